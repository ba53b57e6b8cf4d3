//! What people do with alerts.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::choice::{seen, set};
use super::{MarkSeen, SetAlerts};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Says how one likes to be told (提醒设置).
    Set(SetAlerts),
    /// Says until when one has read (标为已读).
    Seen(MarkSeen),
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Set(it) => set(it, actor),
        Command::Seen(it) => seen(it, actor, at, town),
    }
}

//! Who sees to what a sitting decided, and by when (落实人、落实期限).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, Day, Line, MotionId, Refusal, SittingId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::{Motion, Sitting};
use crate::members::Actor;

use super::goes_on;

/// Who sees to a motion, and by when (落实安排).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The motion: one each.
    pub id: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// Who, by office or organisation: everyone reads it.
    pub owner: Line,
    /// By when.
    pub due: Day,
    /// Said at.
    pub at: Timestamp,
}

/// Says who sees to a motion and by when, or says it anew, until the sitting is closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetFollowUp {
    /// The motion.
    pub motion: MotionId,
    /// Who.
    pub owner: Line,
    /// By when.
    pub due: Day,
}

impl FollowUp {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(in crate::councils) fn decide(
    it: &SetFollowUp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if it.due < at.day() {
        return Err(Refusal::DueHasPassed { due: it.due });
    }
    Ok(vec![Change::put(FollowUp {
        id: motion.id,
        sitting: sitting.id,
        owner: it.owner.clone(),
        due: it.due,
        at,
    })])
}

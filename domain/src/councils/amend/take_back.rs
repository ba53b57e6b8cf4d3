//! Taking an amendment back (撤回修正案).

use serde::{Deserialize, Serialize};

use crate::core::{AmendmentId, Change, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::minutes::goes_on;
use crate::members::Actor;

use super::{Amendment, AmendmentState};

/// No longer asks for an amendment: its mover, or for them those who lead the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBack {
    /// Which.
    pub amendment: AmendmentId,
}

pub(in crate::councils) fn decide(
    it: &TakeBack,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let amendment: Amendment = town.get(it.amendment).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(amendment.mover) {
        led_by(amendment.council, actor, town)?;
    }
    goes_on(amendment.sitting, town)?;
    if !amendment.is_open() {
        return Err(Refusal::AmendmentIsDecided);
    }
    let state = AmendmentState::TakenBack { at };
    Ok(vec![Change::put(Amendment { state, ..amendment })])
}

//! Taking back a stake that one declared (收回回避), until the vote opens.

use serde::{Deserialize, Serialize};

use crate::core::{Change, InterestId, Line, MotionId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{Interest, InterestState, open_to};

/// Takes back what one declared oneself, with a reason that every resident reads. What the chair
/// upheld is not the member's to take back, and the chair may still find this to be a stake.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeBackInterest {
    /// The motion.
    pub motion: MotionId,
    /// Why it is none, or none any more.
    pub reason: Line,
}

pub(in crate::councils) fn decide(
    it: &TakeBackInterest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let (motion, _) = open_to(it.motion, town)?;
    let id = InterestId::of(motion.id, person);
    let interest: Interest = town.get(id).ok_or(Refusal::NotFound)?;
    match interest.state {
        InterestState::Declared => {}
        InterestState::Upheld { .. } => return Err(Refusal::NotYours),
        InterestState::Raised
        | InterestState::Dismissed { .. }
        | InterestState::TakenBack { .. } => return Err(Refusal::NotFound),
    }
    let reason = it.reason.clone();
    let state = InterestState::TakenBack { reason, at };
    Ok(vec![Change::put(Interest { state, ..interest })])
}

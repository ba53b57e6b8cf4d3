//! Ruling on a stake that was pointed out (决定是否回避).

use serde::{Deserialize, Serialize};

use crate::core::{Change, InterestId, Line, MotionId, PersonId, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::members::Actor;

use super::{Interest, InterestState, open_to};

/// Rules on a stake that was raised, or taken back by whose it is: by those who lead the sitting, and not by the one it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleInterest {
    /// The motion.
    pub motion: MotionId,
    /// Whose stake.
    pub person: PersonId,
    /// Whether it is one.
    pub upheld: bool,
    /// Why.
    pub reason: Line,
}

pub(in crate::councils) fn decide(
    it: &RuleInterest,
    actor: &Actor,
    _at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let (motion, sitting) = open_to(it.motion, town)?;
    led_by(sitting.council, actor, town)?;
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if by == it.person {
        return Err(Refusal::OwnInterest);
    }
    let id = InterestId::of(motion.id, it.person);
    let interest: Interest = town.get(id).ok_or(Refusal::NotFound)?;
    if !interest.awaits_a_ruling() {
        return Err(Refusal::AlreadyThere);
    }
    let reason = it.reason.clone();
    let state = match (it.upheld, &interest.state) {
        (true, _) => InterestState::Upheld { by, reason },
        // Residents read that it was taken back, and there is nothing to dismiss.
        (false, InterestState::TakenBack { .. }) => return Err(Refusal::AlreadyThere),
        (false, _) => InterestState::Dismissed { by, reason },
    };
    Ok(vec![Change::put(Interest { state, ..interest })])
}

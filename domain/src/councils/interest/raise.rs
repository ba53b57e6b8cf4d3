//! Noting that one member said another has a stake in a motion (他人提出回避).

use serde::{Deserialize, Serialize};

use crate::core::{Change, InterestId, Line, MotionId, PersonId, Refusal, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::seated::seated;
use crate::members::Actor;

use super::{Interest, InterestState, open_to};

/// Notes a stake that another member pointed out: by those who lead the sitting. It changes nothing
/// until it is ruled on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RaiseInterest {
    /// The motion.
    pub motion: MotionId,
    /// Whose stake.
    pub person: PersonId,
    /// What it is said to be; the council reads it.
    pub words: Line,
}

pub(in crate::councils) fn decide(
    it: &RaiseInterest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let (motion, sitting) = open_to(it.motion, town)?;
    led_by(sitting.council, actor, town)?;
    seated(sitting.council, it.person, at, town)?;
    let id = InterestId::of(motion.id, it.person);
    // What was ruled on once is not brought up again.
    if town.has::<Interest>(id) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(Interest {
        id,
        motion: motion.id,
        sitting: sitting.id,
        council: sitting.council,
        person: it.person,
        words: it.words.clone(),
        at,
        state: InterestState::Raised,
    })])
}

//! Declaring one's own stake in a motion (主动回避).

use serde::{Deserialize, Serialize};

use crate::core::{Change, InterestId, Line, MotionId, Refusal, Timestamp, Town};
use crate::members::Actor;

use crate::councils::seated::seated;

use super::{Interest, InterestState, open_to};

/// Declares a stake of one's own. Who does so neither votes nor is counted, whatever others say of it
/// later, unless they take it back before the vote opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclareInterest {
    /// The motion.
    pub motion: MotionId,
    /// What it is; every resident reads it.
    pub words: Line,
}

pub(in crate::councils) fn decide(
    it: &DeclareInterest,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let (motion, sitting) = open_to(it.motion, town)?;
    seated(sitting.council, person, at, town)?;
    let id = InterestId::of(motion.id, person);
    let before: Option<Interest> = town.get(id);
    if before.is_some_and(|it| it.stands()) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(Interest {
        id,
        motion: motion.id,
        sitting: sitting.id,
        council: sitting.council,
        person,
        words: it.words.clone(),
        at,
        state: InterestState::Declared,
    })])
}

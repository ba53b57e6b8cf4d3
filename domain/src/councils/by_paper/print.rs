//! Printing ballots (印选票).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CouncilId, MotionId, Refusal, Timestamp, Town, VoteId};
use crate::councils::Vote;
use crate::councils::council::led_by;
use crate::members::Actor;

/// How many ballots of a vote were printed (已印选票): their numbers run from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The vote.
    pub id: VoteId,
    /// The motion.
    pub motion: MotionId,
    /// The council.
    pub council: CouncilId,
    /// How many.
    pub count: u16,
    /// How many of them are out: handed to a voter and not taken back (已发纸票).
    pub out: u16,
}

/// Prints ballots of an open vote, or some more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintBallots {
    /// The vote.
    pub vote: VoteId,
    /// How many more.
    pub count: u16,
}

impl Printed {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Two for each member at most: one may be spoilt.
pub(in crate::councils) fn decide(
    it: &PrintBallots,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    led_by(vote.council, actor, town)?;
    vote.in_time(at)?;
    let before: Option<Printed> = town.get(vote.id);
    let (before, out) = before.map_or((0, 0), |it| (it.count, it.out));
    let most = vote.members.saturating_mul(2);
    let count = before.saturating_add(it.count);
    if it.count == 0 || u32::from(count) > most {
        return Err(Refusal::TooMany { most });
    }
    Ok(vec![Change::put(Printed {
        id: vote.id,
        motion: vote.motion,
        council: vote.council,
        count,
        out,
    })])
}

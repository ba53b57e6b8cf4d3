//! Taking up a motion: from here on it is what the sitting talks about (提请审议).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CouncilId, MotionId, Refusal, SittingId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::minutes::goes_on;
use crate::councils::{Motion, MotionState, Sitting};
use crate::members::Actor;
use crate::proposals::{Proposal, ProposalState, Stage};

use super::{Speech, in_the_room};

/// What a sitting talks about now (会场).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// The sitting: one floor each.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// The motion.
    pub motion: MotionId,
    /// Since when.
    pub since: Timestamp,
}

/// Takes a motion up. The one before leaves the floor and may be taken up again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeUp {
    /// Which.
    pub motion: MotionId,
}

impl Floor {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(in crate::councils) fn decide(
    it: &TakeUp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    if at < sitting.starts_at {
        let starts_at = sitting.starts_at;
        return Err(Refusal::SittingNotStarted { starts_at });
    }
    in_the_room(&council, &sitting, motion.id, at, town)?;
    let before: Option<Floor> = town.get(sitting.id);
    let speeches = before.map(|floor| town.of::<Speech>(floor.motion));
    if speeches.is_some_and(|it| it.iter().any(Speech::is_on)) {
        return Err(Refusal::SomebodySpeaks);
    }
    let taken = Change::put(Floor {
        id: sitting.id,
        council: council.id,
        motion: motion.id,
        since: at,
    });
    let proposal = motion.proposal.and_then(|id| town.get::<Proposal>(id));
    let proposal = proposal.filter(|it| it.state.stage() == Stage::Scheduled);
    let sitting = sitting.id;
    let talked_about = proposal.map(|it| {
        let amended = false;
        Change::put(it.moved(ProposalState::Deliberating { sitting, amended }, at))
    });
    Ok(std::iter::once(taken).chain(talked_about).collect())
}

/// A motion is talked about until its vote opens.
pub(in crate::councils) fn debatable(motion: &Motion) -> Result<(), Refusal> {
    match motion.state {
        MotionState::Withdrawn => Err(Refusal::MotionWithdrawn),
        state if state.awaits_its_vote() => Ok(()),
        _ => Err(Refusal::AlreadyPutToTheVote),
    }
}

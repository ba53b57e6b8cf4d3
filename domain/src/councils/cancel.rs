//! Cancelling a vote before its close (取消表决).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, Refusal, Timestamp, Town, VoteId};
use crate::members::Actor;
use crate::proposals::{Proposal, ProposalState};

use super::council::led_by;
use super::{
    Amendment, AmendmentState, Ballot, Floor, Motion, MotionState, Taken, Turnout, Vote, VoteState,
    Voted,
};

/// Cancels a vote: by whoever may open one, before its close, when nobody can know how it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelVote {
    /// The vote.
    pub vote: VoteId,
    /// Why; everyone reads it.
    pub reason: Line,
}

/// The ballots go uncounted, and with them what each voter keeps of them. The motion stays on its
/// sitting's agenda, so that the vote may be opened again.
pub(super) fn decide(
    it: &CancelVote,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    led_by(vote.council, actor, town)?;
    vote.in_time(at)?;
    let motion: Motion = town.get(vote.motion).ok_or(Refusal::NotFound)?;
    let proposal = vote.proposal.and_then(|id| town.get::<Proposal>(id));
    let sitting = motion.sitting;
    let mut changes: Vec<Change> = Vec::new();
    changes.extend(town.of::<Ballot>(vote.id).iter().map(Change::remove));
    changes.extend(town.of::<Voted>(vote.id).iter().map(Change::remove));
    changes.extend(town.of::<Taken>(vote.id).iter().map(Change::remove));
    changes.push(Change::put(Turnout {
        id: vote.id,
        motion: motion.id,
        cast: 0,
    }));
    let state = MotionState::Cancelled { vote: vote.id };
    changes.push(Change::put(Motion { state, ..motion }));
    let carried = |it: &Amendment| matches!(it.state, AmendmentState::Carried { .. });
    let amended = town.of::<Amendment>(motion.id).iter().any(carried);
    let floor: Option<Floor> = town.get(sitting);
    let scheduled = if amended || floor.is_some_and(|floor| floor.motion == vote.motion) {
        ProposalState::Deliberating { sitting, amended }
    } else {
        ProposalState::Scheduled { sitting }
    };
    changes.extend(proposal.map(|it| Change::put(it.moved(scheduled, at))));
    let reason = it.reason.clone();
    changes.push(Change::put(Vote {
        state: VoteState::Cancelled { at, reason },
        ..vote
    }));
    Ok(changes)
}

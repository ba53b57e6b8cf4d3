//! Closing a sitting (散会): its minutes are assembled, and nothing is added to it any more.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, MotionId, Refusal, SittingId, Timestamp, Town};
use crate::councils::amend::dropped;
use crate::councils::council::led_by;
use crate::councils::{
    Election, List, Motion, MotionState, Outcome, Sitting, Speech, Vote, VoteState,
};
use crate::covenant;
use crate::members::{Actor, pack_of};
use crate::proposals::{Proposal, ProposalState, Routing};

use super::{Minutes, MinutesState, assembled, goes_on};

/// Closes a sitting: once no vote of it is open. What it did not decide is put off, and its
/// proposals may go on another agenda.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseSitting {
    /// Which.
    pub sitting: SittingId,
    /// Who was there as a guest, by organisation and form of address; the council reads it.
    pub guests: Vec<Line>,
}

pub(in crate::councils) fn decide(
    it: &CloseSitting,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if at < sitting.starts_at {
        let starts_at = sitting.starts_at;
        return Err(Refusal::SittingNotStarted { starts_at });
    }
    let minutes: Minutes = town.get(sitting.id).ok_or(Refusal::NoRecorder)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let most = pack.council.sitting.guests_most;
    if it.guests.len() > usize::from(most) {
        return Err(Refusal::TooMany { most: most.into() });
    }
    let motions = town.of::<Motion>(sitting.id);
    for motion in &motions {
        if matches!(motion.state, MotionState::Voting { .. }) {
            return Err(Refusal::VoteIsOpen {
                motion: motion.title.clone(),
            });
        }
        if town.of::<Speech>(motion.id).iter().any(Speech::is_on) {
            return Err(Refusal::SomebodySpeaks);
        }
    }
    // What everyone did is counted where everything is.
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let (body, roll_call) = assembled(&minutes, &it.guests, at, town)?;
    let state = MinutesState::Assembled {
        version: body.version(),
        body: Box::new(body),
    };
    let mut changes = vec![
        Change::put(roll_call),
        Change::put(Minutes { state, ..minutes }),
    ];
    for motion in motions {
        if motion.state.awaits_its_vote() {
            put_off(motion, at, &mut changes, town);
        }
    }
    Ok(changes)
}

/// Nobody is nominated any more in an election that was not held.
fn given_up(motion: MotionId, at: Timestamp, town: &dyn Town) -> Option<Change> {
    let election: Election = town.get(motion)?;
    election.is_open().then(|| {
        Change::put(Election {
            list: List::Closed { at },
            ..election
        })
    })
}

/// A motion that was not decided leaves its proposal where it was before it was put on the agenda.
fn put_off(motion: Motion, at: Timestamp, changes: &mut Vec<Change>, town: &dyn Town) {
    let proposal = motion.proposal.and_then(|id| town.get::<Proposal>(id));
    let before = motion.again.and_then(|again| {
        let vote = again.after;
        let state = town.get::<Vote>(vote)?.state;
        let VoteState::Closed { result, .. } = state else {
            return None;
        };
        Some(match result.outcome {
            Outcome::NoQuorum => ProposalState::NoQuorum { vote },
            Outcome::Passed | Outcome::Failed => ProposalState::NotApproved { vote },
        })
    });
    let routed = || {
        let routing: Routing = town.get(motion.proposal?)?;
        let forum = routing.forum;
        Some(ProposalState::Routed(forum))
    };
    let before = before.or_else(routed).unwrap_or(ProposalState::Accepted);
    changes.extend(proposal.map(|it| Change::put(it.moved(before, at))));
    changes.extend(covenant::put_off(&motion, town));
    changes.extend(dropped(motion.id, at, town));
    changes.extend(given_up(motion.id, at, town));
    let cancelled = motion.state.vote();
    let state = MotionState::PutOff { cancelled };
    changes.push(Change::put(Motion { state, ..motion }));
}

//! Leaving the way before the works: taken back by the proposer, ended by the convener (撤回、终止;
//! domain-rules 2.2).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, ProposalId, Refusal, Timestamp, Town};
use crate::councils::{Council, Sitting, Vote, leave_agenda};
use crate::members::Actor;

use super::offers::lapsed;
use super::submit::own;
use super::{Proposal, ProposalState, Stage};

/// Takes one's own proposal back: until its vote opens, and after the vote until it is a project,
/// which `projects::Withdraw` takes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// Which.
    pub proposal: ProposalId,
    /// Why; everyone reads it. From acceptance on others count on it, and it must be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

/// Ends a proposal that is accepted and not yet a project: by those who convene the council it is
/// with, and by the community's workers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// Which.
    pub proposal: ProposalId,
    /// Why; everyone reads it.
    pub reason: Line,
}

pub(super) fn withdraw(
    it: &Withdraw,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    let state = match (proposal.state.stage(), it.reason.clone()) {
        (Stage::Submitted | Stage::Returned, None) => ProposalState::Withdrawn,
        (Stage::Submitted | Stage::Returned, Some(reason)) => ProposalState::TakenBack(reason),
        (stage, _) if !proposal.state.leaves() => return Err(Refusal::ProposalNotThere { stage }),
        (_, None) => return Err(Refusal::NoReason),
        (_, Some(reason)) => ProposalState::TakenBack(reason),
    };
    left(proposal, state, at, town)
}

pub(super) fn cancel(
    it: &Cancel,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    if !actor.is_staff() && !convenes(&proposal, actor, town) {
        return Err(Refusal::NotYours);
    }
    if !proposal.state.leaves() {
        return Err(Refusal::ProposalNotThere { stage });
    }
    let reason = it.reason.clone();
    left(proposal, ProposalState::Cancelled(reason), at, town)
}

/// Whether this person convenes the council that has it, or could have it.
fn convenes(proposal: &Proposal, actor: &Actor, town: &dyn Town) -> bool {
    let of_vote = |vote| town.get::<Vote>(vote).map(|it| it.council);
    match proposal.state {
        ProposalState::Routed(forum) => {
            let councils = town.of::<Council>(proposal.community);
            let mut councils = councils.into_iter();
            councils.any(|it| forum.takes(it.kind) && it.is_for(proposal) && actor.convenes(it.id))
        }
        ProposalState::Scheduled { sitting } | ProposalState::Deliberating { sitting, .. } => {
            let sitting: Option<Sitting> = town.get(sitting);
            sitting.is_some_and(|it| actor.convenes(it.council))
        }
        ProposalState::Approved { vote } | ProposalState::NoQuorum { vote } => {
            of_vote(vote).is_some_and(|council| actor.convenes(council))
        }
        _ => false,
    }
}

fn left(
    proposal: Proposal,
    state: ProposalState,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let tabled = proposal.state.on_agenda_of();
    let id = proposal.id;
    let mut changes = vec![Change::put(proposal.moved(state, at))];
    changes.extend(lapsed(id, at, town));
    if let Some(sitting) = tabled {
        changes.extend(leave_agenda(id, sitting, at, town));
    }
    Ok(changes)
}

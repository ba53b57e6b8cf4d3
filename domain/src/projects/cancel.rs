//! Ending a project before its works start: by the convener, or by whoever proposed it (终止、撤回).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Proposal;

use super::halt::convenes;
use super::project::{found, moved};
use super::{Cause, Project, ProjectState};

/// Cancels a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// The project.
    pub project: ProposalId,
    /// Why; everyone reads it.
    pub reason: Line,
}

/// Takes one's own project back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdraw {
    /// The project.
    pub project: ProposalId,
    /// Why; everyone reads it: others had approved it.
    pub reason: Line,
}

pub(super) fn cancel(
    it: &Cancel,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let by = convenes(&project, actor)?;
    before_works(&project, town)?;
    let state = ProjectState::Cancelled {
        cause: Cause::Said(it.reason.clone()),
        by,
        at,
    };
    moved(project, state, at, town)
}

pub(super) fn withdraw(
    it: &Withdraw,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let proposal: Proposal = town.get(it.project).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(proposal.author.person) {
        return Err(Refusal::NotYours);
    }
    before_works(&project, town)?;
    let reason = it.reason.clone();
    moved(project, ProjectState::Withdrawn { reason, at }, at, town)
}

/// Once works have started they are finished or stand still, but are not undone on paper.
fn before_works(project: &Project, town: &dyn Town) -> Result<(), Refusal> {
    match project.state {
        ProjectState::Publicity
        | ProjectState::ObjectionReview { .. }
        | ProjectState::Funded { .. } => Ok(()),
        _ => Err(project.elsewhere(town)),
    }
}

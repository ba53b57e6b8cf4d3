//! Posting the accounts, and the archive (公布账目、归档).

use serde::{Deserialize, Serialize};

use crate::core::{Change, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Photo;

use super::project::{found, moved};
use super::{Deed, ProjectFault, ProjectState};

/// Posts the accounts on the notice board (Residents' Committee Law 34, 42).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishAccounts {
    /// The project.
    pub project: ProposalId,
    /// The notice board, at least one photo.
    pub photos: Vec<Photo>,
}

/// Puts a project into the archive, once everyone had their turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    /// The project.
    pub project: ProposalId,
}

pub(super) fn publish_accounts(
    it: &PublishAccounts,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let (handed, mut evaluation) = project.evaluating(town)?;
    if evaluation.accounts.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    project.takes(&it.photos, 1)?;
    evaluation.accounts = Some(Deed {
        by: actor.person().ok_or(Refusal::NotYours)?,
        for_contact: false,
        at,
        photos: it.photos.clone(),
    });
    let state = ProjectState::Evaluating { handed, evaluation };
    moved(project, state, at, town)
}

pub(super) fn decide(
    it: &Archive,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let (handed, evaluation) = project.evaluating(town)?;
    if evaluation.accounts.is_none() {
        return Err(Refusal::Project {
            fault: ProjectFault::AccountsNotPosted,
        });
    }
    if project.is_unmeasured(town) {
        return Err(Refusal::Project {
            fault: ProjectFault::IndicatorsOpen,
        });
    }
    if at.day() < evaluation.next {
        let next = evaluation.next;
        return Err(Refusal::Project {
            fault: ProjectFault::EvaluationRuns { next },
        });
    }
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let state = ProjectState::Closed {
        handed,
        evaluation,
        by,
        at,
    };
    moved(project, state, at, town)
}

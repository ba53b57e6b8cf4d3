//! Suspending the works, and resuming them (暂停、复工).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::object::supervisor;
use super::project::{found, moved};
use super::{Project, ProjectState};

/// A time the works stood still.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Halt {
    /// Why.
    pub reason: Line,
    /// By whom.
    pub by: PersonId,
    /// From when.
    pub at: Timestamp,
    /// Why they went on.
    pub mended: Line,
    /// By whom.
    pub resumed_by: PersonId,
    /// When.
    pub resumed_at: Timestamp,
}

/// Suspends the works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspend {
    /// The project.
    pub project: ProposalId,
    /// Why; everyone reads it.
    pub reason: Line,
}

/// Resumes the works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// The project.
    pub project: ProposalId,
    /// What was put right; everyone reads it.
    pub reason: Line,
}

pub(super) fn suspend(
    it: &Suspend,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let by = halts(&project, actor)?;
    let ProjectState::Executing { works } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let state = ProjectState::Suspended {
        works: works.clone(),
        reason: it.reason.clone(),
        by,
        at,
    };
    moved(project, state, at, town)
}

pub(super) fn resume(
    it: &Resume,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let resumed_by = halts(&project, actor)?;
    let ProjectState::Suspended {
        works,
        reason,
        by,
        at: since,
    } = &project.state
    else {
        return Err(project.elsewhere(town));
    };
    let mut works = works.clone();
    works.halts.push(Halt {
        reason: reason.clone(),
        by: *by,
        at: *since,
        mended: it.reason.clone(),
        resumed_by,
        resumed_at: at,
    });
    project.lists(works.halts.len())?;
    moved(project, ProjectState::Executing { works }, at, town)
}

/// Who may stop the works and let them go on: the convener, the staff who serve the council, and
/// the supervision committee.
fn halts(project: &Project, actor: &Actor) -> Result<PersonId, Refusal> {
    convenes(project, actor).or_else(|_| supervisor(project, actor))
}

/// The person, if they convene the council that approved it, or serve it.
pub(super) fn convenes(project: &Project, actor: &Actor) -> Result<PersonId, Refusal> {
    let of_council = project.council.is_some_and(|it| actor.convenes(it));
    let leads = actor.is_staff() || of_council;
    let person = actor.person().filter(|_| leads);
    person.ok_or(Refusal::NotYours)
}

//! Acceptance by two different persons (验收): one of the supervision committee, and one resident
//! whom the project touches and who neither works for the community nor carried it out (design
//! default).

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Change, Line, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::object::supervisor;
use super::project::{found, moved};
use super::{Evaluation, Project, ProjectFault, ProjectState, Ratings};

/// As what one of the two accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inspector {
    /// 居务监督委员会
    Supervisor,
    /// 居民
    Resident,
}

/// One line of the checklist (验收项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What was looked at; where it failed, what is to be mended.
    pub what: Line,
    /// Whether it is good.
    pub passed: bool,
}

/// What one of the two found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// As what.
    pub part: Inspector,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Line by line.
    pub checks: Vec<Check>,
}

/// Says what one of the two found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    /// The project.
    pub project: ProposalId,
    /// As what.
    pub part: Inspector,
    /// Line by line, at least one.
    pub checks: Vec<Check>,
}

pub(super) fn decide(
    it: &Inspect,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let ProjectState::Acceptance { handed, first } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let by = inspector(it.part, &project, actor)?;
    if it.checks.is_empty() {
        return Err(Refusal::Project {
            fault: ProjectFault::NothingChecked,
        });
    }
    project.lists(it.checks.len())?;
    let mine = Inspection {
        part: it.part,
        by,
        at,
        checks: it.checks.clone(),
    };
    let handed = handed.clone();
    let Some(first) = first.clone() else {
        let first = Some(mine);
        let state = ProjectState::Acceptance { handed, first };
        return moved(project, state, at, town);
    };
    if first.part == mine.part {
        return Err(Refusal::AlreadyThere);
    }
    if first.by == mine.by {
        return Err(Refusal::Project {
            fault: ProjectFault::TwoInspectors,
        });
    }
    let both = vec![first, mine];
    let failed = both
        .iter()
        .flat_map(|it| &it.checks)
        .filter(|it| !it.passed);
    let mut items: Vec<Line> = Vec::new();
    for check in failed {
        if !items.contains(&check.what) {
            items.push(check.what.clone());
        }
    }
    if !items.is_empty() {
        let state = ProjectState::Rectifying { handed, items, at };
        return moved(project, state, at, town);
    }
    let pack = project.rules()?;
    let days = pack.project.evaluation_days;
    let period = Calendar::built_in().period(at.day(), days, pack.weekends_shift);
    let evaluation = Evaluation {
        accepted: both,
        at,
        last: period.last,
        next: period.next,
        provisional: period.provisional,
        accounts: None,
        measured: None,
    };
    let ratings = Ratings::none(&project);
    let state = ProjectState::Evaluating { handed, evaluation };
    let mut changes = moved(project, state, at, town)?;
    changes.push(Change::put(ratings));
    Ok(changes)
}

/// The person, if they may accept in this part.
fn inspector(part: Inspector, project: &Project, actor: &Actor) -> Result<PersonId, Refusal> {
    let by = match part {
        Inspector::Supervisor => supervisor(project, actor)?,
        Inspector::Resident => {
            if !project.affects(actor) {
                return Err(Refusal::NotAffected);
            }
            actor.person().ok_or(Refusal::SignInFirst)?
        }
    };
    if actor.is_staff() || project.contact() == Some(by) {
        return Err(Refusal::Project {
            fault: ProjectFault::NotIndependent,
        });
    }
    Ok(by)
}

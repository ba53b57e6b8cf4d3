//! Milestones: steps with weights, and the progress they make (节点、进度).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Line, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Photo;

use super::project::{found, moved};
use super::{Deed, ProjectState};

/// A step of the works as it is agreed (节点).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// In one line.
    pub name: Line,
    /// Its part of the whole, in hundredths, from 1.
    pub weight: u8,
    /// By when.
    pub due: Option<Day>,
}

/// A step, and whether it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// As it was agreed.
    pub step: Step,
    /// That it is done.
    pub reached: Option<Reached>,
}

/// That a step is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reached {
    /// By whom, when, what it looks like.
    pub deed: Deed,
    /// In words, if there is something to say.
    pub note: Option<Line>,
}

/// Reports a step as done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// The project.
    pub project: ProposalId,
    /// Which step, from 0.
    pub step: u16,
    /// What it looks like, at least one photo.
    pub photos: Vec<Photo>,
    /// In words, if there is something to say.
    pub note: Option<Line>,
}

/// The weights of what is done, 0 to 100.
pub fn progress(milestones: &[Milestone]) -> u32 {
    let done = milestones.iter().filter(|it| it.reached.is_some());
    done.map(|it| u32::from(it.step.weight)).sum()
}

pub(super) fn decide(
    it: &Reach,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let ProjectState::Executing { works } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let deed = project.deed(actor, at, it.photos.clone())?;
    project.takes(&it.photos, 1)?;
    let mut works = works.clone();
    let step = works.milestones.get_mut(usize::from(it.step));
    let step = step.ok_or(Refusal::NotFound)?;
    if step.reached.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    let note = it.note.clone();
    step.reached = Some(Reached { deed, note });
    moved(project, ProjectState::Executing { works }, at, town)
}

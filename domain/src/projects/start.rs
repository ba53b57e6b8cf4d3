//! Starting the works (开工): what was agreed, the steps, and whether means still suffice.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, ProposalId, Prose, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::project::{found, moved};
use super::{Deed, Milestone, ProjectFault, ProjectState, Step, Works};

/// What was agreed with the implementer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// With whom, its number, its date (合同).
    pub contract: Line,
    /// How people are kept from harm (安全方案).
    pub safety: Prose,
    /// Whether means still suffice.
    pub afford: Afford,
    /// Who started it, and when.
    pub started: Deed,
}

/// Whether means suffice, tested again at the start (承受度复核, domain-rules 2.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Afford {
    /// 财力
    pub funds: Line,
    /// 物力
    pub materials: Line,
    /// 人力
    pub manpower: Line,
}

/// Starts the works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The project.
    pub project: ProposalId,
    /// With whom, its number, its date.
    pub contract: Line,
    /// How people are kept from harm.
    pub safety: Prose,
    /// Whether means still suffice.
    pub afford: Afford,
    /// The steps; their weights must sum to 100.
    pub milestones: Vec<Step>,
}

/// What the weights of all steps sum to.
const WHOLE: u32 = 100;

pub(super) fn decide(
    it: &Start,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let ProjectState::Funded { funding } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let started = project.deed(actor, at, Vec::new())?;
    project.lists(it.milestones.len())?;
    let weights = it.milestones.iter().map(|step| u32::from(step.weight));
    let sum: u32 = weights.clone().sum();
    if sum != WHOLE || weights.min() == Some(0) {
        return Err(Refusal::Project {
            fault: ProjectFault::WeightsDiffer { sum },
        });
    }
    let milestones = it.milestones.iter().map(|step| Milestone {
        step: step.clone(),
        reached: None,
    });
    let works = Box::new(Works {
        funding: (**funding).clone(),
        contract: Contract {
            contract: it.contract.clone(),
            safety: it.safety.clone(),
            afford: it.afford.clone(),
            started,
        },
        milestones: milestones.collect(),
        halts: Vec::new(),
    });
    moved(project, ProjectState::Executing { works }, at, town)
}

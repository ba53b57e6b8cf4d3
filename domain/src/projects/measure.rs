//! What the indicators came to (评价指标结果): by what the acceptance said one would see whether it
//! worked, and what one saw (domain-rules 2.1, 2.2).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Proposal;

use super::project::{found, moved};
use super::{Project, ProjectFault, ProjectState};

/// Whether an indicator was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// 达到
    Yes,
    /// 部分达到
    InPart,
    /// 没有达到
    No,
}

impl Met {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::InPart, Self::No];
}

/// What one indicator came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The value (结果): a number with its unit, or a few words.
    pub value: Line,
    /// Whether that is what was promised.
    pub met: Met,
    /// Why not, or not quite; everyone reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Line>,
}

/// What was promised beside what it came to (评价指标).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// What was promised, in the words of the assessment.
    pub promised: Line,
    /// What it came to.
    pub reading: Reading,
}

/// Everything that was measured, by whom and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Who entered it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// One by one, in the order of the assessment.
    pub indicators: Vec<Indicator>,
}

/// Enters what each indicator came to; until the archive it may be entered anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The project.
    pub project: ProposalId,
    /// One for each that was promised, in that order.
    pub readings: Vec<Reading>,
}

impl Project {
    /// What was promised: the indicators of its assessment, one by one.
    pub fn promised(&self, town: &dyn Town) -> Vec<Line> {
        let proposal: Option<Proposal> = town.get(self.id);
        let found = proposal.and_then(|it| it.assessment);
        found.map(|it| it.promises()).unwrap_or_default()
    }

    /// Whether its indicators wait for what they came to.
    pub fn is_unmeasured(&self, town: &dyn Town) -> bool {
        let ProjectState::Evaluating { evaluation, .. } = &self.state else {
            return false;
        };
        evaluation.measured.is_none() && !self.promised(town).is_empty()
    }
}

pub(super) fn decide(
    it: &Measure,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let (handed, mut evaluation) = project.evaluating(town)?;
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let promised = project.promised(town);
    let count = promised.len() as u32;
    if it.readings.len() != promised.len() || promised.is_empty() {
        let fault = ProjectFault::IndicatorsDiffer { count };
        return Err(Refusal::Project { fault });
    }
    let silent = |it: &Reading| it.met != Met::Yes && it.why.is_none();
    if it.readings.iter().any(silent) {
        let fault = ProjectFault::WhyNotMet;
        return Err(Refusal::Project { fault });
    }
    let indicators = promised
        .into_iter()
        .zip(it.readings.iter().cloned())
        .map(|(promised, reading)| Indicator { promised, reading });
    evaluation.measured = Some(Measured {
        by,
        at,
        indicators: indicators.collect(),
    });
    let state = ProjectState::Evaluating { handed, evaluation };
    moved(project, state, at, town)
}

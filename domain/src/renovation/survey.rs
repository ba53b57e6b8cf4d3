//! Asking whether (入户征询，改不改): one answer a home, tenants beside it.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Day, HomeId, Refusal, Timestamp, Town};
use crate::members::{Actor, StandingKind};

use super::answer::{Asked, said};
use super::counts::counted;
use super::plan::{ahead, found, put};
use super::{PlanState, Said, Will};

/// Asks every home whether.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskWill {
    /// The plan.
    pub plan: CompoundId,
    /// The last day of answers.
    pub until: Day,
}

/// Says whether, for a home of one's own, or notes it at a door; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerWill {
    /// The plan.
    pub plan: CompoundId,
    /// For which home.
    pub home: HomeId,
    /// What.
    pub will: Will,
    /// Where a grid worker notes it at the door: as what those who answer have the home (上门代记).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_door: Option<StandingKind>,
}

pub(super) fn ask(
    it: &AskWill,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::Prepare = plan.state else {
        return Err(plan.elsewhere());
    };
    ahead(it.until, at)?;
    let until = it.until;
    let plan = plan.moved(PlanState::WillSurvey { until }, by, at);
    let counts = counted(&plan, town, &[]);
    let mut changes = put(plan);
    changes.extend(counts);
    Ok(changes)
}

pub(super) fn answer(
    it: &AnswerWill,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let asked = Asked {
        plan: it.plan,
        home: it.home,
        at_door: it.at_door,
        until: |state| match state {
            PlanState::WillSurvey { until } => Some(*until),
            _ => None,
        },
    };
    let what = it.will;
    said(&asked, actor, at, town, |own| {
        own.will = Some(Said { at, what });
        Ok(())
    })
}

//! Ending a plan (终止改造), before anything is built.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Line, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::owners::Matter;

use super::adopt::fresh;
use super::plan::{found, put};
use super::{Decided, PlanLeg, PlanState, RenovationFault};

/// Ends a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndPlan {
    /// The plan.
    pub plan: CompoundId,
    /// Why: what everyone reads beside the stage.
    pub reason: Line,
    /// What the owners decided, where they had adopted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
}

/// The office ends what nobody adopted. What the owners decided together binds (Civil Code 280), so
/// they decide together that it ends: as one of the other major matters (278 (九); design default).
/// Works that run are finished or mended, not ended.
pub(super) fn decide(
    it: &EndPlan,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let mut plan = found(it.plan, town)?;
    match &plan.state {
        PlanState::Ended { .. } => return Err(plan.elsewhere()),
        PlanState::Adopted { leg, .. } if *leg >= PlanLeg::Construction => {
            return Err(RenovationFault::WorksRun.into());
        }
        PlanState::Adopted { adoption, .. } if !adoption.decided.is_empty() => {
            let decided = it.decided.as_ref();
            let decided = decided.filter(|it| it.matter == Matter::Other);
            let decided = decided.ok_or(RenovationFault::OwnersEndIt)?;
            fresh(decided, &adoption.decided, &plan, town)?;
        }
        _ => {}
    }
    let before = Box::new(plan.state.clone());
    let decided = it.decided.clone().map(Box::new);
    plan = plan.moved(PlanState::Ended { before, decided }, by, at);
    plan.noted(&it.reason);
    Ok(put(plan))
}

//! Choosing anew (重新点菜): where homes want none of what was compared, or what was chosen cannot be
//! built, the menu is asked about once more.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Day, Line, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::renovation::counts::counts;
use crate::renovation::money::withdrawn;
use crate::renovation::plan::{ahead, found, put};
use crate::renovation::{Comparison, ComparisonState, PlanState, RenovationFault};

/// Asks about the menu once more. What homes ordered stands until they order something else; what was
/// compared stays to be read, and decides nothing of the new round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseAnew {
    /// The plan.
    pub plan: CompoundId,
    /// Why: what everyone reads beside the stage.
    pub reason: Line,
    /// The last day of orders.
    pub until: Day,
}

/// Before the owners adopted it (design default): what they adopted they decide again, or end.
pub(in crate::renovation) fn decide(
    it: &ChooseAnew,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let (PlanState::Options | PlanState::Manage) = plan.state else {
        return Err(plan.elsewhere());
    };
    ahead(it.until, at)?;
    let all = town.of::<Comparison>(plan.id);
    let open = all.iter().filter(|it| it.state == ComparisonState::Open);
    let open = open.count() as u32;
    if open > 0 {
        return Err(RenovationFault::ComparisonsOpen { open }.into());
    }
    let until = it.until;
    let mut plan = plan.moved(PlanState::MenuChoice { until }, by, at);
    plan.noted(&it.reason);
    plan.chosen.clear();
    let mut changes = withdrawn(plan.id, town)?;
    if town.is_whole() {
        changes.extend(counts(&plan, town).map(Change::put));
    }
    changes.extend(put(plan));
    Ok(changes)
}

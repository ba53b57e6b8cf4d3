//! Ordering from the menu (居民点菜), and taking what is built (确定改造内容).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, HomeId, Refusal, Timestamp, Town};
use crate::members::{Actor, StandingKind};
use crate::renovation::answer::{Asked, said};
use crate::renovation::plan::{found, put};
use crate::renovation::{PlanCounts, PlanState, RenovationFault, RenovationRules, Said};

use super::{Course, Menu, OutOfOrder, in_order, misplaced};

/// Orders for a home of one's own, or notes an order at a door; once more replaces it. Nothing ordered is an answer, too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderMenu {
    /// The plan.
    pub plan: CompoundId,
    /// For which home.
    pub home: HomeId,
    /// The courses, by their place on the menu.
    pub items: BTreeSet<u16>,
    /// Where a grid worker notes it at the door: as what those who answer have the home (上门代记).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_door: Option<StandingKind>,
}

/// Takes the courses that are built, in this order; which ends the orders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChooseWorks {
    /// The plan.
    pub plan: CompoundId,
    /// The courses, by their place on the menu.
    pub items: Vec<u16>,
}

pub(in crate::renovation) fn order(
    it: &OrderMenu,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let asked = Asked {
        plan: it.plan,
        home: it.home,
        at_door: it.at_door,
        until: |state| match state {
            PlanState::MenuChoice { until } => Some(*until),
            _ => None,
        },
    };
    said(&asked, actor, at, town, |own| {
        let menu: Menu = town.get(it.plan).ok_or(Refusal::NotFound)?;
        if it.items.iter().any(|item| *item >= menu.courses()) {
            return Err(RenovationFault::NoSuchItem.into());
        }
        let what = it.items.clone();
        own.order = Some(Said { at, what });
        Ok(())
    })
}

pub(in crate::renovation) fn choose(
    it: &ChooseWorks,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::MenuChoice { until } = plan.state else {
        return Err(plan.elsewhere());
    };
    if at.day() <= until {
        return Err(RenovationFault::SurveyRuns { until }.into());
    }
    let menu: Menu = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let different: BTreeSet<u16> = it.items.iter().copied().collect();
    if it.items.is_empty() {
        return Err(RenovationFault::NothingChosen.into());
    }
    let unknown = it.items.iter().any(|item| *item >= menu.courses());
    if unknown || different.len() < it.items.len() {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let mut plan = plan.moved(PlanState::Options, by, at);
    plan.chosen.clone_from(&it.items);
    Ok(put(plan))
}

/// Courses by their places on a menu, with how many homes want each.
fn courses<'a>(items: &[u16], menu: &'a Menu, counts: &PlanCounts) -> Vec<Course<'a>> {
    let course = |place: &u16| {
        let wanted = counts.wanted.get(usize::from(*place));
        Some(Course {
            item: &menu.dish(*place)?.item,
            homes: wanted.map_or(0, |it| it.homes),
        })
    };
    items.iter().filter_map(course).collect()
}

/// Where a choice of courses breaks the order of the rules (先民生后提升、先功能后景观): warnings.
pub fn warnings(
    items: &[u16],
    menu: &Menu,
    counts: &PlanCounts,
    rules: &RenovationRules,
) -> Vec<OutOfOrder> {
    misplaced(&courses(items, menu, counts), rules)
}

/// The same courses in the order of the rules.
pub fn sorted(
    items: &[u16],
    menu: &Menu,
    counts: &PlanCounts,
    rules: &RenovationRules,
) -> Vec<u16> {
    let order = in_order(&courses(items, menu, counts), rules);
    order
        .into_iter()
        .filter_map(|at| items.get(at).copied())
        .collect()
}

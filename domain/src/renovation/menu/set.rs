//! Posting the menu (菜单公布，改什么), which ends the survey.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, CompoundId, Day, Money, Refusal, Timestamp, Town,
    UnitId,
};
use crate::members::{Actor, Building, Home, Unit};
use crate::renovation::plan::{ahead, found, put};
use crate::renovation::{PlanCounts, PlanState, RenovationFault};

use super::Item;

/// Which homes something is built for, and so who shares what it costs (受益范围; "谁受益谁出资").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// 小区
    Compound,
    /// 楼栋
    Building(BuildingId),
    /// 单元
    Unit(UnitId),
}

/// A course on the menu of a plan (菜单项): what, how much of it, for whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dish {
    /// What it is.
    pub item: Item,
    /// How much of it, in its unit.
    pub amount: u32,
    /// For whom.
    pub reach: Reach,
}

/// What can be ordered in a compound (改造菜单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Menu {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The courses.
    pub dishes: Vec<Dish>,
    /// When it was posted.
    pub at: Timestamp,
}

/// Posts the menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetMenu {
    /// The plan.
    pub plan: CompoundId,
    /// The courses.
    pub dishes: Vec<Dish>,
    /// The last day of orders.
    pub until: Day,
}

/// Courses of one menu at most (design default).
const MOST: usize = 60;

impl Reach {
    /// Whether it takes in a home.
    pub fn holds(self, home: &Home) -> bool {
        match self {
            Self::Compound => true,
            Self::Building(id) => home.building == id,
            Self::Unit(id) => home.unit == id,
        }
    }

    /// Whether it lies in a compound.
    pub(in crate::renovation) fn lies_in(self, compound: CompoundId, town: &dyn Town) -> bool {
        let within = |id: BuildingId| {
            let building: Option<Building> = town.get(id);
            building.is_some_and(|it| it.compound == compound)
        };
        match self {
            Self::Compound => true,
            Self::Building(id) => within(id),
            Self::Unit(id) => town
                .get::<Unit>(id)
                .is_some_and(|unit| within(unit.building)),
        }
    }
}

impl Dish {
    /// What it costs; `None` where there is no such number.
    pub fn cost(&self) -> Option<Money> {
        self.item.cost(self.amount)
    }
}

impl Menu {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }

    /// How many courses it has.
    pub fn courses(&self) -> u16 {
        u16::try_from(self.dishes.len()).unwrap_or(u16::MAX)
    }

    /// A course by its place.
    pub fn dish(&self, place: u16) -> Option<&Dish> {
        self.dishes.get(usize::from(place))
    }
}

/// The survey ends with its last day, or once every home answered; and where a local rule names a
/// share of homes, enough of them want it.
pub(in crate::renovation) fn set(
    it: &SetMenu,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::WillSurvey { until } = plan.state else {
        return Err(plan.elsewhere());
    };
    let counts: PlanCounts = town.get(plan.id).ok_or(Refusal::NotFound)?;
    if at.day() <= until && counts.will.open() > 0 {
        return Err(RenovationFault::SurveyRuns { until }.into());
    }
    let rules = &plan.rules().ok_or(Refusal::NoSuchPack)?.renovation;
    let lacking = counts.will.lacking(rules.will);
    if lacking > 0 {
        return Err(RenovationFault::WillLacks { homes: lacking }.into());
    }
    ahead(it.until, at)?;
    if it.dishes.len() > MOST {
        return Err(Refusal::TooMany { most: MOST as u32 });
    }
    let priced = |dish: &Dish| dish.cost().is_some_and(|cost| cost.0 > 0);
    if it.dishes.is_empty() || !it.dishes.iter().all(priced) {
        return Err(Refusal::NotAboveZero);
    }
    if !it.dishes.iter().all(|it| it.reach.lies_in(plan.id, town)) {
        return Err(Refusal::NoSuchPlace);
    }
    let menu = Menu {
        id: plan.id,
        community: plan.community,
        dishes: it.dishes.clone(),
        at,
    };
    let courses = menu.courses();
    let until = it.until;
    let plan = plan.moved(PlanState::MenuChoice { until }, by, at);
    let mut counts = counts;
    counts.wanted = vec![super::Wanted::default(); usize::from(courses)];
    let mut changes = put(plan);
    changes.push(Change::put(menu));
    changes.push(Change::put(counts));
    Ok(changes)
}

//! Posting designs side by side, with what each costs a home.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, ComparisonId, CompoundId, Day, Line, Money, Prose, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Photo;
use crate::renovation::money::{Bill, reopened, rows};
use crate::renovation::plan::{ahead, found};
use crate::renovation::{CostOf, Menu, Payer, PlanState, Reach, RenovationFault};

use super::Compared;

/// One way to do it (方案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// What it is called.
    pub title: Line,
    /// What speaks for and against it, in a line.
    pub points: Line,
    /// What it looks like.
    pub photo: Option<Photo>,
    /// What it costs.
    pub cost: Money,
    /// How much of that others pay (财政等出资).
    pub helped: Money,
}

/// Designs of one course side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Made by the office.
    pub id: ComparisonId,
    /// The plan.
    pub plan: CompoundId,
    /// The course, by its place on the menu.
    pub item: u16,
    /// What is asked.
    pub title: Line,
    /// What one should know.
    pub text: Option<Prose>,
    /// Who is asked, and shares what it costs.
    pub reach: Reach,
    /// The designs, in the order in which they are shown.
    pub designs: Vec<Design>,
    /// When it was posted.
    pub at: Timestamp,
    /// The last day of answers.
    pub until: Day,
    /// Where it stands.
    pub state: ComparisonState,
}

/// Where a comparison stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonState {
    /// 征求意见中
    Open,
    /// 已有结果
    Settled(Compared),
}

/// Posts designs of a course that is built.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishOptions {
    /// Made by the office.
    pub id: ComparisonId,
    /// The plan.
    pub plan: CompoundId,
    /// The course, by its place on the menu.
    pub item: u16,
    /// What is asked.
    pub title: Line,
    /// What one should know.
    pub text: Option<Prose>,
    /// The designs.
    pub designs: Vec<Design>,
    /// The last day of answers.
    pub until: Day,
}

/// Designs side by side at most: more cannot be compared on a phone (design default).
const MOST: usize = 4;

impl Design {
    /// What the homes pay together.
    pub fn shared(&self) -> Money {
        Money(self.cost.0 - self.helped.0)
    }
}

impl Comparison {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.plan)
    }

    /// "None of them" (都不要), which stands behind the designs.
    pub fn none(&self) -> u16 {
        u16::try_from(self.designs.len()).unwrap_or(u16::MAX)
    }

    /// The result, once there is one.
    pub fn result(&self) -> Option<&Compared> {
        match &self.state {
            ComparisonState::Settled(result) => Some(result),
            ComparisonState::Open => None,
        }
    }

    /// Whether homes want none of it (都不要).
    pub fn is_refused(&self) -> bool {
        self.result().is_some_and(|it| it.preferred.is_none())
    }

    /// The design that goes on, once that is settled.
    pub fn preferred(&self) -> Option<&Design> {
        let preferred = self.result()?.preferred?;
        self.designs.get(usize::from(preferred))
    }
}

/// A course is compared once, unless homes want none of it: two comparisons of one course would give
/// two answers. What was compared before homes chose anew is history.
pub(in crate::renovation) fn decide(
    it: &PublishOptions,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::Options = plan.state else {
        return Err(plan.elsewhere());
    };
    let others = town.of::<Comparison>(plan.id);
    let stands = plan.compared(it.item, &others);
    if stands.is_some_and(|it| !it.is_refused()) || town.has::<Comparison>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let menu: Menu = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let dish = menu.dish(it.item);
    let dish = dish.filter(|_| plan.chosen.contains(&it.item));
    let dish = dish.ok_or(RenovationFault::NoSuchItem)?;
    ahead(it.until, at)?;
    match it.designs.len() {
        0 | 1 => return Err(RenovationFault::DesignsTooFew.into()),
        2..=MOST => {}
        _ => return Err(Refusal::TooMany { most: MOST as u32 }),
    }
    if it.designs.iter().any(|it| it.cost.0 <= 0) {
        return Err(Refusal::NotAboveZero);
    }
    if it
        .designs
        .iter()
        .any(|it| it.helped.0 < 0 || it.helped > it.cost)
    {
        return Err(RenovationFault::HelpTooLarge.into());
    }
    let comparison = Comparison {
        id: it.id,
        plan: plan.id,
        item: it.item,
        title: it.title.clone(),
        text: it.text.clone(),
        reach: dish.reach,
        designs: it.designs.clone(),
        at,
        until: it.until,
        state: ComparisonState::Open,
    };
    let bills = comparison.bills();
    let mut changes = rows(plan.id, CostOf::Comparison(it.id), &bills, town)?;
    changes.extend(reopened(plan.id, it.item, town)?);
    changes.push(Change::put(comparison));
    Ok(changes)
}

impl Comparison {
    /// What its homes would pay together, design by design.
    pub(in crate::renovation) fn bills(&self) -> Vec<Bill> {
        let bill = |design: &Design| Bill {
            name: design.title.clone(),
            payer: Payer::Residents,
            sum: design.shared(),
            reach: self.reach,
        };
        self.designs.iter().map(bill).collect()
    }
}

//! Warranties (保修): from the acceptance until a day, item by item, with who is called.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CommunityId, CompoundId, Day, Line, Refusal, Timestamp, Town};
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, PlanMoney, PlanStage, RenovationFault};

use super::SiteRules;

/// The warranty of one item (保修期).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warranty {
    /// The item of the plan, by its place on the menu.
    pub item: u16,
    /// Its last day.
    pub until: Day,
    /// Who is called, by name and telephone.
    pub call: Line,
}

/// The warranties of a plan. It has the plan's id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Warranties {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The day of the acceptance, from which they run.
    pub from: Day,
    /// Item by item.
    pub lines: Vec<Warranty>,
    /// When they were posted.
    pub at: Timestamp,
}

/// Posts the warranties; once more replaces them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetWarranties {
    /// The plan.
    pub plan: CompoundId,
    /// Item by item.
    pub lines: Vec<Warranty>,
}

impl Warranty {
    /// Whether it runs on a day.
    pub fn runs(&self, on: Day) -> bool {
        on <= self.until
    }

    /// Whether it runs and its end is near: time to look once more (到期提醒).
    pub fn ends_soon(&self, on: Day, rules: &SiteRules) -> bool {
        self.runs(on) && self.until <= on.plus(i32::from(rules.reminder_days))
    }
}

impl Warranties {
    /// Those that run and whose end is near, the nearest first (到期提醒).
    pub fn ending(&self, on: Day, rules: &SiteRules) -> Vec<&Warranty> {
        let lines = self.lines.iter();
        let mut ending: Vec<&Warranty> = lines.filter(|it| it.ends_soon(on, rules)).collect();
        ending.sort_by_key(|it| (it.until, it.item));
        ending
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }
}

/// Warranties run from the acceptance, so they are posted after it.
pub(in crate::renovation) fn decide(
    it: &SetWarranties,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let plan = found(it.plan, town)?;
    if plan.state.leg() != Some(PlanLeg::LongTerm) {
        return Err(plan.elsewhere());
    }
    plan.lists(it.lines.len())?;
    let money: PlanMoney = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let items: BTreeSet<u16> = it.lines.iter().map(|it| it.item).collect();
    let known = |item: &u16| money.items.iter().any(|it| it.item == *item);
    if items.len() < it.lines.len() || !items.iter().all(known) {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let mut steps = plan.steps.iter();
    let accepted = steps.find(|step| step.stage == PlanStage::LongTerm);
    let from = accepted.map_or(at.day(), |step| step.at.day());
    if let Some(line) = it.lines.iter().find(|line| line.until <= from) {
        return Err(Refusal::DueHasPassed { due: line.until });
    }
    Ok(vec![Change::put(Warranties {
        id: plan.id,
        community: plan.community,
        from,
        lines: it.lines.clone(),
        at,
    })])
}

//! Who pays for what (资金筹措; "谁受益谁出资"): every item to the fen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, Line, Money, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::renovation::plan::found;
use crate::renovation::{
    Allotment, Comparison, Decided, FundingFault, Menu, Payer, Plan, PlanState, Reach,
    RenovationFault, funded,
};

use super::contract::anew;
use super::{Adopted, Bill, CostOf, rows};

/// A course that is built, with what it costs by now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanItem {
    /// Its place on the menu.
    pub item: u16,
    /// What it is; with the design that goes on.
    pub name: Line,
    /// For whom.
    pub reach: Reach,
    /// What it costs: as the owners adopted it, once they did.
    pub cost: Money,
    /// What it costs by its contract, once that is noted (合同价).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Money>,
}

/// The money of a plan, as far as its items are settled (资金安排).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanMoney {
    /// The plan's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The items that are paid for.
    pub items: Vec<PlanItem>,
    /// Who pays what; `item` is the place in `items`.
    pub allotments: Vec<Allotment>,
    /// What the owners adopted, once it was changed since; before that it is what stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Adopted>,
    /// When.
    pub at: Timestamp,
}

/// Says who pays for what; once more replaces it, after the adoption within what the owners adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllotMoney {
    /// The plan.
    pub plan: CompoundId,
    /// Who pays what; `item` is the place on the menu. An item is paid for wholly or not yet.
    pub allotments: Vec<Allotment>,
    /// What the owners decided anew, where it goes beyond what they adopted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
}

impl PlanItem {
    /// What it costs by now: by its contract, or as adopted.
    pub fn price(&self) -> Money {
        self.contract.unwrap_or(self.cost)
    }
}

impl PlanMoney {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }

    /// What each payer gives in all, the largest first.
    pub fn totals(&self) -> Vec<(Payer, Money)> {
        let mut totals: Vec<(Payer, Money)> = Vec::new();
        for it in &self.allotments {
            match totals.iter_mut().find(|(payer, _)| *payer == it.payer) {
                Some((_, sum)) => sum.0 += it.amount.0,
                None => totals.push((it.payer, it.amount)),
            }
        }
        totals.sort_by_key(|(payer, sum)| (std::cmp::Reverse(sum.0), *payer));
        totals
    }

    /// All of it.
    pub fn sum(&self) -> Money {
        Money(self.items.iter().map(|it| it.price().0).sum())
    }

    /// What the owners adopted.
    pub fn adopted(&self) -> Adopted {
        self.adopted.clone().unwrap_or_else(|| Adopted::of(self))
    }

    /// Who pays what, each with the place of its item on the menu.
    pub fn named(&self) -> impl Iterator<Item = Allotment> + '_ {
        self.allotments.iter().filter_map(|it| {
            let item = self.items.get(usize::from(it.item))?.item;
            Some(Allotment { item, ..*it })
        })
    }

    /// What homes pay themselves, or out of their maintenance fund.
    pub(in crate::renovation) fn bills(&self) -> Vec<Bill> {
        let own = [Payer::Residents, Payer::MaintenanceFund];
        let bill = |it: &Allotment| {
            let item = self.items.get(usize::from(it.item))?;
            Some(Bill {
                name: item.name.clone(),
                payer: it.payer,
                sum: it.amount,
                reach: item.reach,
            })
        };
        let theirs = self.allotments.iter();
        let theirs = theirs.filter(|it| own.contains(&it.payer));
        theirs.filter_map(bill).collect()
    }
}

/// The money of a plan without an item that is compared from now on: what it costs is open again.
pub(in crate::renovation) fn reopened(
    plan: CompoundId,
    item: u16,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let Some(mut money) = town.get::<PlanMoney>(plan) else {
        return Ok(Vec::new());
    };
    let Some(place) = money.items.iter().position(|it| it.item == item) else {
        return Ok(Vec::new());
    };
    money.items.remove(place);
    money.allotments.retain(|it| usize::from(it.item) != place);
    for it in &mut money.allotments {
        it.item -= u16::from(usize::from(it.item) > place);
    }
    let mut changes = rows(plan, CostOf::Plan, &money.bills(), town)?;
    changes.push(if money.items.is_empty() {
        Change::remove(&money)
    } else {
        Change::put(money)
    });
    Ok(changes)
}

/// A plan without its money: what is chosen is open again.
pub(in crate::renovation) fn withdrawn(
    plan: CompoundId,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let Some(money) = town.get::<PlanMoney>(plan) else {
        return Ok(Vec::new());
    };
    let mut changes = rows(plan, CostOf::Plan, &[], town)?;
    changes.push(Change::remove(&money));
    Ok(changes)
}

/// The items of a plan whose cost is settled: what is not compared, and the design that goes on
/// where it is. An item of which homes want none is left out, and so is one still compared.
pub fn plan_items(plan: &Plan, menu: &Menu, comparisons: &[Comparison]) -> Vec<PlanItem> {
    let item = |place: &u16| {
        let dish = menu.dish(*place)?;
        let compared = plan.compared(*place, comparisons);
        let (name, cost) = match compared {
            None => (dish.item.name.clone(), dish.cost()?),
            Some(comparison) => {
                let design = comparison.preferred()?;
                let name = format!("{}（{}）", dish.item.name, design.title);
                let name = Line::new(&name).unwrap_or_else(|_| design.title.clone());
                (name, design.cost)
            }
        };
        Some(PlanItem {
            item: *place,
            name,
            reach: dish.reach,
            cost,
            contract: None,
        })
    };
    plan.chosen.iter().filter_map(item).collect()
}

pub(in crate::renovation) fn decide(
    it: &AllotMoney,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    match plan.state {
        PlanState::Options | PlanState::Manage => {}
        // Within what the owners adopted, or decided since.
        PlanState::Adopted { .. } => {
            let money: PlanMoney = town.get(plan.id).ok_or(Refusal::NotFound)?;
            return anew(plan, money, &it.allotments, &it.decided, at, town);
        }
        _ => return Err(plan.elsewhere()),
    }
    let menu: Menu = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let comparisons: Vec<Comparison> = town.of(plan.id);
    let named: BTreeSet<u16> = it.allotments.iter().map(|it| it.item).collect();
    let items = plan_items(&plan, &menu, &comparisons);
    let items: Vec<PlanItem> = items
        .into_iter()
        .filter(|it| named.contains(&it.item))
        .collect();
    if items.len() < named.len() || items.is_empty() {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let place = |item: u16| items.iter().position(|it| it.item == item);
    let placed = |it: &Allotment| {
        let item = u16::try_from(place(it.item)?).ok()?;
        Some(Allotment { item, ..*it })
    };
    let allotments: Vec<Allotment> = it.allotments.iter().filter_map(placed).collect();
    let costs: Vec<Money> = items.iter().map(|it| it.cost).collect();
    funded(&costs, &allotments).map_err(|fault| unfunded(fault, &items))?;
    let money = PlanMoney {
        id: plan.id,
        community: plan.community,
        items,
        allotments,
        adopted: None,
        at,
    };
    let mut changes = rows(plan.id, CostOf::Plan, &money.bills(), town)?;
    changes.push(Change::put(money));
    Ok(changes)
}

pub(super) fn unfunded(fault: FundingFault, items: &[PlanItem]) -> Refusal {
    let fault = match fault {
        FundingFault::Differs { item, cost, has } => match items.get(usize::from(item)) {
            Some(item) => RenovationFault::Uncovered {
                item: item.name.clone(),
                cost,
                has,
            },
            None => RenovationFault::NoSuchItem,
        },
        FundingFault::NoSuchItem(_) => RenovationFault::NoSuchItem,
        FundingFault::NotAboveZero | FundingFault::TooLarge => return Refusal::NotAboveZero,
    };
    fault.into()
}

//! Contract prices (合同价): what items really cost once the tender is decided, and their variations
//! (变更). Everyone of the compound reads each paper, the price before it and the price after it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CompoundId, ContractId, Line, Money, PersonId, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Photo;
use crate::renovation::adopt::fresh;
use crate::renovation::plan::found;
use crate::renovation::{
    Allotment, Decided, Payment, Plan, PlanLeg, PlanMoney, PlanState, RenovationFault, funded,
};

use super::allot::unfunded;
use super::{Adopted, Beyond, CostOf, rows};

/// A contract or a variation of it, as it was noted (合同、变更). Never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Made by the office.
    pub id: ContractId,
    /// The plan.
    pub plan: CompoundId,
    /// What its paper is called, or its number.
    pub title: Line,
    /// The paper.
    pub photo: Photo,
    /// Item by item.
    pub lines: Vec<ContractLine>,
    /// Why an item that had a contract price has another one now (变更原因).
    pub reason: Option<Line>,
    /// Noted by whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// One item of a contract, with the price before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractLine {
    /// The item, by its place on the menu.
    pub item: u16,
    /// What it is.
    pub name: Line,
    /// What it cost before: as adopted, or by the contract before this one.
    pub before: Money,
    /// What it costs by it.
    pub price: Money,
}

/// Notes contract prices with their paper, and who pays them to the fen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteContract {
    /// Made by the office.
    pub id: ContractId,
    /// The plan.
    pub plan: CompoundId,
    /// What its paper is called, or its number.
    pub title: Line,
    /// The paper.
    pub photo: Photo,
    /// The prices.
    pub prices: Vec<Price>,
    /// Who pays them; `item` is the place on the menu. Other items keep who pays them.
    pub allotments: Vec<Allotment>,
    /// Why, where an item had a contract price before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
    /// What the owners decided anew, where it goes beyond what they adopted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
}

/// What an item costs by a contract (合同价).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The item, by its place on the menu.
    pub item: u16,
    /// How much.
    pub price: Money,
}

impl Contract {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.plan)
    }
}

/// Contracts follow the tender; what was paid already is no less than the price.
pub(in crate::renovation) fn decide(
    it: &NoteContract,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    if !plan.state.leg().is_some_and(PlanLeg::pays) {
        return Err(plan.elsewhere());
    }
    if town.has::<Contract>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if it.prices.is_empty() {
        return Err(RenovationFault::NothingListed.into());
    }
    let before: PlanMoney = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let lines = lines(it, &before, town)?;
    let priced: BTreeSet<u16> = lines.iter().map(|line| line.item).collect();
    if priced.len() < lines.len() || it.allotments.iter().any(|it| !priced.contains(&it.item)) {
        return Err(RenovationFault::NoSuchItem.into());
    }
    let mut money = before.clone();
    for line in &lines {
        let item = money.items.iter_mut().find(|item| item.item == line.item);
        if let Some(item) = item {
            item.contract = Some(line.price);
        }
    }
    // The others keep who pays them.
    let others = before.named();
    let others = others.filter(|it| !priced.contains(&it.item));
    let allotments: Vec<Allotment> = others.chain(it.allotments.iter().copied()).collect();
    let contract = Contract {
        id: it.id,
        plan: plan.id,
        title: it.title.clone(),
        photo: it.photo.clone(),
        lines,
        reason: it.reason.clone(),
        by,
        at,
    };
    let mut changes = anew(plan, money, &allotments, &it.decided, at, town)?;
    changes.push(Change::put(contract));
    Ok(changes)
}

fn lines(
    it: &NoteContract,
    money: &PlanMoney,
    town: &dyn Town,
) -> Result<Vec<ContractLine>, Refusal> {
    let payments: Vec<Payment> = town.of(it.plan);
    let line = |price: &Price| {
        let item = money.items.iter().find(|item| item.item == price.item);
        let item = item.ok_or(RenovationFault::NoSuchItem)?;
        if price.price.0 <= 0 {
            return Err(Refusal::NotAboveZero);
        }
        if item.contract.is_some() && it.reason.is_none() {
            let item = item.name.clone();
            return Err(RenovationFault::VariesWithoutReason { item }.into());
        }
        let paid = payments.iter().filter(|it| it.item == price.item);
        let paid = Money(paid.map(|it| it.amount.0).sum());
        if price.price < paid {
            let item = item.name.clone();
            return Err(RenovationFault::PaidAlready { item, paid }.into());
        }
        Ok(ContractLine {
            item: price.item,
            name: item.name.clone(),
            before: item.price(),
            price: price.price,
        })
    };
    it.prices.iter().map(line).collect()
}

/// The money of an adopted plan with these prices, paid by these sources (`item` is the place on the
/// menu): to the fen, and within what the owners adopted or decided since.
pub(super) fn anew(
    mut plan: Plan,
    mut money: PlanMoney,
    allotments: &[Allotment],
    decided: &[Decided],
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let PlanState::Adopted { adoption, .. } = &plan.state else {
        return Err(plan.elsewhere());
    };
    let before = adoption.decided.clone();
    let stored: PlanMoney = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let mut adopted = stored.adopted();
    let placed = |it: &Allotment| {
        let place = money.items.iter().position(|item| item.item == it.item);
        let item = place.and_then(|it| u16::try_from(it).ok());
        let item = item.ok_or(RenovationFault::NoSuchItem)?;
        Ok(Allotment { item, ..*it })
    };
    let placed: Result<Vec<Allotment>, RenovationFault> = allotments.iter().map(placed).collect();
    let placed = placed?;
    let costs: Vec<Money> = money.items.iter().map(super::PlanItem::price).collect();
    funded(&costs, &placed).map_err(|fault| unfunded(fault, &money.items))?;
    money.allotments = placed;
    let beyond = adopted.beyond(&money);
    let mut changes = Vec::new();
    if !beyond.is_empty() {
        let asked: Vec<_> = beyond.iter().map(Beyond::matter).collect();
        let is_asked = |it: &&Decided| asked.contains(&it.matter);
        let shown: Vec<Decided> = decided.iter().filter(is_asked).cloned().collect();
        let open = |it: &&Beyond| shown.iter().all(|shown| shown.matter != it.matter());
        if let Some(it) = beyond.iter().find(open) {
            return Err(it.fault().into());
        }
        for it in &shown {
            fresh(it, &before, &plan, town)?;
        }
        if let PlanState::Adopted { adoption, .. } = &mut plan.state {
            adoption.decided.extend(shown);
        }
        adopted = Adopted::of(&money);
        plan.changed_at = at;
        changes.push(Change::put(plan));
    }
    money.adopted = Some(adopted);
    money.at = at;
    changes.extend(rows(money.id, CostOf::Plan, &money.bills(), town)?);
    changes.push(Change::put(money));
    Ok(changes)
}

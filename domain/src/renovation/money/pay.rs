//! What was paid (支出), with its voucher: against what the item has.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CompoundId, Line, Money, PaymentId, PersonId, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Photo;
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, PlanMoney, RenovationFault};

/// A payment for an item of a plan (支出凭证).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Made by the office.
    pub id: PaymentId,
    /// The plan.
    pub plan: CompoundId,
    /// The item, by its place on the menu.
    pub item: u16,
    /// What for.
    pub what: Line,
    /// To whom.
    pub payee: Line,
    /// How much.
    pub amount: Money,
    /// The voucher.
    pub photo: Photo,
    /// Noted by whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Notes a payment with its voucher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotePayment {
    /// Made by the office.
    pub id: PaymentId,
    /// The plan.
    pub plan: CompoundId,
    /// The item, by its place on the menu.
    pub item: u16,
    /// What for.
    pub what: Line,
    /// To whom.
    pub payee: Line,
    /// How much.
    pub amount: Money,
    /// The voucher.
    pub photo: Photo,
}

impl Payment {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.plan)
    }
}

/// No item costs more than it has: what is dearer is decided and allotted anew.
pub(in crate::renovation) fn decide(
    it: &NotePayment,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    if !plan.state.leg().is_some_and(PlanLeg::pays) {
        return Err(plan.elsewhere());
    }
    if town.has::<Payment>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let money: PlanMoney = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let item = money.items.iter().find(|item| item.item == it.item);
    let item = item.ok_or(RenovationFault::NoSuchItem)?;
    if it.amount.0 <= 0 {
        return Err(Refusal::NotAboveZero);
    }
    let before = town.of::<Payment>(plan.id).into_iter();
    let before = before.filter(|other| other.item == it.item);
    let paid: i64 = before.map(|other| other.amount.0).sum();
    let left = Money(item.price().0 - paid);
    if it.amount > left {
        let item = item.name.clone();
        return Err(RenovationFault::OverPaid { item, left }.into());
    }
    let NotePayment {
        id,
        plan,
        item,
        what,
        payee,
        amount,
        photo,
    } = it.clone();
    Ok(vec![Change::put(Payment {
        id,
        plan,
        item,
        what,
        payee,
        amount,
        photo,
        by,
        at,
    })])
}

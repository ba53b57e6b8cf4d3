//! The money of a lift (资金): what others pay of it, what those it harms are paid, and the agreement on
//! how the rest is shared.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{Change, HomeId, Money, Prose, Refusal, Timestamp, Town, UnitId};
use crate::members::Home;

use super::bill::by_table;
use super::consent::home_in;
use super::record::found;
use super::{
    Compensation, LiftAgreement, LiftCase, LiftFault, LiftHome, LiftLeg, LiftRefusal, Subsidy,
};

/// Says what others pay and what those it harms are paid; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetLiftMoney {
    /// The lift.
    pub lift: UnitId,
    /// What others pay, each with its document.
    pub subsidies: Vec<Subsidy>,
    /// What homes are paid, each named once.
    pub compensations: Vec<Compensation>,
}

/// Lays out an agreement on coefficients for signature; once more replaces it, and nobody has signed
/// the new one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayLiftAgreement {
    /// The lift.
    pub lift: UnitId,
    /// The code of the table, in the rule pack.
    pub table: String,
    /// The whole text.
    pub text: Prose,
}

/// Before it is built: from then on the money is what it is.
fn unbuilt(leg: LiftLeg) -> bool {
    leg < LiftLeg::Building
}

pub(super) fn decide(
    it: &SetLiftMoney,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let lift = found(it.lift, town)?;
    let case = lift.case_where(unbuilt)?;
    let most = lift.rules()?.lines_most;
    if it.subsidies.len().max(it.compensations.len()) > usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    let amounts = it.subsidies.iter().map(|it| it.amount);
    let paid = it.compensations.iter().map(|it| it.amount);
    if amounts.chain(paid).any(|it| it.0 <= 0) {
        return Err(Refusal::NotAboveZero);
    }
    let named: BTreeSet<HomeId> = it.compensations.iter().map(|it| it.home).collect();
    if named.len() < it.compensations.len() {
        return Err(LiftRefusal::NamedTwice.into());
    }
    let here = |id: &HomeId| {
        let home: Option<Home> = town.get(*id);
        home.is_some_and(|home| home.compound == lift.compound)
    };
    if !named.iter().all(here) {
        return Err(Refusal::NoSuchPlace);
    }
    let total = |all: Vec<Money>| {
        let sum = all
            .into_iter()
            .try_fold(0i64, |sum, it| sum.checked_add(it.0));
        sum.map(Money)
    };
    let subsidised = total(it.subsidies.iter().map(|it| it.amount).collect());
    let compensated = total(it.compensations.iter().map(|it| it.amount).collect());
    let (subsidised, compensated) = subsidised
        .zip(compensated)
        .ok_or(LiftRefusal::SubsidyTooLarge)?;
    if subsidised > case.scheme.price {
        return Err(LiftRefusal::SubsidyTooLarge.into());
    }
    // They are paid out of what the homes raise for the lift, so they are no more than it costs.
    if compensated > case.scheme.price {
        return Err(LiftRefusal::CompensationTooLarge.into());
    }
    let mut homes: BTreeMap<HomeId, LiftHome> = town
        .of::<LiftHome>(lift.id)
        .into_iter()
        .filter(|it| it.compensation.is_some())
        .map(|it| (it.home, it))
        .collect();
    for home in homes.values_mut() {
        home.compensation = None;
    }
    for it in &it.compensations {
        let home = homes
            .entry(it.home)
            .or_insert_with(|| home_in(&lift, it.home, town));
        home.compensation = Some(it.clone());
    }
    let subsidies = it.subsidies.clone();
    let case = LiftCase {
        subsidies,
        compensated,
        ..case
    };
    let id = lift.id;
    let mut changes = vec![Change::put(lift.with_case(case, at))];
    changes.extend(homes.into_values().map(Change::put));
    Ok(super::settled(changes, id, town))
}

pub(super) fn lay(
    it: &LayLiftAgreement,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let lift = found(it.lift, town)?;
    let case = lift.case_where(unbuilt)?;
    let pack = lift.pack()?;
    let table = pack.renovation.lift_table(&it.table);
    let table = table.ok_or(LiftRefusal::NoTable)?;
    if town.is_whole() {
        by_table(&lift, &case, table, town).map_err(|fault| match fault {
            LiftFault::NoCoefficient(floor) => LiftRefusal::NoCoefficient { floor },
            LiftFault::Subsidy => LiftRefusal::SubsidyTooLarge,
            LiftFault::NotSigned(_) | LiftFault::Split(_) => LiftRefusal::NobodyPays,
        })?;
    }
    let agreement = Some(LiftAgreement {
        table: it.table.clone(),
        text: it.text.clone(),
        hash: LiftAgreement::hash_of(&it.table, &it.text),
        at,
    });
    let case = LiftCase { agreement, ..case };
    let id = lift.id;
    Ok(super::settled(
        vec![Change::put(lift.with_case(case, at))],
        id,
        town,
    ))
}

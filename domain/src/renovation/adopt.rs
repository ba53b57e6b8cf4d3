//! Adopting a plan (方案通过): the owners decide each matter that the law leaves to them, and every
//! item is paid for. Wanting it was not deciding it (domain-rules 5.2).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, CompoundId, Line, Refusal, Timestamp, Town, UnitId};
use crate::members::Actor;
use crate::owners::{Assembly, Matter, Scope};
use crate::proposals::Photo;

use super::evidence::{Asked, decisions_on};
use super::plan::{found, put};
use super::{
    Comparison, Lift, Menu, Plan, PlanLeg, PlanMoney, PlanStage, PlanState, Reach, RenovationFault,
    Works, lift_decisions, matters, plan_items,
};

/// A matter that the owners decided for the plan (业主共同决定).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Which.
    pub matter: Matter,
    /// What shows it.
    pub evidence: Evidence,
}

/// What shows that the owners decided (表决依据).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Evidence {
    /// A question of an assembly in this system, whose result is posted (业主大会表决结果).
    Assembly {
        /// Which assembly.
        assembly: AssemblyId,
        /// Its question, from 0.
        question: u16,
    },
    /// A resolution on paper: what it is called, and a photo of it (书面决议). Where votes in this
    /// system bind (see [`owners_votes_bind`](crate::RulePack::owners_votes_bind)), a photo stands
    /// in for no vote (design default).
    Paper {
        /// Its title or number.
        title: Line,
        /// What it looks like.
        photo: Photo,
    },
}

/// What the works do, and what the owners decided about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// What the works do to the compound.
    pub works: Works,
    /// What the owners decided.
    pub decided: Vec<Decided>,
}

impl Adoption {
    /// The papers' photos.
    pub fn photos(&self) -> impl Iterator<Item = &Photo> {
        papers(&self.decided)
    }
}

/// The photos of the papers that show what the owners decided.
pub(super) fn papers<'a>(
    decided: impl IntoIterator<Item = &'a Decided>,
) -> impl Iterator<Item = &'a Photo> {
    decided.into_iter().filter_map(|it| match &it.evidence {
        Evidence::Paper { photo, .. } => Some(photo),
        Evidence::Assembly { .. } => None,
    })
}

/// Adopts the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptPlan {
    /// The plan.
    pub plan: CompoundId,
    /// What the works do, and what the owners decided about it.
    pub adoption: Adoption,
}

/// The matters of a plan that the owners decide: those of its works and of its money.
pub fn matters_of(works: Works, money: &PlanMoney) -> BTreeSet<Matter> {
    matters(works, &money.allotments)
}

pub(super) fn decide(
    it: &AdoptPlan,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    let PlanState::Manage = plan.state else {
        return Err(plan.elsewhere());
    };
    let money = paid_for(&plan, town)?;
    for decided in &it.adoption.decided {
        shown(decided, &plan, Some(&money), town)?;
    }
    let decided: BTreeSet<&Matter> = it.adoption.decided.iter().map(|it| &it.matter).collect();
    let asked = matters_of(it.adoption.works, &money);
    let open = asked.iter().filter(|matter| !decided.contains(matter));
    let open = open.count() as u32 + lifts_open(&plan, &it.adoption, town);
    if open > 0 {
        return Err(RenovationFault::MattersOpen { open }.into());
    }
    let adoption = Box::new(it.adoption.clone());
    let leg = PlanLeg::Adopted;
    let state = PlanState::Adopted { adoption, leg };
    Ok(put(plan.moved(state, by, at)))
}

/// The questions of a compound's assemblies on which its plan may rest for a matter: posted and passed,
/// decided by those whose matter it is, and on the plan as it is. A lift's is one that a lift of the
/// compound rests on.
pub fn decisions(matter: &Matter, plan: &Plan, town: &dyn Town) -> Vec<(Assembly, u16)> {
    if *matter == Matter::Lift {
        let lifts = town.of::<Lift>(plan.id).into_iter();
        let lifts = lifts.filter(|lift| has_lift(plan, lift.id, town));
        let rested = lifts.flat_map(|lift| {
            let found = lift_decisions(&lift, town);
            let rests = move |(it, question): &(Assembly, u16)| lift.rests_on(it.id, *question);
            found.into_iter().filter(rests)
        });
        return rested.collect();
    }
    let money: Option<PlanMoney> = town.get(plan.id);
    decisions_on(&asked(matter, plan, money.as_ref()), plan.id, town)
}

/// What a vote on a matter of the whole compound must be: on the plan as it is paid for now. An older
/// one was held on another plan.
fn asked(matter: &Matter, plan: &Plan, money: Option<&PlanMoney>) -> Asked {
    Asked {
        matter: matter.clone(),
        scope: Scope::Compound(plan.id),
        since: money.map(|it| it.at),
    }
}

/// The stairwells that the plan builds something in.
fn units(plan: &Plan, town: &dyn Town) -> BTreeSet<UnitId> {
    let menu: Option<Menu> = town.get(plan.id);
    let reach = |item: &u16| Some(menu.as_ref()?.dish(*item)?.reach);
    let reaches = plan.chosen.iter().filter_map(reach);
    let units = reaches.filter_map(|it| match it {
        Reach::Unit(unit) => Some(unit),
        Reach::Building(_) | Reach::Compound => None,
    });
    units.collect()
}

/// Whether a unit's lift may be one of the plan: the one of the stairwell that the plan names, or any
/// where it names none.
fn has_lift(plan: &Plan, unit: UnitId, town: &dyn Town) -> bool {
    let units = units(plan, town);
    units.is_empty() || units.contains(&unit)
}

/// Whether what stands beside a matter shows that it was decided.
fn shown(
    it: &Decided,
    plan: &Plan,
    money: Option<&PlanMoney>,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let (assembly, question) = match &it.evidence {
        Evidence::Paper { .. } => {
            let binds = plan.rules().ok_or(Refusal::NoSuchPack)?.owners_votes_bind;
            return match binds {
                true => Err(RenovationFault::PaperStandsForNoVote.into()),
                false => Ok(()),
            };
        }
        Evidence::Assembly { assembly, question } => (*assembly, *question),
    };
    if it.matter != Matter::Lift {
        return asked(&it.matter, plan, money).by(assembly, question, town);
    }
    let lift = resting(plan, assembly, question, town);
    let lift = lift.ok_or(RenovationFault::NoLiftRestsOnIt)?;
    lift.asked()?.by(assembly, question, town)
}

/// The lift of the plan that rests on a decision.
fn resting(plan: &Plan, assembly: AssemblyId, question: u16, town: &dyn Town) -> Option<Lift> {
    let lifts = town.of::<Lift>(plan.id).into_iter();
    let mut lifts = lifts.filter(|lift| has_lift(plan, lift.id, town));
    lifts.find(|lift| lift.rests_on(assembly, question))
}

/// Lifts of the plan that nothing named shows to be decided, each of its stairwell.
fn lifts_open(plan: &Plan, adoption: &Adoption, town: &dyn Town) -> u32 {
    if !adoption.works.adds_lift {
        return 0;
    }
    let named = |lift: &Lift| {
        let mut decided = adoption.decided.iter();
        decided.any(|it| match &it.evidence {
            Evidence::Assembly { assembly, question } => lift.rests_on(*assembly, *question),
            Evidence::Paper { .. } => it.matter == Matter::Lift,
        })
    };
    let lifts = units(plan, town).into_iter();
    let lifts = lifts.filter_map(|unit| town.get::<Lift>(unit));
    lifts.filter(|lift| !named(lift)).count() as u32
}

/// Whether a decision since the adoption shows that its matter was decided anew.
pub(super) fn fresh(
    it: &Decided,
    before: &[Decided],
    plan: &Plan,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let named = before.iter().any(|other| other.evidence == it.evidence);
    let mut steps = plan.steps.iter();
    let adopted = steps.find(|it| it.stage == PlanStage::Adopted);
    let older = match &it.evidence {
        Evidence::Assembly { assembly, .. } => {
            let assembly: Assembly = town.get(*assembly).ok_or(Refusal::NotFound)?;
            adopted.is_some_and(|adopted| assembly.called_at < adopted.at)
        }
        Evidence::Paper { .. } => false,
    };
    if named || older {
        return Err(RenovationFault::DecidedAlready.into());
    }
    // It is newer than the adoption; how the money moved since is not what it was held on.
    shown(it, plan, None, town)
}

/// The money of a plan of which every item is paid for.
fn paid_for(plan: &Plan, town: &dyn Town) -> Result<PlanMoney, Refusal> {
    let menu: Menu = town.get(plan.id).ok_or(Refusal::NotFound)?;
    let comparisons: Vec<Comparison> = town.of(plan.id);
    let items = plan_items(plan, &menu, &comparisons);
    let money: Option<PlanMoney> = town.get(plan.id);
    let paid = |item| {
        money
            .as_ref()
            .is_some_and(|money| money.items.contains(item))
    };
    let open = items.iter().filter(|item| !paid(item)).count() as u32;
    match money {
        Some(money) if open == 0 => Ok(money),
        _ => Err(RenovationFault::ItemsUnpaid { open }.into()),
    }
}

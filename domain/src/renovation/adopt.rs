//! Adopting a plan (方案通过): the owners decide each matter that the law leaves to them, and every
//! item is paid for. Wanting it was not deciding it (domain-rules 5.2).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, CompoundId, Line, Refusal, Timestamp, Town};
use crate::councils::Outcome;
use crate::members::Actor;
use crate::owners::{Assembly, Matter, OwnersResult};
use crate::proposals::Photo;

use super::plan::{found, put};
use super::{
    Comparison, Menu, Plan, PlanLeg, PlanMoney, PlanStage, PlanState, RenovationFault, Works,
    matters, plan_items,
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
        shown(decided, &plan, town)?;
    }
    let decided: BTreeSet<&Matter> = it.adoption.decided.iter().map(|it| &it.matter).collect();
    let asked = matters_of(it.adoption.works, &money);
    let open = asked.iter().filter(|matter| !decided.contains(matter));
    let open = open.count() as u32;
    if open > 0 {
        return Err(RenovationFault::MattersOpen { open }.into());
    }
    let adoption = Box::new(it.adoption.clone());
    let leg = PlanLeg::Adopted;
    let state = PlanState::Adopted { adoption, leg };
    Ok(put(plan.moved(state, by, at)))
}

/// The questions of a compound's assemblies that decided a matter: posted and passed, so that a plan
/// may rest on them. Of a binding vote alone: an opinion has no result that could pass.
pub fn decisions(matter: &Matter, compound: CompoundId, town: &dyn Town) -> Vec<(Assembly, u16)> {
    let assemblies = town.of::<Assembly>(compound).into_iter();
    let questions = assemblies.flat_map(|assembly| {
        let about = (0u16..).zip(&assembly.items);
        let about = about.filter(|(_, item)| item.matter == *matter);
        let numbers: Vec<u16> = about.map(|(number, _)| number).collect();
        numbers
            .into_iter()
            .map(move |number| (assembly.clone(), number))
    });
    let passed = |(assembly, question): &(Assembly, u16)| passed(assembly, *question, town);
    questions.filter(passed).collect()
}

/// Whether the posted result of an assembly passed a question.
fn passed(assembly: &Assembly, question: u16, town: &dyn Town) -> bool {
    let result: Option<OwnersResult> = town.get(assembly.id);
    let result = result.filter(|it| it.posted.is_some());
    let found = result.and_then(|it| it.decided.get(usize::from(question)).copied());
    found.is_some_and(|it| it.outcome == Outcome::Passed)
}

/// Whether what stands beside a matter shows that it was decided.
fn shown(it: &Decided, plan: &Plan, town: &dyn Town) -> Result<(), Refusal> {
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
    let assembly: Assembly = town.get(assembly).ok_or(Refusal::NotFound)?;
    let item = assembly.items.get(usize::from(question));
    let of_it = item.is_some_and(|item| item.matter == it.matter);
    if !of_it || assembly.compound != plan.id {
        return Err(RenovationFault::DecidesSomethingElse.into());
    }
    if !passed(&assembly, question, town) {
        return Err(RenovationFault::NotPassed.into());
    }
    Ok(())
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
        return Err(RenovationFault::DecidedBefore.into());
    }
    shown(it, plan, town)
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

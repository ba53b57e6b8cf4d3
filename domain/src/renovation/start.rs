//! Starting a plan (启动改造): who convenes the owners comes first (domain-rules 5.2). A plan that ended
//! before the owners adopted it may be started anew.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Line, PersonId, Refusal, Timestamp, Town};
use crate::members::{Actor, Community, Compound};

use super::money::withdrawn;
use super::plan::put;
use super::{
    HomeAnswer, Menu, OwnAnswer, Plan, PlanCounts, PlanStage, PlanState, RenovationFault, Step,
};

/// Starts the plan of a compound, which has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartPlan {
    /// The compound.
    pub plan: CompoundId,
    /// What it is called.
    pub title: Line,
    /// Who convenes the owners for it.
    pub convener: Line,
}

pub(super) fn decide(
    it: &StartPlan,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let compound: Compound = town.get(it.plan).ok_or(Refusal::NoSuchPlace)?;
    let before: Option<Plan> = town.get(it.plan);
    let community: Community = town.get(compound.community).ok_or(Refusal::NotFound)?;
    let pack = community.rules(at.day()).ok_or(Refusal::NoSuchPack)?;
    if let Some(before) = before {
        let plan = Plan {
            title: it.title.clone(),
            convener: it.convener.clone(),
            pack: pack.id.clone(),
            ..before
        };
        return anew(plan, by, at, town);
    }
    let stage = PlanStage::Prepare;
    Ok(put(Plan {
        id: compound.id,
        community: community.id,
        title: it.title.clone(),
        convener: it.convener.clone(),
        pack: pack.id.clone(),
        state: PlanState::Prepare,
        chosen: Vec::new(),
        management: None,
        steps: vec![Step {
            stage,
            at,
            by,
            note: None,
        }],
        schedule: Vec::new(),
        changed_at: at,
    }))
}

/// What ended and nobody had adopted starts from the beginning, in the same record: a compound has one
/// plan, and its stages tell that there was another before. Homes are asked afresh: what they said then
/// was said of something else, and is dropped with the menu. What was compared stays to be read. What the
/// owners adopted and ended holds its contracts and payments, and is not written over.
fn anew(plan: Plan, by: PersonId, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let PlanState::Ended { before, .. } = &plan.state else {
        return Err(Refusal::AlreadyThere);
    };
    if before.adoption().is_some() {
        return Err(RenovationFault::EndedByOwners.into());
    }
    let mut changes = withdrawn(plan.id, town)?;
    if town.is_whole() {
        let said = town.of::<HomeAnswer>(plan.id);
        changes.extend(said.iter().map(Change::remove));
        let own = town.of::<OwnAnswer>(plan.id);
        changes.extend(own.iter().map(Change::remove));
    }
    let counts: Option<PlanCounts> = town.get(plan.id);
    changes.extend(counts.iter().map(Change::remove));
    let menu: Option<Menu> = town.get(plan.id);
    changes.extend(menu.iter().map(Change::remove));
    let mut plan = plan.moved(PlanState::Prepare, by, at);
    plan.chosen.clear();
    plan.management = None;
    plan.schedule.clear();
    changes.extend(put(plan));
    Ok(changes)
}

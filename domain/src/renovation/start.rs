//! Starting a plan (启动改造): who convenes the owners comes first (domain-rules 5.2).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CompoundId, Line, Refusal, Timestamp, Town};
use crate::members::{Actor, Community, Compound};

use super::plan::put;
use super::{Plan, PlanStage, PlanState, Step};

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
    if town.has::<Plan>(it.plan) {
        return Err(Refusal::AlreadyThere);
    }
    let community: Community = town.get(compound.community).ok_or(Refusal::NotFound)?;
    let pack = community.rules(at.day()).ok_or(Refusal::NoSuchPack)?;
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

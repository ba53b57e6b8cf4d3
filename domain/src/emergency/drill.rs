//! Drills (应急演练): which plan, who came, what was found, what follows.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Day, DrillId, EmergencyPlanId, Prose, Refusal, Timestamp, Town,
};

use super::{EmergencyFault, Plan};

/// A drill (演练记录), for every resident to read: no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drill {
    /// Made by the office.
    pub id: DrillId,
    /// The community.
    pub community: CommunityId,
    /// Which plan was practised.
    pub plan: EmergencyPlanId,
    /// When.
    pub held_on: Day,
    /// How many came.
    pub people: u32,
    /// What was found.
    pub findings: Prose,
    /// What follows from it.
    pub actions: Prose,
}

impl Drill {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Writes a drill down (登记演练).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteDrill {
    /// What.
    pub drill: Drill,
}

pub(super) fn note(it: &NoteDrill, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let plan: Plan = town.get(it.drill.plan).ok_or(Refusal::NotFound)?;
    if plan.community != it.drill.community {
        return Err(Refusal::NotFound);
    }
    if town.has::<Drill>(it.drill.id) {
        return Err(Refusal::AlreadyThere);
    }
    if it.drill.held_on > at.day() {
        return Err(EmergencyFault::NotYet.into());
    }
    if it.drill.people == 0 {
        return Err(Refusal::NotAboveZero);
    }
    Ok(vec![Change::put(it.drill.clone())])
}

//! The active mode (应急状态): declared, amended, stood down.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, CompoundId, EmergencyId, EmergencyPlanId, Line,
    PersonId, Prose, Refusal, Timestamp, Town,
};
use crate::members::{Actor, Building, Compound};

use super::roll::roll_call;
use super::{Advice, EmergencyFault, EmergencyKind, Plan};

/// For how many hours after the end an answer is still taken (design default): what was saved on a
/// phone without a network may be a call for help.
pub const LATE_HOURS: i64 = 24;

/// Whom it concerns (影响范围).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// Everyone.
    Community,
    /// One compound.
    Compound(CompoundId),
    /// Some buildings.
    Buildings(Vec<BuildingId>),
}

impl Covers {
    /// Whether a building lies in it.
    pub fn holds(&self, building: BuildingId, compound: CompoundId) -> bool {
        match self {
            Self::Community => true,
            Self::Compound(id) => *id == compound,
            Self::Buildings(ids) => ids.contains(&building),
        }
    }

    /// The buildings that lie in it.
    pub(super) fn buildings(&self, community: CommunityId, town: &dyn Town) -> Vec<Building> {
        let compounds = town.of::<Compound>(community).into_iter();
        let mut all: Vec<Building> = compounds
            .flat_map(|it| town.of::<Building>(it.id))
            .collect();
        all.retain(|it| self.holds(it.id, it.compound));
        all
    }
}

/// Whether it goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmergencyState {
    /// 进行中
    Active,
    /// 已解除
    StoodDown {
        /// Since when.
        at: Timestamp,
        /// Why.
        reason: Line,
        /// What happened, for everyone.
        summary: Prose,
    },
}

/// An emergency (应急事件): for anyone to read, since a phone shows it before anybody signs in.
/// Nothing in it is about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// Made by the office.
    pub id: EmergencyId,
    /// The community.
    pub community: CommunityId,
    /// By which plan.
    pub plan: EmergencyPlanId,
    /// What happens.
    pub kind: EmergencyKind,
    /// Its name, such as 台风“海葵”.
    pub title: Line,
    /// Whom it concerns.
    pub covers: Covers,
    /// What to do.
    pub advice: Advice,
    /// When the advice was last changed.
    pub advised_at: Timestamp,
    /// Since when.
    pub declared_at: Timestamp,
    /// Whether it goes on.
    pub state: EmergencyState,
}

impl Emergency {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }

    /// Whether it goes on.
    pub fn is_active(&self) -> bool {
        self.state == EmergencyState::Active
    }

    /// When it ended, if it has.
    pub fn ended_at(&self) -> Option<Timestamp> {
        match self.state {
            EmergencyState::Active => None,
            EmergencyState::StoodDown { at, .. } => Some(at),
        }
    }

    /// Whether answers are still taken.
    pub fn takes_answers(&self, at: Timestamp) -> bool {
        let last = self.ended_at().map(|it| it.plus_minutes(LATE_HOURS * 60));
        last.is_none_or(|last| at < last)
    }
}

/// Declares an emergency (启动应急).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declare {
    /// Made by the office.
    pub id: EmergencyId,
    /// The community.
    pub community: CommunityId,
    /// By which plan.
    pub plan: EmergencyPlanId,
    /// Its name.
    pub title: Line,
    /// Whom it concerns.
    pub covers: Covers,
    /// What to do; the plan's words unless the evening asks for others.
    pub advice: Advice,
}

/// Changes what neighbours are told (更新提示).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmendAdvice {
    /// Of which.
    pub emergency: EmergencyId,
    /// What to do now.
    pub advice: Advice,
}

/// Ends it (解除应急).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandDown {
    /// Which.
    pub emergency: EmergencyId,
    /// Why.
    pub reason: Line,
    /// What happened, for everyone.
    pub summary: Prose,
}

/// One at a time (design default): what else happens that evening changes the advice, so that nobody
/// has to choose between two screens.
pub(super) fn declare(
    it: &Declare,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    it.advice.checked()?;
    let plan: Plan = town.get(it.plan).ok_or(Refusal::NotFound)?;
    if plan.community != it.community {
        return Err(Refusal::NotFound);
    }
    if town.has::<Emergency>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let all: Vec<Emergency> = town.of(it.community);
    if all.iter().any(Emergency::is_active) {
        return Err(EmergencyFault::ActiveAlready.into());
    }
    let buildings = it.covers.buildings(it.community, town);
    let named = match &it.covers {
        Covers::Buildings(ids) => ids.len(),
        Covers::Community | Covers::Compound(_) => 1,
    };
    if buildings.is_empty() || buildings.len() < named {
        return Err(Refusal::NoSuchPlace);
    }
    let emergency = Emergency {
        id: it.id,
        community: it.community,
        plan: it.plan,
        kind: plan.kind,
        title: it.title.clone(),
        covers: it.covers.clone(),
        advice: it.advice.clone(),
        advised_at: at,
        declared_at: at,
        state: EmergencyState::Active,
    };
    let mut changes = vec![Change::put(emergency)];
    changes.extend(roll_call(it.id, it.community, &buildings, town));
    Ok(changes)
}

pub(super) fn amend(
    it: &AmendAdvice,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    it.advice.checked()?;
    let emergency = active(it.emergency, town)?;
    Ok(vec![Change::put(Emergency {
        advice: it.advice.clone(),
        advised_at: at,
        ..emergency
    })])
}

pub(super) fn stand_down(
    it: &StandDown,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let emergency = active(it.emergency, town)?;
    let state = EmergencyState::StoodDown {
        at,
        reason: it.reason.clone(),
        summary: it.summary.clone(),
    };
    Ok(vec![Change::put(Emergency { state, ..emergency })])
}

/// One that goes on.
pub(super) fn active(id: EmergencyId, town: &dyn Town) -> Result<Emergency, Refusal> {
    let emergency: Emergency = town.get(id).ok_or(Refusal::NotFound)?;
    if emergency.is_active() {
        Ok(emergency)
    } else {
        Err(EmergencyFault::Over.into())
    }
}

/// Who acts.
pub(super) fn person(actor: &Actor) -> Result<PersonId, Refusal> {
    actor.person().ok_or(Refusal::SignInFirst)
}

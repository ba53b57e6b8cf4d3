//! Outages (停水停电): told to the homes they reach, and to no others.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CompoundId, Line, OutageId, OutageNoticeId, PersonId, Refusal, Timestamp,
    Town, UnitId,
};
use crate::members::{Actor, Unit};
use crate::renovation::plan::found;
use crate::renovation::{PlanLeg, Reach, RenovationFault};

/// What is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Utility {
    /// 停水
    Water,
    /// 停电
    Power,
    /// 停气
    Gas,
    /// 停暖
    Heating,
}

impl Utility {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Water, Self::Power, Self::Gas, Self::Heating];
}

/// That an outage does not come, or ends early, and why (撤回通知).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Why; whoever was told reads it.
    pub why: Line,
    /// When.
    pub at: Timestamp,
}

/// An outage with all its places, for the office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outage {
    /// Made by the office.
    pub id: OutageId,
    /// The plan.
    pub plan: CompoundId,
    /// What is cut off.
    pub utility: Utility,
    /// Where: no home lies in two of them.
    pub places: Vec<Reach>,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why; whoever is told reads it.
    pub why: Line,
    /// Posted by whom.
    pub by: PersonId,
    /// When it was posted.
    pub at: Timestamp,
    /// Whether it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
}

/// The notice of an outage for one of its places: whoever has a standing there reads it, whoever
/// moves in later too (停水停电通知).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutageNotice {
    /// Derived from the outage and the place.
    pub id: OutageNoticeId,
    /// The plan.
    pub plan: CompoundId,
    /// The outage.
    pub outage: OutageId,
    /// What is cut off.
    pub utility: Utility,
    /// Where.
    pub place: Reach,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub why: Line,
    /// When it was posted.
    #[serde(default)]
    pub posted_at: Option<Timestamp>,
    /// Whether it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
}

/// Posts an outage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostOutage {
    /// Made by the office.
    pub id: OutageId,
    /// The plan.
    pub plan: CompoundId,
    /// What is cut off.
    pub utility: Utility,
    /// Where.
    pub places: Vec<Reach>,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub why: Line,
}

/// Withdraws an outage that is not over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawOutage {
    /// Which.
    pub outage: OutageId,
    /// Why.
    pub why: Line,
}

impl Outage {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// Its notices, one a place.
    fn notices(&self) -> impl Iterator<Item = Change> {
        let notice = |place: &Reach| OutageNotice {
            id: OutageNotice::id_of(self.id, *place),
            plan: self.plan,
            outage: self.id,
            utility: self.utility,
            place: *place,
            from: self.from,
            until: self.until,
            why: self.why.clone(),
            posted_at: Some(self.at),
            withdrawn: self.withdrawn.clone(),
        };
        self.places.iter().map(notice).map(Change::put)
    }
}

impl OutageNotice {
    /// The one of a place.
    pub fn id_of(outage: OutageId, place: Reach) -> OutageNoticeId {
        let place = match place {
            Reach::Compound => uuid::Uuid::nil(),
            Reach::Building(id) => id.0,
            Reach::Unit(id) => id.0,
        };
        OutageNoticeId::derived("outage_notice", &[outage.0.as_bytes(), place.as_bytes()])
    }

    pub(crate) fn readers(&self) -> Audience {
        match self.place {
            Reach::Compound => Audience::Compound(self.plan),
            Reach::Building(id) => Audience::Building(id),
            Reach::Unit(id) => Audience::Unit(id),
        }
    }

    /// Whether it is cut off at an instant.
    pub fn is_on(&self, at: Timestamp) -> bool {
        self.withdrawn.is_none() && self.from <= at && at < self.until
    }
}

pub(in crate::renovation) fn post(
    it: &PostOutage,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let plan = found(it.plan, town)?;
    if !plan.state.leg().is_some_and(PlanLeg::has_site) {
        return Err(plan.elsewhere());
    }
    if town.has::<Outage>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if it.until <= it.from || it.until <= at {
        return Err(RenovationFault::OutageOver.into());
    }
    plan.lists(it.places.len())?;
    if !it.places.iter().all(|place| place.lies_in(plan.id, town)) {
        return Err(Refusal::NoSuchPlace);
    }
    if overlap(&it.places, town) {
        return Err(RenovationFault::ToldTwice.into());
    }
    let PostOutage {
        id,
        plan,
        utility,
        places,
        from,
        until,
        why,
    } = it.clone();
    let outage = Outage {
        id,
        plan,
        utility,
        places,
        from,
        until,
        why,
        by,
        at,
        withdrawn: None,
    };
    Ok(told(outage))
}

pub(in crate::renovation) fn withdraw(
    it: &WithdrawOutage,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let outage: Outage = town.get(it.outage).ok_or(Refusal::NotFound)?;
    if outage.withdrawn.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    if outage.until <= at {
        return Err(RenovationFault::OutageOver.into());
    }
    let why = it.why.clone();
    let withdrawn = Some(Withdrawn { why, at });
    Ok(told(Outage {
        withdrawn,
        ..outage
    }))
}

fn told(outage: Outage) -> Vec<Change> {
    let mut changes: Vec<Change> = outage.notices().collect();
    changes.push(Change::put(outage));
    changes
}

/// Whether a home would be told twice: one of the places lies in another.
fn overlap(places: &[Reach], town: &dyn Town) -> bool {
    let building = |id: UnitId| town.get::<Unit>(id).map(|it| it.building);
    let within = |inner: Reach, outer: Reach| match (inner, outer) {
        (_, Reach::Compound) => true,
        (Reach::Unit(unit), Reach::Building(outer)) => building(unit) == Some(outer),
        _ => inner == outer,
    };
    let pairs = (0..places.len()).flat_map(|a| (0..places.len()).map(move |b| (a, b)));
    pairs
        .filter(|(a, b)| a != b)
        .any(|(a, b)| within(places[a], places[b]))
}

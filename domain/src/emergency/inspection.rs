//! The weekly look round (每周检查): each target once a week at least, by ISO week.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, CompoundId, Day, Digest, InspectionId, Line,
    PersonId, Prose, Record, Refusal, TargetId, Timestamp, Town,
};
use crate::members::{Actor, Building, Compound, Office, Role, Scope};
use crate::proposals::Photo;

use super::active::person;
use super::{EmergencyFault, Week};

/// How many photos one look brings at most (design default).
const PHOTOS_MOST: usize = 4;

/// For how many days a look may be sent late (design default): the phone may have had no network.
const LATE_DAYS: i32 = 7;

/// What is looked at (检查对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// 单位
    Workplace,
    /// 沿街商铺
    Shop,
    /// 居民楼
    Dwelling,
}

impl TargetKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dwelling, Self::Shop, Self::Workplace];
}

/// A unit, shop or residential building that is looked at every week (检查对象).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Made by the office.
    pub id: TargetId,
    /// The community.
    pub community: CommunityId,
    /// What it is.
    pub kind: TargetKind,
    /// Its name.
    pub name: Line,
    /// The compound.
    pub compound: CompoundId,
    /// The building, if it is one or lies in one.
    pub building: Option<BuildingId>,
    /// Since which day it is looked at.
    pub since: Day,
    /// From which day on it is looked at no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// When it was looked at before, and was not for a while: from the first of each two days to the
    /// day before the second.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<(Day, Day)>,
}

impl Target {
    pub(crate) fn readers(&self) -> Audience {
        place_readers(self.building, self.compound)
    }

    /// Whether a week asks for a look at it.
    pub fn is_asked(&self, week: Week) -> bool {
        let sunday = week.sunday();
        let mut earlier = self.earlier.iter();
        self.since <= sunday && self.until.is_none_or(|it| it > sunday)
            || earlier.any(|(since, until)| *since <= sunday && *until > sunday)
    }
}

/// Those who look after a place.
pub(super) fn place_readers(building: Option<BuildingId>, compound: CompoundId) -> Audience {
    building.map_or(Audience::Grounds(compound), Audience::Grid)
}

/// Whether somebody looks after a place in office.
pub(super) fn looks_after(
    actor: &Actor,
    building: Option<BuildingId>,
    compound: CompoundId,
    town: &dyn Town,
) -> bool {
    if let Some(id) = building {
        let building: Option<Building> = town.get(id);
        return building.is_some_and(|it| actor.rings(&it));
    }
    let near = |role: &Role| match role.scope {
        Scope::Community(_) => true,
        Scope::Compound(id) => id == compound,
        Scope::Building(id) => {
            let building: Option<Building> = town.get(id);
            building.is_some_and(|it| it.compound == compound)
        }
        Scope::Council(_) => false,
    };
    let rings = |it: &Role| {
        matches!(it.office, Office::GridWorker | Office::BuildingHead) || it.office.is_staff()
    };
    actor.roles().iter().any(|it| rings(it) && near(it))
}

/// Whether a place is one of the community's.
pub(super) fn is_there(
    community: CommunityId,
    building: Option<BuildingId>,
    compound: CompoundId,
    town: &dyn Town,
) -> bool {
    let ours: Option<Compound> = town.get(compound);
    let inside = building.is_none_or(|id| {
        let building: Option<Building> = town.get(id);
        building.is_some_and(|it| it.compound == compound)
    });
    inside && ours.is_some_and(|it| it.community == community)
}

/// One look (一次检查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// On which day, as whoever looked says.
    pub on: Day,
    /// By whom.
    pub by: PersonId,
    /// When it was written down.
    pub at: Timestamp,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Prose>,
    /// What it looks like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
}

/// The looks at one target in one week (周检查记录): however many, they count once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Derived from the week and the target.
    pub id: InspectionId,
    /// The target.
    pub target: TargetId,
    /// The week.
    pub week: Week,
    /// Its building, as the target has it.
    pub building: Option<BuildingId>,
    /// Its compound.
    pub compound: CompoundId,
    /// The looks, in order.
    pub looks: Vec<Look>,
}

impl InspectionId {
    /// The one record of a week and a target.
    pub fn of(week: Week, target: TargetId) -> Self {
        let week = week.to_string();
        Self::derived("inspection", &[week.as_bytes(), target.0.as_bytes()])
    }
}

impl Inspection {
    pub(crate) fn readers(&self) -> Audience {
        place_readers(self.building, self.compound)
    }
}

/// Names a target, or takes it off the round (检查对象登记).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameTarget {
    /// Made by the office.
    pub id: TargetId,
    /// The community.
    pub community: CommunityId,
    /// What it is.
    pub kind: TargetKind,
    /// Its name.
    pub name: Line,
    /// The compound.
    pub compound: CompoundId,
    /// The building.
    pub building: Option<BuildingId>,
    /// Whether it is looked at no more.
    #[serde(default)]
    pub ended: bool,
}

/// Looks at a target (检查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inspect {
    /// Which.
    pub target: TargetId,
    /// On which day.
    pub on: Day,
    /// What was seen.
    #[serde(default)]
    pub words: Option<Prose>,
    /// What it looks like.
    #[serde(default)]
    pub photos: Vec<Photo>,
}

pub(super) fn name(
    it: &NameTarget,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !is_there(it.community, it.building, it.compound, town) {
        return Err(Refusal::NoSuchPlace);
    }
    let before: Option<Target> = town.get(it.id);
    let moved = before.as_ref().is_some_and(|old| {
        (old.community, old.compound, old.building) != (it.community, it.compound, it.building)
    });
    if moved {
        return Err(Refusal::AlreadyThere);
    }
    let old = before.as_ref();
    let mut earlier = old.map(|it| it.earlier.clone()).unwrap_or_default();
    // Taken up again, it is looked at from today on: the weeks between were nobody's, and those before
    // stay as they are.
    let ended = old.and_then(|it| it.until);
    let mut since = old.map_or(at.day(), |it| it.since);
    if let Some(until) = ended.filter(|_| !it.ended) {
        earlier.push((since, until));
        since = at.day();
    }
    let ended = ended.unwrap_or(at.day());
    Ok(vec![Change::put(Target {
        id: it.id,
        community: it.community,
        kind: it.kind,
        name: it.name.clone(),
        compound: it.compound,
        building: it.building,
        since,
        until: it.ended.then_some(ended),
        earlier,
    })])
}

pub(super) fn inspect(
    it: &Inspect,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let target: Target = town.get(it.target).ok_or(Refusal::NotFound)?;
    if !looks_after(actor, target.building, target.compound, town) {
        return Err(Refusal::NotYours);
    }
    few(&it.photos)?;
    if it.on > at.day() {
        return Err(EmergencyFault::NotYet.into());
    }
    if it.on < at.day().plus(-LATE_DAYS) {
        return Err(Refusal::DueHasPassed { due: it.on });
    }
    let week = Week::of(it.on);
    let id = InspectionId::of(week, target.id);
    let before: Option<Inspection> = town.get(id);
    let mut looks = before.map(|old| old.looks).unwrap_or_default();
    looks.push(Look {
        on: it.on,
        by,
        at,
        words: it.words.clone(),
        photos: it.photos.clone(),
    });
    Ok(vec![Change::put(Inspection {
        id,
        target: target.id,
        week,
        building: target.building,
        compound: target.compound,
        looks,
    })])
}

pub(super) fn few(photos: &[Photo]) -> Result<(), Refusal> {
    if photos.len() > PHOTOS_MOST {
        let most = PHOTOS_MOST as u32;
        return Err(Refusal::TooMany { most });
    }
    Ok(())
}

/// How far a week's round is (完成率): counts, never a rounded share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// Looked at.
    pub done: u32,
    /// Asked for.
    pub of: u32,
}

/// The targets that a week asks for and that nobody has looked at yet (未查).
pub fn missing(targets: &[Target], week: Week, town: &dyn Town) -> Vec<Target> {
    let asked = targets.iter().filter(|it| it.is_asked(week));
    asked
        .filter(|it| !town.has::<Inspection>(InspectionId::of(week, it.id)))
        .cloned()
        .collect()
}

/// How far the round of a week is.
pub fn completion(targets: &[Target], week: Week, town: &dyn Town) -> Completion {
    let of = targets.iter().filter(|it| it.is_asked(week)).count() as u32;
    let missing = missing(targets, week, town).len() as u32;
    Completion {
        done: of - missing,
        of,
    }
}

/// The photos that a record of the round shows.
pub(crate) fn photos_of(record: &Record) -> Vec<Digest> {
    match record {
        Record::Inspection(it) => {
            let photos = it.looks.iter().flat_map(|it| &it.photos);
            photos.map(|it| it.hash).collect()
        }
        _ => Vec::new(),
    }
}

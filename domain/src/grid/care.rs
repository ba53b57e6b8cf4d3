//! Homes that are visited at agreed intervals (常走访户), such as of those who live alone when old.
//!
//! Sensitive: for those who look after the building alone, with the day on which the home agreed. The
//! line goes when the home no longer wants it (domain-rules 10.1).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CaredId, Change, CommunityId, Day, HomeId, Line, OwnCareId, Record,
    Refusal, Timestamp, Town,
};
use crate::members::{Actor, Building, Home, Member, living};

use super::station::community_of;
use super::{GridFault, OwnCare, own_care};

/// The longest interval between two visits, in days (design default).
pub const EVERY_MOST: u16 = 92;

/// Why a home is visited (走访缘由).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareReason {
    /// 独居老人
    LivesAlone,
    /// 高龄老人
    VeryOld,
    /// 残疾人
    Disabled,
    /// 困难家庭
    Hardship,
    /// 病后休养
    Recovering,
    /// 孕产妇、婴幼儿
    NewBorn,
    /// 其他
    Other,
}

/// A home that is visited at agreed intervals (常走访户).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cared {
    /// Derived from the home.
    pub id: CaredId,
    /// The community.
    pub community: CommunityId,
    /// The building.
    pub building: BuildingId,
    /// The home.
    pub home: HomeId,
    /// Its address.
    pub address: Line,
    /// Whom to ask for: a family name, or as they want to be called.
    pub who: Line,
    /// Why.
    pub why: CareReason,
    /// Days between two visits.
    pub every_days: u16,
    /// The day on which they agreed.
    pub agreed_on: Day,
    /// Since when it is on the list.
    pub since: Day,
    /// When they were last met.
    pub last: Option<Day>,
    /// Since when it is to be asked whether the home still wants it: somebody has moved out, and it
    /// may have been they.
    #[serde(default)]
    pub asks_since: Option<Day>,
}

/// Puts a home on the list, or changes what was agreed (登记常走访户).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CareFor {
    /// Which home.
    pub home: HomeId,
    /// Whom to ask for.
    pub who: Line,
    /// Why.
    pub why: CareReason,
    /// Days between two visits.
    pub every_days: u16,
    /// The day on which they agreed.
    pub agreed_on: Day,
}

/// Takes a home off the list: nothing of the line is kept (不再走访). By those who look after the building, or
/// by whoever lives there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndCare {
    /// Which home.
    pub home: HomeId,
}

impl CaredId {
    /// The one line of a home.
    pub fn of(home: HomeId) -> Self {
        Self::derived("cared", &[home.0.as_bytes()])
    }
}

impl Cared {
    /// The day by which they are to be visited again; at once where it is to be asked anew.
    pub fn due_on(&self) -> Day {
        let last = self.last.unwrap_or(self.since);
        let due = last.plus(i32::from(self.every_days));
        self.asks_since.map_or(due, |asked| asked.min(due))
    }

    /// Whether a visit is due on a day.
    pub fn is_due(&self, on: Day) -> bool {
        self.due_on() <= on
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }
}

/// A home of a building that somebody looks after.
pub(super) fn tended(home: HomeId, actor: &Actor, town: &dyn Town) -> Result<Home, Refusal> {
    let home: Home = town.get(home).ok_or(Refusal::NoSuchPlace)?;
    rung(home.building, actor, town)?;
    Ok(home)
}

/// A building that somebody looks after.
pub(super) fn rung(
    building: BuildingId,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Building, Refusal> {
    let building: Building = town.get(building).ok_or(Refusal::NoSuchPlace)?;
    if actor.rings(&building) {
        Ok(building)
    } else {
        Err(Refusal::NotYours)
    }
}

pub(super) fn care_for(
    it: &CareFor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let home = tended(it.home, actor, town)?;
    let community = community_of(home.building, town).ok_or(Refusal::NoSuchPlace)?;
    if it.every_days == 0 || it.every_days > EVERY_MOST {
        return Err(GridFault::Interval { most: EVERY_MOST }.into());
    }
    if it.agreed_on > at.day() {
        return Err(GridFault::DayAhead.into());
    }
    let id = CaredId::of(home.id);
    let before: Option<Cared> = town.get(id);
    Ok(vec![Change::put(Cared {
        id,
        community,
        building: home.building,
        home: home.id,
        address: home.address,
        who: it.who.clone(),
        why: it.why,
        every_days: it.every_days,
        agreed_on: it.agreed_on,
        since: before.as_ref().map_or(at.day(), |it| it.since),
        last: before.and_then(|it| it.last),
        asks_since: None,
    })])
}

pub(super) fn end_care(
    it: &EndCare,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let me = actor.person();
    let own: Option<OwnCare> = me.and_then(|me| town.get(OwnCareId::of(it.home, me)));
    let lives = || {
        let community = own_care::community(it.home, town).filter(|_| town.is_whole())?;
        let live = living(it.home, community, town);
        Some(live.contains(&me?))
    };
    if own.is_none() && lives() != Some(true) {
        // Nobody learns by it which homes there are.
        tended(it.home, actor, town).map_err(|_| Refusal::NotYours)?;
    }
    let cared: Option<Cared> = town.get(CaredId::of(it.home));
    if cared.is_none() && own.is_none() {
        return Err(Refusal::NotFound);
    }
    // The server sees to the copies of all who live there; a phone has one at most.
    let own = own.filter(|_| !town.is_whole());
    let cared = cared.as_ref().map(Change::remove);
    Ok(cared
        .into_iter()
        .chain(own.as_ref().map(Change::remove))
        .collect())
}

/// The line of a home of somebody who is erased: it may be about them, and nothing of it is kept.
pub(crate) fn forgotten(home: HomeId, town: &dyn Town) -> Option<Change> {
    let cared: Option<Cared> = town.get(CaredId::of(home));
    cared.as_ref().map(Change::remove)
}

/// The lines of homes that some changes leave without anybody (人去户空): whoever moves away leaves no
/// such line behind (domain-rules 10.1). Where others stay, they are asked anew.
pub(crate) fn emptied(changes: &[Change], at: Timestamp, town: &dyn Town) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let left = changes.iter().filter_map(|change| match change {
        Change::Put(record) => match &**record {
            Record::Member(it) => Some(it),
            _ => None,
        },
        Change::Remove { .. } => None,
    });
    let mut more = Vec::new();
    for member in left {
        let before: Option<Member> = town.get(member.id);
        let before = before.iter().flat_map(Member::active).map(|it| it.home);
        for home in before.collect::<Vec<_>>() {
            let stays = |it: &Member| it.active().any(|standing| standing.home == home);
            // An owner who lets the home does not live there, and is not left with the tenant's line.
            let mut lived = living(home, member.community, town);
            if !lived.remove(&member.id) {
                continue;
            }
            let cared: Option<Cared> = town.get(CaredId::of(home));
            let Some(cared) = cared.filter(|_| !stays(member)) else {
                continue;
            };
            more.push(if !lived.is_empty() {
                Change::put(Cared {
                    asks_since: cared.asks_since.or(Some(at.day())),
                    ..cared
                })
            } else {
                Change::remove(&cared)
            });
        }
    }
    more
}

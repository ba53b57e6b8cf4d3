//! One entry of a round: a building or a home, by the six small things (走访记录; 六小群众工作法).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CaredId, Change, CommunityId, Day, GridVisitId, HomeId, PersonId, Prose,
    Refusal, Timestamp, Town,
};
use crate::members::Actor;

use super::care::{rung, tended};
use super::day::day_of;
use super::month::counted;
use super::station::community_of;
use super::{Cared, GridFault, GridMonth};

/// What a visit was about, by the six small things (六小): the method itself, so its six are all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SixSmall {
    /// 小事: a small matter that was done.
    Matter,
    /// 小活动: something that brings people together.
    Activity,
    /// 小人物: somebody one gets to know.
    Person,
    /// 小道理: something that was explained.
    Reason,
    /// 小问题: something that is wrong.
    Problem,
    /// 小疙瘩: a knot between people.
    Knot,
}

impl SixSmall {
    /// All six.
    pub const ALL: [Self; 6] = [
        Self::Matter,
        Self::Activity,
        Self::Person,
        Self::Reason,
        Self::Problem,
        Self::Knot,
    ];
}

/// A visit (走访), for those who look after the building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridVisit {
    /// Made by the phone.
    pub id: GridVisitId,
    /// The community.
    pub community: CommunityId,
    /// The building.
    pub building: BuildingId,
    /// The home; none where it was the building.
    pub home: Option<HomeId>,
    /// What it was about.
    pub kind: SixSmall,
    /// Whether somebody was met.
    pub met: bool,
    /// A word on it.
    pub words: Option<Prose>,
    /// Who went there.
    pub by: PersonId,
    /// On which day.
    pub on: Day,
    /// When the server heard of it.
    pub at: Timestamp,
}

/// Writes a visit down (记一次走访).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogVisit {
    /// Made by the phone.
    pub id: GridVisitId,
    /// The building.
    pub building: BuildingId,
    /// The home; none where it was the building.
    #[serde(default)]
    pub home: Option<HomeId>,
    /// What it was about.
    pub kind: SixSmall,
    /// Whether somebody was met.
    pub met: bool,
    /// A word on it.
    #[serde(default)]
    pub words: Option<Prose>,
    /// On which day: a phone without a network tells of it later.
    pub on: Day,
}

impl GridVisit {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }
}

pub(super) fn log(
    it: &LogVisit,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let building = rung(it.building, actor, town)?;
    if town.has::<GridVisit>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if let Some(home) = it.home
        && tended(home, actor, town)?.building != building.id
    {
        return Err(Refusal::NoSuchPlace);
    }
    let community = community_of(building.id, town).ok_or(Refusal::NoSuchPlace)?;
    if day_of(by, it.on, at, town)?.is_some_and(|day| day.closed.is_some()) {
        return Err(GridFault::DayIsClosed.into());
    }
    let visit = GridVisit {
        id: it.id,
        community,
        building: building.id,
        home: it.home,
        kind: it.kind,
        met: it.met,
        words: it.words.clone(),
        by,
        on: it.on,
        at,
    };
    let mut changes = Vec::new();
    let cared: Option<Cared> = it.home.and_then(|home| town.get(CaredId::of(home)));
    let met = cared.filter(|cared| it.met && cared.last.is_none_or(|last| last < it.on));
    changes.extend(met.map(|cared| {
        Change::put(Cared {
            last: Some(it.on),
            ..cared
        })
    }));
    // What all of them make together only the server can tell.
    if town.is_whole() {
        changes.push(counted(community, it.on, town, |month: &mut GridMonth| {
            month.add(&visit);
        }));
    }
    changes.push(Change::put(visit));
    Ok(changes)
}

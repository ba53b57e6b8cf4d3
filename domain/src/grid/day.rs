//! The day of a grid worker (网格员的一天): what is carried, and the log of it, closed in the evening.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, Day, DayLogId, IssueId, Line, PersonId, Prose,
    Refusal, Timestamp, Town, WorkDayId,
};
use crate::issues::{Category, Did, Issue};
use crate::members::{Actor, Building, Community, Compound};
use crate::owners::{Assembly, Found, Visit as DoorVisit};

use super::month::counted;
use super::{GridBook, GridFault, GridVisit, SixSmall};

/// For how many days back something is still written down (design default): a phone that was out of
/// reach over a long weekend tells of it.
pub const BACK_MOST: i64 = 7;

/// One's own day (工作日).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkDay {
    /// Derived from the person and the day.
    pub id: WorkDayId,
    /// Whose.
    pub person: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Which day.
    pub day: Day,
    /// What is carried, as far as it was ticked.
    pub carried: Vec<Line>,
    /// Its log, once it is closed.
    pub closed: Option<Closed>,
}

/// The log of a day (工作日志).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// When.
    pub at: Timestamp,
    /// What was done, in order.
    pub done: Vec<Happened>,
    /// In one's own words.
    pub words: Option<Prose>,
}

/// One line of a log: where and what, and nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// When the server heard of it.
    pub at: Timestamp,
    /// What.
    pub what: Deed,
}

/// What was done on a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// 走访
    Visit {
        /// Which building.
        building: BuildingId,
        /// Whether it was at a home.
        home: bool,
        /// What it was about.
        kind: SixSmall,
        /// Whether somebody was met.
        met: bool,
    },
    /// 入户: at a door of an owners' vote.
    Door {
        /// Which building.
        building: BuildingId,
        /// What it came to.
        found: Found,
    },
    /// 办事: with an issue.
    Issue {
        /// Which.
        issue: IssueId,
        /// What is wrong.
        category: Category,
        /// What was done.
        did: Did,
    },
}

/// A closed day as the office has it (工作日志).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayLog {
    /// That of the day.
    pub id: DayLogId,
    /// The community.
    pub community: CommunityId,
    /// The day.
    pub day: WorkDay,
}

/// Ticks what is carried today (出门清单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackBag {
    /// The community.
    pub community: CommunityId,
    /// Which day.
    pub day: Day,
    /// Everything that is carried.
    pub carried: Vec<Line>,
}

/// Closes the day (收工): what happened is put together, and one's own words with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseDay {
    /// The community.
    pub community: CommunityId,
    /// Which day.
    pub day: Day,
    /// In one's own words.
    #[serde(default)]
    pub words: Option<Prose>,
}

impl WorkDayId {
    /// The one day of a person.
    pub fn of(person: PersonId, day: Day) -> Self {
        let start = day.starts_at().0.to_be_bytes();
        Self::derived("work day", &[person.0.as_bytes(), &start])
    }
}

impl WorkDay {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl DayLog {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// Somebody's day as it stands, if it may still be written to.
pub(super) fn day_of(
    person: PersonId,
    day: Day,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Option<WorkDay>, Refusal> {
    let today = at.day();
    if day > today {
        return Err(GridFault::DayAhead.into());
    }
    if today.days_after(day) > BACK_MOST {
        return Err(GridFault::TooLongAgo { days: BACK_MOST }.into());
    }
    Ok(town.get(WorkDayId::of(person, day)))
}

/// The same, begun where it is not, and open.
fn open(
    community: CommunityId,
    day: Day,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<WorkDay, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.has::<Community>(community) {
        return Err(Refusal::NotFound);
    }
    let it = day_of(person, day, at, town)?.unwrap_or(WorkDay {
        id: WorkDayId::of(person, day),
        person,
        community,
        day,
        carried: Vec::new(),
        closed: None,
    });
    match it.closed {
        Some(_) => Err(GridFault::DayIsClosed.into()),
        None => Ok(it),
    }
}

pub(super) fn pack(
    it: &PackBag,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let day = open(it.community, it.day, actor, at, town)?;
    let book: Option<GridBook> = town.get(it.community);
    let mut listed = book.map(|it| it.carried).unwrap_or_default();
    // In the order of the list, each once, and nothing that is not on it.
    listed.retain(|item| it.carried.contains(item));
    Ok(vec![Change::put(WorkDay {
        carried: listed,
        ..day
    })])
}

pub(super) fn close(
    it: &CloseDay,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let day = open(it.community, it.day, actor, at, town)?;
    let closed = Closed {
        at,
        done: done(it.community, day.person, it.day, town),
        words: it.words.clone(),
    };
    let day = WorkDay {
        closed: Some(closed),
        ..day
    };
    let log = DayLog {
        id: DayLogId(day.id.0),
        community: it.community,
        day: day.clone(),
    };
    let mut changes = vec![Change::put(day), Change::put(log)];
    if town.is_whole() {
        changes.push(counted(it.community, it.day, town, |month| month.days += 1));
    }
    Ok(changes)
}

/// What somebody did on a day, in order: their visits, the doors they rang at, what they did with
/// issues.
pub fn done(community: CommunityId, person: PersonId, day: Day, town: &dyn Town) -> Vec<Happened> {
    let compounds = town.of::<Compound>(community);
    let mut done = Vec::new();
    for compound in &compounds {
        for building in town.of::<Building>(compound.id) {
            let mut visits = town.of::<GridVisit>(building.id);
            visits.retain(|it| it.by == person && it.on == day);
            done.extend(visits.into_iter().map(|it| Happened {
                at: it.at,
                what: Deed::Visit {
                    building: it.building,
                    home: it.home.is_some(),
                    kind: it.kind,
                    met: it.met,
                },
            }));
        }
        for assembly in town.of::<Assembly>(compound.id) {
            let mut doors = town.of::<DoorVisit>(assembly.id);
            doors.retain(|it| it.by == person && it.at.day() == day);
            done.extend(doors.into_iter().map(|it| Happened {
                at: it.at,
                what: Deed::Door {
                    building: it.building,
                    found: it.found,
                },
            }));
        }
    }
    for issue in town.of::<Issue>(community) {
        let mine = issue
            .log
            .iter()
            .filter(|it| it.by == Some(person) && it.at.day() == day && it.did != Did::Reported);
        done.extend(mine.map(|it| Happened {
            at: it.at,
            what: Deed::Issue {
                issue: issue.id,
                category: issue.report.category,
                did: it.did,
            },
        }));
    }
    done.sort_by_key(|it| it.at);
    done
}

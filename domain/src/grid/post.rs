//! What stands on the board of the grid, and who reads what of it (网格公示牌).
//!
//! The board is posted in public: a family name, the station, the term, how to reach them. The whole
//! name is the office's; a telephone number stands there only where its owner said so
//! (domain-rules 10.1: names masked, no phone; disclosing needs a consent of its own).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CommunityId, Day, GridPostId, Line, PersonId, PostNumberId, Timestamp, Town,
};
use crate::members::{Phone, Scope};

use super::Station;

/// One station on the board (岗位), for everyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridPost {
    /// Derived from the place and the station: one holder at a time.
    pub id: GridPostId,
    /// The community.
    pub community: CommunityId,
    /// Of which place.
    pub scope: Scope,
    /// Which.
    pub station: Station,
    /// Who holds it.
    pub state: PostState,
}

/// Whether somebody holds a station.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PostState {
    /// Somebody does.
    Held(Held),
    /// 空缺: nobody does.
    Vacant {
        /// Since when.
        since: Day,
    },
}

/// Who holds a station, as everyone reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    /// The family name, with the building of a neighbour.
    pub shown: String,
    /// The person, where they are here; others are named by the office.
    pub person: Option<PersonId>,
    /// Where they come from, such as a property company.
    pub unit: Option<Line>,
    /// First day of the term.
    pub from: Day,
    /// Last day of the term.
    pub until: Day,
    /// How they are reached.
    pub contact: Contact,
}

/// How whoever holds a station is reached (联系方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// 请社区转达: through the office, until they say otherwise.
    Office,
    /// Their number stands there for the neighbours who are signed in.
    Neighbours,
    /// Their number is posted, on paper too.
    Posted,
}

/// The number of whoever holds a station, as far as they said so (公开的电话).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostNumber {
    /// Derived from the station and from who reads it: a number that is posted no longer is gone from
    /// every phone.
    pub id: PostNumberId,
    /// Of which station.
    pub post: GridPostId,
    /// Of which place: its neighbours read the number.
    pub scope: Scope,
    /// The number.
    pub phone: Phone,
    /// Whether everyone reads it, on the posted board too.
    pub posted: bool,
    /// The day of their signature, where they said so on paper.
    pub signed_on: Option<Day>,
    /// Since when.
    pub at: Timestamp,
}

/// What the office keeps of a station (任职底册): whole names, and who held it before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostFile {
    /// That of the station.
    pub id: GridPostId,
    /// The community.
    pub community: CommunityId,
    /// Everyone who held it, the latest last.
    pub terms: Vec<Term>,
}

/// One term of a station (任期).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The whole name.
    pub name: Line,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Why it ended early.
    pub ended: Option<Line>,
}

impl GridPostId {
    /// The one station of a place.
    pub fn of(scope: Scope, station: Station) -> Self {
        let place = match scope {
            Scope::Community(id) => id.0,
            Scope::Compound(id) => id.0,
            Scope::Building(id) => id.0,
            Scope::Council(id) => id.0,
        };
        Self::derived("grid post", &[place.as_bytes(), station.tag()])
    }
}

impl GridPost {
    /// Who holds it on a day; nobody once the term is over.
    pub fn held(&self, on: Day) -> Option<&Held> {
        match &self.state {
            PostState::Held(it) => (it.from <= on && on <= it.until).then_some(it),
            PostState::Vacant { .. } => None,
        }
    }

    /// Since when nobody holds it.
    pub fn vacant_since(&self, on: Day) -> Option<Day> {
        match &self.state {
            PostState::Held(it) => (it.until < on).then(|| it.until.plus(1)),
            PostState::Vacant { since } => Some(*since),
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl PostNumberId {
    /// The one number of a station, for everyone or for its neighbours.
    pub fn of(post: GridPostId, posted: bool) -> Self {
        Self::derived("post number", &[post.0.as_bytes(), &[u8::from(posted)]])
    }
}

impl PostNumber {
    /// The numbers of a station: one, or none.
    pub fn at(post: GridPostId, town: &dyn Town) -> Vec<Self> {
        town.of(post)
    }

    pub(crate) fn readers(&self) -> Audience {
        match (self.posted, self.scope) {
            (true, _) => Audience::Public,
            (false, Scope::Compound(id)) => Audience::Compound(id),
            (false, Scope::Building(id)) => Audience::Building(id),
            (false, Scope::Community(_) | Scope::Council(_)) => Audience::Residents,
        }
    }
}

impl PostFile {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

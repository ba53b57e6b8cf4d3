//! What is read of an activity besides itself (公示栏、名单): by its neighbours a count and masked
//! hours, by whoever is in charge and by the office the people.

use serde::{Deserialize, Serialize};

use crate::core::{
    ActivityBoardId, ActivityId, Audience, CommunityId, PersonId, RollId, Timestamp,
};

use super::{Held, How, Posting, Stretch, Two};

/// What everyone reads of an activity besides itself (活动公示栏): how many come, and the hours that
/// hang, with masked names (domain-rules 6.2). Nobody can be told from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityBoard {
    /// That of its activity.
    pub id: ActivityBoardId,
    /// The community.
    pub community: CommunityId,
    /// How many have a place.
    pub coming: u32,
    /// How many wait for one.
    pub waiting: u32,
    /// How many were there.
    pub there: u32,
    /// Hours that hang before they are final, by name.
    pub hanging: Vec<Hanging>,
    /// Minutes that are final, of everyone together.
    pub given: u32,
}

/// Somebody's hours on the board (公示中的时长).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hanging {
    /// Building and family name, as neighbours read everyone.
    pub who: String,
    /// How many minutes would count.
    pub minutes: u32,
    /// Until when they hang.
    pub until: Timestamp,
}

/// The people of an activity, for one who is in charge of it or for the office (活动名单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roll {
    /// Derived from the activity and the reader.
    pub id: RollId,
    /// The activity.
    pub activity: ActivityId,
    /// Who reads it; `None` for the office.
    pub reader: Option<PersonId>,
    /// One for each person, by their id.
    pub lines: Vec<RollLine>,
}

/// One person of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollLine {
    /// Who.
    pub person: PersonId,
    /// How they stand on the list; `None` where they came without signing up.
    pub held: Option<Held>,
    /// What they did, as far as it is known.
    pub did: Option<Did>,
    /// Whether it is the reader, or one of the reader's household: whose hours the reader does not
    /// confirm.
    pub close: bool,
}

/// What somebody did, as those in charge read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Did {
    /// When.
    pub stretches: Vec<Stretch>,
    /// How that is known.
    pub how: How,
    /// 缺签退: since when they are there.
    pub no_out: Option<Timestamp>,
    /// 缺签到: when they went.
    pub no_in: Option<Timestamp>,
    /// How many minutes would count.
    pub minutes: u32,
    /// Who confirmed.
    pub confirmed_by: Vec<PersonId>,
    /// Why two confirm, if two must.
    pub two: Option<Two>,
    /// Where it stands.
    pub posting: Posting,
}

impl From<ActivityId> for ActivityBoardId {
    fn from(id: ActivityId) -> Self {
        Self(id.0)
    }
}

impl RollId {
    /// The one roll of an activity for a reader, or for the office.
    pub fn of(activity: ActivityId, reader: Option<PersonId>) -> Self {
        let reader = reader.map(|it| it.0).unwrap_or_default();
        Self::derived("roll", &[activity.0.as_bytes(), reader.as_bytes()])
    }
}

impl ActivityBoard {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Roll {
    pub(crate) fn readers(&self) -> Audience {
        self.reader.map_or(Audience::Staff, Audience::Person)
    }

    /// The line of somebody.
    pub fn line(&self, person: PersonId) -> Option<&RollLine> {
        self.lines.iter().find(|it| it.person == person)
    }

    /// The same, to change it on the phone that shows it.
    pub(super) fn line_mut(&mut self, person: PersonId) -> Option<&mut RollLine> {
        self.lines.iter_mut().find(|it| it.person == person)
    }
}

impl RollLine {
    /// Whether the reader can still confirm it.
    pub fn waits_for(&self, reader: PersonId) -> bool {
        let Some(did) = &self.did else {
            return false;
        };
        let open = matches!(did.posting, Posting::Claimed | Posting::Contested { .. });
        let whole = did.no_out.is_none() && did.no_in.is_none() && !did.stretches.is_empty();
        open && whole && !self.close && !did.confirmed_by.contains(&reader)
    }
}

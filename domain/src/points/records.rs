//! What of the points is a record, and who reads it (domain-rules 6.5, 10.1). The ledger is for
//! staff; each person reads their own, whoever hands over what they hand over, and the committee
//! what it is asked; neighbours read the catalogue and the wall.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CommunityId, Day, PersonId, Prose, RulePack, Timestamp};

use super::{
    Appeal, AppealId, Booking, BookingId, Entry, EntryId, Freeze, OnBoard, OwnPointsId, Penalty,
    PenaltyId, PickUpCode, Reward, RewardId, Shown, WallLineId,
};

/// How many of a reward are taken: a fold of its bookings (已领数量).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewardStock {
    /// The reward.
    pub id: RewardId,
    /// The community.
    pub community: CommunityId,
    /// Booked and not given back.
    pub taken: u32,
}

/// That a worker put an entry right (更正): which, and why. The reversal itself is an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRight {
    /// The entry that reverses.
    pub id: EntryId,
    /// Whose.
    pub person: PersonId,
    /// What it reverses.
    pub entry: EntryId,
    /// Who decided.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why, for the person to read.
    pub reason: Prose,
}

/// What an appeal is against (申诉对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// 更正
    SetRight(EntryId),
    /// 处理决定
    Penalty(PenaltyId),
}

/// An appeal with what it is against (积分申诉).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointsAppeal {
    /// Derived from the decision: one each.
    pub id: AppealId,
    /// The community, whose committee hears it in the end.
    pub community: CommunityId,
    /// Whose.
    pub person: PersonId,
    /// Against what.
    pub against: Against,
    /// What was said and answered.
    pub appeal: Appeal,
}

/// That somebody is on the honour wall (上榜), as they read it themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnWall {
    /// Who.
    pub id: PersonId,
    /// The community.
    pub community: CommunityId,
    /// Their line.
    pub line: WallLineId,
    /// As what they asked to be shown.
    pub asked: OnBoard,
    /// Whether they agreed to show their stars, too.
    #[serde(default)]
    pub stars: bool,
}

/// A line of the honour wall (荣誉榜). Its id is made by the phone and tells nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallLine {
    /// Made by the phone.
    pub id: WallLineId,
    /// The community.
    pub community: CommunityId,
    /// What is shown.
    pub shown: Shown,
    /// Whole hours of volunteering that are final, by which stars go; nothing where they agreed to
    /// show points alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u32>,
}

/// What one person reads of the points (我的积分): the same as stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPoints {
    /// Derived from what it is and who reads it.
    pub id: OwnPointsId,
    /// Who reads it.
    pub reader: PersonId,
    /// What it says.
    pub what: Told,
}

/// What somebody is told. Boxed where it is large, because every record is as large as the largest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// 分录, to whom it belongs.
    Entry(Box<Entry>),
    /// 兑换单, to whoever booked.
    Booking {
        /// The booking.
        booking: Box<Booking>,
        /// What is shown at the shop.
        code: PickUpCode,
    },
    /// 兑换单, to one who hands it over.
    AtShop {
        /// The booking.
        booking: Box<Booking>,
        /// Building and family name of whoever booked.
        taker: String,
        /// Until when a signal holds it up, if one does.
        held: Option<Timestamp>,
    },
    /// 冻结, to whom it holds up.
    Freeze(Box<Freeze>),
    /// 更正, to whom it concerns.
    SetRight(Box<SetRight>),
    /// 处理决定, to whom it concerns.
    Penalty(Box<Penalty>),
    /// 申诉, to whoever appealed, and to the committee once it is asked.
    Appeal(Box<PointsAppeal>),
}

impl Told {
    fn address(&self) -> (&'static [u8], uuid::Uuid) {
        match self {
            Self::Entry(it) => (b"entry", it.id.0),
            Self::Booking { booking, .. } => (b"booking", booking.id.0),
            Self::AtShop { booking, .. } => (b"at shop", booking.id.0),
            Self::Freeze(it) => (b"freeze", it.id.0),
            Self::SetRight(it) => (b"set right", it.id.0),
            Self::Penalty(it) => (b"penalty", it.id.0),
            Self::Appeal(it) => (b"appeal", it.id.0),
        }
    }
}

impl OwnPoints {
    /// What a reader is told.
    pub(super) fn to(reader: PersonId, what: Told) -> Self {
        let (kind, of) = what.address();
        let id = OwnPointsId::derived("own points", &[kind, of.as_bytes(), reader.0.as_bytes()]);
        Self { id, reader, what }
    }

    /// Where somebody is told of an entry of theirs.
    pub fn of_entry(entry: EntryId, reader: PersonId) -> OwnPointsId {
        let parts: [&[u8]; 3] = [b"entry", entry.0.as_bytes(), reader.0.as_bytes()];
        OwnPointsId::derived("own points", &parts)
    }

    /// Where somebody is told why an entry of theirs was put right, by what reverses it.
    pub fn of_correction(reversal: EntryId, reader: PersonId) -> OwnPointsId {
        let parts: [&[u8]; 3] = [b"set right", reversal.0.as_bytes(), reader.0.as_bytes()];
        OwnPointsId::derived("own points", &parts)
    }

    /// Where whoever booked is told of it.
    pub fn of_booking(booking: BookingId, reader: PersonId) -> OwnPointsId {
        Self::booking(b"booking", booking, reader)
    }

    /// The address of a booking as a reader is told of it.
    pub(super) fn booking(
        kind: &'static [u8],
        booking: BookingId,
        reader: PersonId,
    ) -> OwnPointsId {
        let parts = [kind, booking.0.as_bytes(), reader.0.as_bytes()];
        OwnPointsId::derived("own points", &parts)
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }
}

impl Entry {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Reward {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl RewardStock {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// How many can still be booked.
    pub fn left(&self, reward: &Reward) -> u32 {
        reward.stock.saturating_sub(self.taken)
    }
}

impl Booking {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Freeze {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl Penalty {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl SetRight {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// The last day on which it can be appealed against.
    pub fn appealed_until(&self, pack: &RulePack) -> Day {
        super::appealed_until(self.at.day(), pack)
    }
}

impl PointsAppeal {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

impl OnWall {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.id)
    }
}

impl WallLine {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

//! Entries of the ledger (积分分录).

use serde::{Deserialize, Serialize};

use crate::core::{Day, Digest, PersonId, Timestamp};

use super::{AppealId, BookingId, Cause, EntryId, PenaltyId};

/// One entry: it is added and never changed (只增不改).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Derived from what it is about.
    pub id: EntryId,
    /// When the server took it down.
    pub at: Timestamp,
    /// Whose points.
    pub person: PersonId,
    /// What happened.
    pub what: What,
}

/// What happened to somebody's points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// 获得
    Earned {
        /// For what.
        cause: Cause,
        /// The how manieth time this cause is paid, from zero; each but the last was reversed.
        turn: u16,
        /// How many.
        points: u32,
        /// The last day on which they can be spent.
        expires_on: Day,
        /// What shows it.
        evidence: Vec<Digest>,
        /// Who confirmed it.
        confirmed_by: Vec<PersonId>,
    },
    /// 兑换
    Spent {
        /// For which booking.
        booking: BookingId,
        /// How many.
        points: u32,
    },
    /// 冲正: another entry is as if it had never been.
    Reversed {
        /// Which.
        entry: EntryId,
        /// Why.
        ground: Ground,
    },
    /// 到期: says so in the ledger. How many is what was left, and that is folded.
    Expired {
        /// The entry whose points they were.
        lot: EntryId,
    },
}

/// Why an entry was reversed (冲正原因).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 更正: it was wrong.
    Correction,
    /// 退回: what was booked was not handed over.
    GivenBack(BookingId),
    /// 处理决定: it came from a misdeed.
    Penalty(PenaltyId),
    /// 申诉成立: a decision was lifted.
    Appeal(AppealId),
}

impl EntryId {
    /// The entry that pays with points for a booking.
    pub fn spent(booking: BookingId) -> Self {
        Self::derived("spent", &[booking.0.as_bytes()])
    }

    /// The entry that reverses another. A reversal has one of its own, which restores.
    pub fn reversing(entry: Self) -> Self {
        Self::derived("reversed", &[entry.0.as_bytes()])
    }

    /// The entry that says that what was left of another has expired.
    pub fn expired(lot: Self) -> Self {
        Self::derived("expired", &[lot.0.as_bytes()])
    }
}

impl What {
    /// The one id that such an entry can have.
    pub fn id(&self) -> EntryId {
        match self {
            Self::Earned { cause, turn, .. } => cause.entry(*turn),
            Self::Spent { booking, .. } => EntryId::spent(*booking),
            Self::Reversed { entry, .. } => EntryId::reversing(*entry),
            Self::Expired { lot } => EntryId::expired(*lot),
        }
    }

    /// Of two at the same time, what comes first: earning, then spending, then the rest.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Earned { .. } => 0,
            Self::Spent { .. } => 1,
            Self::Reversed { .. } => 2,
            Self::Expired { .. } => 3,
        }
    }
}

impl Entry {
    /// An entry with the id that follows from what it is.
    pub fn new(person: PersonId, at: Timestamp, what: What) -> Self {
        Self {
            id: what.id(),
            at,
            person,
            what,
        }
    }

    /// Whether its id follows from what it is.
    pub fn is_genuine(&self) -> bool {
        self.id == self.what.id()
    }
}

//! Booking a reward (兑换; domain-rules 6.4).

use serde::{Deserialize, Serialize};

use crate::core::{Digest, PersonId, RulePack, Timestamp};
use crate::volunteering::Somebody;

use super::{
    Balance, BookingId, Entry, EntryId, Ground, Journal, LedgerFault, Limit, Reward, RewardId,
    What, reverse,
};

/// Where a booking stands (兑换状态).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// 待领取: paid for and kept.
    Booked,
    /// 已交付: the giver says so.
    HandedOver {
        /// Who.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// 已领取: both say so.
    Received {
        /// Who handed it over.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// 已退回: the points are back.
    GivenBack {
        /// When.
        at: Timestamp,
    },
}

/// That somebody takes a reward for points (兑换单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booking {
    /// Made on the phone: sent twice, it is there once.
    pub id: BookingId,
    /// What.
    pub reward: RewardId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// Until when it is kept.
    pub until: Timestamp,
    /// The digest of the code that is shown for it.
    pub lock: Digest,
    /// Where it stands.
    pub state: BookingState,
}

/// Why a booking, or its return, is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BookFault {
    /// It cannot be booked yet, or no longer.
    #[error("cannot be booked now")]
    Closed,
    /// None is left.
    #[error("none is left")]
    NoneLeft,
    /// As many as one may have.
    #[error("{} in {} days at most", limit.times, limit.days)]
    Limit {
        /// How many.
        limit: Limit,
    },
    /// Nobody takes what they give themselves, nor their household.
    #[error("given by their own household")]
    Own,
    /// A signal holds their points up; a person decides.
    #[error("frozen until a person has decided")]
    Frozen,
    /// Too few points.
    #[error("{has} points of {needs}")]
    NotEnough {
        /// What they have.
        has: u64,
        /// What it needs.
        needs: u32,
    },
    /// It is there.
    #[error("booked already")]
    Already,
    /// It was handed over, or given back.
    #[error("not kept any more")]
    NotKept,
    /// It is kept still, and only whoever booked it gives it back before.
    #[error("kept until {until:?}")]
    Kept {
        /// Until when.
        until: Timestamp,
    },
    /// The ledger says no.
    #[error(transparent)]
    Ledger(#[from] LedgerFault),
}

/// A booking with the entry that pays for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The booking.
    pub booking: Booking,
    /// The entry.
    pub entry: Entry,
}

/// Who books: with their household, whether a signal holds them up, and who gives.
#[derive(Clone, Copy, Debug)]
pub struct Holder<'a> {
    /// Who.
    pub who: &'a Somebody,
    /// Whether a signal holds their points up.
    pub frozen: bool,
    /// Those who hand the reward over, with their homes.
    pub givers: &'a [Somebody],
}

/// How many of a reward are left: a fold of its bookings.
pub fn left_of(reward: &Reward, bookings: &[Booking]) -> u32 {
    let taken = |it: &&Booking| {
        it.reward == reward.id && !matches!(it.state, BookingState::GivenBack { .. })
    };
    let taken = bookings.iter().filter(taken).count();
    reward
        .stock
        .saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
}

/// How many of a reward somebody has had in the days of its limit.
pub fn booked_of(
    reward: &Reward,
    limit: Limit,
    person: PersonId,
    bookings: &[Booking],
    at: Timestamp,
) -> usize {
    let since = at.plus_days(-i64::from(limit.days));
    let theirs = |it: &&Booking| {
        let kept = !matches!(it.state, BookingState::GivenBack { .. });
        it.reward == reward.id && it.person == person && kept && it.at > since
    };
    bookings.iter().filter(theirs).count()
}

/// Books a reward and pays for it at once, so that nobody spends a point twice while two phones are
/// without a network: the server takes one after the other, and refuses what is not there.
///
/// # Errors
/// When it is closed, gone, limited, their own, frozen, or too dear.
pub fn book(
    id: BookingId,
    reward: &Reward,
    lock: Digest,
    holder: Holder<'_>,
    (bookings, journal): (&[Booking], &Journal),
    (at, pack): (Timestamp, &RulePack),
) -> Result<Booked, BookFault> {
    let person = holder.who.person;
    if bookings.iter().any(|it| it.id == id) || journal.get(EntryId::spent(id)).is_some() {
        return Err(BookFault::Already);
    }
    if at < reward.opens_at || at >= reward.closes_at {
        return Err(BookFault::Closed);
    }
    let gives = reward.givers.contains(&person);
    if gives || holder.givers.iter().any(|it| it.is_close_to(holder.who)) {
        return Err(BookFault::Own);
    }
    if left_of(reward, bookings) == 0 {
        return Err(BookFault::NoneLeft);
    }
    let full = |it: &Limit| booked_of(reward, *it, person, bookings, at) >= usize::from(it.times);
    if let Some(limit) = reward.limit.filter(full) {
        return Err(BookFault::Limit { limit });
    }
    if holder.frozen {
        return Err(BookFault::Frozen);
    }
    let points = reward.points;
    let entry = Entry::new(
        person,
        at,
        What::Spent {
            booking: id,
            points,
        },
    );
    let before = Balance::of(journal, person, at);
    if !covers(journal, &entry, &before) {
        let (has, needs) = (before.spendable, points);
        return Err(BookFault::NotEnough { has, needs });
    }
    let kept_days = i32::from(pack.points.rewards.kept_days);
    let booking = Booking {
        id,
        reward: reward.id,
        person,
        at,
        until: at.day().plus(kept_days + 1).starts_at(),
        lock,
        state: BookingState::Booked,
    };
    Ok(Booked { booking, entry })
}

/// Whether the points are there: with the entry in its place nobody has spent what was not there,
/// whatever stands after it by a clock that was set back.
fn covers(journal: &Journal, entry: &Entry, before: &Balance) -> bool {
    let What::Spent { points, .. } = entry.what else {
        return true;
    };
    if before.spendable < u64::from(points) {
        return false;
    }
    let later = journal.entries().filter(|it| it.person == entry.person);
    let last = later
        .map(|it| it.at)
        .max()
        .map_or(entry.at, |it| it.max(entry.at));
    if last == entry.at {
        return true;
    }
    let mut with = journal.clone();
    with.add(entry.clone());
    let short = |journal: &Journal| Balance::of(journal, entry.person, last).short;
    short(&with) <= short(journal)
}

impl Booking {
    /// Gives it back, and the points with it: by whoever booked it while it is kept, by anybody
    /// once nobody came for it, by the giver or an appeal even afterwards.
    ///
    /// # Errors
    /// When it is given back, was received, or is kept still.
    pub fn give_back(
        self,
        by: PersonId,
        reward: &Reward,
        journal: &Journal,
        at: Timestamp,
    ) -> Result<Booked, BookFault> {
        let gives = reward.givers.contains(&by);
        match self.state {
            BookingState::GivenBack { .. } => return Err(BookFault::NotKept),
            BookingState::Booked if at < self.until && by != self.person && !gives => {
                return Err(BookFault::Kept { until: self.until });
            }
            BookingState::HandedOver { .. } | BookingState::Received { .. } if !gives => {
                return Err(BookFault::NotKept);
            }
            BookingState::Booked
            | BookingState::HandedOver { .. }
            | BookingState::Received { .. } => {}
        }
        let ground = Ground::GivenBack(self.id);
        let entry = reverse(journal, EntryId::spent(self.id), ground, at)?;
        let state = BookingState::GivenBack { at };
        let booking = Self { state, ..self };
        Ok(Booked { booking, entry })
    }
}

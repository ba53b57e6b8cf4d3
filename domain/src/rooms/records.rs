//! That a slot is taken, and by whom: the first for all residents, the second for the person and the
//! office.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Line, PersonId, Plain, RoomBookingId, RoomId, RoomSlotId,
    TeamId, Timestamp, Town,
};
use crate::proposals::Author;

use super::Slot;

/// That a slot is taken (已约): by whom it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomSlot {
    /// Derived from the room, the day and the time.
    pub id: RoomSlotId,
    /// The room.
    pub room: RoomId,
    /// Which stretch.
    pub slot: Slot,
}

/// What became of a booking (预约状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// 已约
    Booked,
    /// 已取消: by whoever booked, or by the office with its reason.
    Cancelled {
        /// Why, where the office did it.
        reason: Option<Line>,
        /// When.
        at: Timestamp,
    },
    /// 没来
    NoShow {
        /// When that was noted.
        at: Timestamp,
    },
}

/// A booking, as whoever booked reads it (我的预约).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomBooking {
    /// Made by the phone, or derived from a series.
    pub id: RoomBookingId,
    /// The community.
    pub community: CommunityId,
    /// Who.
    pub person: PersonId,
    /// Which stretch.
    pub slot: Slot,
    /// How long it is, in minutes, as it was when it was booked.
    pub minutes: u16,
    /// What for.
    pub purpose: Line,
    /// How many come.
    pub people: u16,
    /// For which team of volunteers, if for one.
    pub team: Option<TeamId>,
    /// When it was booked.
    pub at: Timestamp,
    /// What became of it.
    pub state: BookingState,
}

/// The same as the office reads it (预约登记), with whom it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomDesk {
    /// The booking.
    pub id: RoomBookingId,
    /// The room.
    pub room: RoomId,
    /// Who booked, as neighbours read them.
    pub who: Author,
    /// The booking as it stands.
    pub booking: RoomBooking,
}

impl RoomSlot {
    pub(super) fn of(slot: Slot) -> Self {
        Self {
            id: slot.id(),
            room: slot.room,
            slot,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl RoomBooking {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// Whether it holds some of a stretch of time in its room: it was not cancelled, and they overlap.
    pub(super) fn overlaps(&self, slot: Slot, minutes: u16) -> bool {
        let same = self.slot.room == slot.room && self.slot.on == slot.on;
        let (from, until) = (slot.from, slot.from.saturating_add(minutes));
        let (mine, mine_until) = (self.slot.from, self.slot.from.saturating_add(self.minutes));
        let stands = !matches!(self.state, BookingState::Cancelled { .. });
        same && stands && mine < until && from < mine_until
    }

    /// Whether it stands and is to come.
    pub fn is_to_come(&self, now: Timestamp) -> bool {
        self.state == BookingState::Booked && now < self.slot.starts_at()
    }
}

impl RoomDesk {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

/// A booking for its person and for the office.
pub(super) fn told(booking: RoomBooking, who: Author) -> [Change; 2] {
    let desk = RoomDesk {
        id: booking.id,
        room: booking.slot.room,
        who,
        booking: booking.clone(),
    };
    [Change::put(booking), Change::put(desk)]
}

/// A booking that changes. Whoever booked has it where they still have it: what went when they were
/// erased does not come back. A phone that holds a part of the town cannot tell, and the server does.
pub(super) fn told_again(booking: RoomBooking, who: Author, town: &dyn Town) -> Vec<Change> {
    let kept = town.has::<RoomBooking>(booking.id) || !town.is_whole();
    let [own, desk] = told(booking, who);
    kept.then_some(own).into_iter().chain([desk]).collect()
}

/// Which slots are taken, from the bookings that were not cancelled.
pub(crate) fn slots_again(town: &Plain) -> Vec<RoomSlot> {
    let desks = town.all::<RoomDesk>();
    let kept = desks.filter(|it| !matches!(it.booking.state, BookingState::Cancelled { .. }));
    kept.map(|it| RoomSlot::of(it.booking.slot)).collect()
}

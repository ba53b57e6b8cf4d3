//! Giving a slot back, and noting that nobody came (取消、没来).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, PersonId, Refusal, RoomBookingId, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Author;

use super::records::told_again;
use super::{BookingState, RoomBooking, RoomDesk, RoomFault, RoomSlot};

/// Gives a slot back (取消预约): one's own until it begins; the office's with a reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelBooking {
    /// Which.
    pub booking: RoomBookingId,
    /// Why; the office says so, and whoever booked reads it.
    #[serde(default)]
    pub reason: Option<Line>,
}

/// Notes that nobody came (没来).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteNoShow {
    /// To which.
    pub booking: RoomBookingId,
}

/// A booking, wherever this town holds it: its person has it, and the office has it at its desk.
fn found(id: RoomBookingId, town: &dyn Town) -> Result<RoomBooking, Refusal> {
    let desk = || town.get::<RoomDesk>(id).map(|it| it.booking);
    let booking: Option<RoomBooking> = town.get(id);
    booking.or_else(desk).ok_or(Refusal::NotFound)
}

/// As neighbours read whoever booked. A phone of theirs has no desk, and makes the same again.
fn who(booking: &RoomBooking, actor: &Actor, town: &dyn Town) -> Result<Author, Refusal> {
    let desk: Option<RoomDesk> = town.get(booking.id);
    let kept = desk.map(|it| it.who);
    kept.or_else(|| Author::of(actor, town))
        .ok_or(Refusal::SignInFirst)
}

/// A booking that ends, and its slot that is free again.
pub(super) fn freed(
    booking: RoomBooking,
    who: Author,
    reason: Option<Line>,
    at: Timestamp,
    town: &dyn Town,
) -> Vec<Change> {
    let slot = RoomSlot::of(booking.slot);
    let state = BookingState::Cancelled { reason, at };
    let mut changes = vec![Change::remove(&slot)];
    changes.extend(told_again(RoomBooking { state, ..booking }, who, town));
    changes
}

/// What somebody gives back who leaves for good: their own to come. A team's slots stay the team's.
pub(crate) fn given_up(person: PersonId, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mine = town.of::<RoomBooking>(person).into_iter();
    let mine = mine.filter(|it| it.is_to_come(at) && it.team.is_none());
    let back = mine.filter_map(|it| {
        let desk: RoomDesk = town.get(it.id)?;
        Some(freed(it, desk.who, None, at, town))
    });
    back.flatten().collect()
}

pub(super) fn cancel(
    it: &CancelBooking,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let booking = found(it.booking, town)?;
    let own = actor.person() == Some(booking.person);
    if !own && !actor.is_staff() {
        return Err(Refusal::NotFound);
    }
    if booking.state != BookingState::Booked {
        return Err(RoomFault::Over.into());
    }
    if booking.slot.starts_at() <= at {
        return Err(RoomFault::Began.into());
    }
    if !own && it.reason.is_none() {
        return Err(RoomFault::NoReason.into());
    }
    let who = who(&booking, actor, town)?;
    let reason = it.reason.clone().filter(|_| !own);
    Ok(freed(booking, who, reason, at, town))
}

/// It stays a slot that was given: nobody else could have it.
pub(super) fn no_show(
    it: &NoteNoShow,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let desk: RoomDesk = town.get(it.booking).ok_or(Refusal::NotFound)?;
    let booking = desk.booking;
    if booking.state != BookingState::Booked {
        return Err(RoomFault::Over.into());
    }
    if at < booking.slot.starts_at() {
        return Err(RoomFault::NotYet.into());
    }
    let state = BookingState::NoShow { at };
    let booking = RoomBooking { state, ..booking };
    Ok(told_again(booking, desk.who, town))
}

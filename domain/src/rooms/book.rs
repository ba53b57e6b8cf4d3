//! Booking a slot (预约).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, PersonId, Refusal, RoomBookingId, Timestamp, Town};
use crate::members::{Actor, pack_of};
use crate::proposals::Author;

use super::records::told;
use super::{BookingState, Room, RoomBooking, RoomDesk, RoomFault, RoomRules, RoomSlot, Slot};

/// How many free slots a refusal names.
const NEAR: usize = 3;

/// Books a slot (预约).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookRoom {
    /// Made by the phone.
    pub id: RoomBookingId,
    /// Which stretch.
    pub slot: Slot,
    /// What for.
    pub purpose: Line,
    /// How many come.
    pub people: u16,
}

/// Whether somebody has some of a slot. A phone knows of others when theirs begin, and the server
/// how long each is: one that began before the hours of the room changed holds its whole time.
fn is_taken(room: &Room, slot: Slot, town: &dyn Town) -> bool {
    if town.has::<RoomSlot>(slot.id()) {
        return true;
    }
    let within = slot.from..slot.from.saturating_add(room.minutes);
    let begins = |it: &RoomSlot| it.slot.on == slot.on && within.contains(&it.slot.from);
    let desks = town.of::<RoomDesk>(room.id);
    town.of::<RoomSlot>(room.id).iter().any(begins)
        || desks
            .iter()
            .any(|it| it.booking.overlaps(slot, room.minutes))
}

/// Free slots of a room that begin after now, the nearest to a wanted one first.
pub fn free_near(
    room: &Room,
    wanted: Slot,
    (now, ahead_days): (Timestamp, u16),
    town: &dyn Town,
) -> Vec<Slot> {
    let today = now.day();
    let days = (0..=i32::from(ahead_days)).map(|it| today.plus(it));
    let mut free: Vec<Slot> = days
        .flat_map(|day| room.slots(day))
        .filter(|it| *it != wanted && now < it.starts_at())
        .filter(|it| !is_taken(room, *it, town))
        .collect();
    free.sort_by_key(|it| ((it.starts_at().0 - wanted.starts_at().0).abs(), *it));
    free.truncate(NEAR);
    free
}

/// The room, where the slot is one of it that may be given.
pub(super) fn given(slot: Slot, at: Timestamp, town: &dyn Town) -> Result<Room, Refusal> {
    let room: Room = town.get(slot.room).ok_or(Refusal::NotFound)?;
    if room.ended {
        return Err(RoomFault::Ended.into());
    }
    if let Some(closed) = room.closed_on(slot.on) {
        let reason = closed.reason.clone();
        return Err(RoomFault::Closed { reason }.into());
    }
    if !room.slots(slot.on).contains(&slot) {
        return Err(RoomFault::NoSuchSlot.into());
    }
    if slot.starts_at() <= at {
        return Err(RoomFault::Began.into());
    }
    Ok(room)
}

/// That the slot is free, or which ones near it are.
pub(super) fn free(
    room: &Room,
    slot: Slot,
    (at, rules): (Timestamp, &RoomRules),
    town: &dyn Town,
) -> Result<(), Refusal> {
    if !is_taken(room, slot, town) {
        return Ok(());
    }
    let near = free_near(room, slot, (at, rules.ahead_days), town);
    Err(RoomFault::Taken { near }.into())
}

/// How many bookings of a person stand and are to come, but for those of a team.
fn to_come(person: PersonId, at: Timestamp, town: &dyn Town) -> usize {
    let mine = town.of::<RoomBooking>(person).into_iter();
    mine.filter(|it| it.is_to_come(at) && it.team.is_none())
        .count()
}

pub(super) fn book(
    it: &BookRoom,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let who = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    if town.has::<RoomBooking>(it.id) || town.has::<RoomDesk>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let room = given(it.slot, at, town)?;
    let rules = pack_of(room.community, at.day(), town)?.rooms;
    let last = at.day().plus(i32::from(rules.ahead_days));
    if it.slot.on > last {
        return Err(RoomFault::TooFar { last }.into());
    }
    let seats = room.seats;
    if it.people == 0 || it.people > seats {
        return Err(RoomFault::Seats { seats }.into());
    }
    // What is taken comes before how many one has: the nearest help is another time.
    free(&room, it.slot, (at, &rules), town)?;
    let most = rules.open_most;
    if !actor.is_staff() && to_come(who.person, at, town) >= usize::from(most) {
        return Err(RoomFault::Many { most }.into());
    }
    let booking = RoomBooking {
        id: it.id,
        community: room.community,
        person: who.person,
        slot: it.slot,
        minutes: room.minutes,
        purpose: it.purpose.clone(),
        people: it.people,
        team: None,
        at,
        state: BookingState::Booked,
    };
    let mut changes = vec![Change::put(RoomSlot::of(it.slot))];
    changes.extend(told(booking, who));
    Ok(changes)
}

//! Words of this slice, and what this phone knows of it.

use domain::rooms::{Room, RoomBooking, RoomKind};
use domain::wording;

use crate::shell::{Here, sorted};

/// The rooms that are given, those where neighbours meet first.
pub fn rooms(here: Here, kind: RoomKind) -> Vec<Room> {
    let mut all = here.all::<Room>();
    all.retain(|it| !it.ended && it.kind == kind);
    sorted(all, |it| (0, it.id.0))
}

/// What this person has booked, the next first.
pub fn mine(here: Here) -> Vec<RoomBooking> {
    let mine = here.person().map(|me| here.of::<RoomBooking>(me));
    sorted(mine.unwrap_or_default(), |it| {
        (it.slot.starts_at().0, it.id.0)
    })
}

/// The name of a room.
pub fn name(here: Here, it: &RoomBooking) -> String {
    let room: Option<Room> = here.get(it.slot.room);
    room.map(|it| it.name.to_string()).unwrap_or_default()
}

/// When it is: 12月2日(周三) 14:00–15:00.
pub fn time(here: Here, it: &RoomBooking) -> String {
    let day = wording::day(it.slot.on, here.lang);
    let (from, to) = wording::slot_hours(it.slot, it.minutes);
    here.t.rooms_time(day, from, to)
}

//! Rooms and windows (社区客厅、办事窗口): the plan of a day, what is given, and closed days.

mod day;
mod form;
mod list;
mod print;

use domain::rooms::{Room, RoomDesk};
use domain::{Day, wording};

use crate::shell::Book;

pub(crate) use day::DayPage;
pub(crate) use list::RoomsPage;
pub(crate) use print::DayPrintPage;

/// Everything that is given, rooms before windows.
fn rooms(book: Book) -> Vec<Room> {
    let mut all = book.all::<Room>();
    all.sort_by_key(|it| (it.ended, it.kind, it.id));
    all
}

/// The bookings of a room on a day, the first first.
fn of_day(book: Book, room: &Room, on: Day) -> Vec<RoomDesk> {
    let mut all = book.of::<RoomDesk>(room.id);
    all.retain(|it| it.booking.slot.on == on);
    all.sort_by_key(|it| (it.booking.slot, it.id));
    all
}

/// From and until: 14:00–15:00.
fn hours(it: &RoomDesk) -> String {
    let (from, to) = wording::slot_hours(it.booking.slot, it.booking.minutes);
    format!("{from}–{to}")
}

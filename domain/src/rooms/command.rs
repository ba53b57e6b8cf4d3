//! What people do with rooms and bookings.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    BookRoom, BookSeries, CancelBooking, CloseDays, NoteNoShow, OpenDays, SetRoom, book, cancel,
    close, room, series,
};

/// What is done in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Makes a room, or changes it (设置场地).
    Set(SetRoom),
    /// Closes it for some days (停用).
    CloseDays(CloseDays),
    /// Opens it again (恢复开放).
    OpenDays(OpenDays),
    /// Books a slot (预约).
    Book(BookRoom),
    /// Books the same hour for some weeks (每周固定).
    BookSeries(BookSeries),
    /// Gives it back (取消预约).
    Cancel(CancelBooking),
    /// Nobody came (没来).
    NoShow(NoteNoShow),
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Set(it) => room::set(it, at, town),
        Command::CloseDays(it) => close::close(it, at, town),
        Command::OpenDays(it) => close::open(it, town),
        Command::Book(it) => book::book(it, actor, at, town),
        Command::BookSeries(it) => series::book(it, actor, at, town),
        Command::Cancel(it) => cancel::cancel(it, actor, at, town),
        Command::NoShow(it) => cancel::no_show(it, at, town),
    }
}

//! Days on which a room is closed (停用), and open again.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Line, Refusal, RoomId, Timestamp, Town};

use super::cancel::freed;
use super::{Closed, Room, RoomDesk, RoomFault};

/// The most stretches of closed days that are kept (design default); those that are over go.
const CLOSED_MOST: usize = 60;

/// Closes a room for some days (停用). Whoever booked then is told why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseDays {
    /// Which.
    pub room: RoomId,
    /// The first day.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// Why.
    pub reason: Line,
}

/// Opens it again on closed days (恢复开放): of the stretch that begins on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDays {
    /// Which.
    pub room: RoomId,
    /// The first day of the stretch.
    pub from: Day,
}

pub(super) fn close(
    it: &CloseDays,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut room: Room = town.get(it.room).ok_or(Refusal::NotFound)?;
    let today = at.day();
    if it.to < it.from || it.to < today {
        return Err(RoomFault::Days.into());
    }
    room.closed.retain(|it| it.to >= today);
    // A stretch is opened again by its first day, so no two begin on the same.
    if room.closed.iter().any(|closed| closed.from == it.from) {
        let from = it.from;
        return Err(RoomFault::ClosedAlready { from }.into());
    }
    if room.closed.len() >= CLOSED_MOST {
        let most = CLOSED_MOST as u32;
        return Err(Refusal::TooMany { most });
    }
    room.closed.push(Closed {
        from: it.from,
        to: it.to,
        reason: it.reason.clone(),
    });
    let mut changes = Vec::new();
    for desk in town.of::<RoomDesk>(room.id) {
        let within = (it.from..=it.to).contains(&desk.booking.slot.on);
        if within && desk.booking.is_to_come(at) {
            let reason = Some(it.reason.clone());
            changes.extend(freed(desk.booking, desk.who, reason, at, town));
        }
    }
    changes.push(Change::put(room));
    Ok(changes)
}

pub(super) fn open(it: &OpenDays, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let mut room: Room = town.get(it.room).ok_or(Refusal::NotFound)?;
    let before = room.closed.len();
    room.closed.retain(|closed| closed.from != it.from);
    if room.closed.len() == before {
        return Err(RoomFault::Days.into());
    }
    Ok(vec![Change::put(room)])
}

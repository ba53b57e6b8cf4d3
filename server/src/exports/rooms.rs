//! Bookings of rooms and windows, the latest first: with whom they are for, so the download is noted.

use domain::rooms::{BookingState, Room, RoomDesk};
use domain::volunteering::Team;
use domain::{Plain, Town, wording};

use super::Sheet;
use super::sheet::Cell;

/// Every booking.
pub fn bookings(town: &Plain) -> Sheet {
    let whole: &dyn Town = town;
    let mut all: Vec<&RoomDesk> = town.all::<RoomDesk>().collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.booking.slot.starts_at()), it.id));
    let row = |it: &RoomDesk| {
        let booking = &it.booking;
        let room: Option<Room> = whole.get(it.room);
        let team: Option<Team> = booking.team.and_then(|id| whole.get(id));
        let (from, to) = wording::slot_hours(booking.slot, booking.minutes);
        let (state, reason) = match &booking.state {
            BookingState::Booked => ("已约", None),
            BookingState::Cancelled { reason, .. } => ("已退", reason.as_ref()),
            BookingState::NoShow { .. } => ("没来", None),
        };
        vec![
            Cell::maybe(room.map(|it| it.name)),
            Cell::day(booking.slot.on),
            format!("{from}–{to}").into(),
            it.who.shown.clone().into(),
            Cell::maybe(team.map(|it| it.name)),
            booking.purpose.to_string().into(),
            Cell::Count(i64::from(booking.people)),
            state.into(),
            Cell::maybe(reason),
        ]
    };
    Sheet {
        name: "场地预约",
        headings: vec![
            ("场地", 18),
            ("日期", 12),
            ("时间", 16),
            ("谁", 16),
            ("队伍", 16),
            ("做什么用", 30),
            ("人数", 8),
            ("状态", 10),
            ("退的原因", 24),
        ],
        rows: all.into_iter().map(row).collect(),
    }
}

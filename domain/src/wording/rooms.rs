//! Words of bookings: hours and slots as people say them.

use crate::Lang;
use crate::core::Day;
use crate::rooms::Slot;
use crate::texts::Texts;

use super::{day, weekday};

/// Minutes after midnight on the clock: 14:30.
pub fn minutes(it: u16) -> String {
    format!("{:02}:{:02}", it / 60, it % 60)
}

/// From when and until when a slot of a length is.
pub fn slot_hours(it: Slot, length: u16) -> (String, String) {
    (minutes(it.from), minutes(it.from.saturating_add(length)))
}

/// When a slot begins: 12月2日(周三) 14:00.
pub fn slot(it: Slot, lang: Lang) -> String {
    let t = Texts { lang };
    t.rooms_slot(day(it.on, lang), minutes(it.from))
}

/// A day of the week by its number, Monday the first: 周一, `Mon`.
pub fn weekday_of(it: i8, lang: Lang) -> &'static str {
    // A week that begins on a Monday.
    let monday = Day::new(2026, 11, 2);
    monday.map_or("", |monday| weekday(monday.plus(i32::from(it) - 1), lang))
}

//! Days counted in months.

use crate::core::{Day, Timestamp};

/// The same day so many months later; the last day of the month where there is no such day.
pub fn months_later(day: Day, months: u16) -> Day {
    let (year, month, of_month) = day.ymd();
    let (year, month) = month_after(year, month, months);
    Day::new(year, month, of_month).unwrap_or_else(|| last_of(year, month))
}

/// The last day of the month so many months later.
pub fn month_end(day: Day, months: u16) -> Day {
    let (year, month, _) = day.ymd();
    let (year, month) = month_after(year, month, months);
    last_of(year, month)
}

fn month_after(year: i16, month: i8, months: u16) -> (i16, i8) {
    let index = i32::from(year) * 12 + i32::from(month) - 1 + i32::from(months);
    let year = i16::try_from(index.div_euclid(12)).unwrap_or(i16::MAX);
    let month = i8::try_from(index.rem_euclid(12) + 1).unwrap_or(12);
    (year, month)
}

fn last_of(year: i16, month: i8) -> Day {
    let (next_year, next_month) = month_after(year, month, 1);
    let first = Day::new(next_year, next_month, 1);
    // Beyond the calendar: its last day.
    first.map_or(Timestamp(i64::MAX).day(), |first| first.plus(-1))
}

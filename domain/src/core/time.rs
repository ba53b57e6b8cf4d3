//! Instants and days. The zone is Asia/Shanghai, which has had no clock changes since 1991.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::serde_text::as_text;

const SHANGHAI_MS: i64 = 8 * 3_600_000;
const DAY_MS: i64 = 86_400_000;

/// An instant: milliseconds since 1970-01-01T00:00Z. The server's clock decides deadlines.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant of a wall clock in Shanghai.
    pub fn at(day: Day, hour: i64, minute: i64) -> Self {
        day.starts_at().plus_minutes(hour * 60 + minute)
    }

    /// This many milliseconds later.
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// This many minutes later.
    pub fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_ms(minutes.saturating_mul(60_000))
    }

    /// This many times 24 hours later.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus_ms(days.saturating_mul(DAY_MS))
    }

    /// The day it falls on in Shanghai.
    pub fn day(self) -> Day {
        let days = self.0.saturating_add(SHANGHAI_MS).div_euclid(DAY_MS);
        Day::from_epoch(days)
    }

    /// Hour and minute on the wall clock in Shanghai.
    pub fn clock(self) -> (i64, i64) {
        let minutes = self.0.saturating_add(SHANGHAI_MS).rem_euclid(DAY_MS) / 60_000;
        (minutes / 60, minutes % 60)
    }
}

/// A calendar day in Shanghai (日), written `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day of a year, month and day of month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    fn from_epoch(days: i64) -> Self {
        Self(Date::constant(1970, 1, 1)).shifted(days)
    }

    /// Days beyond the calendar of jiff are its first or last day.
    fn shifted(self, days: i64) -> Self {
        let edge = if days < 0 { Date::MIN } else { Date::MAX };
        let span = jiff::Span::new().try_days(days);
        Self(span.map_or(edge, |span| self.0.saturating_add(span)))
    }

    /// Midnight in Shanghai at its start.
    pub fn starts_at(self) -> Timestamp {
        let epoch = Date::constant(1970, 1, 1);
        let days = epoch
            .until(self.0)
            .map(|span| i64::from(span.get_days()))
            .unwrap_or_default();
        Timestamp(days * DAY_MS - SHANGHAI_MS)
    }

    /// This many days later (earlier if negative).
    pub fn plus(self, days: i32) -> Self {
        self.shifted(i64::from(days))
    }

    /// How many days it comes after another; below zero where it comes before.
    pub fn days_after(self, other: Self) -> i64 {
        (self.starts_at().0 - other.starts_at().0) / DAY_MS
    }

    /// 1 = Monday … 7 = Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }

    /// Year and week by ISO 8601; the year is that of the week's Thursday.
    pub fn iso_week(self) -> (i16, i8) {
        let week = self.0.iso_week_date();
        (week.year(), week.week())
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() >= 6
    }

    /// Year, month, day of month.
    pub fn ymd(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day written as YYYY-MM-DD")]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;
    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(NotADay);
        let year = next()?.parse().map_err(|_| NotADay)?;
        let month = next()?.parse().map_err(|_| NotADay)?;
        let day = next()?.parse().map_err(|_| NotADay)?;
        // One spelling each: what stands in a file or a body compares as text.
        let read = Self::new(year, month, day).ok_or(NotADay)?;
        if read.to_string() == text {
            Ok(read)
        } else {
            Err(NotADay)
        }
    }
}

as_text!(Day);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_starts_at_midnight_in_shanghai() {
        let day = Day::new(2026, 11, 22).unwrap();
        assert_eq!(day.starts_at(), Timestamp(1_795_276_800_000));
        assert_eq!(day.starts_at().day(), day);
        assert_eq!(day.starts_at().plus_ms(-1).day(), day.plus(-1));
        assert_eq!(Timestamp::at(day, 15, 5).clock(), (15, 5));
        assert_eq!(day.weekday(), 7);
    }

    #[test]
    fn instants_beyond_the_calendar_fall_on_its_edges() {
        let (first, last) = (Day(Date::MIN), Day(Date::MAX));
        assert_eq!(Timestamp(i64::MAX).day(), last);
        assert_eq!(Timestamp(i64::MIN).day(), first);
        assert_eq!(last.plus(i32::MAX), last);
        assert_eq!(first.plus(i32::MIN), first);
        assert_eq!(Timestamp(i64::MAX).plus_days(i64::MAX).day(), last);
    }

    #[test]
    fn a_day_is_written_and_read_the_same() {
        for text in ["2026-11-22", "2028-02-29", "1999-12-31"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
        for bad in [
            "2026-02-30",
            "2026-13-01",
            "tomorrow",
            "2026-1",
            "2026-1-002",
            "2026-11-2",
            "2026-+1-22",
            "",
        ] {
            assert_eq!(bad.parse::<Day>(), Err(NotADay), "{bad}");
        }
    }
}

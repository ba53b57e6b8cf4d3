//! Clocks (时限): they start when something is received (domain-rules 7.2).

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Day, Timestamp};

/// How long somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// 小时
    Hours(u16),
    /// 日: calendar days, to 24:00.
    Days(u16),
    /// 工作日: to 24:00 of the last one (design default).
    WorkingDays(u16),
}

/// A clock that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// How long it had.
    pub limit: Limit,
    /// Since when it runs.
    pub since: Timestamp,
    /// When it runs out.
    pub due: Timestamp,
    /// Whether it was extended.
    pub extended: bool,
}

/// What is due, or why nothing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Running {
    /// A clock runs.
    Until(Timestamp),
    /// It stands, for a reason that is written down; at the latest until this day.
    Stands(Option<Day>),
    /// It is closed.
    Over,
}

impl Limit {
    /// When it runs out that began at an instant.
    pub fn due(self, from: Timestamp) -> Timestamp {
        match self {
            Self::Hours(hours) => from.plus_minutes(i64::from(hours) * 60),
            Self::Days(days) => from.day().plus(i32::from(days) + 1).starts_at(),
            Self::WorkingDays(days) => Calendar::built_in().due(from, days),
        }
    }
}

impl Clock {
    /// A clock that begins.
    pub fn start(limit: Limit, at: Timestamp) -> Self {
        Self {
            limit,
            since: at,
            due: limit.due(at),
            extended: false,
        }
    }

    /// Whether it has run out.
    pub fn is_over(&self, at: Timestamp) -> bool {
        at >= self.due
    }

    /// Not shorter than one that was extended, and extended like it: more time is given once.
    pub(super) fn at_least(self, before: Self) -> Self {
        if !before.extended {
            return self;
        }
        Self {
            due: self.due.max(before.due),
            extended: true,
            ..self
        }
    }

    /// So many working days more.
    pub(super) fn extended(self, working_days: u16) -> Self {
        Self {
            due: Calendar::built_in().due(self.due.plus_ms(-1), working_days),
            extended: true,
            ..self
        }
    }

    /// It goes on that stood from one instant to another: what was left of it is left, and never
    /// less. Hours come back as hours and days as days; what ran out on the day on which it stood
    /// runs out at the end of a day again.
    pub(super) fn resumed(self, stood: Timestamp, at: Timestamp) -> Self {
        if self.is_over(stood) {
            return self;
        }
        let (from, today) = (stood.day(), at.day());
        if today <= from && !matches!(self.limit, Limit::Hours(_)) {
            return self;
        }
        let calendar = Calendar::built_in();
        let due = match self.limit {
            Limit::Hours(_) => self.due.plus_ms(at.0.saturating_sub(stood.0).max(0)),
            Limit::Days(_) => {
                let left = self.due.0.saturating_sub(from.starts_at().0);
                today.starts_at().plus_ms(left)
            }
            Limit::WorkingDays(_) => {
                let last = self.due.plus_ms(-1).day();
                match working_days_between(from, last) {
                    0 if calendar.is_working(today) => today.plus(1).starts_at(),
                    left => calendar.due(at, left.max(1)),
                }
            }
        };
        Self { due, ..self }
    }
}

/// Working days after a day, up to and with another.
fn working_days_between(after: Day, to: Day) -> u16 {
    let calendar = Calendar::built_in();
    let mut days = 0;
    let mut day = after;
    while day < to {
        day = day.plus(1);
        days += u16::from(calendar.is_working(day));
        if days == u16::MAX {
            break;
        }
    }
    days
}

//! The week by ISO 8601 (周): from Monday, and a year's first holds its first Thursday.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::core::{Day, Timestamp};

/// A week (周), written `2026-W47`; kept as its Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(Day);

impl Week {
    /// The week that a day lies in.
    pub fn of(day: Day) -> Self {
        Self(day.plus(1 - i32::from(day.weekday())))
    }

    /// Its Monday.
    pub fn monday(self) -> Day {
        self.0
    }

    /// Its Sunday.
    pub fn sunday(self) -> Day {
        self.0.plus(6)
    }

    /// Sunday 24:00, when what is missing is overdue.
    pub fn over_at(self) -> Timestamp {
        self.0.plus(7).starts_at()
    }

    /// The one before.
    pub fn before(self) -> Self {
        Self(self.0.plus(-7))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, week) = self.0.iso_week();
        write!(f, "{year:04}-W{week:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-16", "2026-W47")]
    #[case("2026-11-22", "2026-W47")]
    #[case("2026-11-23", "2026-W48")]
    #[case("2026-12-31", "2026-W53")]
    #[case("2027-01-03", "2026-W53")]
    #[case("2027-01-04", "2027-W01")]
    fn a_week_goes_from_monday_to_sunday(#[case] day: &str, #[case] week: &str) {
        let day: Day = day.parse().unwrap();
        assert_eq!(Week::of(day).to_string(), week);
        assert_eq!(Week::of(day), Week::of(Week::of(day).sunday()));
    }
}

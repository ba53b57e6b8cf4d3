//! The working-day calendar (工作日历) and legal periods (期间). Data, not code: a year's holidays
//! are an arrangement published the year before.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Day, Timestamp};

/// Which days are worked.
#[derive(Clone, Debug, Deserialize)]
pub struct Calendar {
    official_until: Day,
    statutory: BTreeSet<Day>,
    rest: BTreeSet<Day>,
    work: BTreeSet<Day>,
}

/// A legal period that was started by posting or notice (公示期、通知期).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The last day that counts.
    pub last: Day,
    /// The earliest day of the next act.
    pub next: Day,
    /// Whether it reaches beyond the last published arrangement of holidays, so that both days may
    /// move yet (放假安排未公布).
    pub provisional: bool,
}

impl Calendar {
    /// The calendar that ships with the product.
    pub fn built_in() -> &'static Self {
        static CALENDAR: OnceLock<Calendar> = OnceLock::new();
        CALENDAR.get_or_init(|| {
            serde_json::from_str(include_str!("../../data/calendar.json"))
                .expect("data/calendar.json is checked by a test")
        })
    }

    /// The last day that a published arrangement of holidays covers. Later holidays are reckoned,
    /// and only weekends rest beside them.
    pub fn official_until(&self) -> Day {
        self.official_until
    }

    /// Whether a day is covered by a published arrangement.
    pub fn covers(&self, day: Day) -> bool {
        day <= self.official_until
    }

    /// Whether people work on this day.
    pub fn is_working(&self, day: Day) -> bool {
        if self.work.contains(&day) {
            return true;
        }
        !(day.is_weekend() || self.rest.contains(&day) || self.statutory.contains(&day))
    }

    /// A period of calendar days after the day of posting, which is not counted (Civil Code
    /// 201, 203). A last day on a statutory holiday moves to the day after; one on a weekend
    /// moves only where the rule pack says so.
    pub fn period(&self, posted: Day, days: u16, weekends_shift: bool) -> Period {
        let mut last = posted.plus(i32::from(days));
        while self.statutory.contains(&last) || (weekends_shift && self.is_day_off(last)) {
            last = last.plus(1);
        }
        Period {
            last,
            next: last.plus(1),
            provisional: !self.covers(last),
        }
    }

    /// The end of the n-th working day after an instant: 24:00 of that day.
    pub fn due(&self, from: Timestamp, working_days: u16) -> Timestamp {
        let mut day = from.day();
        let mut left = working_days;
        while left > 0 {
            day = day.plus(1);
            left -= u16::from(self.is_working(day));
        }
        day.plus(1).starts_at()
    }

    fn is_day_off(&self, day: Day) -> bool {
        !self.is_working(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    // domain-rules 11, posted on Monday 2026-11-02.
    #[rstest]
    #[case(3, false, "2026-11-05", "2026-11-06")]
    #[case(5, false, "2026-11-07", "2026-11-08")]
    #[case(5, true, "2026-11-09", "2026-11-10")]
    #[case(7, false, "2026-11-09", "2026-11-10")]
    #[case(15, false, "2026-11-17", "2026-11-18")]
    #[case(30, false, "2026-12-02", "2026-12-03")]
    fn a_period_does_not_count_its_first_day(
        #[case] days: u16,
        #[case] weekends_shift: bool,
        #[case] last: &str,
        #[case] next: &str,
    ) {
        let period = Calendar::built_in().period(day("2026-11-02"), days, weekends_shift);
        assert_eq!(
            period,
            Period {
                last: day(last),
                next: day(next),
                provisional: false,
            }
        );
    }

    #[test]
    fn a_period_never_ends_on_a_statutory_holiday() {
        let period = Calendar::built_in().period(day("2026-09-24"), 7, false);
        assert_eq!(period.last, day("2026-10-04"));
        // The law names next year's holidays before their arrangement is published.
        let period = Calendar::built_in().period(day("2026-12-25"), 7, false);
        assert_eq!(
            (period.last, period.next),
            (day("2027-01-02"), day("2027-01-03"))
        );
    }

    // The notice of 2027 is not out: a period that ends after 2026 may move yet.
    #[rstest]
    #[case("2026-12-24", 7, false)]
    #[case("2026-12-25", 7, true)]
    #[case("2027-03-01", 3, true)]
    fn a_period_beyond_the_last_notice_is_provisional(
        #[case] posted: &str,
        #[case] days: u16,
        #[case] provisional: bool,
    ) {
        let calendar = Calendar::built_in();
        assert_eq!(calendar.official_until(), day("2026-12-31"));
        let period = calendar.period(day(posted), days, false);
        assert_eq!(period.provisional, provisional);
    }

    #[test]
    fn make_up_days_are_worked_and_arranged_days_are_not() {
        let calendar = Calendar::built_in();
        assert!(calendar.is_working(day("2026-02-14")));
        assert!(!calendar.is_working(day("2026-02-20")));
        assert!(!calendar.is_working(day("2026-11-22")));
        assert!(calendar.is_working(day("2026-11-23")));
        assert!(calendar.covers(day("2026-11-23")) && !calendar.covers(day("2031-01-01")));
    }

    #[test]
    fn working_days_are_counted_from_the_next_day() {
        let friday = Timestamp::at(day("2026-11-20"), 16, 0);
        let due = Calendar::built_in().due(friday, 2);
        assert_eq!(due, day("2026-11-25").starts_at());
    }
}

//! When a vote of owners may open and close (公告期、表决期; domain-rules 4.6, 11).

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Day, Period, RulePack, Timestamp};

use super::WindowRules;

/// The days of a vote (表决日程).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// The day on which its matters were posted.
    pub posted_on: Day,
    /// Whether it is an extraordinary meeting (临时会议).
    pub extraordinary: bool,
    /// When it opens.
    pub opens_at: Timestamp,
    /// When it closes; what comes then is late.
    pub closes_at: Timestamp,
}

/// What is wrong with a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum WindowFault {
    /// The notice has not hung long enough.
    #[error("not before {earliest}")]
    NoticeRuns {
        /// The first day on which it may open.
        earliest: Day,
    },
    /// Too few days to vote.
    #[error("fewer than {least} days to vote")]
    TooShort {
        /// The fewest.
        least: u16,
    },
    /// Too many.
    #[error("more than {most} days to vote")]
    TooLong {
        /// The most.
        most: u16,
    },
}

impl WindowRules {
    /// The first day on which a vote may open after its notice. The day of posting is not counted
    /// (Civil Code 201). Strictly read, the days of notice lie wholly before it; leniently, it may
    /// be the last of them.
    pub fn earliest(&self, posted_on: Day, extraordinary: bool, weekends_shift: bool) -> Day {
        let days = match extraordinary {
            true => self.extraordinary_notice_days,
            false => self.notice_days,
        };
        let period = Calendar::built_in().period(posted_on, days, weekends_shift);
        if self.notice_strict {
            period.next
        } else {
            period.last
        }
    }

    /// The last day to post what was decided on a day (Beijing 35, Chengdu 32).
    pub fn post_by(&self, decided_on: Day) -> Day {
        decided_on.plus(i32::from(self.result_within_days))
    }

    /// How long a result hangs that was posted on a day.
    pub fn publicity(&self, posted_on: Day, weekends_shift: bool) -> Period {
        Calendar::built_in().period(posted_on, self.result_days, weekends_shift)
    }
}

impl Schedule {
    /// Whether it keeps to the rules of a pack.
    ///
    /// # Errors
    /// When it opens too early, or is open too short or too long.
    pub fn check(&self, pack: &RulePack) -> Result<(), WindowFault> {
        let window = &pack.owners.window;
        let shift = pack.weekends_shift;
        let earliest = window.earliest(self.posted_on, self.extraordinary, shift);
        if self.opens_at.day() < earliest {
            return Err(WindowFault::NoticeRuns { earliest });
        }
        let (least, most) = (window.vote_days_least, window.vote_days_most);
        if self.closes_at < self.opens_at.plus_days(i64::from(least)) {
            return Err(WindowFault::TooShort { least });
        }
        if self.closes_at > self.opens_at.plus_days(i64::from(most)) {
            return Err(WindowFault::TooLong { most });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn pack(name: &str) -> &'static RulePack {
        let named = |it: &&RulePack| it.id.name == name;
        RulePack::built_in().iter().find(named).unwrap()
    }

    // domain-rules 11: 15 days before, notice of 2026-11-02.
    #[rstest]
    #[case("national", false, true, "2026-11-18")]
    #[case("national", false, false, "2026-11-17")]
    #[case("national", true, true, "2026-11-18")]
    #[case("hangzhou", false, true, "2026-11-18")]
    #[case("hangzhou", true, true, "2026-11-10")]
    fn fifteen_days_before_is_read_strictly(
        #[case] name: &str,
        #[case] extraordinary: bool,
        #[case] strict: bool,
        #[case] expected: &str,
    ) {
        let mut window = pack(name).owners.window.clone();
        window.notice_strict = strict;
        let earliest = window.earliest(day("2026-11-02"), extraordinary, false);
        assert_eq!(earliest, day(expected));
    }

    // Hangzhou 20: 5 to 60 days.
    #[rstest]
    #[case("2026-11-18", 5, 0, Ok(()))]
    #[case("2026-11-18", 60, 0, Ok(()))]
    #[case("2026-11-18", 5, -1, Err(WindowFault::TooShort { least: 5 }))]
    #[case("2026-11-18", 60, 1, Err(WindowFault::TooLong { most: 60 }))]
    fn a_vote_is_open_as_long_as_the_pack_says(
        #[case] opens: &str,
        #[case] days: i64,
        #[case] ms: i64,
        #[case] expected: Result<(), WindowFault>,
    ) {
        let opens_at = Timestamp::at(day(opens), 8, 0);
        let schedule = Schedule {
            posted_on: day("2026-11-02"),
            extraordinary: false,
            opens_at,
            closes_at: opens_at.plus_days(days).plus_ms(ms),
        };
        assert_eq!(schedule.check(pack("hangzhou")), expected);
    }

    #[test]
    fn no_vote_opens_while_its_notice_runs() {
        let opens_at = day("2026-11-18").starts_at().plus_ms(-1);
        let schedule = Schedule {
            posted_on: day("2026-11-02"),
            extraordinary: false,
            opens_at,
            closes_at: opens_at.plus_days(7),
        };
        let earliest = day("2026-11-18");
        let found = schedule.check(pack("national"));
        assert_eq!(found, Err(WindowFault::NoticeRuns { earliest }));
    }

    // Civil Code 201–203: shown 15 days from 2026-11-26, which is not counted.
    #[test]
    fn a_result_hangs_its_days() {
        let window = &pack("beijing").owners.window;
        assert_eq!(window.post_by(day("2026-11-24")), day("2026-11-27"));
        let period = window.publicity(day("2026-11-26"), false);
        assert_eq!(
            (period.last, period.next),
            (day("2026-12-11"), day("2026-12-12"))
        );
    }
}

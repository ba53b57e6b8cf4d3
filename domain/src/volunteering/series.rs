//! Recurring activities (系列活动).

use serde::{Deserialize, Serialize};

use crate::core::Day;

use super::{ActivityId, SeriesId};

/// How often (频率).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// 每周
    Week,
    /// 隔周
    Fortnight,
    /// 每月第几个周几: the same weekday of the month; a month without a fifth has none.
    Month,
}

/// A series: the same activity again and again (系列活动).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// The first day.
    pub first_on: Day,
    /// How often.
    pub every: Every,
    /// No later than this.
    pub last_on: Day,
    /// Days on which there is none, such as a holiday.
    pub except: Vec<Day>,
}

impl Series {
    /// Its days, in order, and no more than a bound.
    pub fn days(&self, most: u16) -> Vec<Day> {
        let weeks = match self.every {
            Every::Week | Every::Month => 1,
            Every::Fortnight => 2,
        };
        let mut days = Vec::new();
        let mut day = self.first_on;
        while day <= self.last_on && days.len() < usize::from(most) {
            if self.falls_on(day) && !self.except.contains(&day) {
                days.push(day);
            }
            let next = day.plus(weeks * 7);
            if next == day {
                break;
            }
            day = next;
        }
        days
    }

    /// The activity of a day: asked for twice, it is the same.
    pub fn activity(&self, day: Day) -> ActivityId {
        ActivityId::derived(
            "occurrence",
            &[self.id.0.as_bytes(), day.to_string().as_bytes()],
        )
    }

    fn falls_on(&self, day: Day) -> bool {
        let nth = |day: Day| (day.ymd().2 - 1) / 7;
        self.every != Every::Month || nth(day) == nth(self.first_on)
    }
}

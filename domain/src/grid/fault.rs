//! Why something cannot be done in the grid.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum GridFault {
    /// That station is not one of such a place.
    #[error("not a station of such a place")]
    AnotherPlace,
    /// Somebody holds it: that is ended first.
    #[error("held until {until:?}")]
    IsHeld {
        /// The last day of the term.
        until: Day,
    },
    /// Nobody holds it.
    #[error("nobody holds it")]
    IsVacant,
    /// Nobody but whoever holds it says who may call them (PIPL 25).
    #[error("only its holder says so")]
    OnlyTheHolder,
    /// They have not signed for it.
    #[error("not signed for")]
    NotSigned,
    /// That day has not come.
    #[error("the day lies ahead")]
    DayAhead,
    /// That day is too long ago.
    #[error("more than {days} days ago")]
    TooLongAgo {
        /// How many days back something is written down.
        days: i64,
    },
    /// The log of that day is closed.
    #[error("the day is closed")]
    DayIsClosed,
    /// Visits lie one day apart at least, and not too far.
    #[error("one to {most} days")]
    Interval {
        /// The most days.
        most: u16,
    },
    /// Nobody carries so much.
    #[error("{most} things at most")]
    CarriesTooMuch {
        /// How many at most.
        most: u16,
    },
    /// The same stands there twice.
    #[error("named twice")]
    NamedTwice,
    /// It is on a department's list of duties: it is not pushed down onto the community (Beijing 17).
    #[error("a duty of a department's")]
    DepartmentsDuty,
    /// It was answered.
    #[error("it was answered")]
    IsAnswered,
}

impl From<GridFault> for Refusal {
    fn from(fault: GridFault) -> Self {
        Self::Grid { fault }
    }
}

impl GridFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::DayAhead | Self::TooLongAgo { .. })
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::AnotherPlace => t.grid_another_place().into(),
            Self::IsHeld { until } => t.grid_is_held(wording::day(*until, lang)),
            Self::IsVacant => t.grid_is_vacant().into(),
            Self::OnlyTheHolder => t.grid_only_the_holder().into(),
            Self::NotSigned => t.grid_not_signed().into(),
            Self::DayAhead => t.grid_day_ahead().into(),
            Self::TooLongAgo { days } => t.grid_too_long_ago(days),
            Self::DayIsClosed => t.grid_day_is_closed().into(),
            Self::Interval { most } => t.grid_interval(most),
            Self::CarriesTooMuch { most } => t.grid_carries_too_much(most),
            Self::NamedTwice => t.grid_named_twice().into(),
            Self::DepartmentsDuty => t.grid_departments_duty().into(),
            Self::IsAnswered => t.grid_is_answered().into(),
        }
    }
}

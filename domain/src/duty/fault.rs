//! Why something cannot be done with a report on duty.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Line, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in this slice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum DutyFault {
    /// The days it is about are not over.
    #[error("the days run until {to:?}")]
    NotOver {
        /// Their last.
        to: Day,
    },
    /// The days are none, or more than a year.
    #[error("one day to {most} days")]
    Period {
        /// The most days.
        most: u16,
    },
    /// A report of the same office is about some of these days.
    #[error("reported until {until:?}")]
    Reported {
        /// The last day it is about.
        until: Day,
    },
    /// A promise of the last report is passed over.
    #[error("a promise without an answer: {promise}")]
    Silent {
        /// Which.
        promise: Line,
    },
    /// What was not kept, and why is not said.
    #[error("no reason for {promise}")]
    NoReason {
        /// Which promise.
        promise: Line,
    },
    /// How far a promise was kept is not chosen.
    #[error("nothing chosen for {promise}")]
    Unchosen {
        /// Which promise.
        promise: Line,
    },
    /// What is said to a promise is too long, or holds signs that nobody sees.
    #[error("words to {promise}")]
    Words {
        /// Which promise.
        promise: Line,
        /// The most characters.
        most: u32,
    },
    /// A promise is too long.
    #[error("line {line} over {most} characters")]
    PromiseLong {
        /// Which line of what was typed, from one.
        line: u32,
        /// The most characters.
        most: u32,
    },
    /// A promise holds signs that nobody sees.
    #[error("control character in line {line}")]
    PromiseOdd {
        /// Which line of what was typed, from one.
        line: u32,
    },
    /// Nobody rates themselves, nor what they answer for.
    #[error("their own report")]
    OwnReport,
    /// The office is not for this person.
    #[error("not for this person")]
    NotForYou,
    /// Rated already.
    #[error("rated already")]
    AlreadyRated,
    /// The days to rate it are over.
    #[error("over since {last:?}")]
    RatingOver {
        /// Their last.
        last: Day,
    },
    /// It was counted.
    #[error("counted after {last:?}")]
    Closed {
        /// The last day on which it was rated.
        last: Day,
    },
    /// It is still rated.
    #[error("rated until {last:?}")]
    StillRated {
        /// The last day.
        last: Day,
    },
    /// It was answered.
    #[error("answered already")]
    Answered,
}

impl From<DutyFault> for Refusal {
    fn from(fault: DutyFault) -> Self {
        Self::Duty { fault }
    }
}

impl DutyFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(
            self,
            Self::NotOver { .. } | Self::RatingOver { .. } | Self::StillRated { .. }
        )
    }

    /// The sentence for the reader.
    pub fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::NotOver { to } => t.duty_not_over(wording::day(*to, lang)),
            Self::Period { most } => t.duty_period(most),
            Self::Reported { until } => t.duty_reported(wording::day(*until, lang)),
            Self::Silent { promise } => t.duty_silent(promise),
            Self::NoReason { promise } => t.duty_no_reason(promise),
            Self::Unchosen { promise } => t.duty_unchosen(promise),
            Self::Words { promise, most } => t.duty_words(most, promise),
            Self::PromiseLong { line, most } => t.duty_promise_long(line, most),
            Self::PromiseOdd { line } => t.duty_promise_odd(line),
            Self::OwnReport => t.duty_own_report().into(),
            Self::NotForYou => t.duty_not_for_you().into(),
            Self::AlreadyRated => t.duty_already_rated().into(),
            Self::RatingOver { last } => t.duty_rating_over(wording::day(*last, lang)),
            Self::Closed { last } => t.duty_closed(wording::day(*last, lang)),
            Self::StillRated { last } => t.duty_still_rated(wording::day(*last, lang)),
            Self::Answered => t.duty_answered().into(),
        }
    }
}

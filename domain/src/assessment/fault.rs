//! Why something cannot be done in an assessment.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in this slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AssessmentFault {
    /// Nobody is named who decided, or the day is yet to come.
    #[error("not decided yet")]
    Undecided,
    /// The round stands elsewhere: no step is skipped.
    #[error("the round stands elsewhere")]
    Elsewhere,
    /// Neither this year nor the last.
    #[error("neither this year nor the last")]
    OtherYear,
    /// There is a round of this year.
    #[error("{year} has its round")]
    YearTaken {
        /// Which.
        year: i16,
    },
    /// Another round goes on.
    #[error("the round of {year} goes on")]
    RoundOpen {
        /// Of which year.
        year: i16,
    },
    /// A value of another kind than the indicator asks for.
    #[error("a value of another kind")]
    OtherKind,
    /// Neither words nor a photo show it.
    #[error("nothing shows it")]
    NothingShows,
    /// Nothing here counts this indicator.
    #[error("nothing counts this indicator")]
    NothingCounts,
    /// There was nothing of it this year.
    #[error("nothing to count")]
    NothingToCount,
    /// It was counted from records, and is not typed over.
    #[error("counted from records")]
    Counted,
    /// Indicators without a value.
    #[error("{count} values are missing")]
    ValuesMissing {
        /// How many.
        count: u32,
    },
    /// Whoever looks is whoever is looked at.
    #[error("a community does not review itself")]
    OwnReview,
    /// Not the reviewer that this step asks for.
    #[error("another reviewer does this step")]
    WrongReviewer,
    /// Whoever entered the self-check does not enter its check.
    #[error("entered the self-check")]
    SameHand,
    /// How they looked was not said.
    #[error("no method")]
    NoMethod,
    /// A dimension lies below the floor.
    #[error("a dimension lies below the floor")]
    BelowTheFloor {
        /// Which, in hundredths of a point.
        floor: u32,
    },
    /// Nothing hangs.
    #[error("nothing hangs")]
    NotHanging,
    /// Objections without an answer.
    #[error("{count} objections are not answered")]
    Unanswered {
        /// How many.
        count: u32,
    },
    /// An objection was found right.
    #[error("an objection was upheld")]
    Upheld,
    /// The residents were asked in this round.
    #[error("asked already")]
    AskedAlready,
    /// A survey would be open for too long.
    #[error("{most} days at most")]
    TooLong {
        /// The most days.
        most: u16,
    },
    /// It is closed after its last day and not before.
    #[error("the survey runs until {until:?}")]
    SurveyRuns {
        /// Its last day.
        until: Day,
    },
    /// The survey was closed.
    #[error("the survey is closed")]
    SurveyClosed,
    /// Its last day has passed.
    #[error("the survey ended on {until:?}")]
    SurveyOver {
        /// Its last day.
        until: Day,
    },
    /// One answer each.
    #[error("answered already")]
    AnsweredOnce,
    /// Counts that cannot be.
    #[error("the counts do not add up")]
    DoesNotAddUp,
    /// So few questionnaires could be guessed at.
    #[error("fewer than {least} questionnaires")]
    SheetsTooFew {
        /// The fewest.
        least: u32,
    },
    /// It reaches its target.
    #[error("no gap")]
    NoGap,
}

impl From<AssessmentFault> for Refusal {
    fn from(fault: AssessmentFault) -> Self {
        Self::Assessment { fault }
    }
}

impl AssessmentFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(
            self,
            Self::SurveyOver { .. } | Self::SurveyRuns { .. } | Self::OtherYear
        )
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::Elsewhere => t.six_fault_elsewhere().into(),
            Self::OtherYear => t.six_fault_other_year().into(),
            Self::YearTaken { year } => t.six_fault_year_taken(year),
            Self::RoundOpen { year } => t.six_fault_round_open(year),
            Self::OtherKind => t.six_fault_other_kind().into(),
            Self::NothingShows => t.six_fault_nothing_shows().into(),
            Self::NothingCounts => t.six_fault_nothing_counts().into(),
            Self::NothingToCount => t.six_fault_nothing_to_count().into(),
            Self::Counted => t.six_fault_counted().into(),
            Self::ValuesMissing { count } => t.six_fault_values_missing(count),
            Self::OwnReview => t.six_fault_own_review().into(),
            Self::WrongReviewer => t.six_fault_wrong_reviewer().into(),
            Self::SameHand => t.six_fault_same_hand().into(),
            Self::NoMethod => t.six_fault_no_method().into(),
            Self::Undecided => t.six_fault_undecided().into(),
            Self::BelowTheFloor { floor } => {
                t.six_fault_below_the_floor(wording::hundredths(*floor))
            }
            Self::NotHanging => t.six_fault_not_hanging().into(),
            Self::Unanswered { count } => t.six_fault_unanswered(count),
            Self::Upheld => t.six_fault_upheld().into(),
            Self::AskedAlready => t.six_fault_asked_already().into(),
            Self::TooLong { most } => t.six_fault_too_long(most),
            Self::SurveyRuns { until } => t.six_fault_survey_runs(wording::day(*until, lang)),
            Self::SurveyClosed => t.six_fault_survey_closed().into(),
            Self::SurveyOver { until } => t.six_fault_survey_over(wording::day(*until, lang)),
            Self::AnsweredOnce => t.six_fault_answered_once().into(),
            Self::DoesNotAddUp => t.six_fault_does_not_add_up().into(),
            Self::SheetsTooFew { least } => t.six_fault_sheets_too_few(least),
            Self::NoGap => t.six_fault_no_gap().into(),
        }
    }
}

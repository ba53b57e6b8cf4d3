//! Why something cannot be done with an issue.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{IssueId, Refusal, Timestamp};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done with an issue as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum IssueFault {
    /// It is not where this can be done.
    #[error("not where this can be done")]
    NotThere,
    /// It is with somebody else.
    #[error("it is with somebody else")]
    NotYours,
    /// Nobody of age of that home uses Linli, so that nobody could say whether it is done.
    #[error("nobody of the home is here")]
    NobodyOfTheHome,
    /// The rule pack has no clock for it.
    #[error("the rule pack has no clock for it")]
    NoClock,
    /// There is nothing above the community but a whistle.
    #[error("above the community there is the whistle")]
    Highest,
    /// It is a duty of the government's, which is whistled for and not pushed onto the community
    /// (Beijing 17; Luzhou 15).
    #[error("a duty of the government's")]
    GovernmentDuty,
    /// They may not whistle here; what a resident asks for goes to the grid first.
    #[error("may not whistle")]
    MayNotWhistle,
    /// It is not on the list of that department's duties.
    #[error("not on the department's list of duties")]
    NotItsDuty,
    /// The days for sending it back are over.
    #[error("could be sent back until {until:?}")]
    ReturnOver {
        /// Until when it could.
        until: Timestamp,
    },
    /// It was sent back as often as it may be.
    #[error("sent back {most} times already")]
    ReturnedEnough {
        /// How often.
        most: u16,
    },
    /// There is no extension here.
    #[error("no extension under this profile")]
    NoExtension,
    /// It has one.
    #[error("extended already")]
    Extended,
    /// Not so long.
    #[error("{most} working days at most")]
    TooLong {
        /// The most working days.
        most: u16,
    },
    /// It is overdue: an extension is asked for before.
    #[error("overdue since {due:?}")]
    Overdue {
        /// Since when.
        due: Timestamp,
    },
    /// A clock stands for a day at least, and not for too long.
    #[error("stands for {most} days at most")]
    StopDays {
        /// The most days.
        most: u16,
    },
    /// The day of the next look lies too far off, or has passed.
    #[error("looked at again within {most} days")]
    LedgerDays {
        /// The most days.
        most: u16,
    },
    /// Nobody but whoever reported it says that it is done.
    #[error("only whoever reported it says so")]
    OnlyTheReporter,
    /// One to five stars.
    #[error("one to five stars")]
    Stars,
    /// Whoever worked on it neither calls back about it nor sets it aside.
    #[error("whoever worked on it does not judge it")]
    OwnWork,
    /// Somebody called today: the next try is on another day.
    #[error("somebody called today")]
    CalledToday,
    /// The same is open, and there is nothing new (Beijing 11).
    #[error("the same is open")]
    SameTicket {
        /// Which.
        issue: IssueId,
    },
    /// It was closed too long ago: a new one is reported.
    #[error("closed too long ago")]
    ClosedLongAgo,
    /// It is opened again with something new.
    #[error("nothing new")]
    NothingNew,
    /// Nobody of this name takes issues.
    #[error("no such body")]
    NoSuchBody,
    /// A department is whistled for.
    #[error("a department is whistled for")]
    NeedsWhistle,
}

impl From<IssueFault> for Refusal {
    fn from(fault: IssueFault) -> Self {
        Self::Issues { fault }
    }
}

impl IssueFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(
            self,
            Self::ReturnOver { .. }
                | Self::Overdue { .. }
                | Self::ClosedLongAgo
                | Self::CalledToday
        )
    }

    /// Whether it may rest on what a phone does not hold.
    pub fn may_be_unseen(&self) -> bool {
        matches!(self, Self::NoSuchBody | Self::NotItsDuty)
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::NotThere => t.issues_not_there().into(),
            Self::NotYours => t.issues_not_yours().into(),
            Self::NobodyOfTheHome => t.issues_nobody_of_the_home().into(),
            Self::NoClock => t.issues_no_clock().into(),
            Self::Highest => t.issues_highest().into(),
            Self::GovernmentDuty => t.issues_government_duty().into(),
            Self::MayNotWhistle => t.issues_may_not_whistle().into(),
            Self::NotItsDuty => t.issues_not_its_duty().into(),
            Self::ReturnOver { until } => t.issues_return_over(wording::instant(*until, lang)),
            Self::ReturnedEnough { most } => t.issues_returned_enough(most),
            Self::NoExtension => t.issues_no_extension().into(),
            Self::Extended => t.issues_extended().into(),
            Self::TooLong { most } => t.issues_too_long(most),
            Self::Overdue { due } => t.issues_overdue(wording::instant(*due, lang)),
            Self::StopDays { most } => t.issues_stop_days(most),
            Self::LedgerDays { most } => t.issues_ledger_days(most),
            Self::OnlyTheReporter => t.issues_only_the_reporter().into(),
            Self::Stars => t.issues_stars().into(),
            Self::OwnWork => t.issues_own_work().into(),
            Self::CalledToday => t.issues_called_today().into(),
            Self::SameTicket { .. } => t.issues_same_ticket().into(),
            Self::ClosedLongAgo => t.issues_closed_long_ago().into(),
            Self::NothingNew => t.issues_nothing_new().into(),
            Self::NoSuchBody => t.issues_no_such_body().into(),
            Self::NeedsWhistle => t.issues_needs_whistle().into(),
        }
    }
}

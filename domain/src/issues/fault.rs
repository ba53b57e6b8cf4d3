//! Why something cannot be done with an issue.

use crate::core::Timestamp;

use super::IssueId;

/// Why something cannot be done with an issue as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssueFault {
    /// It is not where this can be done.
    #[error("not where this can be done")]
    NotThere,
    /// It is with somebody else.
    #[error("it is with somebody else")]
    NotYours,
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
    /// Whoever solved it does not call back about it.
    #[error("whoever solved it does not call back")]
    OwnWork,
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
}

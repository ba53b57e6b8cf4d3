//! Why something cannot be done with the public ledger.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Money, Refusal};
use crate::texts::Texts;
use crate::wording;

/// Why something cannot be done in this slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FundsFault {
    /// Nothing is entered of a day that is still to come.
    #[error("{day:?} is still to come")]
    DayAhead {
        /// The day.
        day: Day,
    },
    /// The account was not kept here yet.
    #[error("kept here since {opened_on:?}")]
    BeforeOpening {
        /// Since when.
        opened_on: Day,
    },
    /// The day lies in what is published.
    #[error("published until {until:?}")]
    PeriodClosed {
        /// The last day of it.
        until: Day,
    },
    /// Another category, or another account.
    #[error("this category does not stand in this account")]
    NotInThisAccount,
    /// More than anybody has.
    #[error("more than one entry may be")]
    TooMuch,
    /// Spending is shown by a voucher.
    #[error("no voucher")]
    NoVoucher,
    /// The name of a neighbour stands in what would be published.
    #[error("names a person")]
    NamesSomebody,
    /// The maintenance fund is used by the owners' decision (Civil Code 278 (五)).
    #[error("the owners decide on the maintenance fund")]
    NeedsDecision,
    /// Votes here bind: since the account is kept here, a decision is one of them.
    #[error("decided in this app, or it does not bind")]
    DecidedHere,
    /// The balance brought forward stands once.
    #[error("brought forward already")]
    OpeningAlready,
    /// The balance brought forward is of the first day that takes entries.
    #[error("brought forward on {on:?}")]
    OpeningDay {
        /// Which.
        on: Day,
    },
    /// Further back than accounts are kept here.
    #[error("opened on {earliest:?} or later")]
    OpenedTooEarly {
        /// The earliest.
        earliest: Day,
    },
    /// The vote is of another compound or on something else.
    #[error("the vote decides something else")]
    DecidesSomethingElse,
    /// The vote did not pass, or its result is not posted.
    #[error("the vote did not pass or is not posted")]
    NotPassed,
    /// The money moved before the owners had decided.
    #[error("decided on {on:?} only")]
    DecidedLater {
        /// When the result was posted.
        on: Day,
    },
    /// The project is of another compound, not funded, or ended.
    #[error("the project is not there")]
    ProjectNotThere,
    /// Income rests on nothing, and only the maintenance fund knows urgent use.
    #[error("no such basis here")]
    NoBasisHere,
    /// Whoever entered it does not confirm it.
    #[error("the same person")]
    SamePerson,
    /// It was confirmed or set aside.
    #[error("it does not wait")]
    NotWaiting,
    /// The account would owe something on some day.
    #[error("{short} short")]
    BelowZero {
        /// How much it lacks.
        short: Money,
    },
    /// It does not count yet, or was set aside.
    #[error("not counted")]
    NotCounted,
    /// It is a reversal itself.
    #[error("a reversal is not reversed")]
    IsReversal,
    /// It was taken back, or somebody is about to.
    #[error("reversed already")]
    ReversedAlready,
    /// It would be taken back before it was.
    #[error("of {day:?}")]
    ReversedBefore {
        /// Its day.
        day: Day,
    },
    /// Entries of the period wait for the second pair of eyes.
    #[error("{count} entries wait")]
    EntriesWait {
        /// How many.
        count: u32,
    },
    /// The period is not over.
    #[error("until {until:?}")]
    PeriodRuns {
        /// Its last day.
        until: Day,
    },
    /// Another period is next.
    #[error("next is {from:?} to {until:?}")]
    AnotherPeriod {
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// As many of one's own wait for an answer as may.
    #[error("{most} wait already")]
    ManyWait {
        /// The most that wait.
        most: u16,
    },
}

impl From<FundsFault> for Refusal {
    fn from(fault: FundsFault) -> Self {
        Self::Funds { fault }
    }
}

impl FundsFault {
    /// Whether it rests on the clock alone.
    pub fn is_about_time(&self) -> bool {
        matches!(self, Self::DayAhead { .. } | Self::PeriodRuns { .. })
    }

    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        let day = |it: &Day| wording::day(*it, lang);
        match self {
            Self::DayAhead { day: it } => t.funds_day_ahead(day(it)),
            Self::BeforeOpening { opened_on } => t.funds_before_opening(day(opened_on)),
            Self::PeriodClosed { until } => t.funds_period_closed(day(until)),
            Self::NotInThisAccount => t.funds_not_in_this_account().into(),
            Self::TooMuch => t.funds_too_much().into(),
            Self::NoVoucher => t.funds_no_voucher().into(),
            Self::NamesSomebody => t.funds_names_somebody().into(),
            Self::NeedsDecision => t.funds_needs_decision().into(),
            Self::DecidedHere => t.funds_decided_here().into(),
            Self::OpeningAlready => t.funds_opening_already().into(),
            Self::OpeningDay { on } => t.funds_opening_day(day(on)),
            Self::OpenedTooEarly { earliest } => t.funds_opened_too_early(day(earliest)),
            Self::DecidesSomethingElse => t.funds_decides_something_else().into(),
            Self::NotPassed => t.funds_not_passed().into(),
            Self::DecidedLater { on } => t.funds_decided_later(day(on)),
            Self::ProjectNotThere => t.funds_project_not_there().into(),
            Self::NoBasisHere => t.funds_no_basis_here().into(),
            Self::SamePerson => t.funds_same_person().into(),
            Self::NotWaiting => t.funds_not_waiting().into(),
            Self::BelowZero { short } => t.funds_below_zero(short),
            Self::NotCounted => t.funds_not_counted().into(),
            Self::IsReversal => t.funds_is_reversal().into(),
            Self::ReversedAlready => t.funds_reversed_already().into(),
            Self::ReversedBefore { day: it } => t.funds_reversed_before(day(it)),
            Self::EntriesWait { count } => t.funds_entries_wait(count),
            Self::PeriodRuns { until } => t.funds_period_runs(day(until)),
            Self::AnotherPeriod { from, until } => t.funds_another_period(day(from), day(until)),
            Self::ManyWait { most } => t.funds_many_wait(most),
        }
    }
}

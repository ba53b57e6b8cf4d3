//! Closing a month or a quarter and publishing its statement (结账公布).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, Day, FundAccountId, FundStatementId, Plain, Refusal, Timestamp, Town,
};

use super::account::found;
use super::{Closed, FundAccount, FundEntry, FundsFault, Posting, Statement, statement};

/// How often a statement is published (公布周期).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// 每月
    Month,
    /// 每季度
    Quarter,
}

/// A calendar month or quarter (期).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundPeriod {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
}

impl FundPeriod {
    /// Whether a day lies in it.
    pub fn has(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

impl Rhythm {
    /// The month or quarter around a day.
    pub fn around(self, day: Day) -> FundPeriod {
        let (year, month, _) = day.ymd();
        let (first, months) = match self {
            Self::Month => (month, 1),
            Self::Quarter => ((month - 1) / 3 * 3 + 1, 3),
        };
        let next = first + months;
        let (after_year, after) = if next > 12 {
            (year + 1, 1)
        } else {
            (year, next)
        };
        let from = Day::new(year, first, 1).unwrap_or(day);
        let until = Day::new(after_year, after, 1).map_or(day, |it| it.plus(-1));
        FundPeriod { from, until }
    }
}

/// A published statement (已公布的报表), read by those whose money it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundStatement {
    /// Derived from the account and the last day.
    pub id: FundStatementId,
    /// The account.
    pub account: FundAccountId,
    /// Those whose money it is.
    pub readers: Audience,
    /// Which month or quarter.
    pub period: FundPeriod,
    /// The numbers.
    pub statement: Statement,
    /// When it was published.
    pub at: Timestamp,
}

impl FundStatement {
    pub(crate) fn readers(&self) -> Audience {
        self.readers
    }

    fn of(account: &FundAccount, closed: Closed, postings: &[Posting]) -> Self {
        let last = closed.period.until.to_string();
        let id = FundStatementId::derived(
            "fund_statement",
            &[account.id.0.as_bytes(), last.as_bytes()],
        );
        Self {
            id,
            account: account.id,
            readers: account.book_readers(),
            period: closed.period,
            statement: statement(closed.period, postings),
            at: closed.at,
        }
    }
}

/// Closes the next month or quarter and publishes its statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseFundPeriod {
    /// The account.
    pub account: FundAccountId,
    /// The last day of what is closed, as whoever closes it saw it.
    pub until: Day,
}

pub(super) fn close(
    it: &CloseFundPeriod,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut account = found(it.account, town)?;
    let period = account.next();
    if it.until != period.until {
        let FundPeriod { from, until } = period;
        return Err(FundsFault::AnotherPeriod { from, until }.into());
    }
    if at.day() <= period.until {
        let until = period.until;
        return Err(FundsFault::PeriodRuns { until }.into());
    }
    let entries = town.of::<FundEntry>(account.id);
    let open = entries.iter().filter(|it| it.waits());
    let open = open.filter(|it| it.details.day <= period.until).count() as u32;
    if open > 0 {
        return Err(FundsFault::EntriesWait { count: open }.into());
    }
    let closed = Closed { period, at };
    let postings: Vec<Posting> = entries.iter().filter_map(FundEntry::posting).collect();
    let published = FundStatement::of(&account, closed, &postings);
    account.closed.push(closed);
    Ok(vec![Change::put(account), Change::put(published)])
}

/// Every published statement of a town, folded again from the entries.
pub(crate) fn statements_again(town: &Plain) -> Vec<FundStatement> {
    let again = town.all::<FundAccount>().flat_map(|account| {
        let entries = (town as &dyn Town).of::<FundEntry>(account.id);
        let postings: Vec<Posting> = entries.iter().filter_map(FundEntry::posting).collect();
        let closed = account.closed.iter();
        let all = closed.map(|it| FundStatement::of(account, *it, &postings));
        all.collect::<Vec<_>>()
    });
    again.collect()
}

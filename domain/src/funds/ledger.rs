//! What follows from the entries: balances and statements, and nothing of it stored as truth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Day, FundEntryId, Money, Plain, Town};

use super::{EntryState, FundAccount, FundCategory, FundEntry, FundFlow, FundLine, FundPeriod};

/// What an entry that counts does to a balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The day on which the money moved.
    pub day: Day,
    /// From what, or into what.
    pub category: FundCategory,
    /// How much, above zero.
    pub amount: Money,
    /// Whether it takes an earlier one back.
    pub reverses: bool,
}

impl Posting {
    /// By how much the balance grows; below zero where it shrinks.
    pub fn signed(&self) -> Money {
        let amount = self.weighed().0;
        match self.category.flow() {
            FundFlow::Income => Money(amount),
            FundFlow::Spending => Money(-amount),
        }
    }

    /// By how much the sum of its category grows.
    fn weighed(&self) -> Money {
        Money(if self.reverses {
            -self.amount.0
        } else {
            self.amount.0
        })
    }
}

fn sum<'a>(of: impl Iterator<Item = &'a Posting>) -> Money {
    Money(of.map(|it| it.signed().0).sum())
}

/// The balance (余额).
pub fn balance(of: &[Posting]) -> Money {
    sum(of.iter())
}

/// The lowest balance at the end of any day from this one on.
pub fn lowest_from(day: Day, of: &[Posting]) -> Money {
    let mut by_day: BTreeMap<Day, i64> = BTreeMap::new();
    for it in of {
        *by_day.entry(it.day.max(day)).or_default() += it.signed().0;
    }
    let mut left = 0;
    let ends = by_day.into_values().map(|moved| {
        left += moved;
        left
    });
    Money(ends.min().unwrap_or_default())
}

/// The sum of a category within a period; what was taken back is taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategorySum {
    /// From what, or into what.
    pub category: FundCategory,
    /// How much; below zero only where more of an earlier period was taken back.
    pub amount: Money,
}

/// What a period began with, what moved, what it ended with (收支报表).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// 期初余额
    pub opening: Money,
    /// By category, in the order of a statement; only what moved.
    pub sums: Vec<CategorySum>,
    /// 期末余额
    pub closing: Money,
}

impl Statement {
    /// The sum of what goes one way.
    pub fn total(&self, flow: FundFlow) -> Money {
        let all = self.sums.iter().filter(|it| it.category.flow() == flow);
        Money(all.map(|it| it.amount.0).sum())
    }
}

/// The statement of a period, from everything that counts.
pub fn statement(period: FundPeriod, of: &[Posting]) -> Statement {
    let opening = sum(of.iter().filter(|it| it.day < period.from));
    let within: Vec<&Posting> = of.iter().filter(|it| period.has(it.day)).collect();
    let sums = FundCategory::ALL.into_iter().filter_map(|category| {
        let mut mine = within
            .iter()
            .filter(|it| it.category == category)
            .peekable();
        mine.peek()?;
        let amount = Money(mine.map(|it| it.weighed().0).sum());
        Some(CategorySum { category, amount })
    });
    Statement {
        opening,
        sums: sums.collect(),
        closing: Money(opening.0 + sum(within.iter().copied()).0),
    }
}

/// What those whose money it is read of an entry that counts.
pub(super) fn line_of(
    entry: &FundEntry,
    readers: Audience,
    reversal: Option<FundEntryId>,
) -> Option<FundLine> {
    let EntryState::Counted { number, at, .. } = entry.state else {
        return None;
    };
    Some(FundLine {
        id: entry.id,
        account: entry.account,
        readers,
        number,
        details: entry.details.clone(),
        reverses: entry.reverses,
        reversal,
        at,
    })
}

/// Everything that counts in an account as far as this town knows, the latest day first: those whose
/// money it is have its lines, the office its entries.
pub fn book(account: &FundAccount, town: &dyn Town) -> Vec<FundLine> {
    let mut lines: BTreeMap<FundEntryId, FundLine> = BTreeMap::new();
    let entries = town.of::<FundEntry>(account.id);
    for entry in &entries {
        let counts = |id: &FundEntryId| {
            let mut all = entries.iter();
            all.any(|it| it.id == *id && it.number().is_some())
        };
        let reversal = entry.reversal.filter(counts);
        let line = line_of(entry, account.book_readers(), reversal);
        lines.extend(line.map(|it| (it.id, it)));
    }
    let known = town.of::<FundLine>(account.id).into_iter();
    lines.extend(known.map(|it| (it.id, it)));
    let mut book: Vec<FundLine> = lines.into_values().collect();
    book.sort_by_key(|it| std::cmp::Reverse((it.details.day, it.number)));
    book
}

/// What is read of every entry of a town, made again from what the office has.
pub(crate) fn lines_again(town: &Plain) -> Vec<FundLine> {
    let whole: &dyn Town = town;
    let line = |entry: &FundEntry| {
        let account: FundAccount = whole.get(entry.account)?;
        let counts = |id: &FundEntryId| {
            let other: Option<FundEntry> = whole.get(*id);
            other.is_some_and(|it| it.number().is_some())
        };
        line_of(entry, account.book_readers(), entry.reversal.filter(counts))
    };
    town.all::<FundEntry>().filter_map(line).collect()
}

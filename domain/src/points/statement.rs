//! What somebody reads of their points (积分明细): each line with what it changed, and why.

use crate::core::{PersonId, Timestamp};

use super::balance::Lots;
use super::{Balance, Entry, EntryId, Journal, What};

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// An entry of the ledger.
    Entry(EntryId),
    /// What was left of an entry's points expired.
    Expiry {
        /// Whose points.
        lot: EntryId,
    },
}

/// A line: what changed then, and what there was afterwards, as it stood at that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// When.
    pub at: Timestamp,
    /// About what.
    pub kind: LineKind,
    /// By how much the honour changed.
    pub honour: i64,
    /// By how much what can be spent changed.
    pub spendable: i64,
    /// The honour afterwards.
    pub honour_after: u64,
    /// What could be spent afterwards.
    pub spendable_after: u64,
}

struct Book<'a> {
    journal: &'a Journal,
    person: PersonId,
    lots: Lots,
    honour: u64,
    lines: Vec<StatementLine>,
}

/// All lines until an instant, the oldest first. The last one says what [`Balance::of`] says.
pub fn statement(journal: &Journal, person: PersonId, at: Timestamp) -> Vec<StatementLine> {
    let mut book = Book {
        journal,
        person,
        lots: Lots::default(),
        honour: 0,
        lines: Vec::new(),
    };
    for entry in journal.of(person, at) {
        book.expire(entry.at);
        book.enter(entry);
    }
    book.expire(at);
    book.lines
}

impl Book<'_> {
    fn line(&mut self, at: Timestamp, kind: LineKind, (honour, spendable): (u64, u64)) {
        let change = |from: u64, to: u64| to.cast_signed() - from.cast_signed();
        let (honour_after, spendable_after) = (self.honour, self.lots.left());
        self.lines.push(StatementLine {
            at,
            kind,
            honour: change(honour, honour_after),
            spendable: change(spendable, spendable_after),
            honour_after,
            spendable_after,
        });
    }

    fn expire(&mut self, at: Timestamp) {
        let mut left = self.lots.left();
        for lot in self.lots.expire(at) {
            let after = left - u64::from(lot.left);
            self.lines.push(StatementLine {
                at: lot.expires_on.plus(1).starts_at(),
                kind: LineKind::Expiry { lot: lot.entry },
                honour: 0,
                spendable: -i64::from(lot.left),
                honour_after: self.honour,
                spendable_after: after,
            });
            left = after;
        }
    }

    fn enter(&mut self, entry: &Entry) {
        let before = (self.honour, self.lots.left());
        match entry.what {
            // What is in the ledger already says so itself.
            What::Expired { .. } => return,
            What::Earned {
                points, expires_on, ..
            } => {
                if self.journal.counts(entry, entry.into()) {
                    self.honour += u64::from(points);
                    self.lots.fill(entry, points, expires_on);
                }
            }
            What::Spent { points, .. } => {
                if self.journal.counts(entry, entry.into()) {
                    self.lots.take(points);
                }
            }
            What::Reversed { .. } => self.again(entry),
        }
        self.line(entry.at, LineKind::Entry(entry.id), before);
    }

    /// A reversal changes what was: everything until then is counted once more.
    fn again(&mut self, reversal: &Entry) {
        let balance = Balance::then(self.journal, self.person, reversal.into(), reversal.at);
        self.honour = balance.honour;
        let mut lots = Lots::default();
        for lot in balance.lots {
            if let Some(entry) = self.journal.get(lot.entry) {
                lots.fill(entry, lot.left, lot.expires_on);
            }
        }
        self.lots = lots;
    }
}

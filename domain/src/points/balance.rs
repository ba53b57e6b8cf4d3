//! What somebody has (积分余额): always a fold, stored nowhere (domain-rules 6.3).

use std::collections::BTreeMap;

use crate::core::{Day, PersonId, Timestamp};

use super::journal::Until;
use super::{Entry, EntryId, Journal, What};

/// Points of one entry, which are spent and expire together (批次).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// The entry that gave them.
    pub entry: EntryId,
    /// The last day on which they can be spent.
    pub expires_on: Day,
    /// How many there were.
    pub points: u32,
    /// How many are left.
    pub left: u32,
}

/// What somebody has at an instant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// 荣誉积分: everything ever earned. It is never spent and never expires.
    pub honour: u64,
    /// 可用积分: what is left to spend.
    pub spendable: u64,
    /// 已兑换: what was paid for things.
    pub spent: u64,
    /// 已到期
    pub expired: u64,
    /// 差额: what was spent and, by a later reversal, not there to spend. It is noted and never
    /// collected.
    pub short: u64,
    /// What is left to spend, the soonest to expire first.
    pub lots: Vec<Lot>,
}

/// Lots as they are filled and emptied: the soonest to expire is spent first, which is the first
/// earned, as long as all last equally long.
#[derive(Clone, Debug, Default)]
pub(super) struct Lots {
    /// What is not empty: of how many, and how many are left.
    open: BTreeMap<(Day, Timestamp, EntryId), (u32, u32)>,
    /// All that is left together, kept so that a ledger of any length is read in one go.
    left: u64,
}

impl Lots {
    pub(super) fn fill(&mut self, entry: &Entry, points: u32, expires_on: Day) {
        if points == 0 {
            return;
        }
        let key = (expires_on, entry.at, entry.id);
        self.open.insert(key, (points, points));
        self.left += u64::from(points);
    }

    /// Takes points out, and gives how many there were to take.
    pub(super) fn take(&mut self, points: u32) -> u32 {
        let mut missing = points;
        while let Some(mut first) = self.open.first_entry().filter(|_| missing > 0) {
            let left = &mut first.get_mut().1;
            let taken = missing.min(*left);
            *left -= taken;
            missing -= taken;
            if *left == 0 {
                first.remove();
            }
        }
        self.left -= u64::from(points - missing);
        points - missing
    }

    /// Closes what can be spent no longer, and gives each with what was left of it.
    pub(super) fn expire(&mut self, at: Timestamp) -> Vec<Lot> {
        let today = first_of(at.day());
        let mut over = Vec::new();
        while let Some(first) = self.open.first_entry().filter(|it| *it.key() < today) {
            over.push(lot(first.remove_entry()));
        }
        self.left -= over.iter().map(|it| u64::from(it.left)).sum::<u64>();
        over
    }

    pub(super) fn left(&self) -> u64 {
        self.left
    }
}

fn first_of(day: Day) -> (Day, Timestamp, EntryId) {
    (day, Timestamp(i64::MIN), EntryId(uuid::Uuid::nil()))
}

fn lot(((expires_on, _, entry), (points, left)): ((Day, Timestamp, EntryId), (u32, u32))) -> Lot {
    Lot {
        entry,
        expires_on,
        points,
        left,
    }
}

impl Balance {
    /// What somebody has at an instant, from whatever part of the journal is known.
    ///
    /// An entry that was reversed is as if it had never been, so that what restores it restores
    /// everything: lots, dates and honour.
    pub fn of(journal: &Journal, person: PersonId, at: Timestamp) -> Self {
        Self::then(journal, person, at.into(), at)
    }

    pub(super) fn then(journal: &Journal, person: PersonId, until: Until, at: Timestamp) -> Self {
        let counting = |it: &&&Entry| journal.counts(it, until);
        let entries = journal.known(person, until);
        let mut balance = Self::default();
        let mut lots = Lots::default();
        let mut expired = 0;
        let mut expire = |lots: &mut Lots, at| {
            let over = lots.expire(at);
            expired += over.iter().map(|it| u64::from(it.left)).sum::<u64>();
        };
        for entry in entries.iter().filter(counting) {
            expire(&mut lots, entry.at);
            match entry.what {
                What::Earned {
                    points, expires_on, ..
                } => {
                    balance.honour += u64::from(points);
                    lots.fill(entry, points, expires_on);
                }
                What::Spent { points, .. } => {
                    balance.spent += u64::from(points);
                    balance.short += u64::from(points - lots.take(points));
                }
                What::Reversed { .. } | What::Expired { .. } => {}
            }
        }
        expire(&mut lots, at);
        balance.expired = expired;
        balance.spendable = lots.left();
        balance.lots = lots.open.into_iter().map(lot).collect();
        balance
    }
}

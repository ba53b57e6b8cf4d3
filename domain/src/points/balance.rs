//! What somebody has (积分余额): always a fold, stored nowhere (domain-rules 6.3).

use std::collections::VecDeque;

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
    /// What is not empty, the soonest to expire first. What is earned later mostly lasts longer, so
    /// that most come to the end.
    open: VecDeque<(Order, Lot)>,
    /// All that is left together, kept so that a ledger of any length is read in one go.
    left: u64,
    /// When lots of a day are over, for the day that was last asked about: the calendar is slow, and
    /// it is asked at every entry.
    over_at: Option<(Day, Timestamp)>,
}

/// By what lots stand in order.
type Order = (Day, Timestamp, EntryId);

impl Lots {
    pub(super) fn fill(&mut self, entry: &Entry, points: u32, expires_on: Day) {
        if points == 0 {
            return;
        }
        let order = (expires_on, entry.at, entry.id);
        let lot = Lot {
            entry: entry.id,
            expires_on,
            points,
            left: points,
        };
        if self.open.back().is_none_or(|last| last.0 < order) {
            self.open.push_back((order, lot));
        } else {
            let place = self.open.partition_point(|it| it.0 < order);
            self.open.insert(place, (order, lot));
        }
        self.left += u64::from(points);
    }

    /// Takes points out, and gives how many there were to take.
    pub(super) fn take(&mut self, points: u32) -> u32 {
        let mut missing = points;
        while missing > 0
            && let Some((_, first)) = self.open.front_mut()
        {
            let taken = missing.min(first.left);
            first.left -= taken;
            missing -= taken;
            if first.left == 0 {
                self.open.pop_front();
            }
        }
        self.left -= u64::from(points - missing);
        points - missing
    }

    /// Closes what can be spent no longer, and gives each with what was left of it.
    pub(super) fn expire(&mut self, at: Timestamp) -> Vec<Lot> {
        let mut over = Vec::new();
        while let Some((_, first)) = self.open.front() {
            let day = first.expires_on;
            let known = self.over_at.filter(|known| known.0 == day);
            let (_, over_at) = known.unwrap_or_else(|| (day, day.plus(1).starts_at()));
            self.over_at = Some((day, over_at));
            if at < over_at {
                break;
            }
            over.extend(self.open.pop_front().map(|(_, lot)| lot));
        }
        self.left -= over.iter().map(|it| u64::from(it.left)).sum::<u64>();
        over
    }

    pub(super) fn left(&self) -> u64 {
        self.left
    }

    fn into_open(self) -> Vec<Lot> {
        self.open.into_iter().map(|(_, lot)| lot).collect()
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
        let counting = |it: &&Entry| journal.counts(it, until);
        let mut balance = Self::default();
        let mut lots = Lots::default();
        let mut expired = 0;
        let mut expire = |lots: &mut Lots, at| {
            let over = lots.expire(at);
            expired += over.iter().map(|it| u64::from(it.left)).sum::<u64>();
        };
        for entry in journal.known(person, until).filter(counting) {
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
        balance.lots = lots.into_open();
        balance
    }
}

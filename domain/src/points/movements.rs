//! Double entry (复式记账): every entry moves points from one account to another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{PersonId, Timestamp};

use super::balance::Lots;
use super::{EntryId, Journal, What};

/// Where points are (账户).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// 发放: where all come from.
    Issued,
    /// 可用: what somebody can spend.
    Held(PersonId),
    /// 已兑换: what came back for things.
    Redeemed,
    /// 已到期
    Expired,
    /// 差额: what somebody spent and, as it turned out, did not have.
    Short(PersonId),
    /// 荣誉发放
    HonoursIssued,
    /// 荣誉: what somebody has earned altogether.
    Honour(PersonId),
}

/// One side of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// By which entry; an expiry is of the entry that gave the points.
    pub entry: EntryId,
    /// Where.
    pub account: Account,
    /// How many come (above zero) or go.
    pub points: i64,
}

/// All movements of a journal at an instant. Those of each entry sum to nothing, and so do all.
///
/// What was reversed, or pays a cause that another entry pays, stands there both ways and so moves
/// nothing.
pub fn movements(journal: &Journal, at: Timestamp) -> Vec<Movement> {
    let mut all = Vec::new();
    for person in journal.persons() {
        theirs(journal, person, at, &mut all);
    }
    all
}

impl Movement {
    /// What each account holds.
    pub fn sums(movements: &[Self]) -> BTreeMap<Account, i64> {
        let mut sums = BTreeMap::new();
        for it in movements {
            *sums.entry(it.account).or_default() += it.points;
        }
        sums
    }
}

fn theirs(journal: &Journal, person: PersonId, at: Timestamp, all: &mut Vec<Movement>) {
    let mut lots = Lots::default();
    let mut post = |entry, from, to, points: u32| {
        let points = i64::from(points);
        let sides = [(from, -points), (to, points)];
        let moved = sides.into_iter().filter(|(_, points)| *points != 0);
        all.extend(moved.map(|(account, points)| Movement {
            entry,
            account,
            points,
        }));
    };
    let (held, short) = (Account::Held(person), Account::Short(person));
    for entry in journal.of(person, at) {
        for lot in lots.expire(entry.at) {
            post(lot.entry, held, Account::Expired, lot.left);
        }
        let counts = journal.counts(entry, at.into());
        match &entry.what {
            What::Earned {
                points, expires_on, ..
            } => {
                post(entry.id, Account::Issued, held, *points);
                post(
                    entry.id,
                    Account::HonoursIssued,
                    Account::Honour(person),
                    *points,
                );
                if counts {
                    lots.fill(entry, *points, *expires_on);
                } else {
                    post(entry.id, held, Account::Issued, *points);
                    post(
                        entry.id,
                        Account::Honour(person),
                        Account::HonoursIssued,
                        *points,
                    );
                }
            }
            What::Spent { points, .. } => {
                if counts {
                    let taken = lots.take(*points);
                    post(entry.id, held, Account::Redeemed, taken);
                    post(entry.id, short, Account::Redeemed, points - taken);
                } else {
                    post(entry.id, held, Account::Redeemed, *points);
                    post(entry.id, Account::Redeemed, held, *points);
                }
            }
            What::Reversed { .. } | What::Expired { .. } => {}
        }
    }
    for lot in lots.expire(at) {
        post(lot.entry, held, Account::Expired, lot.left);
    }
}

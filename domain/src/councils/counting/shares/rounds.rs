//! What was bought from shares, as it is published.

use crate::core::Money;

use super::purses::{Purchase, Purses};
use super::{Bought, Fraction};

impl Purses<'_> {
    /// Each voter's share in fen.
    pub(super) fn share(&self, extra: Money) -> Fraction {
        Fraction::of(&self.held(extra).into(), &self.voters().into())
    }

    /// Purchases, told so that everyone can follow the sums.
    pub(super) fn told(&self, purchases: &[Purchase], votes: &[u32]) -> Vec<Bought> {
        let mut left = self.held(Money(0));
        let told = purchases.iter().map(|it| {
            let cost = self.cost(it.project);
            left -= cost;
            let mut level = it.level.clone();
            level.sort_unstable();
            let payers = &it.under * it.in_full;
            let rest = &it.under * cost - &it.together;
            Bought {
                project: it.project,
                votes: votes[usize::from(it.project)],
                cost: Money(cost as i64),
                payment: Fraction::of(&it.together, &payers),
                in_full: it.in_full as u32,
                with_last: it.with_last as u32,
                rest: Fraction::of(&rest, &it.under),
                rate: Fraction::of(&it.together, &(payers * cost)),
                level,
                left: Money(left as i64),
            }
        });
        told.collect()
    }
}

//! Voters' purses in equal shares: exact, and fast all the same.
//!
//! A purse is a share less the payments made in full, until its owner gives the last of it. So it
//! is enough to keep the payments exactly (as numerators over one denominator, which grows by a
//! factor at most as large as the number of voters each round) and, for each group of voters with
//! equal ballots, which of them it made.
//!
//! Questions are first asked of approximations in units of 2⁻⁴⁰ fen ([`UNIT`]). Only where those
//! cannot tell are the exact numbers compared. Bounds: a share is below 2⁴² fen, so 2⁸² units, and
//! all purses of 10⁶ voters below 2¹⁰²; a payment is at most a cost, below 2⁴⁰ fen, and multiplied
//! by 2⁴⁵ for its rate below 2¹²⁶: all less than 2¹²⁸.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use num_bigint::BigUint;

use crate::core::Money;
use crate::councils::counting::{Fund, Lot};

use super::offer::Offer;

/// A fen in units of approximations, as a power of two. Finer ones ask the exact numbers less
/// often; the outcome is the same.
pub(super) const UNIT: u32 = 40;
/// All voters and what they approve, and the state of their purses in one run.
pub(super) struct Purses<'a> {
    fund: &'a Fund,
    /// [`UNIT`], or coarser in tests.
    pub(super) unit: u32,
    /// How far an approximated purse may be off, in units: it is a share less at most one payment
    /// for each project, each rounded down once.
    pub(super) slack: u128,
    /// The place of each project in the lot.
    lots: Vec<usize>,
    /// Voters with a mark.
    voters: u64,
    /// How many voters each group of equal ballots has.
    sizes: Vec<u64>,
    /// The groups that approve each project.
    approve: Vec<Vec<u32>>,
    pub(super) run: Run,
}

/// The state of one run.
#[derive(Default)]
pub(super) struct Run {
    /// What exact amounts are over.
    pub(super) under: BigUint,
    /// A share, over that.
    pub(super) share: BigUint,
    /// The payment of each purchase so far, over that.
    pub(super) payments: Vec<BigUint>,
    /// The approximated purse of each group; `None` once it is empty.
    purses: Vec<Option<u128>>,
    /// The purchases that each group paid in full.
    pub(super) paid: Vec<Vec<u16>>,
}

/// A project bought. Exact amounts are over `under`.
#[derive(Clone)]
pub(super) struct Purchase {
    pub(super) project: u16,
    /// Others with the same rate.
    pub(super) level: Vec<u16>,
    pub(super) in_full: u64,
    pub(super) with_last: u64,
    /// What those who paid in full gave together.
    pub(super) together: BigUint,
    pub(super) under: BigUint,
}

impl<'a> Purses<'a> {
    pub(super) fn new<'b>(
        ballots: impl Iterator<Item = &'b [u16]>,
        fund: &'a Fund,
        lot: &Lot,
        unit: u32,
    ) -> Self {
        let mut groups: BTreeMap<Vec<u16>, u64> = BTreeMap::new();
        for ballot in ballots {
            let mut ballot = ballot.to_vec();
            ballot.sort_unstable();
            *groups.entry(ballot).or_default() += 1;
        }
        let mut approve = vec![Vec::new(); fund.costs.len()];
        for (group, projects) in (0u32..).zip(groups.keys()) {
            for project in projects {
                approve[usize::from(*project)].push(group);
            }
        }
        Self {
            fund,
            unit,
            slack: fund.costs.len() as u128 + 1,
            lots: lot.places(),
            voters: groups.values().sum(),
            sizes: groups.into_values().collect(),
            approve,
            run: Run::default(),
        }
    }

    /// Buys what can be paid from shares of the budget and `extra` for each voter; `None` if that
    /// costs more than the budget.
    pub(super) fn spend(&mut self, extra: Money) -> Option<Vec<Purchase>> {
        if self.voters == 0 {
            return Some(Vec::new());
        }
        self.fill(extra);
        let mut left = u128::from(self.fund.budget.0.unsigned_abs());
        let mut purchases = Vec::new();
        // Rates only rise, so the one that a project last had is a lower bound, and whoever could
        // not be paid never will.
        let mut queue: Vec<(u128, u16)> = (0u16..)
            .zip(&self.approve)
            .filter(|(_, groups)| !groups.is_empty())
            .map(|(project, _)| (0, project))
            .collect();
        while let Some((offer, level)) = self.best(&mut queue) {
            queue.retain(|(_, project)| *project != offer.project);
            left = left.checked_sub(self.cost(offer.project))?;
            purchases.push(self.buy(&offer, level));
        }
        Some(purchases)
    }

    /// What all shares hold together, in fen.
    pub(super) fn held(&self, extra: Money) -> u128 {
        let budget = u128::from(self.fund.budget.0.unsigned_abs());
        budget + u128::from(self.voters) * u128::from(extra.0.unsigned_abs())
    }

    pub(super) fn voters(&self) -> u64 {
        self.voters
    }

    pub(super) fn cost(&self, project: u16) -> u128 {
        u128::from(self.fund.costs[usize::from(project)].0.unsigned_abs())
    }

    fn fill(&mut self, extra: Money) {
        let held = self.held(extra);
        let purse = (held << self.unit) / u128::from(self.voters);
        let groups = self.sizes.len();
        self.run = Run {
            under: self.voters.into(),
            share: held.into(),
            payments: Vec::new(),
            purses: vec![Some(purse); groups],
            paid: vec![Vec::new(); groups],
        };
    }

    /// The offer with the lowest rate, the first in the lot of those that are level; and the
    /// others of those.
    fn best(&self, queue: &mut Vec<(u128, u16)>) -> Option<(Offer, Vec<u16>)> {
        queue.sort_unstable();
        // All that are level so far.
        let mut best: Vec<Offer> = Vec::new();
        let mut unpayable = Vec::new();
        for (low, project) in queue.iter_mut() {
            if best.last().is_some_and(|best| best.high < *low) {
                break;
            }
            let Some(offer) = self.offer(*project) else {
                unpayable.push(*project);
                continue;
            };
            *low = offer.low;
            let order = best.last().map(|best| self.compare(&offer, best));
            match order.unwrap_or(Ordering::Less) {
                Ordering::Less => best = vec![offer],
                Ordering::Equal => best.push(offer),
                Ordering::Greater => {}
            }
        }
        queue.retain(|(_, project)| !unpayable.contains(project));
        best.sort_by_key(|offer| Reverse(self.lots[usize::from(offer.project)]));
        let first = best.pop()?;
        Some((first, best.iter().map(|offer| offer.project).collect()))
    }

    /// The purses of those who approve a project and have something left: group, approximation,
    /// how many voters.
    pub(super) fn open(&self, project: u16) -> impl Iterator<Item = (u32, u128, u64)> + '_ {
        let groups = self.approve[usize::from(project)].iter();
        groups.filter_map(|group| {
            let at = *group as usize;
            Some((*group, self.run.purses[at]?, self.sizes[at]))
        })
    }

    /// A purse, exactly.
    pub(super) fn purse(&self, group: u32) -> BigUint {
        let paid = self.run.paid[group as usize].iter();
        let paid: BigUint = paid.map(|it| &self.run.payments[usize::from(*it)]).sum();
        &self.run.share - paid
    }

    /// An exact amount as an approximation, rounded down.
    pub(super) fn units(&self, over: &BigUint, under: &BigUint) -> u128 {
        u128::try_from((over << self.unit) / under).unwrap_or(u128::MAX)
    }

    fn buy(&mut self, offer: &Offer, level: Vec<u16>) -> Purchase {
        let together = self.together(offer);
        let in_full = offer.in_full;
        let under = &self.run.under * in_full;
        let payment = self.units(&together, &under);
        let open: Vec<(u32, u128, u64)> = self.open(offer.project).collect();
        let round = self.run.payments.len() as u16;
        let mut with_last = 0;
        for (group, purse, size) in open {
            let order = if purse > payment + self.slack + 1 {
                Ordering::Greater
            } else if purse + self.slack < payment {
                Ordering::Less
            } else {
                (self.purse(group) * in_full).cmp(&together)
            };
            let at = group as usize;
            if order.is_lt() {
                with_last += size;
            }
            if order.is_gt() {
                self.run.purses[at] = Some(purse.saturating_sub(payment));
                self.run.paid[at].push(round);
            } else {
                self.run.purses[at] = None;
            }
        }
        self.run.pay(&together, in_full);
        Purchase {
            project: offer.project,
            level,
            in_full,
            with_last,
            together,
            under: under / in_full,
        }
    }
}

impl Run {
    /// Notes a payment: what some give `together`, divided by how many they are.
    fn pay(&mut self, together: &BigUint, in_full: u64) {
        let rest = u64::try_from(together % in_full).unwrap_or_default();
        let common = common_divisor(rest, in_full);
        let factor = in_full / common;
        if factor > 1 {
            self.under *= factor;
            self.share *= factor;
            for payment in &mut self.payments {
                *payment *= factor;
            }
        }
        self.payments.push(together / common);
    }
}

fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while one > 0 {
        (one, other) = (other % one, one);
    }
    other
}

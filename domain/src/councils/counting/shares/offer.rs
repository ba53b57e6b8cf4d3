//! What a project would take in equal shares, and which of two comes first.

use std::cmp::Ordering;

use num_bigint::BigUint;

use super::purses::Purses;

/// What a rate is multiplied by, as a power of two.
const RATE: u32 = 45;

/// What a project would take from those who approve it.
pub(super) struct Offer {
    pub(super) project: u16,
    /// The bounds of its rate, in units of 2⁻⁴⁵ of a unit per fen.
    pub(super) low: u128,
    pub(super) high: u128,
    /// The approximated payment.
    payment: u128,
    /// How many would pay in full.
    pub(super) in_full: u64,
    /// Whether everyone with an unspent purse would: all offers with this and the same `in_full`
    /// have the same rate.
    even: bool,
    /// What those who pay in full would give together, if it had to be found exactly.
    together: Option<BigUint>,
}

impl Purses<'_> {
    /// Which of two offers has the lower rate.
    pub(super) fn compare(&self, one: &Offer, other: &Offer) -> Ordering {
        if one.high < other.low {
            return Ordering::Less;
        }
        if other.high < one.low {
            return Ordering::Greater;
        }
        if one.even && other.even {
            return other.in_full.cmp(&one.in_full);
        }
        let rate = |it: &Offer, by: &Offer| {
            self.together(it) * u128::from(by.in_full) * self.cost(by.project)
        };
        rate(one, other).cmp(&rate(other, one))
    }

    /// What a project would take; `None` if it cannot be paid.
    pub(super) fn offer(&self, project: u16) -> Option<Offer> {
        let cost = self.cost(project) << self.unit;
        let mut open: Vec<(u128, u64)> = self.open(project).map(|it| (it.1, it.2)).collect();
        let all: u64 = open.iter().map(|(_, size)| size).sum();
        let sum: u128 = open
            .iter()
            .map(|(purse, size)| purse * u128::from(*size))
            .sum();
        let slack = self.slack * u128::from(all);
        if sum + slack < cost {
            return None;
        }
        if sum < cost + slack {
            return self.exact_offer(project);
        }
        // Whoever has less than an equal part of what the others must pay gives all of it.
        let (mut together, mut in_full, mut fullest_last) = (cost, all, 0);
        let payment = loop {
            let payment = together / u128::from(in_full);
            let before = in_full;
            open.retain(|(purse, size)| {
                let pays = *purse >= payment;
                if !pays {
                    together -= purse * u128::from(*size);
                    in_full -= size;
                    fullest_last = fullest_last.max(*purse);
                }
                pays
            });
            if in_full == before {
                break payment;
            }
        };
        let off = self.slack * u128::from(all - in_full) / u128::from(in_full) + 2;
        let near = self.slack + off;
        let even = in_full == all;
        let thinnest = open.iter().map(|(purse, _)| *purse).min()?;
        if thinnest <= payment + near || (!even && fullest_last + near >= payment) {
            return self.exact_offer(project);
        }
        Some(self.offered(project, payment, off, in_full, even, None))
    }

    fn offered(
        &self,
        project: u16,
        payment: u128,
        off: u128,
        in_full: u64,
        even: bool,
        together: Option<BigUint>,
    ) -> Offer {
        let cost = self.cost(project);
        Offer {
            project,
            low: (payment.saturating_sub(off) << RATE) / cost,
            high: ((payment + off) << RATE) / cost + 1,
            payment,
            in_full,
            even,
            together,
        }
    }

    /// The same from exact purses.
    fn exact_offer(&self, project: u16) -> Option<Offer> {
        let open = self.open(project);
        let mut open: Vec<(BigUint, u64)> = open.map(|it| (self.purse(it.0), it.2)).collect();
        let all: u64 = open.iter().map(|(_, size)| size).sum();
        let sum: BigUint = open.iter().map(|(purse, size)| purse * *size).sum();
        let mut together = &self.run.under * self.cost(project);
        if sum < together {
            return None;
        }
        let mut in_full = all;
        loop {
            let (share, voters) = (together.clone(), in_full);
            open.retain(|(purse, size)| {
                let pays = purse * voters >= share;
                if !pays {
                    together -= purse * *size;
                    in_full -= size;
                }
                pays
            });
            if in_full == voters {
                break;
            }
        }
        let payment = self.units(&together, &(&self.run.under * in_full));
        let even = in_full == all;
        Some(self.offered(project, payment, 1, in_full, even, Some(together)))
    }

    /// What those who pay in full would give together, exactly: the cost less the purses of those
    /// who would give their last, each of which is a share less some payments.
    pub(super) fn together(&self, offer: &Offer) -> BigUint {
        if let Some(together) = &offer.together {
            return together.clone();
        }
        let run = &self.run;
        let (mut lasts, mut times) = (0u64, vec![0u64; run.payments.len()]);
        for (group, purse, size) in self.open(offer.project) {
            if purse < offer.payment {
                lasts += size;
                for payment in &run.paid[group as usize] {
                    times[usize::from(*payment)] += size;
                }
            }
        }
        let paid = run.payments.iter().zip(times);
        let paid: BigUint = paid.map(|(payment, times)| payment * times).sum();
        &run.under * self.cost(offer.project) + paid - &run.share * lasts
    }
}

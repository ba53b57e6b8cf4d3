//! Sharing a sum out to the fen (分摊): largest remainder, so that the shares are the sum exactly.

use crate::core::{Area, Money};

/// Why a sum cannot be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitFault {
    /// It is below zero.
    #[error("a sum below zero cannot be shared")]
    BelowZero,
    /// Nobody has any weight.
    #[error("there is nobody to share it")]
    Nobody,
}

/// Shares a sum by weights (最大余数法). Each share is the exact one rounded down, and the fen that
/// are left go one each to the largest remainders; level ones to whoever stands first. So none
/// differs from its exact share by a whole fen, and whoever has no weight pays nothing.
///
/// # Errors
/// When the sum is below zero, or no weight is above it.
pub fn split(total: Money, weights: &[u64]) -> Result<Vec<Money>, SplitFault> {
    let fen = u128::try_from(total.0).map_err(|_| SplitFault::BelowZero)?;
    let whole: u128 = weights.iter().copied().map(u128::from).sum();
    if whole == 0 {
        return Err(SplitFault::Nobody);
    }
    // A sum of money has 63 bits and a weight 64: the product always fits.
    let exact = |weight: &u64| fen * u128::from(*weight);
    let mut shares: Vec<u128> = weights.iter().map(|it| exact(it) / whole).collect();
    let left = fen - shares.iter().sum::<u128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    // A stable sort: level remainders keep their order.
    order.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % whole));
    for at in order.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    // No share is larger than the sum, which was an `i64`.
    Ok(shares.into_iter().map(|fen| Money(fen as i64)).collect())
}

/// Shares a sum by the area of exclusive parts, as the law does where nothing is agreed (Civil Code
/// 283).
///
/// # Errors
/// When the sum is below zero, or there is no area.
pub fn by_area(total: Money, areas: &[Area]) -> Result<Vec<Money>, SplitFault> {
    let weights: Vec<u64> = areas.iter().map(|area| area.0).collect();
    split(total, &weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // domain-rules 5.3, Civil Code 283.
    #[test]
    fn level_remainders_go_to_whoever_stands_first() {
        let areas = [8_800, 8_800, 12_050, 6_625, 9_525].map(Area);
        let shares = by_area(Money::yuan(100_000), &areas).unwrap();
        let expected = [1_921_398, 1_921_397, 2_631_004, 1_446_507, 2_079_694].map(Money);
        assert_eq!(shares, expected);
    }

    #[test]
    fn nothing_is_shared_among_nobody() {
        assert_eq!(split(Money(5), &[]), Err(SplitFault::Nobody));
        assert_eq!(split(Money(5), &[0, 0]), Err(SplitFault::Nobody));
        assert_eq!(split(Money(-1), &[1]), Err(SplitFault::BelowZero));
        assert_eq!(split(Money(0), &[1, 0]), Ok(vec![Money(0), Money(0)]));
    }

    #[test]
    fn the_largest_numbers_fit() {
        let shares = split(Money(i64::MAX), &[u64::MAX, u64::MAX]).unwrap();
        assert_eq!(shares, [Money(i64::MAX / 2 + 1), Money(i64::MAX / 2)]);
    }

    proptest! {
        #[test]
        fn shares_are_the_sum_and_within_a_fen_of_the_exact_ones(
            total in 0i64..1_000_000_000_000,
            weights in prop::collection::vec(prop_oneof![Just(0u64), 1u64..100_000_000], 1..60),
        ) {
            prop_assume!(weights.iter().any(|it| *it > 0));
            let shares = split(Money(total), &weights).unwrap();
            prop_assert_eq!(shares.iter().map(|it| it.0).sum::<i64>(), total);
            let whole: i128 = weights.iter().copied().map(i128::from).sum();
            for (share, weight) in shares.iter().zip(&weights) {
                let off = i128::from(share.0) * whole - i128::from(total) * i128::from(*weight);
                prop_assert!(off.abs() < whole, "{share} off by a fen");
            }
        }

        /// Where no two weights are the same, whose share is whose does not depend on the order.
        #[test]
        fn the_order_changes_nothing_but_ties(
            total in 0i64..1_000_000_000,
            weights in prop::collection::btree_set(1u64..1_000_000, 1..30),
        ) {
            let weights: Vec<u64> = weights.into_iter().collect();
            let whole: u128 = weights.iter().copied().map(u128::from).sum();
            let rest = |weight: &u64| total as u128 * u128::from(*weight) % whole;
            let rests: std::collections::BTreeSet<u128> = weights.iter().map(rest).collect();
            prop_assume!(rests.len() == weights.len());
            let there = split(Money(total), &weights).unwrap();
            let turned: Vec<u64> = weights.iter().rev().copied().collect();
            let mut back = split(Money(total), &turned).unwrap();
            back.reverse();
            prop_assert_eq!(there, back);
        }
    }
}

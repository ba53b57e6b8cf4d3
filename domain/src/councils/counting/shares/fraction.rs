//! Exact fractions, as they are published.

use num_bigint::BigUint;
use serde::{Deserialize, Serialize};

/// What every reader of JSON can hold: 2⁵³ - 1.
const MOST: u64 = (1 << 53) - 1;

/// A fraction (分数) in lowest terms. The count itself is exact and its fractions may have hundreds
/// of digits; where this one does not fit, it is the closest from the continued fraction that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    /// Above the line, at most 2⁵³ - 1.
    pub num: u64,
    /// Below the line, 1 to 2⁵³ - 1.
    pub den: u64,
    /// Whether it is the exact value.
    pub exact: bool,
}

impl Fraction {
    /// The value of `over / under`, which must lie below 2⁵³. Nothing of nothing is 0.
    pub(super) fn of(over: &BigUint, under: &BigUint) -> Self {
        let (mut over, mut under) = (over.clone(), under.clone());
        // The last two convergents (Euclid's algorithm).
        let (mut before, mut last) = ((0u64, 1u64), (1u64, 0u64));
        let zero = BigUint::ZERO;
        while under != zero {
            let whole = u64::try_from(&over / &under).ok();
            let next = whole.and_then(|whole| {
                let num = whole.checked_mul(last.0)?.checked_add(before.0)?;
                let den = whole.checked_mul(last.1)?.checked_add(before.1)?;
                (num <= MOST && den <= MOST).then_some((num, den))
            });
            let Some(next) = next else {
                break;
            };
            (before, last) = (last, next);
            (over, under) = (under.clone(), over % under);
        }
        if last.1 == 0 {
            last = (0, 1);
        }
        let (num, den) = last;
        let exact = under == zero;
        Self { num, den, exact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(6, 4, 3, 2, true)]
    #[case(0, 7, 0, 1, true)]
    #[case(0, 0, 0, 1, true)]
    #[case(5, 1, 5, 1, true)]
    #[case(1_000_000_007 << 40, 3 << 40, 1_000_000_007, 3, true)]
    // 1/2^60 is closer to 0 than to any other fraction that fits.
    #[case(1, 1 << 60, 0, 1, false)]
    fn a_fraction_is_published_in_lowest_terms(
        #[case] over: u128,
        #[case] under: u128,
        #[case] num: u64,
        #[case] den: u64,
        #[case] exact: bool,
    ) {
        let found = Fraction::of(&over.into(), &under.into());
        assert_eq!(found, Fraction { num, den, exact });
    }

    #[test]
    fn one_that_does_not_fit_is_close() {
        // 10^30 + 1 over 3 · 10^30 is a hair above one third.
        let big = BigUint::from(10u8).pow(30);
        let found = Fraction::of(&(&big + 1u8), &(&big * 3u8));
        let third = Fraction {
            num: 1,
            den: 3,
            exact: false,
        };
        assert_eq!(found, third);
    }
}

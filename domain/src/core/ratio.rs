//! Shares by cross-multiplication: no division, no floating point (domain-rules R3).

use serde::{Deserialize, Serialize};

/// A legal share such as two thirds (三分之二), and whether reaching it exactly is enough.
///
/// `以上` is inclusive, `过半数` and `超过` are strict (Civil Code 1259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// Above the line.
    pub over: u32,
    /// Below the line; never zero in a rule pack.
    pub under: u32,
    /// True where the share must be exceeded, not only reached.
    pub strict: bool,
}

impl Ratio {
    /// `过半数`: more than one half.
    pub const OVER_HALF: Self = Self {
        over: 1,
        under: 2,
        strict: true,
    };
    /// `半数以上`: one half or more.
    pub const HALF: Self = Self {
        over: 1,
        under: 2,
        strict: false,
    };
    /// `三分之二以上`: two thirds or more.
    pub const TWO_THIRDS: Self = Self {
        over: 2,
        under: 3,
        strict: false,
    };
    /// `超过三分之二`: more than two thirds.
    pub const OVER_TWO_THIRDS: Self = Self {
        over: 2,
        under: 3,
        strict: true,
    };
    /// `五分之四以上`: four fifths or more.
    pub const FOUR_FIFTHS: Self = Self {
        over: 4,
        under: 5,
        strict: false,
    };

    /// Whether `part` of `whole` meets this share. Nothing of nothing meets no share.
    pub fn met(self, part: u64, whole: u64) -> bool {
        let (left, right) = self.sides(part, whole);
        whole > 0
            && if self.strict {
                left > right
            } else {
                left >= right
            }
    }

    /// The smallest part of `whole` that meets this share.
    pub fn least(self, whole: u64) -> u64 {
        let line = u128::from(whole) * u128::from(self.over);
        let under = u128::from(self.under.max(1));
        let least = if self.strict {
            line / under + 1
        } else {
            line.div_ceil(under)
        };
        u64::try_from(least).unwrap_or(u64::MAX)
    }

    fn sides(self, part: u64, whole: u64) -> (u128, u128) {
        (
            u128::from(part) * u128::from(self.under),
            u128::from(whole) * u128::from(self.over),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reaching_is_not_exceeding() {
        assert!(Ratio::TWO_THIRDS.met(30, 45));
        assert!(!Ratio::OVER_TWO_THIRDS.met(30, 45));
        assert!(Ratio::OVER_TWO_THIRDS.met(31, 45));
        assert!(Ratio::HALF.met(21, 42));
        assert!(!Ratio::OVER_HALF.met(21, 42));
        assert!(!Ratio::HALF.met(0, 0));
    }

    proptest! {
        #[test]
        fn the_least_part_meets_the_share_and_one_less_does_not(
            over in 1u32..9, extra in 1u32..9, strict: bool, whole in 1u64..1_000_000_000_000
        ) {
            let ratio = Ratio { over, under: over + extra, strict };
            let least = ratio.least(whole);
            prop_assert!(ratio.met(least, whole));
            prop_assert!(least == 0 || !ratio.met(least - 1, whole));
        }
    }
}

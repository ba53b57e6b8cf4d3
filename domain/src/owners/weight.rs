//! What owners weigh: heads and area, always both (业主人数、专有部分面积; Civil Code 278).

use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

use crate::core::Area;

/// Heads and the area they hold. Each is counted for itself and neither makes up for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// Heads (业主人数).
    pub heads: u64,
    /// The area of their exclusive parts (专有部分面积).
    pub area: Area,
}

impl Weight {
    /// One head with this area.
    pub const fn of_one(area: Area) -> Self {
        Self { heads: 1, area }
    }

    /// Whether there is neither a head nor any area.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// Whether this is more than another in heads and in area, both.
    pub fn leads(self, other: Self) -> bool {
        self.heads > other.heads && self.area > other.area
    }

    /// The larger of each.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            heads: self.heads.max(other.heads),
            area: self.area.max(other.area),
        }
    }
}

/// Sums stop at the largest number; no compound comes near it, the roster's bounds see to that.
impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            heads: self.heads.saturating_add(other.heads),
            area: Area(self.area.0.saturating_add(other.area.0)),
        }
    }
}

/// What is lacking is never below nothing.
impl Sub for Weight {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            heads: self.heads.saturating_sub(other.heads),
            area: Area(self.area.0.saturating_sub(other.area.0)),
        }
    }
}

impl Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(heads: u64, area: u64) -> Weight {
        let area = Area(area);
        Weight { heads, area }
    }

    #[test]
    fn a_lead_is_in_both() {
        assert!(weight(3, 200).leads(weight(2, 100)));
        assert!(!weight(3, 100).leads(weight(2, 100)));
        assert!(!weight(2, 200).leads(weight(2, 100)));
        assert!(!weight(3, 100).leads(weight(2, 200)));
    }

    #[test]
    fn what_is_lacking_is_never_below_nothing() {
        assert_eq!(weight(2, 300) - weight(5, 100), weight(0, 200));
        assert!((weight(1, 1) - weight(1, 1)).is_nothing());
    }
}

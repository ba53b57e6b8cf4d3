//! What a matter costs owners (费用): so that each reads their own part of it before they say yes.

use serde::{Deserialize, Serialize};

use crate::core::{Area, Money, Refusal};

/// What owners pay together if a matter passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    /// This much, out of the maintenance fund or raised for it, by area (金额; Civil Code 283).
    Amount(Money),
    /// What the compound's renovation costs: its own page computes each home's part (按改造方案).
    Plan,
}

impl Cost {
    /// Whether it can stand in a notice.
    ///
    /// # Errors
    /// When the amount is nothing, or below.
    pub(super) fn checked(self) -> Result<(), Refusal> {
        match self {
            Self::Amount(Money(..=0)) => Err(Refusal::BelowZero),
            Self::Amount(_) | Self::Plan => Ok(()),
        }
    }

    /// The part of an amount that falls on an area, to the nearest fen. Shared out to everyone it may be
    /// a fen more or less, for the parts must sum (`renovation::by_area`): it is told as about so much.
    pub fn share(amount: Money, area: Area, whole: Area) -> Option<Money> {
        let (fen, area, whole) = (
            u128::try_from(amount.0).ok()?,
            u128::from(area.0),
            u128::from(whole.0),
        );
        let share = (fen * area + whole / 2).checked_div(whole)?;
        i64::try_from(share).ok().map(Money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Money::yuan(420_000), 8_923, 3_973_921, Some(Money(94_306)))]
    #[case(Money(1), 1, 2, Some(Money(1)))]
    #[case(Money(1), 1, 3, Some(Money(0)))]
    #[case(Money(i64::MAX), 5, 5, Some(Money(i64::MAX)))]
    #[case(Money(5), 1, 0, None)]
    #[case(Money(-5), 1, 2, None)]
    fn a_part_goes_by_area(
        #[case] amount: Money,
        #[case] area: u64,
        #[case] whole: u64,
        #[case] share: Option<Money>,
    ) {
        assert_eq!(Cost::share(amount, Area(area), Area(whole)), share);
    }
}

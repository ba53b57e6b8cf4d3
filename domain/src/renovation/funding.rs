//! Where the money of a plan comes from, item by item (资金来源; "谁受益谁出资").

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::Money;
use crate::owners::Matter;

/// Who pays (出资方; 国办发〔2020〕23号; domain-rules 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// 政府
    Government,
    /// 居民直接出资
    Residents,
    /// 维修资金
    MaintenanceFund,
    /// 社会资本
    SocialCapital,
    /// 公共收益: income from common parts, the owners' own (Civil Code 282).
    PublicIncome,
    /// 捐赠
    Donations,
}

/// A part of the cost of one item that one payer takes over (出资安排).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allotment {
    /// Which item of the plan, from 0.
    pub item: u16,
    /// Who pays.
    pub payer: Payer,
    /// How much.
    pub amount: Money,
}

/// What each payer gives in all, and what it comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// By payer.
    pub by_payer: BTreeMap<Payer, Money>,
    /// All of it: what the items cost.
    pub sum: Money,
}

/// Why money and items do not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FundingFault {
    /// An item costs nothing, or an allotment is nothing.
    #[error("an amount is not above zero")]
    NotAboveZero,
    /// No plan has such an item.
    #[error("the plan has no item {0}")]
    NoSuchItem(u16),
    /// An item has more or less than it costs.
    #[error("item {item} costs {cost} and has {has}")]
    Differs {
        /// Which.
        item: u16,
        /// What it costs.
        cost: Money,
        /// What is allotted to it.
        has: Money,
    },
    /// There is no such number.
    #[error("the sum is too large")]
    TooLarge,
}

impl Payer {
    /// What owners must decide before this money can be spent: using the fund is (五) of Civil Code
    /// 278; their common income is theirs (282), and what they pay themselves binds every one of
    /// them, so either is taken for (九) (design default; domain-rules 5.2).
    pub fn decided_by(self) -> Option<Matter> {
        match self {
            Self::MaintenanceFund => Some(Matter::UseFund),
            Self::PublicIncome | Self::Residents => Some(Matter::Other),
            Self::Government | Self::SocialCapital | Self::Donations => None,
        }
    }
}

/// Whether every item is paid for, to the fen: neither too little nor too much.
///
/// # Errors
/// Names the first item that differs.
pub fn funded(costs: &[Money], allotments: &[Allotment]) -> Result<Totals, FundingFault> {
    let plus = |a: Money, b: Money| {
        a.0.checked_add(b.0)
            .map(Money)
            .ok_or(FundingFault::TooLarge)
    };
    let mut has = vec![Money(0); costs.len()];
    let mut by_payer = BTreeMap::new();
    if costs.iter().any(|it| it.0 <= 0) || allotments.iter().any(|it| it.amount.0 <= 0) {
        return Err(FundingFault::NotAboveZero);
    }
    for it in allotments {
        let item = has
            .get_mut(usize::from(it.item))
            .ok_or(FundingFault::NoSuchItem(it.item))?;
        *item = plus(*item, it.amount)?;
        let payer: &mut Money = by_payer.entry(it.payer).or_default();
        *payer = plus(*payer, it.amount)?;
    }
    for (item, (cost, has)) in (0..).zip(costs.iter().zip(has)) {
        if *cost != has {
            let cost = *cost;
            return Err(FundingFault::Differs { item, cost, has });
        }
    }
    let sum = costs.iter().try_fold(Money(0), |sum, it| plus(sum, *it))?;
    Ok(Totals { by_payer, sum })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const fn pays(item: u16, payer: Payer, fen: i64) -> Allotment {
        let amount = Money(fen);
        Allotment {
            item,
            payer,
            amount,
        }
    }

    const fn differs(item: u16, cost: i64, has: i64) -> FundingFault {
        let (cost, has) = (Money(cost), Money(has));
        FundingFault::Differs { item, cost, has }
    }

    use Payer::{Government, MaintenanceFund, Residents};

    #[rstest]
    #[case::exactly(&[pays(0, Government, 60), pays(0, Residents, 40), pays(1, Government, 5)], None)]
    #[case::a_fen_short(&[pays(0, Government, 99), pays(1, Residents, 5)], Some(differs(0, 100, 99)))]
    #[case::a_fen_over(&[pays(0, Government, 100), pays(1, Residents, 6)], Some(differs(1, 5, 6)))]
    #[case::not_paid(&[pays(0, Government, 100)], Some(differs(1, 5, 0)))]
    // What one item has too much does not pay for another.
    #[case::the_sum_alone(&[pays(0, Government, 95), pays(1, Residents, 10)], Some(differs(0, 100, 95)))]
    #[case::nothing(&[pays(0, Government, 0)], Some(FundingFault::NotAboveZero))]
    #[case::no_item(&[pays(2, Government, 5)], Some(FundingFault::NoSuchItem(2)))]
    #[case::overflow(
        &[pays(0, Government, i64::MAX), pays(0, Government, 1)],
        Some(FundingFault::TooLarge)
    )]
    fn every_item_is_paid_for_to_the_fen(
        #[case] allotments: &[Allotment],
        #[case] fault: Option<FundingFault>,
    ) {
        let found = funded(&[Money(100), Money(5)], allotments);
        assert_eq!(found.err(), fault);
    }

    #[test]
    fn payers_are_summed_up() {
        let allotments = [
            pays(0, Government, 70),
            pays(0, MaintenanceFund, 30),
            pays(1, Government, 5),
        ];
        let totals = funded(&[Money(100), Money(5)], &allotments).unwrap();
        let expected = [(Government, Money(75)), (MaintenanceFund, Money(30))];
        assert_eq!(totals.by_payer, expected.into());
        assert_eq!(totals.sum, Money(105));
        assert_eq!(MaintenanceFund.decided_by(), Some(Matter::UseFund));
        assert_eq!(Government.decided_by(), None);
    }
}

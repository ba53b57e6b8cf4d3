//! What a lift costs each home (加装电梯费用分摊; domain-rules 5.3).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Area, Digest, HomeId, Money};

use super::{CoefficientTable, SplitFault, split};

/// A home on the lift's stairwell (户).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flat {
    /// Which.
    pub home: HomeId,
    /// Its storey.
    pub floor: i16,
    /// Its area.
    pub area: Area,
}

/// A written agreement on coefficients (分摊协议).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// What was signed.
    pub text: Digest,
    /// The homes whose owners signed it.
    pub signed: BTreeSet<HomeId>,
}

/// How the cost is shared (分摊方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split<'a> {
    /// By area, where nothing is agreed (Civil Code 283).
    ByArea,
    /// By coefficients that every home which pays agreed to (Civil Code 283: 有约定的，按照约定).
    Agreed(&'a CoefficientTable, &'a Agreement),
}

/// Why a cost cannot be shared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LiftFault {
    /// The subsidy is larger than the price, or one of the two is below zero.
    #[error("the subsidy does not fit the price")]
    Subsidy,
    /// The table has no coefficient for this storey.
    #[error("the table has no coefficient for storey {0}")]
    NoCoefficient(i16),
    /// Homes that would pay and have not signed: a vote passes the lift, and binds nobody to a
    /// table (design default).
    #[error("{} homes have not signed", .0.len())]
    NotSigned(Vec<HomeId>),
    /// Nobody would pay.
    #[error(transparent)]
    Split(#[from] SplitFault),
}

/// What each home pays of the price that a subsidy leaves, in the order of the homes. Remainders go
/// to the largest, level ones to whoever stands first.
///
/// # Errors
/// When the subsidy does not fit, a storey has no coefficient, somebody who would pay has not
/// signed, or nobody would pay.
pub fn lift_shares(
    price: Money,
    subsidy: Money,
    flats: &[Flat],
    how: Split<'_>,
) -> Result<Vec<Money>, LiftFault> {
    if subsidy.0 < 0 || subsidy > price {
        return Err(LiftFault::Subsidy);
    }
    let net = Money(price.0 - subsidy.0);
    let weights: Result<Vec<u64>, LiftFault> = flats.iter().map(|it| weight(it, how)).collect();
    let weights = weights?;
    if let Split::Agreed(_, agreement) = how {
        let pays = flats
            .iter()
            .zip(&weights)
            .filter(|(_, weight)| **weight > 0);
        let homes = pays.map(|(flat, _)| flat.home);
        let open: Vec<HomeId> = homes.filter(|it| !agreement.signed.contains(it)).collect();
        if !open.is_empty() {
            return Err(LiftFault::NotSigned(open));
        }
    }
    Ok(split(net, &weights)?)
}

fn weight(flat: &Flat, how: Split<'_>) -> Result<u64, LiftFault> {
    let Split::Agreed(table, _) = how else {
        return Ok(flat.area.0);
    };
    let coefficient = table
        .of_floor(flat.floor)
        .ok_or(LiftFault::NoCoefficient(flat.floor))?;
    Ok(match table.times_area {
        true => coefficient.saturating_mul(flat.area.0),
        false => coefficient,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;
    use rstest::rstest;
    use uuid::Uuid;

    /// So many homes of 80 m² on each of these storeys.
    fn flats(floors: std::ops::RangeInclusive<i16>, each: i16) -> Vec<Flat> {
        let flat = |floor: i16, at: i16| Flat {
            home: HomeId(Uuid::from_u128((floor * 100 + at) as u128)),
            floor,
            area: Area(8_000),
        };
        let storey = |floor| (0..each).map(move |at| flat(floor, at));
        floors.flat_map(storey).collect()
    }

    fn signed(flats: &[Flat]) -> Agreement {
        Agreement {
            text: Digest::of(b"agreement"),
            signed: flats.iter().map(|flat| flat.home).collect(),
        }
    }

    fn table(code: &str) -> &'static CoefficientTable {
        let pack = &RulePack::built_in()[0];
        pack.renovation.lift_table(code).unwrap()
    }

    // domain-rules 5.3: what each home of a storey pays, in fen.
    #[rstest]
    #[case::t1("floor_count", flats(1..=7, 3), 300_000, &[
        0, 476_191, 952_381, 1_428_571, 1_904_762, 2_380_952, 2_857_143,
    ])]
    #[case::t2("floor_area", flats(3..=7, 2), 360_000, &[
        2_800_000, 3_200_000, 3_600_000, 4_000_000, 4_400_000,
    ])]
    #[case::t3("guangzhou", flats(2..=7, 2), 390_000, &[
        1_500_000, 3_000_000, 3_300_000, 3_600_000, 3_900_000, 4_200_000,
    ])]
    fn a_storey_pays_what_was_agreed(
        #[case] code: &str,
        #[case] flats: Vec<Flat>,
        #[case] net: i64,
        #[case] expected: &[i64],
    ) {
        let agreement = signed(&flats);
        let how = Split::Agreed(table(code), &agreement);
        let subsidy = Money::yuan(200_000);
        let price = Money(Money::yuan(net).0 + subsidy.0);
        let shares = lift_shares(price, subsidy, &flats, how).unwrap();
        assert_eq!(shares.iter().map(|it| it.0).sum::<i64>(), net * 100);
        let each = flats.len() / expected.len();
        for (storey, expected) in shares.chunks(each).zip(expected) {
            assert_eq!(storey, vec![Money(*expected); each]);
        }
    }

    #[test]
    fn without_an_agreement_area_decides() {
        let flats = flats(1..=2, 1);
        let shares = lift_shares(Money(101), Money(0), &flats, Split::ByArea);
        assert_eq!(shares, Ok(vec![Money(51), Money(50)]));
    }

    #[test]
    fn coefficients_bind_nobody_who_would_pay_and_did_not_sign() {
        let flats = flats(1..=3, 1);
        let price = Money::yuan(300);
        // The first storey pays nothing, so nobody asks it.
        let agreement = signed(&flats[1..]);
        let how = Split::Agreed(table("floor_count"), &agreement);
        let expected = [0, 100, 200].map(Money::yuan);
        assert_eq!(
            lift_shares(price, Money(0), &flats, how),
            Ok(expected.into())
        );
        let agreement = signed(&flats[..2]);
        let how = Split::Agreed(table("floor_count"), &agreement);
        let open = Err(LiftFault::NotSigned(vec![flats[2].home]));
        assert_eq!(lift_shares(price, Money(0), &flats, how), open);
    }

    #[rstest]
    #[case(10, 9, LiftFault::NoCoefficient(10))]
    #[case(3, 101, LiftFault::Subsidy)]
    #[case(3, -1, LiftFault::Subsidy)]
    #[case(2, 0, LiftFault::Split(SplitFault::Nobody))]
    fn what_does_not_fit_is_not_shared(
        #[case] floor: i16,
        #[case] subsidy: i64,
        #[case] expected: LiftFault,
    ) {
        let flats = flats(floor..=floor, 1);
        let agreement = signed(&flats);
        let how = Split::Agreed(table("floor_area"), &agreement);
        let found = lift_shares(Money(100), Money(subsidy), &flats, how);
        assert_eq!(found, Err(expected));
    }
}

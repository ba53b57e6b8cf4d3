//! Equal shares against its definition, and what it promises.

use domain::Money;
use domain::councils::counting::*;
use num_rational::BigRational;
use proptest::prelude::*;

use crate::naive::{self, whole};
use crate::paper::*;

fn value(fraction: Fraction) -> BigRational {
    BigRational::new(fraction.num.into(), fraction.den.into())
}

/// Whether a published fraction is the value, or says that it is not and is very close.
fn tells(fraction: Fraction, exactly: &BigRational) -> bool {
    let off = if value(fraction) > *exactly {
        value(fraction) - exactly
    } else {
        exactly - value(fraction)
    };
    let fits = |part: &num_bigint::BigInt| *part < (1i64 << 53).into();
    if fits(exactly.numer()) && fits(exactly.denom()) {
        fraction.exact && off == whole(0)
    } else {
        // Closer than one over the denominator, by the theory of continued fractions.
        !fraction.exact && off * whole(fraction.den as i64) <= whole(1)
    }
}

fn agrees(method: &Method, ballots: &[Marks]) -> Result<(), TestCaseError> {
    let found = shares_count(method, ballots);
    let bill = naive::equal_shares(method, ballots);
    prop_assert_eq!(&found.chosen, &bill.chosen);
    prop_assert_eq!(found.raises, bill.raises);
    prop_assert_eq!(found.bought.len(), bill.bought.len());
    for (row, item) in found.bought.iter().zip(&bill.bought) {
        prop_assert_eq!(row.project, item.project);
        prop_assert_eq!((row.in_full, row.with_last), (item.in_full, item.with_last));
        prop_assert_eq!(&row.level, &item.level);
        prop_assert!(tells(row.payment, &item.payment), "{:?} {:?}", row, item);
        prop_assert!(tells(row.rate, &item.rate), "{:?} {:?}", row, item);
        let rest = whole(row.cost.0) - &item.payment * whole(i64::from(item.in_full));
        prop_assert!(tells(row.rest, &rest), "{:?} {}", row.rest, rest);
        prop_assert!(row.in_full + row.with_last <= row.votes);
    }
    Ok(())
}

fn fund_of(method: &Method) -> &Fund {
    match &method.rule {
        Rule::EqualShares { fund, .. } => fund,
        other => panic!("no fund in {other:?}"),
    }
}

fn cost(fund: &Fund, projects: &[u16]) -> i64 {
    projects
        .iter()
        .map(|it| fund.costs[usize::from(*it)].0)
        .sum()
}

/// Whether enough voters to pay for some set of projects that they all approve are each left
/// with less of what they approve than that set is worth, even with one more project of it:
/// then extended justified representation (up to one project) is broken (Peters, Pierczyński,
/// Skowron 2021, definition 2).
fn is_unjust(fund: &Fund, ballots: &[Marks], chosen: &[u16]) -> bool {
    let voters: Vec<&[u16]> = ballots
        .iter()
        .map(options)
        .filter(|it| !it.is_empty())
        .collect();
    (1u32..1 << fund.costs.len()).any(|set| {
        let set: Vec<u16> = (0..fund.costs.len() as u16)
            .filter(|it| set >> it & 1 == 1)
            .collect();
        let worth = cost(fund, &set);
        let robbed = |voter: &&&[u16]| {
            let has: Vec<u16> = chosen
                .iter()
                .copied()
                .filter(|it| voter.contains(it))
                .collect();
            let with = |more: &u16| {
                cost(fund, &has)
                    + if has.contains(more) {
                        0
                    } else {
                        cost(fund, &[*more])
                    }
            };
            let all = set.iter().all(|it| voter.contains(it));
            all && cost(fund, &has) < worth && set.iter().all(|it| with(it) <= worth)
        };
        let robbed = voters.iter().filter(robbed).count();
        robbed > 0
            && robbed as i128 * i128::from(fund.budget.0)
                >= voters.len() as i128 * i128::from(worth)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn equal_shares_is_what_its_definition_says((method, ballots) in polls(9)) {
        agrees(&method, &ballots)?;
    }

    #[test]
    fn equal_shares_never_overspends_and_its_sums_are_right((method, ballots) in polls(9)) {
        let found = shares_count(&method, &ballots);
        let fund = fund_of(&method);
        let spent = cost(fund, &found.chosen);
        prop_assert!(spent <= fund.budget.0);
        prop_assert_eq!(found.left, Money(fund.budget.0 - spent));
        let mut once = found.chosen.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), found.chosen.len());
        let mut left = fund.budget.0;
        for row in &found.bought {
            left -= row.cost.0;
            prop_assert_eq!(row.left, Money(left));
        }
    }

    #[test]
    fn equal_shares_is_just((mut method, ballots) in polls(7)) {
        let Rule::EqualShares { completion, .. } = &mut method.rule else { unreachable!() };
        *completion = Completion::Unspent;
        let found = shares_count(&method, &ballots);
        prop_assert!(!is_unjust(fund_of(&method), &ballots, &found.chosen));
    }
}

/// The measure of justice is no rubber stamp: greedy, which robs minorities, fails it.
#[test]
fn greedy_is_not_just() {
    let ballots = ticked(&[(6, &[0, 1, 2]), (4, &[3, 4])]);
    let fund = fund(100, &[30, 30, 40, 20, 20]);
    let method = method(5, Rule::Greedy(fund.clone()));
    let chosen = greedy_count(&method, &ballots).chosen;
    assert!(is_unjust(&fund, &ballots, &chosen));
}

/// Many voters, projects and rounds, so that exact amounts grow long and many purses differ.
fn crowds() -> impl Strategy<Value = (Method, Vec<Marks>)> {
    let tick = prop::collection::vec(prop::bool::weighted(0.3), 14);
    let ticks = tick.prop_map(|ticks| {
        let named = (0u16..).zip(ticks).filter(|(_, ticked)| *ticked);
        Marks::Ticked(named.map(|(option, _)| option).collect())
    });
    let ballots = prop::collection::vec(ticks, 20..60);
    let costs = prop_oneof![
        prop::collection::vec(1i64..30, 14),
        prop::collection::vec(1i64..1_000_000_007, 14),
    ];
    (ballots, costs, 20u32..300, any_lot(14)).prop_map(|(ballots, costs, percent, lot)| {
        let budget = costs.iter().sum::<i64>() * i64::from(percent) / 300;
        let fund = fund(budget.max(1), &costs);
        let step = Money(budget / ballots.len() as i64 / 6 + 1);
        let completion = Completion::Add1ThenGreedy(Raise { step, most: 6 });
        let rule = Rule::EqualShares { fund, completion };
        (
            Method {
                options: 14,
                rule,
                lot,
            },
            ballots,
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_crowd_s_shares_are_what_the_definition_says((method, ballots) in crowds()) {
        agrees(&method, &ballots)?;
    }
}

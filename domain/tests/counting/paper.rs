//! Papers and ballots for tests.

use domain::Money;
use domain::councils::counting::*;
use proptest::prelude::*;

pub fn method(options: u16, rule: Rule) -> Method {
    let lot = Lot((0..options).collect());
    Method { options, rule, lot }
}

pub fn count(method: &Method, ballots: &[Marks]) -> Count {
    let ballots: Vec<&Marks> = ballots.iter().collect();
    method.count(&ballots).unwrap()
}

/// Ballots written as how many of them, and the options they rank.
pub fn ranked(piles: &[(usize, &[u16])]) -> Vec<Marks> {
    let ballots = piles
        .iter()
        .flat_map(|(times, order)| std::iter::repeat_n(Marks::Ranked(order.to_vec()), *times));
    ballots.collect()
}

/// The same, for ticks.
pub fn ticked(piles: &[(usize, &[u16])]) -> Vec<Marks> {
    let ballots = piles
        .iter()
        .flat_map(|(times, ticks)| std::iter::repeat_n(Marks::Ticked(ticks.to_vec()), *times));
    ballots.collect()
}

pub fn fund(budget: i64, costs: &[i64]) -> Fund {
    Fund {
        budget: Money(budget),
        costs: costs.iter().copied().map(Money).collect(),
        most: None,
    }
}

pub fn options(marks: &Marks) -> &[u16] {
    match marks {
        Marks::Ticked(options) | Marks::Ranked(options) => options,
        Marks::Scored(_) => panic!("scores have no list of options"),
    }
}

macro_rules! counted {
    ($name:ident, $kind:ident, $count:ty) => {
        pub fn $name(method: &Method, ballots: &[Marks]) -> $count {
            match count(method, ballots) {
                Count::$kind(count) => count,
                other => panic!("another count: {other:?}"),
            }
        }
    };
}

counted!(tick_count, Ticks, TickCount);
counted!(score_count, Score, ScoreCount);
counted!(runoff_count, Runoff, RunoffCount);
counted!(borda_count, Borda, BordaCount);
counted!(schulze_count, Schulze, SchulzeCount);
counted!(greedy_count, Greedy, GreedyCount);
counted!(shares_count, EqualShares, SharesCount);

/// Any lot.
pub fn any_lot(options: u16) -> impl Strategy<Value = Lot> {
    let order: Vec<u16> = (0..options).collect();
    Just(order).prop_shuffle().prop_map(Lot)
}

/// Some of the options, in any order.
pub fn some_options(options: u16) -> impl Strategy<Value = Vec<u16>> {
    let order: Vec<u16> = (0..options).collect();
    let shuffled = Just(order).prop_shuffle();
    (shuffled, 0..=usize::from(options)).prop_map(|(mut order, named)| {
        order.truncate(named);
        order
    })
}

/// Up to `most` rankings of options, some partial, some blank.
pub fn rankings(options: u16, most: usize) -> impl Strategy<Value = Vec<Marks>> {
    prop::collection::vec(some_options(options).prop_map(Marks::Ranked), 0..=most)
}

/// Up to `most` ballots with ticks.
pub fn tickings(options: u16, most: usize) -> impl Strategy<Value = Vec<Marks>> {
    prop::collection::vec(some_options(options).prop_map(Marks::Ticked), 0..=most)
}

pub fn any_completion() -> impl Strategy<Value = Completion> {
    let raise = || {
        (1i64..40, 1u32..60).prop_map(|(step, most)| Raise {
            step: Money(step),
            most,
        })
    };
    prop_oneof![
        Just(Completion::Unspent),
        Just(Completion::Greedy),
        raise().prop_map(Completion::Add1),
        raise().prop_map(Completion::Add1ThenGreedy),
    ]
}

/// A poll on a budget: small amounts, where much is level, or large ones.
pub fn polls(most: usize) -> impl Strategy<Value = (Method, Vec<Marks>)> {
    let amounts = prop_oneof![
        Just(1i64..=12),
        Just(1i64..=100),
        Just(1i64..=1_000_000_000_000),
    ];
    (1u16..=6, amounts, 1i64..=4).prop_flat_map(move |(options, amounts, share)| {
        let top = *amounts.end();
        let costs = prop::collection::vec(amounts.clone(), usize::from(options));
        let budget = (1..=top).prop_map(move |it| (it * share).min(MOST_MONEY.0));
        let tickings = tickings(options, most);
        (costs, budget, any_completion(), any_lot(options), tickings).prop_map(
            move |(costs, budget, completion, lot, ballots)| {
                let fund = fund(budget, &costs);
                let rule = Rule::EqualShares { fund, completion };
                (Method { options, rule, lot }, ballots)
            },
        )
    })
}

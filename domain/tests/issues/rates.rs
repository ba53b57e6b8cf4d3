//! domain-rules 7.3.

use domain::issues::*;
use proptest::prelude::*;
use rstest::rstest;

use crate::sample::*;

/// 100 dispatched, 95 contacted; 90 valid callbacks, 72 solved, 81 satisfied.
const VECTOR: Rates = Rates {
    dispatched: 100,
    contacted: 95,
    callbacks: 90,
    solved: 72,
    satisfied: 81,
};

#[test]
fn the_vector_of_the_rules() {
    let rates = [VECTOR.response(), VECTOR.solve(), VECTOR.satisfaction()];
    let rates = rates.map(Share::basis_points);
    assert_eq!(rates, [Some(9_500), Some(8_000), Some(9_000)]);
    assert_eq!(VECTOR.composite(rules().weights), Some(8_700));
}

#[test]
fn nothing_of_nothing_is_no_rate() {
    let none = Rates::default();
    assert_eq!(none.response().basis_points(), None);
    assert_eq!(none.composite(rules().weights), None);
    let called_nobody = Rates {
        callbacks: 0,
        solved: 0,
        satisfied: 0,
        ..VECTOR
    };
    assert_eq!(called_nobody.composite(rules().weights), None);
    let zero = Weights {
        response: 0,
        solve: 0,
        satisfaction: 0,
    };
    assert_eq!(VECTOR.composite(zero), None);
    let third = Share { part: 2, whole: 3 };
    assert_eq!(third.basis_points(), Some(6_667));
}

fn answered(done: Done, stars: u8) -> Issue {
    let said = Answer { done, stars };
    let contacted = taken().contacted(monday(12)).contacted(monday(99));
    let done = contacted
        .resolve(Level::Micro, person(30), true, (monday(16), rules()))
        .unwrap();
    done.answer(person(1), said, (monday(18), profile(), rules()))
        .unwrap()
}

fn unreached() -> Issue {
    let call = |it: Issue| it.not_reached(person(21), (monday(18), rules())).unwrap();
    call(call(call(resolved())))
}

/// Dispatched, contacted, callbacks, solved, satisfied.
type Counts = [u64; 5];

#[rstest]
#[case::solved(answered(Done::Solved, 5), Outcome::Counts, [1, 1, 1, 1, 1])]
#[case::basically(answered(Done::Basically, 3), Outcome::Counts, [1, 1, 1, 1, 1])]
#[case::not_solved_and_kind(answered(Done::NotSolved, 4), Outcome::Counts, [1, 1, 1, 0, 1])]
#[case::solved_and_cross(answered(Done::Solved, 2), Outcome::Counts, [1, 1, 1, 1, 0])]
#[case::malicious(answered(Done::NotSolved, 1), Outcome::Malicious, [0, 0, 0, 0, 0])]
#[case::outside_the_law(answered(Done::NotSolved, 1), Outcome::OutsideLaw, [0, 0, 0, 0, 0])]
#[case::not_reached(unreached(), Outcome::Counts, [1, 0, 0, 0, 0])]
#[case::said_to_be_not_reached(answered(Done::Solved, 5), Outcome::NotReached, [1, 1, 0, 0, 0])]
#[case::open(taken(), Outcome::Counts, [1, 0, 0, 0, 0])]
#[case::contacted_in_time(taken().contacted(at("2026-11-24", 10)), Outcome::Counts, [1, 1, 0, 0, 0])]
#[case::contacted_late(taken().contacted(at("2026-11-24", 11)), Outcome::Counts, [1, 0, 0, 0, 0])]
fn an_issue_counts_for_what_it_is(
    #[case] issue: Issue,
    #[case] outcome: Outcome,
    #[case] expected: Counts,
) {
    let it = Rates::of(&issue, outcome, rules());
    let found = [
        it.dispatched,
        it.contacted,
        it.callbacks,
        it.solved,
        it.satisfied,
    ];
    assert_eq!(found, expected);
}

#[test]
fn basically_counts_by_the_table() {
    let mut strict = rules().clone();
    strict.basically = Basically {
        solved: false,
        satisfied: false,
    };
    let it = Rates::of(&answered(Done::Basically, 3), Outcome::Counts, &strict);
    assert_eq!((it.callbacks, it.solved, it.satisfied), (1, 0, 0));
}

proptest! {
    /// The composite lies between the least and the greatest of the three, and is theirs where they
    /// are one.
    #[test]
    fn a_mean_is_between(
        (dispatched, callbacks) in (1u64..2_000, 1u64..2_000),
        parts in (0u64..2_000, 0u64..2_000, 0u64..2_000),
    ) {
        let rates = Rates {
            dispatched,
            contacted: parts.0.min(dispatched),
            callbacks,
            solved: parts.1.min(callbacks),
            satisfied: parts.2.min(callbacks),
        };
        let three = [rates.response(), rates.solve(), rates.satisfaction()];
        let three = three.map(|it| it.basis_points().unwrap());
        let mean = rates.composite(rules().weights).unwrap();
        prop_assert!(*three.iter().min().unwrap() <= mean && mean <= *three.iter().max().unwrap());
        let both = rates + rates;
        prop_assert_eq!(both.composite(rules().weights), Some(mean));
    }
}

//! Recounts by definition, and what holds for every count.

use domain::councils::counting::*;
use proptest::prelude::*;

use crate::naive;
use crate::paper::*;

const OPTIONS: u16 = 5;

fn election(rule: Rule, most: usize) -> impl Strategy<Value = (Method, Vec<Marks>)> {
    (any_lot(OPTIONS), rankings(OPTIONS, most)).prop_map(move |(lot, ballots)| {
        let rule = rule.clone();
        (
            Method {
                options: OPTIONS,
                rule,
                lot,
            },
            ballots,
        )
    })
}

/// A vote of any kind.
fn any_vote() -> impl Strategy<Value = (Method, Vec<Marks>)> {
    let scores = prop::collection::vec(prop::option::of(0u16..=3), usize::from(OPTIONS));
    let scored = prop::collection::vec(scores.prop_map(Marks::Scored), 0..9);
    let score = (any_lot(OPTIONS), scored).prop_map(|(lot, ballots)| {
        let rule = Rule::Score { max: 3 };
        (
            Method {
                options: OPTIONS,
                rule,
                lot,
            },
            ballots,
        )
    });
    let approval = (any_lot(OPTIONS), tickings(OPTIONS, 9)).prop_map(|(lot, ballots)| {
        let rule = Rule::Approval { most: None };
        (
            Method {
                options: OPTIONS,
                rule,
                lot,
            },
            ballots,
        )
    });
    let greedy = polls(9).prop_map(|(mut method, ballots)| {
        if let Rule::EqualShares { fund, .. } = method.rule {
            method.rule = Rule::Greedy(fund);
        }
        (method, ballots)
    });
    prop_oneof![
        score,
        approval,
        greedy,
        polls(9),
        election(Rule::Runoff, 9),
        election(Rule::Borda, 9),
        election(Rule::Schulze, 9),
    ]
}

fn renamed(method: &Method, ballots: &[Marks], names: &[u16]) -> (Method, Vec<Marks>) {
    let name = |option: &u16| names[usize::from(*option)];
    let list = |options: &Vec<u16>| options.iter().map(name).collect();
    let marks = |marks: &Marks| match marks {
        Marks::Ticked(options) => Marks::Ticked(list(options)),
        Marks::Ranked(options) => Marks::Ranked(list(options)),
        Marks::Scored(scores) => Marks::Scored(moved(scores, names)),
    };
    let mut other = method.clone();
    other.lot = Lot(list(&method.lot.0));
    match &mut other.rule {
        Rule::Greedy(fund) | Rule::EqualShares { fund, .. } => {
            fund.costs = moved(&fund.costs, names)
        }
        _ => {}
    }
    (other, ballots.iter().map(marks).collect())
}

fn moved<T: Clone>(row: &[T], names: &[u16]) -> Vec<T> {
    let mut moved = row.to_vec();
    for (value, name) in row.iter().zip(names) {
        moved[usize::from(*name)] = value.clone();
    }
    moved
}

/// What a vote decides: options in order, or who is chosen.
fn decided(count: Count) -> Vec<u16> {
    match count {
        Count::Ticks(it) => it.ranking.order,
        Count::Score(it) => it.ranking.order,
        Count::Election(it) => {
            let mut order: Vec<u16> = (0..it.votes.len() as u16).collect();
            order.sort_by_key(|option| std::cmp::Reverse(it.votes[usize::from(*option)]));
            order
        }
        Count::Borda(it) => it.ranking.order,
        Count::Schulze(it) => it.order,
        Count::Runoff(it) => {
            let out = it.rounds.into_iter().filter_map(|round| round.out);
            out.map(|out| out.option).chain(it.winner).collect()
        }
        Count::Greedy(it) => it.chosen,
        Count::EqualShares(it) => it.chosen,
    }
}

/// One ballot with an option moved up by one place, or named where it was not.
fn raised(ballots: &[Marks], ballot: usize, option: u16) -> Vec<Marks> {
    let mut ballots = ballots.to_vec();
    if let Some(Marks::Ranked(order) | Marks::Ticked(order)) = ballots.get_mut(ballot) {
        match order.iter().position(|it| *it == option) {
            Some(0) => {}
            Some(at) => order.swap(at, at - 1),
            None => order.push(option),
        }
    }
    ballots
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_run_off_is_what_its_definition_says((method, ballots) in election(Rule::Runoff, 14)) {
        let found = runoff_count(&method, &ballots);
        let out: Vec<u16> = found.rounds.iter().filter_map(|it| Some(it.out.as_ref()?.option)).collect();
        let (expected, winner) = naive::runoff(&method, &ballots);
        prop_assert_eq!((out, found.winner), (expected, winner));
        for round in &found.rounds {
            let counting: u32 = round.votes.iter().flatten().sum();
            prop_assert_eq!(counting + round.exhausted + found.blank, found.ballots);
        }
    }

    #[test]
    fn schulze_is_what_its_definition_says((method, ballots) in election(Rule::Schulze, 9)) {
        let found = schulze_count(&method, &ballots);
        let all: Vec<u16> = (0..OPTIONS).collect();
        for one in 0..OPTIONS {
            for other in (0..OPTIONS).filter(|other| *other != one) {
                let (at, to) = (usize::from(one), usize::from(other));
                prop_assert_eq!(found.preferred[at][to], naive::prefer(&ballots, one, other));
                let between: Vec<u16> = all.iter().copied().filter(|it| *it != one && *it != other).collect();
                prop_assert_eq!(found.chains[at][to], naive::chain(&ballots, one, other, &between));
                if found.chains[at][to] > found.chains[to][at] {
                    let place = |option| found.order.iter().position(|it| *it == option);
                    prop_assert!(place(one) < place(other));
                    prop_assert!(!found.unbeaten.contains(&other));
                }
            }
        }
        let first = method.lot.0.iter().find(|it| found.unbeaten.contains(it));
        prop_assert_eq!(found.order.first(), first);
        let mut order = found.order.clone();
        order.sort_unstable();
        prop_assert_eq!(order, all);
    }

    #[test]
    fn borda_is_what_its_definition_says((method, ballots) in election(Rule::Borda, 14)) {
        let found = borda_count(&method, &ballots);
        let expected: Vec<u64> = (0..OPTIONS).map(|it| naive::half_points(&ballots, OPTIONS, it)).collect();
        prop_assert_eq!(found.half_points, expected);
    }

    #[test]
    fn the_order_of_ballots_never_matters((method, ballots) in any_vote(), turns in 0usize..9) {
        let mut other = ballots.clone();
        other.rotate_left(turns % ballots.len().max(1));
        other.reverse();
        prop_assert_eq!(count(&method, &other), count(&method, &ballots));
    }

    #[test]
    fn names_of_options_never_matter(
        (method, ballots, names) in any_vote().prop_flat_map(|(method, ballots)| {
            let names = any_lot(method.options).prop_map(|lot| lot.0);
            (Just(method), Just(ballots), names)
        })
    ) {
        let (other, renamed) = renamed(&method, &ballots, &names);
        let here = decided(count(&method, &ballots));
        let expected: Vec<u16> = here.iter().map(|it| names[usize::from(*it)]).collect();
        prop_assert_eq!(decided(count(&other, &renamed)), expected);
    }

    #[test]
    fn more_support_never_harms_a_borda_winner(
        (method, ballots) in election(Rule::Borda, 9), ballot in 0usize..9
    ) {
        let winner = borda_count(&method, &ballots).ranking.order[0];
        let more = raised(&ballots, ballot, winner);
        prop_assert_eq!(borda_count(&method, &more).ranking.order[0], winner);
    }

    #[test]
    fn more_support_never_harms_an_unbeaten_option(
        (method, ballots) in election(Rule::Schulze, 9), ballot in 0usize..9
    ) {
        for option in schulze_count(&method, &ballots).unbeaten {
            let more = raised(&ballots, ballot, option);
            prop_assert!(schulze_count(&method, &more).unbeaten.contains(&option));
        }
    }

    #[test]
    fn more_support_never_harms_the_most_approved(
        lot in any_lot(OPTIONS), ballots in tickings(OPTIONS, 9), ballot in 0usize..9
    ) {
        let rule = Rule::Approval { most: None };
        let method = Method { options: OPTIONS, rule, lot };
        let winner = tick_count(&method, &ballots).ranking.order[0];
        let more = raised(&ballots, ballot, winner);
        prop_assert_eq!(tick_count(&method, &more).ranking.order[0], winner);
    }

    #[test]
    fn who_beats_all_others_in_pairs_wins_schulze((method, ballots) in election(Rule::Schulze, 9)) {
        let beats = |one: u16, other: u16| {
            naive::prefer(&ballots, one, other) > naive::prefer(&ballots, other, one)
        };
        let beats_all = |one: &u16| (0..OPTIONS).all(|other| other == *one || beats(*one, other));
        if let Some(winner) = (0..OPTIONS).find(beats_all) {
            let found = schulze_count(&method, &ballots);
            prop_assert_eq!(found.order[0], winner);
            prop_assert_eq!(found.unbeaten, [winner]);
        }
    }

    #[test]
    fn who_is_first_on_most_ballots_wins_the_run_off(
        (method, mut ballots) in election(Rule::Runoff, 9), winner in 0..OPTIONS
    ) {
        let others = ballots.iter().filter(|it| !it.is_blank()).count();
        ballots.extend(ranked(&[(others + 1, &[winner])]));
        let found = runoff_count(&method, &ballots);
        prop_assert_eq!((found.winner, found.rounds.len()), (Some(winner), 1));
    }
}

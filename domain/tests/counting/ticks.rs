//! Ticks and scores.

use domain::councils::counting::*;

use crate::paper::*;

#[test]
fn single_choice_counts_ticks_and_blanks() {
    let ballots = ticked(&[(3, &[1]), (2, &[0]), (2, &[2]), (1, &[])]);
    let found = tick_count(&method(3, Rule::Single), &ballots);
    let expected = TickCount {
        ballots: 8,
        blank: 1,
        votes: vec![2, 3, 2],
        ranking: Ranking {
            order: vec![1, 0, 2],
            ties: vec![vec![0, 2]],
        },
    };
    assert_eq!(found, expected);
}

#[test]
fn the_lot_and_not_the_order_of_ballots_breaks_a_tie() {
    let mut method = method(3, Rule::Approval { most: None });
    method.lot = Lot(vec![2, 0, 1]);
    let mut ballots = ticked(&[(1, &[0, 1]), (1, &[1, 2]), (1, &[0, 2])]);
    for _ in 0..3 {
        ballots.rotate_left(1);
        let found = tick_count(&method, &ballots);
        assert_eq!(found.votes, [2, 2, 2]);
        assert_eq!(found.ranking.order, [2, 0, 1]);
        assert_eq!(found.ranking.ties, [[2, 0, 1]]);
    }
}

#[test]
fn multiple_choice_takes_fewer_ticks_than_places() {
    let ballots = ticked(&[(2, &[0, 3]), (1, &[3]), (1, &[1, 0])]);
    let found = tick_count(&method(4, Rule::Multiple { most: 2 }), &ballots);
    assert_eq!(found.votes, [3, 1, 0, 3]);
    assert_eq!(found.ranking.order, [0, 3, 1, 2]);
}

#[test]
fn no_ballot_is_no_vote_for_anyone() {
    let found = tick_count(&method(2, Rule::Single), &[]);
    assert_eq!((found.ballots, found.votes), (0, vec![0, 0]));
}

#[test]
fn scores_are_summed_and_told_apart_from_none() {
    let ballots = [
        Marks::Scored(vec![Some(5), None, Some(0)]),
        Marks::Scored(vec![Some(2), Some(5), Some(0)]),
        Marks::Scored(vec![None, Some(3), None]),
        Marks::Scored(vec![None, None, None]),
        Marks::Scored(vec![]),
    ];
    let found = score_count(&method(3, Rule::Score { max: 5 }), &ballots);
    let expected = ScoreCount {
        ballots: 5,
        blank: 2,
        sums: vec![7, 8, 0],
        by_score: vec![
            vec![0, 0, 1, 0, 0, 1],
            vec![0, 0, 0, 1, 0, 1],
            vec![2, 0, 0, 0, 0, 0],
        ],
        ranking: Ranking {
            order: vec![1, 0, 2],
            ties: vec![],
        },
    };
    assert_eq!(found, expected);
}

#[test]
fn a_lot_follows_from_its_seed() {
    let lot = Lot::drawn(20, b"2026-11-26 3-17-22-24-31-33");
    assert_eq!(lot, Lot::drawn(20, b"2026-11-26 3-17-22-24-31-33"));
    assert_ne!(lot, Lot::drawn(20, b"2026-11-26 3-17-22-24-31-34"));
    let mut sorted = lot.0;
    sorted.sort_unstable();
    assert!(sorted.into_iter().eq(0..20));
}

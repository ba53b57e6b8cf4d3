//! Rankings: tables worked by hand.

use domain::councils::counting::*;
use rstest::rstest;

use crate::paper::*;

/// Where Tennessee's capital should be: Memphis 0, Nashville 1, Chattanooga 2, Knoxville 3. The
/// textbook example of ranked voting.
fn tennessee() -> Vec<Marks> {
    ranked(&[
        (42, &[0, 1, 2, 3]),
        (26, &[1, 2, 3, 0]),
        (15, &[2, 3, 1, 0]),
        (17, &[3, 2, 1, 0]),
    ])
}

fn out(option: u16) -> Option<Out> {
    Some(Out {
        option,
        level: vec![option],
        by: OutBy::Fewest,
    })
}

#[test]
fn run_off_of_tennessee_ends_with_knoxville() {
    let found = runoff_count(&method(4, Rule::Runoff), &tennessee());
    let round = |votes: [Option<u32>; 4], out| Round {
        votes: votes.to_vec(),
        exhausted: 0,
        out,
    };
    let rounds = [
        round([Some(42), Some(26), Some(15), Some(17)], out(2)),
        round([Some(42), Some(26), None, Some(32)], out(1)),
        round([Some(42), None, None, Some(58)], None),
    ];
    assert_eq!(found.rounds, rounds);
    assert_eq!(found.winner, Some(3));
}

#[test]
fn borda_count_of_tennessee_ends_with_nashville() {
    let found = borda_count(&method(4, Rule::Borda), &tennessee());
    assert_eq!(found.half_points, [2 * 126, 2 * 194, 2 * 173, 2 * 107]);
    assert_eq!(found.ranking.order, [1, 2, 0, 3]);
    assert_eq!(found.by_place[1], [26, 42, 32, 0]);
}

#[test]
fn schulze_of_tennessee_ends_with_nashville() {
    let found = schulze_count(&method(4, Rule::Schulze), &tennessee());
    assert_eq!(found.unbeaten, [1]);
    assert_eq!(found.order, [1, 2, 3, 0]);
}

/// Schulze 2011, example 1 of the encyclopaedias: 45 voters, five options, E > A > C > B > D.
#[test]
fn schulze_of_forty_five_voters_comes_out_as_published() {
    let ballots = ranked(&[
        (5, &[0, 2, 1, 4, 3]),
        (5, &[0, 3, 4, 2, 1]),
        (8, &[1, 4, 3, 0, 2]),
        (3, &[2, 0, 1, 4, 3]),
        (7, &[2, 0, 4, 1, 3]),
        (2, &[2, 1, 0, 3, 4]),
        (7, &[3, 2, 4, 1, 0]),
        (8, &[4, 1, 0, 3, 2]),
    ]);
    let found = schulze_count(&method(5, Rule::Schulze), &ballots);
    let preferred = [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ];
    let chains = [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ];
    assert_eq!(found.preferred, preferred);
    assert_eq!(found.chains, chains);
    assert_eq!(found.unbeaten, [4]);
    assert_eq!(found.order, [4, 0, 2, 1, 3]);
}

#[test]
fn a_circle_of_equals_is_broken_by_lot_alone() {
    let ballots = ranked(&[(1, &[0, 1, 2]), (1, &[1, 2, 0]), (1, &[2, 0, 1])]);
    let mut method = method(3, Rule::Schulze);
    method.lot = Lot(vec![1, 0, 2]);
    let found = schulze_count(&method, &ballots);
    assert_eq!(found.unbeaten, [0, 1, 2]);
    assert_eq!(found.order, [1, 0, 2]);
}

#[test]
fn unnamed_options_stand_level_behind_the_named() {
    let ballots = ranked(&[(2, &[2]), (1, &[0, 1])]);
    let pairs = schulze_count(&method(4, Rule::Schulze), &ballots).preferred;
    assert_eq!(pairs[2], [2, 2, 0, 2]);
    assert_eq!(pairs[0], [0, 1, 1, 1]);
    assert_eq!(pairs[3], [0, 0, 0, 0]);
    // In halves: 0 has 3 points once, and twice the mean of 2, 1, 0; and so on.
    let points = borda_count(&method(4, Rule::Borda), &ballots).half_points;
    assert_eq!(points, [6 + 4, 4 + 4, 12 + 1, 4 + 1]);
}

#[test]
fn ballots_that_named_only_who_is_out_are_exhausted() {
    let ballots = ranked(&[(4, &[0]), (3, &[1]), (2, &[2]), (1, &[])]);
    let found = runoff_count(&method(3, Rule::Runoff), &ballots);
    assert_eq!((found.ballots, found.blank), (10, 1));
    let exhausted: Vec<u32> = found.rounds.iter().map(|round| round.exhausted).collect();
    // 4 of the 7 that still count are more than half, though not of all 9.
    assert_eq!(exhausted, [0, 2]);
    assert_eq!(found.winner, Some(0));
}

#[test]
fn blank_ballots_alone_elect_nobody() {
    let found = runoff_count(&method(3, Rule::Runoff), &ranked(&[(2, &[])]));
    assert_eq!(found.winner, None);
    assert_eq!(found.rounds.len(), 1);
    assert_eq!(found.rounds[0].out, None);
}

/// First 3 goes out; then 1 and 2 have 3 ballots each. In the first round 2 had fewer.
const EARLIER: &[(usize, &[u16])] = &[(5, &[0]), (3, &[1]), (2, &[2]), (1, &[3, 2])];
/// 1 and 2 are level from the first round on.
const LEVEL: &[(usize, &[u16])] = &[(4, &[0, 1]), (2, &[1]), (2, &[2]), (2, &[3, 0])];

#[rstest]
#[case(EARLIER, [0, 1, 2, 3], 1, 2, OutBy::Earlier(0))]
#[case(EARLIER, [2, 1, 0, 3], 1, 2, OutBy::Earlier(0))]
#[case(LEVEL, [0, 1, 2, 3], 0, 3, OutBy::Lot)]
#[case(LEVEL, [0, 3, 1, 2], 0, 2, OutBy::Lot)]
fn a_tie_at_the_bottom_looks_back_and_then_to_the_lot(
    #[case] piles: &[(usize, &[u16])],
    #[case] lot: [u16; 4],
    #[case] round: usize,
    #[case] goes: u16,
    #[case] by: OutBy,
) {
    let mut method = method(4, Rule::Runoff);
    method.lot = Lot(lot.to_vec());
    let found = runoff_count(&method, &ranked(piles));
    let out = found.rounds[round].out.clone().unwrap();
    assert_eq!((out.option, out.by), (goes, by));
    assert!(out.level.len() > 1);
}

/// In round 0 option 1 has fewer ballots than 2, in round 1 more, in round 2 as many.
#[test]
fn of_earlier_rounds_the_latest_speaks_first() {
    let piles: &[(usize, &[u16])] = &[
        (9, &[0]),
        (5, &[1]),
        (6, &[2]),
        (2, &[3, 1]),
        (1, &[4, 2]),
        (2, &[4, 0]),
    ];
    let found = runoff_count(&method(5, Rule::Runoff), &ranked(piles));
    let some = |votes: &[u32]| -> Vec<Option<u32>> { votes.iter().copied().map(Some).collect() };
    assert_eq!(found.rounds[0].votes, some(&[9, 5, 6, 2, 3]));
    assert_eq!(found.rounds[1].votes[..3], some(&[9, 7, 6]));
    assert_eq!(found.rounds[2].votes[..3], some(&[11, 7, 7]));
    let expected = Out {
        option: 2,
        level: vec![1, 2],
        by: OutBy::Earlier(1),
    };
    assert_eq!(found.rounds[2].out, Some(expected));
}

//! What silence counts as: domain-rules 4.5, E6 with a clause, E7.

use std::collections::BTreeSet;

use domain::councils::Outcome;
use domain::members::Usage;
use domain::members::roster::Delivery;
use domain::owners::*;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::compound::*;

fn under(policy: Policy) -> NonVoters {
    let text = Some(Digest::of(b"rules"));
    NonVoters::under(policy, text, text, &rules()).unwrap()
}

/// The voters after the first so many.
fn next(roll: &Roll, after: usize, count: usize) -> BTreeSet<HeadId> {
    let voters = roll.voters.iter().map(|it| it.id);
    voters.skip(after).take(count).collect()
}

// Minhang 1 and 2: everyone to whom it was delivered and who said nothing goes with the majority.
// The published 78.2% of the first added those who abstained; they stay where they are.
#[rstest]
#[case::minhang_1(1_291, (417, 278, 8), 584, 1_287, 1_001)]
#[case::minhang_2(2_261, (995, 27, 125), 1_071, 2_218, 2_066)]
fn e6_with_a_clause(
    #[case] owners: u32,
    #[case] (agree, against, abstain): (usize, usize, usize),
    #[case] silent: usize,
    #[case] participants: u64,
    #[case] yes: u64,
) {
    let roll = even(owners, "100.00");
    let said = first(&roll, agree, against, abstain);
    let silent = next(&roll, said.len(), silent);
    let tally = Tally::of(&roll, &said, under(Policy::FollowMajority), &silent);
    assert_eq!(tally.participating().heads, participants);
    assert_eq!(tally.agree.heads, yes);
    assert_eq!(tally.silent.agree.heads, silent.len() as u64);
    let ordinary = rules().of_class(Class::Ordinary);
    assert_eq!(tally.under(&ordinary), Outcome::Passed);
    assert_eq!(strict(&roll, &said).under(&ordinary), Outcome::NoQuorum);
}

// 50 of 90 return a ballot, 32 of them in favour. The more sign for theirs, the worse it stands.
#[rstest]
#[case(50, Outcome::NoQuorum)]
#[case(60, Outcome::Passed)]
#[case(62, Outcome::Passed)]
#[case(63, Outcome::Passed)]
#[case(64, Outcome::Failed)]
fn e7_more_signatures_can_defeat_a_motion(#[case] signed: usize, #[case] expected: Outcome) {
    let roll = even(90, "100.00");
    let said = first(&roll, 32, 18, 0);
    let signed = next(&roll, 0, signed);
    let tally = Tally::of(&roll, &said, under(Policy::SignedFor), &signed);
    let ordinary = rules().of_class(Class::Ordinary);
    assert_eq!(tally.under(&ordinary), expected);
    let attending = under(Policy::DeliveredAsAttending);
    let attending = Tally::of(&roll, &said, attending, &signed);
    assert_eq!(attending, tally);
}

// R5: without a clause, or without proof, nobody counts who did not vote.
#[test]
fn nobody_counts_without_a_clause_and_proof() {
    let roll = even(90, "100.00");
    let said = first(&roll, 32, 18, 0);
    let everybody = next(&roll, 0, 90);
    let expected = strict(&roll, &said);
    assert_eq!(
        Tally::of(&roll, &said, NonVoters::STRICT, &everybody),
        expected
    );
    for policy in [
        Policy::SignedFor,
        Policy::DeliveredAsAttending,
        Policy::FollowMajority,
    ] {
        let tally = Tally::of(&roll, &said, under(policy), &BTreeSet::new());
        assert_eq!(tally, expected);
    }
}

/// Agree, against, and what became of one voter who said nothing, one who chose to follow, one whose
/// ballot cannot be read; all of them proven.
#[rstest]
#[case::strict(Policy::Strict, 2, 1, (3, 1, 0))]
#[case::signed(Policy::SignedFor, 2, 1, (3, 1, 2))]
#[case::majority(Policy::FollowMajority, 2, 1, (4, 1, 1))]
#[case::majority_against(Policy::FollowMajority, 1, 2, (1, 4, 1))]
#[case::level(Policy::FollowMajority, 2, 2, (2, 2, 3))]
fn what_becomes_of_the_others(
    #[case] policy: Policy,
    #[case] agree: usize,
    #[case] against: usize,
    #[case] expected: (u64, u64, u64),
) {
    let roll = even(7, "100.00");
    let mut said = first(&roll, agree, against, 0);
    let (follows, spoilt) = (roll.voters[5].id, roll.voters[6].id);
    said.insert(follows, Answer::FollowMajority);
    said.insert(spoilt, Answer::Spoilt);
    let silent = next(&roll, 4, 3);
    let tally = Tally::of(&roll, &said, under(policy), &silent);
    let heads = (tally.agree.heads, tally.against.heads, tally.abstain.heads);
    assert_eq!(heads, expected);
}

/// Open from 20 to 27 November 2026, at eight.
fn schedule() -> Schedule {
    let day = |text: &str| text.parse().unwrap();
    let opens_at = Timestamp::at(day("2026-11-20"), 8, 0);
    Schedule {
        posted_on: day("2026-11-02"),
        extraordinary: false,
        opens_at,
        closes_at: opens_at.plus_days(7),
    }
}

/// One line of the ledger, so many minutes after the opening.
fn served(roll: &Roll, by: ServedBy, minutes: i64, photo: bool) -> Served {
    Served {
        head: roll.voters[0].id,
        by,
        at: schedule().opens_at.plus_minutes(minutes),
        photo: photo.then(|| Digest::of(b"photo")),
    }
}

const CLOSE: i64 = 7 * 24 * 60;

#[rstest]
#[case::signed(ServedBy::SignedFor, 60, true, true)]
#[case::signed_before_the_opening(ServedBy::SignedFor, -60, true, true)]
#[case::no_photo(ServedBy::SignedFor, 60, false, false)]
#[case::signed_just_in_time(ServedBy::SignedFor, CLOSE - 1, true, true)]
#[case::signed_at_the_close(ServedBy::SignedFor, CLOSE, true, false)]
#[case::a_message(ServedBy::Texted, 60, true, false)]
#[case::a_notice_on_the_board(ServedBy::Posted, -60 * 24 * 30, true, false)]
fn delivery_is_proven(
    #[case] by: ServedBy,
    #[case] minutes: i64,
    #[case] photo: bool,
    #[case] expected: bool,
) {
    let roll = even(3, "100.00");
    let line = served(&roll, by, minutes, photo);
    let stranger = Served {
        head: head("tenant"),
        ..line.clone()
    };
    let lines = [line, stranger];
    let found = |policy| proven(&roll, &lines, policy, &schedule(), pack("national"));
    let voter = roll.voters[0].id;
    let expected: BTreeSet<HeadId> = expected.then_some(voter).into_iter().collect();
    assert_eq!(found(Policy::FollowMajority), expected);
    assert_eq!(found(Policy::Strict), BTreeSet::new());
}

// Zhoushan 17: seven days on the board, the day of posting not counted.
#[rstest]
#[case::on_the_nineteenth(-24 * 60, true)]
#[case::on_the_twentieth(0, false)]
fn a_notice_hangs_its_days_where_it_is_proof(#[case] minutes: i64, #[case] expected: bool) {
    let roll = even(3, "100.00");
    let mut pack = pack("national").clone();
    let rules = &mut pack.owners;
    rules.silence[0].proven_by = vec![ServedBy::Posted];
    let line = served(&roll, ServedBy::Posted, minutes, true);
    let policy = rules.silence[0].policy;
    let found = proven(&roll, &[line], policy, &schedule(), &pack);
    assert_eq!(!found.is_empty(), expected);
}

#[test]
fn who_was_not_reached_is_counted_by_unit() {
    let mut compound = Compound::default();
    for (names, place) in [("A", (1, 1)), ("B", (1, 1)), ("A", (1, 2)), ("C", (1, 2))] {
        compound.add(
            names,
            "100.00",
            Usage::Dwelling,
            place,
            Delivery::HandedOver,
        );
    }
    let roll = compound.roll();
    let served = |number: u128, names: &str, by| OwnersServed {
        id: ServedId(Uuid::from_u128(number)),
        assembly: AssemblyId(Uuid::from_u128(1)),
        heads: vec![head(names)],
        by,
        at: Timestamp(0),
        photo: None,
        note: None,
        noted_by: PersonId(Uuid::from_u128(2)),
    };
    let served = [
        served(1, "A", ServedBy::Texted),
        served(2, "C", ServedBy::Posted),
    ];
    let found = reached(&served, &[]);
    let open = homes_of(&unreached(&roll, &found));
    let at = |stair| open[&(building(1), unit(stair))];
    assert_eq!((at(1), at(2)), (1, 1));
    let nobody = homes_of(&unreached(&roll, &BTreeSet::new()));
    assert_eq!(nobody.values().sum::<u32>(), 4);
}

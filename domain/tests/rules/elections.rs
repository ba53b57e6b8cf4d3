//! Who votes in an election, who is elected, and who sits (Residents' Committee Law 19, 34;
//! domain-rules 3.2).

use crate::electing::*;
use crate::village::*;
use domain::councils::counting::{Count, MarksFault};
use domain::councils::{
    Candidate, Command as Councils, Content, CouncilKind, Counted, Election, ElectionFault,
    Electorate, Elects, EnterPaper, HandOut, Mandate, Mode, Motion, MotionState, NextRound,
    OnPhone, Outcome, Paper, PaperFault, Post, PrintBallots, Quorum, Seat, SeatCategory,
    SeatElected, Tally, Vote, VoteExport, Written, chosen, recount,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

// domain-rules 3.2, RM-4 and RM-5: representatives over two thirds, strictly.
#[rstest]
#[case::rm_4(Electorate::Representatives, 45, 30, Outcome::NoQuorum)]
#[case::rm_5(Electorate::Representatives, 45, 31, Outcome::Passed)]
#[case::half_of_the_voters(Electorate::Voters, 1000, 500, Outcome::NoQuorum)]
#[case::one_voter_more(Electorate::Voters, 1000, 501, Outcome::Passed)]
#[case::half_of_the_households(Electorate::Households, 400, 200, Outcome::NoQuorum)]
#[case::one_household_more(Electorate::Households, 400, 201, Outcome::Passed)]
fn so_many_must_vote(
    #[case] electorate: Electorate,
    #[case] members: u32,
    #[case] present: u32,
    #[case] expected: Outcome,
) {
    let pack = RulePack::in_force("national", monday().day()).unwrap();
    let tally = Tally {
        members,
        present,
        ..Tally::default()
    };
    let share = electorate.turnout(pack);
    assert_eq!(chosen(&tally, Quorum { share }, &[0]), expected);
}

#[test]
fn a_ballot_ticks_no_more_than_there_are_places() {
    let mut village = polling();
    let both_chairs = village.by(person(1), ticks(&[0, 1]));
    let fault = MarksFault::TooMany { marked: 2, most: 1 };
    assert_eq!(both_chairs, Err(Refusal::BallotSpoilt { fault }));
    village.by(person(1), ticks(&[0, 2])).unwrap();
}

#[test]
fn who_has_more_than_half_of_the_votes_is_elected_and_takes_the_seat() {
    let mut village = polling();
    village.voted(&[(1, &[0, 2]), (2, &[1]), (3, &[0, 2]), (4, &[0])]);
    assert_eq!(village.counted(), Outcome::Passed);
    let counted: Counted = village.get(VOTE);
    // Two of four for the member is half, and no more.
    assert_eq!(counted.chosen, [0]);
    let tally = village.get::<Vote>(VOTE).result().unwrap().tally;
    assert_eq!((tally.members, tally.present), (5, 4));

    let seat_them = || by_flat(Councils::SeatElected(SeatElected { motion: MOTION }));
    let next = village.get::<Vote>(VOTE).result().unwrap().next_on;
    let staff = person(STAFF);
    assert_eq!(
        village.by(staff, seat_them()),
        Err(Refusal::PublicityRuns { next })
    );
    village.now = Timestamp::at(next, 9, 0);
    village.by(staff, seat_them()).unwrap();
    assert_eq!(village.by(staff, seat_them()), Err(Refusal::AlreadyThere));
    let candidates = village.town.all::<Candidate>();
    let elected = candidates.into_iter().find(|it| it.number == Some(0));
    let elected = elected.unwrap().person;
    let seat: Seat = village.get(SeatId::of(THERE, elected));
    assert_eq!(seat.category, SeatCategory::ResidentsCommittee);
    let by = seat.elected.unwrap();
    assert_eq!((by.vote, by.post), (VOTE, Post::Chair));
    assert_eq!(seat.from, next);
    let (year, ..) = seat.from.ymd();
    assert_eq!(seat.until.ymd().0, year + 5);
    assert!(!(&village.town as &dyn Town).has::<Seat>(SeatId::of(THERE, person(3))));
}

#[test]
fn nobody_is_elected_where_too_few_vote() {
    let mut village = polling();
    // Who sits in the room and does not vote is no turnout.
    for flat in [3, 4, 5] {
        village.by(person(flat), attend(flat)).unwrap();
    }
    village.voted(&[(1, &[0, 2]), (2, &[0, 2])]);
    assert_eq!(village.counted(), Outcome::NoQuorum);
    let seat_them = by_flat(Councils::SeatElected(SeatElected { motion: MOTION }));
    let refused = village.by(person(STAFF), seat_them);
    assert_eq!(refused, Err(ElectionFault::NobodyElected.into()));
}

fn again() -> Command {
    by_flat(Councils::NextRound(NextRound {
        id: SECOND,
        after: MOTION,
        sitting: SITTING,
        title: line("选举第五届居民委员会，第二轮"),
        text: prose("补选未选出的名额。"),
    }))
}

#[test]
fn what_is_left_goes_into_another_round() {
    let mut village = polling();
    assert_eq!(
        village.by(person(STAFF), again()),
        Err(ElectionFault::NobodyElected.into())
    );
    // The chair's candidates are level with half each; the member is elected.
    village.voted(&[(1, &[0, 2]), (2, &[1, 2]), (3, &[0, 2]), (4, &[1])]);
    assert_eq!(village.counted(), Outcome::Passed);
    village.by(person(STAFF), again()).unwrap();
    let election: Election = village.get(SECOND);
    assert_eq!((election.elects, election.round), (committee(1, 0), 2));
    assert!(!election.is_open());
    let paper: Paper = village.get(SECOND);
    assert_eq!(paper.slate.count(), 2);
    assert_eq!(village.get::<Motion>(SECOND).state, MotionState::Tabled);
    assert_eq!(
        village.by(person(STAFF), again()),
        Err(Refusal::AlreadyThere)
    );
}

#[test]
fn a_filled_election_has_no_other_round() {
    let mut village = polling();
    village.voted(&[(1, &[0, 2]), (2, &[0, 2]), (3, &[0, 2])]);
    assert_eq!(village.counted(), Outcome::Passed);
    assert_eq!(
        village.by(person(STAFF), again()),
        Err(ElectionFault::AllFilled.into())
    );
}

#[test]
fn an_exported_election_counts_again() {
    let mut village = polling();
    village.voted(&[(1, &[0, 2]), (2, &[1]), (3, &[0, 2]), (4, &[])]);
    village.counted();
    let town: &dyn Town = &village.town;
    let mut export = VoteExport::of(VOTE, town).unwrap();
    let file = serde_json::to_string(&export).unwrap();
    assert_eq!(serde_json::from_str::<VoteExport>(&file).unwrap(), export);
    let found = recount(&export).unwrap();
    assert_eq!(found.agrees, Some(true));
    let again = OnPhone::of(VOTE, Some(person(1)), town).unwrap();
    assert_eq!((again.agrees(), again.text), (true, Some(true)));
    // Of whoever has no standing the options are not read, so nothing is said about the words.
    let mut guest = Plain::partial();
    for record in village
        .town
        .iter()
        .filter(|it| it.audience() == Audience::Public)
    {
        guest.put(std::sync::Arc::clone(record));
    }
    let seen = OnPhone::of(VOTE, None, &guest).unwrap();
    assert_eq!((seen.text, seen.ballots, seen.sums), (None, None, None));
    assert!(seen.agrees());
    assert_eq!((again.ballots, again.sums), (Some((4, true)), None));
    assert!(matches!(found.counted.count, Some(Count::Election(_))));
    // Two of four is no more than half; of three it would be.
    assert_eq!(found.counted.chosen, Some(vec![]));
    export
        .ballots
        .retain(|it| matches!(it.choice, Content::Marks(_)));
    export.present = None;
    let found = recount(&export).unwrap();
    assert_eq!(found.counted.chosen, Some(vec![0, 2]));
    assert_eq!(found.agrees, Some(false));
}

fn hand_out(voter: u8, agent: Option<u8>) -> Command {
    by_flat(Councils::HandOut(HandOut {
        vote: VOTE,
        voter: person(voter),
        visit: None,
        mandate: agent.map(|agent| Mandate {
            agent: person(agent),
            number: line("委-3"),
        }),
    }))
}

fn print() -> Command {
    let it = PrintBallots {
        vote: VOTE,
        count: 10,
    };
    by_flat(Councils::PrintBallots(it))
}

#[test]
fn an_agent_votes_for_three_at_most_and_never_who_stands() {
    let mut village = polling();
    let staff = person(STAFF);
    village.by(staff, print()).unwrap();
    let refused = |village: &mut Village, voter, agent| {
        village
            .by(person(STAFF), hand_out(voter, Some(agent)))
            .err()
    };
    // Flat 1 stands; flat 6 is not on the roll; nobody is their own agent.
    let stands = Some(ElectionFault::CandidateCarries.into());
    assert_eq!(refused(&mut village, 2, 1), stands);
    assert_eq!(
        refused(&mut village, 2, 6),
        Some(Refusal::VoterNotOnTheRoll)
    );
    assert_eq!(
        refused(&mut village, 4, 4),
        Some(ElectionFault::NoProxy.into())
    );
    for voter in [1, 2, 3] {
        assert_eq!(refused(&mut village, voter, 4), None);
    }
    // The phone of the principal is locked, as with any paper.
    assert_eq!(
        village.by(person(2), ticks(&[0])),
        Err(PaperFault::TookPaper.into())
    );
    let enough = Some(ElectionFault::CarriesEnough { most: 3 }.into());
    assert_eq!(refused(&mut village, 5, 4), enough);
}

#[test]
fn nobody_votes_for_another_where_representatives_are_elected() {
    let mut village = meeting(CouncilKind::ResidentsGroup);
    let staff = person(STAFF);
    let seats = Elects::Representatives {
        seats: 1,
        households: 30,
    };
    village
        .by(staff, called(seats, Electorate::Households))
        .unwrap();
    village
        .by(person(2), nominate(1, Post::Representative))
        .unwrap();
    village.by(person(1), accept_it(1)).unwrap();
    village.by(staff, close_list()).unwrap();
    village.now = village.now.plus_days(12);
    let open = open_it(&village);
    village.by(staff, open).unwrap();
    village.by(staff, print()).unwrap();
    let refused = village.by(staff, hand_out(2, Some(3)));
    assert_eq!(refused, Err(ElectionFault::NoProxy.into()));
    // Nor in a vote that is no election.
    let mut other = Village::with_vote(Mode::Secret);
    other.by(staff, print()).unwrap();
    let refused = other.by(staff, hand_out(2, Some(3)));
    assert_eq!(refused, Err(ElectionFault::NoProxy.into()));
}

#[test]
fn a_void_paper_is_a_vote_cast() {
    let mut village = polling();
    let staff = person(STAFF);
    village.by(staff, print()).unwrap();
    village.by(staff, hand_out(4, None)).unwrap();
    // Two of three would be more than half; with the void paper it is two of four.
    village.voted(&[(1, &[0, 2]), (2, &[1]), (3, &[0, 2])]);
    village.now = village.get::<Vote>(VOTE).closes_at.plus_minutes(1);
    village.by(person(4), close()).unwrap();
    for who in [4, 5] {
        let it = EnterPaper {
            vote: VOTE,
            number: 1,
            written: Written::Void,
            voter: None,
            blind: Uuid::from_u128(9),
        };
        village
            .by(person(who), by_flat(Councils::EnterPaper(it)))
            .unwrap();
    }
    village.by(person(5), close()).unwrap();
    let vote: Vote = village.get(VOTE);
    assert_eq!(vote.result().unwrap().tally.present, 4);
    assert_eq!(village.get::<Counted>(VOTE).chosen, [0u16; 0]);
    assert_eq!(vote.result().unwrap().outcome, Outcome::Failed);
    let export = VoteExport::of(VOTE, &village.town).unwrap();
    assert_eq!(recount(&export).unwrap().agrees, Some(true));
    // What was counted is a fold of what is stored.
    let again = rebuilt(&village.town);
    let stored = Record::from(village.get::<Counted>(VOTE));
    assert!(again.contains(&stored));
}

#[test]
fn an_election_does_not_close_early_because_those_in_the_room_have_voted() {
    let mut village = polling();
    village.by(person(1), attend(1)).unwrap();
    village.voted(&[(1, &[0, 2])]);
    let vote: Vote = village.get(VOTE);
    let left = Refusal::StillVoting {
        left: 4,
        closes_at: vote.closes_at,
    };
    assert_eq!(village.by(person(4), close()), Err(left));
}

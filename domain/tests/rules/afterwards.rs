//! What follows from an election, and what it keeps away.

use crate::electing::*;
use crate::village::*;
use domain::councils::{
    Call, Candidate, CloseSitting, Command as Councils, CouncilKind, Election, ElectionFault,
    Electorate, Elects, List, Motion, MotionState, NameOfficers, NextRound, Outcome, Post,
    RenewSeat, ReplaceTeller, Seat, SeatCategory, SeatElected, SeatMember, Sitting, Vote,
    takes_round,
};
use domain::*;
use uuid::Uuid;

fn staff() -> PersonId {
    person(STAFF)
}

/// The sitting is closed with what it has not voted on.
fn close_sitting(village: &mut Village) {
    let officers = NameOfficers {
        sitting: SITTING,
        chair: staff(),
        recorder: person(5),
    };
    village
        .by(staff(), by_flat(Councils::NameOfficers(officers)))
        .unwrap();
    let close = CloseSitting {
        sitting: SITTING,
        guests: Vec::new(),
    };
    village
        .by(staff(), by_flat(Councils::CloseSitting(close)))
        .unwrap();
}

#[test]
fn who_stands_does_not_count_in_anothers_place() {
    let mut village = polling();
    let replace = |instead| {
        by_flat(Councils::ReplaceTeller(ReplaceTeller {
            vote: VOTE,
            absent: person(5),
            instead,
            reason: line("住院"),
        }))
    };
    assert_eq!(
        village.by(staff(), replace(person(3))),
        Err(ElectionFault::CandidateCounts.into())
    );
    village.by(staff(), replace(staff())).unwrap();
}

#[test]
fn an_elected_seat_is_neither_renewed_nor_given_by_the_office() {
    let mut village = polling();
    village.voted(&[(1, &[0, 2]), (2, &[1]), (3, &[0, 2]), (4, &[0])]);
    assert_eq!(village.counted(), Outcome::Passed);
    let next = village.get::<Vote>(VOTE).result().unwrap().next_on;
    village.now = Timestamp::at(next, 9, 0);
    let seat_them = by_flat(Councils::SeatElected(SeatElected { motion: MOTION }));
    village.by(staff(), seat_them).unwrap();
    let first = |it: &&Candidate| it.number == Some(0);
    let chair = village.town.all().find(first).unwrap().person;
    let seat: Seat = village.get(SeatId::of(THERE, chair));
    let until = seat.until.plus(365);
    let renew = RenewSeat {
        council: THERE,
        person: chair,
        until,
    };
    let give = SeatMember {
        council: THERE,
        category: SeatCategory::Resident,
        person: chair,
        until,
    };
    for command in [Councils::RenewSeat(renew), Councils::SeatMember(give)] {
        assert_eq!(
            village.by(staff(), by_flat(command)),
            Err(Refusal::ElectedForATerm)
        );
    }
    assert_eq!(village.get::<Seat>(SeatId::of(THERE, chair)), seat);
}

#[test]
fn a_round_that_was_not_held_is_called_again() {
    const LATER: SittingId = SittingId(Uuid::from_u128(43));
    let round = |id: u128, sitting| {
        by_flat(Councils::NextRound(NextRound {
            id: MotionId(Uuid::from_u128(id)),
            after: MOTION,
            sitting,
            title: line("选举第五届居民委员会，第二轮"),
            text: prose("补选未选出的名额。"),
        }))
    };
    let mut village = polling();
    village.voted(&[(1, &[0, 2]), (2, &[1, 2]), (3, &[0, 2]), (4, &[1])]);
    village.counted();
    village.by(staff(), round(41, SITTING)).unwrap();
    close_sitting(&mut village);
    assert!(matches!(
        village.get::<Motion>(SECOND).state,
        MotionState::PutOff { .. }
    ));
    let call = Call {
        id: LATER,
        council: COUNCIL,
        place: line("社区活动室"),
        starts_at: village.now.plus_days(12),
    };
    village.by(staff(), by_flat(Councils::Call(call))).unwrap();
    let before: Election = village.get(MOTION);
    let takes = |sitting, at| {
        let sitting: Sitting = village.get(sitting);
        takes_round(&before, &sitting, at, &village.town)
    };
    let over = takes(SITTING, village.now);
    assert!(matches!(over, Err(Refusal::SittingIsOver { .. })));
    assert_eq!(takes(LATER, village.now), Ok(()));
    let late = takes(LATER, village.now.plus_days(11));
    assert!(matches!(late, Err(Refusal::NoticeTooShort { .. })));
    village.by(staff(), round(42, LATER)).unwrap();
    let before: Election = village.get(MOTION);
    assert_eq!(before.next, Some(MotionId(Uuid::from_u128(42))));
}

#[test]
fn nobody_is_nominated_where_the_sitting_is_over() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let it = called(committee(1, 1), Electorate::Voters);
    village.by(staff(), it).unwrap();
    village.by(person(1), nominate(2, Post::Chair)).unwrap();
    village.now = village.now.plus_days(12);
    close_sitting(&mut village);
    let election: Election = village.get(MOTION);
    assert!(matches!(election.list, List::Closed { .. }));
    assert!(village.by(person(2), accept_it(2)).is_err());
}

#[test]
fn who_moved_away_is_on_no_list() {
    let mut village = meeting(CouncilKind::ResidentsMeeting);
    let one = Elects::Committee {
        chairs: 1,
        vices: 0,
        members: 0,
    };
    village
        .by(staff(), called(one, Electorate::Voters))
        .unwrap();
    for flat in [2, 3] {
        village.by(person(1), nominate(flat, Post::Chair)).unwrap();
        village.by(person(flat), accept_it(flat)).unwrap();
    }
    let mut neighbour: members::Neighbour = village.get(person(2));
    neighbour.kind = None;
    village.town.put(std::sync::Arc::new(neighbour.into()));
    village.by(staff(), close_list()).unwrap();
    let candidate: Candidate = village.get(CandidateId::of(MOTION, person(2)));
    assert_eq!(candidate.number, None);
}

#[test]
fn who_voted_by_an_agent_is_not_told_to_have_been_there() {
    let mut village = polling();
    let print = councils::PrintBallots {
        vote: VOTE,
        count: 10,
    };
    // Flat 2 is away, and flat 4 carries their paper; flat 3 is away and votes by phone.
    let carried = councils::HandOut {
        vote: VOTE,
        voter: person(2),
        visit: None,
        mandate: Some(councils::Mandate {
            agent: person(4),
            number: line("委-3"),
        }),
    };
    for it in [Councils::PrintBallots(print), Councils::HandOut(carried)] {
        village.by(staff(), by_flat(it)).unwrap();
    }
    village.by(person(1), attend(1)).unwrap();
    village.voted(&[(1, &[0, 2]), (3, &[0]), (4, &[0, 2]), (5, &[1])]);
    village.now = village.get::<Vote>(VOTE).closes_at.plus_minutes(1);
    village.by(person(4), close()).unwrap();
    for by in [person(4), person(5)] {
        let entered = councils::EnterPaper {
            vote: VOTE,
            number: 1,
            written: councils::Written::Void,
            voter: None,
            blind: Uuid::from_u128(5),
        };
        village
            .by(by, by_flat(Councils::EnterPaper(entered)))
            .unwrap();
    }
    village.by(person(5), close()).unwrap();
    let voted = village.get::<Vote>(VOTE).result().unwrap().tally.present;
    assert_eq!(voted, 5, "the paper is a vote cast");
    close_sitting(&mut village);
    let roll_call: councils::RollCall = village.get(SITTING);
    assert!(
        roll_call.present.contains(&person(3)),
        "by phone, from wherever"
    );
    assert_eq!(roll_call.absent, [person(2)]);
    assert_eq!(roll_call.by_agent, [person(2)]);
}

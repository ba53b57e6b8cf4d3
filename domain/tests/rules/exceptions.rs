//! Votes that do not run their course: too long, cancelled, without a teller, put again.

use crate::village::*;
use domain::councils::{
    self, Again, Ballot, Choice, Mode, Motion, MotionState, ReplaceTeller, Turnout, Vote,
    VoteState, Voted,
};
use domain::members::{GrantRole, Office, Scope};
use domain::proposals::{Proposal, Stage};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

fn act(it: councils::Command) -> Command {
    Command::Councils(it)
}

fn replace(absent: u8, instead: PersonId) -> Command {
    act(councils::Command::ReplaceTeller(ReplaceTeller {
        vote: VOTE,
        absent: person(absent),
        instead,
        reason: line("住院"),
    }))
}

fn cancelled() -> Refusal {
    Refusal::VoteCancelled {
        reason: line("预算写错了"),
    }
}

fn appoint_convener(village: &mut Village, flat: u8) {
    let grant = GrantRole {
        id: RoleId(Uuid::from_u128(70)),
        person: person(flat),
        office: Office::Convener,
        scope: Scope::Council(COUNCIL),
        until: Day::new(2028, 1, 1).unwrap(),
    };
    village.system(Command::Members(members::Command::GrantRole(grant)));
}

#[rstest]
#[case::thirty_days(0, true)]
#[case::a_minute_more(1, false)]
fn a_vote_stays_open_no_longer_than_its_pack_allows(#[case] minutes: i64, #[case] good: bool) {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    let latest = village.now.plus_days(30);
    let closes_at = latest.plus_minutes(minutes);
    let opened = village.by(person(6), open_vote(Mode::Secret, closes_at));
    let too_long = Refusal::VoteTooLong { days: 30, latest };
    assert!(too_long.is_about_time());
    assert_eq!(opened.err(), (!good).then_some(too_long));
}

#[test]
fn a_cancelled_vote_counts_no_ballot_and_says_why() {
    let mut village = Village::with_vote(Mode::Recorded);
    for flat in 1..=3 {
        village.by(person(flat), ballot(Choice::Agree)).unwrap();
    }
    village.by(person(6), cancel()).unwrap();
    let town: &dyn Town = &village.town;
    assert!(town.of::<Ballot>(VOTE).is_empty());
    assert!(town.of::<Voted>(VOTE).is_empty());
    assert_eq!(village.get::<Turnout>(VOTE).cast, 0);
    let vote: Vote = village.get(VOTE);
    let (at, reason) = (village.now, line("预算写错了"));
    assert_eq!(vote.state, VoteState::Cancelled { at, reason });
    assert_eq!(vote.audience(), Audience::Public);
    let state = MotionState::Cancelled { vote: VOTE };
    assert_eq!(village.get::<Motion>(MOTION).state, state);
    let proposal: Proposal = village.get(PROPOSAL);
    assert_eq!(proposal.state.stage(), Stage::Scheduled);
    for (flat, command) in [
        (4, ballot(Choice::Agree)),
        (4, close()),
        (6, cancel()),
        (6, replace(4, person(1))),
    ] {
        assert_eq!(village.by(person(flat), command), Err(cancelled()));
    }
    for record in rebuilt(&village.town) {
        assert_eq!(*village.town.find(record.key()).unwrap(), record);
    }
}

#[test]
fn after_a_cancellation_the_vote_may_be_opened_again() {
    let mut village = Village::with_vote(Mode::Secret);
    village.by(person(6), cancel()).unwrap();
    let again = act(councils::Command::OpenVote(councils::OpenVote {
        id: VoteId(Uuid::from_u128(71)),
        motion: MOTION,
        mode: Mode::Secret,
        closes_at: village.now.plus_minutes(30),
        tellers: [person(4), person(5)],
        drawn: None,
    }));
    village.by(person(6), again).unwrap();
}

#[rstest]
#[case::staff(6, 0, None)]
#[case::the_chair(1, 0, None)]
#[case::a_teller(4, 0, Some(Refusal::NotYours))]
#[case::a_minute_before_the_close(6, 29, None)]
#[case::at_the_close(6, 30, Some(Refusal::VoteClosed { closed_at: monday().plus_days(4).plus_minutes(30) }))]
fn who_may_open_a_vote_cancels_it_before_its_close(
    #[case] flat: u8,
    #[case] minutes: i64,
    #[case] refused: Option<Refusal>,
) {
    let mut village = Village::with_vote(Mode::Secret);
    appoint_convener(&mut village, 1);
    village.now = village.now.plus_minutes(minutes);
    assert_eq!(village.by(person(flat), cancel()).err(), refused);
}

#[test]
fn nothing_is_cancelled_once_a_teller_has_shut_the_box() {
    let mut village = Village::with_vote(Mode::Secret);
    village.by(person(1), attend(1)).unwrap();
    village.by(person(1), ballot(Choice::Agree)).unwrap();
    village.by(person(4), close()).unwrap();
    let closed_at = village.now;
    let refused = village.by(person(6), cancel());
    assert_eq!(refused, Err(Refusal::VoteClosed { closed_at }));
}

#[rstest]
#[case::another(4, 1, false, None)]
#[case::the_other_teller(4, 5, false, Some(Refusal::TwoTellers))]
#[case::themselves(4, 4, false, Some(Refusal::TwoTellers))]
#[case::nobody_known(4, 9, false, Some(Refusal::NoSuchPerson))]
#[case::who_is_none(1, 2, false, Some(Refusal::NotFound))]
#[case::who_has_acted(4, 1, true, Some(Refusal::TellerHasActed))]
#[case::the_second_one(5, 1, true, None)]
fn a_teller_who_is_absent_is_replaced(
    #[case] absent: u8,
    #[case] instead: u8,
    #[case] closing: bool,
    #[case] refused: Option<Refusal>,
) {
    let mut village = Village::with_vote(Mode::Secret);
    village.now = village.now.plus_minutes(30);
    if closing {
        village.by(person(4), close()).unwrap();
    }
    let replaced = village.by(person(6), replace(absent, person(instead)));
    assert_eq!(replaced.err(), refused);
    let vote: Vote = village.get(VOTE);
    assert_eq!(vote.replaced.len(), usize::from(refused.is_none()));
}

#[test]
fn the_one_who_came_instead_counts_and_the_absent_one_no_longer() {
    let mut village = Village::with_vote(Mode::Secret);
    village.now = village.now.plus_minutes(30);
    assert_eq!(
        village.by(person(4), replace(5, person(1))),
        Err(Refusal::NotYours)
    );
    village.by(person(6), replace(5, person(1))).unwrap();
    village.by(person(4), close()).unwrap();
    assert_eq!(village.by(person(5), close()), Err(Refusal::NotATeller));
    village.by(person(1), close()).unwrap();
    assert!(village.get::<Vote>(VOTE).result().is_some());
}

/// A village whose vote ended on Friday 6 November without quorum, or with everyone against.
fn not_passed(quorum: bool) -> Village {
    let mut village = Village::with_vote(Mode::Secret);
    if quorum {
        for flat in 1..=5 {
            village.by(person(flat), ballot(Choice::Against)).unwrap();
        }
    }
    village.now = village.now.plus_minutes(30);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    village
}

/// Puts the proposal to a sitting so many days later.
fn put_again(village: &mut Village, number: u128, days: i64) -> Result<Vec<Change>, Refusal> {
    let sitting = SittingId(Uuid::from_u128(number));
    let call = councils::Call {
        id: sitting,
        council: COUNCIL,
        place: line("社区活动室"),
        starts_at: village.now.plus_days(days),
    };
    village
        .by(person(6), act(councils::Command::Call(call)))
        .unwrap();
    let put = councils::PutMotion {
        id: MotionId(Uuid::from_u128(number)),
        sitting,
        proposal: PROPOSAL,
        text: prose("在东门加一段坡道和扶手，预算 800 元。"),
        major: false,
        slate: None,
    };
    village.by(person(6), act(councils::Command::PutMotion(put)))
}

// Counted on Friday the 6th: seven whole days lie before Saturday the 14th (domain-rules 11).
#[rstest]
#[case::failed_too_soon(true, 7, false)]
#[case::failed(true, 8, true)]
#[case::no_quorum_too_soon(false, 7, false)]
#[case::no_quorum(false, 8, true)]
fn what_was_not_passed_is_put_again_after_seven_days(
    #[case] quorum: bool,
    #[case] days: i64,
    #[case] good: bool,
) {
    let mut village = not_passed(quorum);
    let put = put_again(&mut village, 72, days);
    let earliest = Day::new(2026, 11, 14).unwrap();
    let too_soon = Refusal::RevoteTooSoon { days: 7, earliest };
    assert_eq!(put.err(), (!good).then_some(too_soon));
    if good {
        let motion: Motion = village.get(MotionId(Uuid::from_u128(72)));
        let again = Again {
            after: VOTE,
            times: 1,
        };
        assert_eq!(motion.again, Some(again));
    }
}

#[test]
fn it_is_put_again_once_only() {
    let mut village = not_passed(true);
    put_again(&mut village, 72, 8).unwrap();
    village.now = village.now.plus_days(8);
    let second = VoteId(Uuid::from_u128(73));
    let open = councils::OpenVote {
        id: second,
        motion: MotionId(Uuid::from_u128(72)),
        mode: Mode::Secret,
        closes_at: village.now.plus_minutes(30),
        tellers: [person(4), person(5)],
        drawn: None,
    };
    village
        .by(person(6), act(councils::Command::OpenVote(open)))
        .unwrap();
    village.now = village.now.plus_minutes(30);
    for flat in [4, 5] {
        let close = councils::CloseVote {
            vote: second,
            unreturned: Vec::new(),
        };
        village
            .by(person(flat), act(councils::Command::CloseVote(close)))
            .unwrap();
    }
    assert_eq!(
        put_again(&mut village, 74, 30),
        Err(Refusal::NoMoreRevotes { times: 1 })
    );
}

#[test]
fn what_was_passed_is_not_put_again() {
    let mut village = Village::with_vote(Mode::Secret);
    for flat in 1..=5 {
        village.by(person(flat), ballot(Choice::Agree)).unwrap();
    }
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    let stage = Stage::Approved;
    assert_eq!(
        put_again(&mut village, 72, 20),
        Err(Refusal::ProposalNotThere { stage })
    );
}

// Posted for seven days: from 24 December they end with the year, from the 25th in the next one,
// whose holidays are not announced.
#[rstest]
#[case::within_the_last_notice(24, false)]
#[case::beyond_it(25, true)]
fn a_result_says_when_its_next_day_may_move_yet(#[case] day: i8, #[case] provisional: bool) {
    let mut village = Village::with_vote(Mode::Secret);
    village.now = Timestamp::at(Day::new(2026, 12, day).unwrap(), 10, 0);
    village.by(person(4), close()).unwrap();
    village.by(person(5), close()).unwrap();
    let vote: Vote = village.get(VOTE);
    assert_eq!(vote.result().unwrap().provisional, provisional);
    let body = Record::from(vote).body();
    assert_eq!(body.contains("\"provisional\":true"), provisional);
}

#[test]
fn who_chairs_another_council_neither_cancels_nor_replaces() {
    let mut village = Village::with_vote(Mode::Secret);
    let role = members::Role {
        id: RoleId(Uuid::from_u128(75)),
        person: person(2),
        office: Office::Convener,
        scope: Scope::Council(CouncilId(Uuid::from_u128(76))),
        from: village.now.day(),
        until: Day::new(2028, 1, 1).unwrap(),
        ended: None,
    };
    village.town.put(std::sync::Arc::new(role.into()));
    for command in [cancel(), replace(4, person(1))] {
        assert_eq!(village.by(person(2), command), Err(Refusal::NotYours));
    }
}

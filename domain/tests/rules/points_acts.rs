//! Points as acts: what earns by itself, and spending (domain-rules 6.1, 6.4).

use crate::minutes::over;
use crate::project_acts::{CONTACT, along, answer_report, report, straight_way};
use crate::village::*;
use domain::councils::{Choice, Mode};
use domain::points::{
    AcceptReport, Balance, Book, Booking, BookingState, Cause, CauseKind, CloseReward,
    Command as Act, Entry, Freeze, FreezeState, GiveBack, HandOver, Journal, LiftFreeze, Limit,
    Movement, OwnPoints, PickUpCode, PointsFault, PublishReward, Receive, Reward, RewardKind,
    RewardStock, Supervised, Told, What, journal_of, month_end, movements,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

pub const STAFF: u8 = 6;
pub const KEEPER: u8 = 2;

pub fn act(it: Act) -> Command {
    Command::Points(it)
}

pub fn journal(village: &Village, flat: u8) -> Journal {
    journal_of(person(flat), &village.town)
}

pub fn balance(village: &Village, flat: u8) -> Balance {
    Balance::of(&journal(village, flat), person(flat), village.now)
}

/// What somebody earned, by kind, as told to them.
pub fn earned(village: &Village, flat: u8) -> Vec<(CauseKind, u32)> {
    let town: &dyn Town = &village.town;
    let notes = town.of::<OwnPoints>(person(flat)).into_iter();
    let mut all: Vec<_> = notes
        .filter_map(|it| match it.what {
            Told::Entry(entry) => match entry.what {
                What::Earned { cause, points, .. } => Some((cause.kind(), points)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    all.sort_unstable();
    all
}

/// Points for a flat, as if reports of theirs had been accepted, ten for each.
pub fn give(village: &mut Village, flat: u8, times: u16, at: Timestamp) {
    for turn in 0..times {
        let id = ReportId::derived("gift", &[&[flat], &turn.to_be_bytes()]);
        let entry = Entry::new(
            person(flat),
            at,
            What::Earned {
                cause: Cause::Supervision(id),
                turn: 0,
                points: 10,
                expires_on: month_end(at.day(), 24),
                evidence: Vec::new(),
                confirmed_by: vec![person(STAFF)],
            },
        );
        village.town.put(std::sync::Arc::new(entry.into()));
    }
}

fn reward_of(number: u128, stock: u32, limit: Option<Limit>) -> Reward {
    Reward {
        id: RewardId(Uuid::from_u128(number)),
        community: COMMUNITY,
        title: line("理发一次"),
        words: None,
        kind: RewardKind::Service,
        giver: line("临江理发店"),
        givers: vec![person(KEEPER)],
        place: line("东门外 8 号，每天 9:00 到 18:00"),
        points: 30,
        stock,
        limit,
        opens_at: monday(),
        closes_at: monday().plus_days(90),
    }
}

fn publish(reward: Reward) -> Command {
    act(Act::PublishReward(Box::new(PublishReward { reward })))
}

/// A village with a shop that cuts hair for thirty points; flat 1 has so many tens.
pub fn shop(stock: u32, limit: Option<Limit>, tens: u16) -> Village {
    let mut village = Village::new();
    let at = village.now.plus_days(-20);
    give(&mut village, 1, tens, at);
    let reward = reward_of(500, stock, limit);
    village.by(person(STAFF), publish(reward)).unwrap();
    village
}

pub fn code(number: u8) -> PickUpCode {
    PickUpCode::of([number; 12])
}

pub fn booking(number: u8) -> BookingId {
    BookingId(Uuid::from_u128(600 + u128::from(number)))
}

pub fn book(number: u8) -> Command {
    act(Act::Book(Book {
        id: booking(number),
        reward: RewardId(Uuid::from_u128(500)),
        code: code(number),
    }))
}

pub fn hand_over(number: u8, with: u8, at: Timestamp) -> Command {
    let (booking, code) = (booking(number), code(with));
    act(Act::HandOver(HandOver { booking, code, at }))
}

fn give_back(number: u8) -> Command {
    let booking = booking(number);
    act(Act::GiveBack(GiveBack { booking }))
}

pub fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> PointsFault {
    match result.unwrap_err() {
        Refusal::Points { fault } => fault,
        other => panic!("another refusal: {other:?}"),
    }
}

// domain-rules 6.1: 5, 20 and 20, and ten for a report that was accepted.
#[test]
fn a_proposal_pays_its_proposer_as_it_comes_true() {
    let village = along(straight_way().len());
    let expected = [
        (CauseKind::ProposalAccepted, 5),
        (CauseKind::ProposalAdopted, 20),
        (CauseKind::ProposalClosedWell, 20),
    ];
    assert_eq!(earned(&village, 1), expected);
    assert_eq!(balance(&village, 1).honour, 45);
    // Four voted, and the vote gave them nothing.
    for flat in 2..=4 {
        assert_eq!(earned(&village, flat), []);
    }
}

#[test]
fn a_cause_pays_once_however_often_it_comes_true() {
    let village = along(straight_way().len());
    let again = proposals::Command::Accept(proposals::Accept {
        proposal: PROPOSAL,
        assessment: match accept(proposals::Matter::Council) {
            Command::Proposals(proposals::Command::Accept(it)) => it.assessment,
            _ => unreachable!(),
        },
        scene: None,
    });
    assert!(
        village
            .decide(&Actor::System, &Command::Proposals(again))
            .is_err()
    );
    let entries = village.town.all::<Entry>().count();
    assert_eq!(entries, 3);
}

#[test]
fn whoever_was_there_from_beginning_to_end_is_paid_however_they_voted() {
    let village = over(Mode::Secret);
    for flat in 1..=4 {
        let attended = earned(&village, flat).into_iter();
        let attended = attended.filter(|it| it.0 == CauseKind::CouncilAttendance);
        assert_eq!(
            attended.collect::<Vec<_>>(),
            [(CauseKind::CouncilAttendance, 5)]
        );
    }
    let absent = earned(&village, 5);
    assert!(absent.iter().all(|it| it.0 != CauseKind::CouncilAttendance));
}

#[test]
fn a_ballot_puts_no_entry() {
    let mut village = Village::with_vote(Mode::Secret);
    for flat in 1..=4 {
        let changes = village.by(person(flat), ballot(Choice::Agree)).unwrap();
        let kinds: Vec<Kind> = changes.iter().map(|it| it.key().kind).collect();
        assert!(!kinds.contains(&Kind::Entry) && !kinds.contains(&Kind::OwnPoints));
    }
}

pub fn accept_report(number: u128) -> Command {
    let report = Supervised::Project(ReportId(Uuid::from_u128(number)));
    act(Act::AcceptReport(AcceptReport { report }))
}

#[test]
fn an_accepted_report_pays_once_and_nobody_accepts_their_own() {
    let mut village = along(5);
    for (number, flat) in [(1, 1), (2, STAFF), (3, CONTACT)] {
        village.by(person(flat), report(number)).unwrap();
    }
    village.by(person(CONTACT), answer_report(1)).unwrap();
    village.by(person(STAFF), accept_report(1)).unwrap();
    let own = fault(village.by(person(STAFF), accept_report(2)));
    assert_eq!(own, PointsFault::Involved);
    let twice = fault(village.by(person(STAFF), accept_report(1)));
    assert_eq!(twice, PointsFault::NothingEarned);
    assert!(earned(&village, 1).contains(&(CauseKind::Supervision, 10)));
    let town: &dyn Town = &village.town;
    let cause = Cause::Supervision(ReportId(Uuid::from_u128(1)));
    let entry: Entry = town.get(cause.entry(0)).unwrap();
    let What::Earned { confirmed_by, .. } = entry.what else {
        panic!("not earned");
    };
    assert_eq!(confirmed_by, [person(STAFF)]);
    assert_eq!(
        village.by(person(1), accept_report(3)),
        Err(Refusal::NotYours)
    );
}

#[test]
fn booking_pays_at_once_and_handing_over_takes_the_code() {
    let mut village = shop(2, None, 5);
    village.by(person(1), book(1)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 20);
    assert_eq!(stock(&village), 1);
    let at = village.now;
    let keeper = person(KEEPER);
    let wrong = fault(village.by(keeper, hand_over(1, 2, at)));
    assert_eq!(wrong, PointsFault::WrongCode);
    let other = fault(village.by(person(3), hand_over(1, 1, at)));
    assert_eq!(other, PointsFault::NotAGiver);
    village.by(keeper, hand_over(1, 1, at)).unwrap();
    let twice = fault(village.by(keeper, hand_over(1, 1, at)));
    assert_eq!(twice, PointsFault::HandedOver);
    let receive = act(Act::Receive(Receive {
        booking: booking(1),
    }));
    village.by(person(1), receive).unwrap();
    let kept: Booking = village.get(booking(1));
    assert!(matches!(kept.state, BookingState::Received { .. }));
    sums_to_nothing(&village);
}

pub fn stock(village: &Village) -> u32 {
    let id = RewardId(Uuid::from_u128(500));
    let reward: Reward = village.get(id);
    village.get::<RewardStock>(id).left(&reward)
}

pub fn sums_to_nothing(village: &Village) {
    let all: Journal = village.town.all::<Entry>().cloned().collect();
    let moved = movements(&all, village.now);
    assert_eq!(moved.iter().map(|it| it.points).sum::<i64>(), 0);
    assert!(!Movement::sums(&moved).is_empty());
    let shown = rebuilt(&village.town);
    for record in shown.iter().filter(|it| {
        matches!(
            it.kind(),
            Kind::RewardStock | Kind::WallLine | Kind::Nominee
        )
    }) {
        let town: &dyn Town = &village.town;
        assert_eq!(town.find(record.key()).as_deref(), Some(record));
    }
}

// A shop that had no network tells the server later: what counts is when it was handed over.
#[test]
fn what_was_handed_over_in_time_is_told_later() {
    let mut village = shop(2, None, 5);
    village.by(person(1), book(1)).unwrap();
    let handed = village.now.plus_days(2);
    village.now = village.now.plus_days(30);
    let late = village.now;
    let over = fault(village.by(person(KEEPER), hand_over(1, 1, late)));
    assert_eq!(over, PointsFault::BookingOver);
    village.by(person(KEEPER), hand_over(1, 1, handed)).unwrap();
}

#[rstest]
#[case::no_points(2, None, 2, &[], PointsFault::NotEnough { has: 20, needs: 30 })]
#[case::none_left(1, None, 9, &[1], PointsFault::NoneLeft)]
#[case::limited(
    9, Some(Limit { times: 1, days: 30 }), 9, &[1], PointsFault::Limit { times: 1, days: 30 }
)]
fn what_cannot_be_booked_takes_no_point(
    #[case] stock: u32,
    #[case] limit: Option<Limit>,
    #[case] tens: u16,
    #[case] before: &[u8],
    #[case] expected: PointsFault,
) {
    let mut village = shop(stock, limit, tens);
    for number in before {
        village.by(person(1), book(*number)).unwrap();
    }
    let spendable = balance(&village, 1).spendable;
    assert_eq!(fault(village.by(person(1), book(9))), expected);
    assert_eq!(balance(&village, 1).spendable, spendable);
}

#[test]
fn nobody_books_at_their_own_shop_nor_when_it_is_closed() {
    let mut village = shop(2, None, 5);
    let at = village.now.plus_days(-20);
    give(&mut village, KEEPER, 5, at);
    let own = fault(village.by(person(KEEPER), book(1)));
    assert_eq!(own, PointsFault::OwnHousehold);
    let reward = RewardId(Uuid::from_u128(500));
    let close = act(Act::CloseReward(CloseReward { reward }));
    assert_eq!(village.by(person(1), close.clone()), Err(Refusal::NotYours));
    village.by(person(STAFF), close).unwrap();
    let closed = fault(village.by(person(1), book(2)));
    assert_eq!(closed, PointsFault::RewardClosed);
}

#[test]
fn giving_back_restores_points_and_stock() {
    let mut village = shop(1, None, 5);
    village.by(person(1), book(1)).unwrap();
    let before = balance(&village, 1).lots;
    assert_eq!(
        fault(village.by(person(3), give_back(1))),
        PointsFault::Kept {
            until: village.now.day().plus(8).starts_at(),
        }
    );
    village.by(person(1), give_back(1)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    assert_ne!(balance(&village, 1).lots, before);
    assert_eq!(stock(&village), 1);
    assert_eq!(
        fault(village.by(person(1), give_back(1))),
        PointsFault::NotKept
    );
    village.by(person(1), book(2)).unwrap();
    sums_to_nothing(&village);
}

#[test]
fn what_nobody_fetched_is_given_back_when_the_next_one_books() {
    let mut village = shop(1, None, 5);
    let at = village.now.plus_days(-20);
    give(&mut village, 3, 5, at);
    village.by(person(1), book(1)).unwrap();
    village.now = village.now.plus_days(9);
    village.by(person(3), book(2)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    assert_eq!(balance(&village, 3).spendable, 20);
    assert_eq!(stock(&village), 0);
    sums_to_nothing(&village);
}

#[rstest]
#[case::for_nothing(|it: &mut Reward| it.points = 0, PointsFault::ForNothing)]
#[case::nobody_gives(|it: &mut Reward| it.givers.clear(), PointsFault::NobodyGives)]
#[case::a_stranger(
    |it: &mut Reward| it.givers = vec![PersonId(Uuid::from_u128(9))], PointsFault::NobodyGives
)]
#[case::over(|it: &mut Reward| it.closes_at = monday(), PointsFault::ClosesBefore)]
#[case::dear(
    |it: &mut Reward| it.kind = RewardKind::Good { worth: Money::yuan(51) },
    PointsFault::TooDear { most: Money::yuan(50) }
)]
fn a_faulty_reward_is_not_published(#[case] mar: fn(&mut Reward), #[case] expected: PointsFault) {
    let mut village = Village::new();
    let mut reward = reward_of(500, 5, None);
    mar(&mut reward);
    let refused = village.by(person(STAFF), publish(reward));
    assert_eq!(fault(refused), expected);
}

#[test]
fn many_points_right_before_a_booking_hold_it_up_and_take_nothing() {
    let mut village = shop(3, None, 0);
    let at = village.now.plus_days(-1);
    give(&mut village, 1, 31, at);
    village.by(person(1), book(1)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 280);
    let freeze = village.town.all::<Freeze>().next().unwrap().clone();
    let until = freeze.until;
    let next = fault(village.by(person(1), book(2)));
    assert_eq!(next, PointsFault::Frozen { until });
    let at = village.now;
    let held = fault(village.by(person(KEEPER), hand_over(1, 1, at)));
    assert_eq!(held, PointsFault::Frozen { until });
    let lift = act(Act::LiftFreeze(LiftFreeze {
        person: person(1),
        freeze: freeze.id,
        reason: prose("上周集中补录，材料齐全"),
    }));
    assert_eq!(village.by(person(1), lift.clone()), Err(Refusal::NotYours));
    village.by(person(STAFF), lift.clone()).unwrap();
    assert_eq!(
        fault(village.by(person(STAFF), lift)),
        PointsFault::LookedInto
    );
    let decided: Freeze = village.get(freeze.id);
    assert!(matches!(decided.state, FreezeState::Decided { .. }));
    village.by(person(KEEPER), hand_over(1, 1, at)).unwrap();
    village.by(person(1), book(2)).unwrap();
}

#[test]
fn what_nobody_looks_into_is_over_by_itself() {
    let mut village = shop(3, None, 0);
    let at = village.now.plus_days(-1);
    give(&mut village, 1, 31, at);
    village.by(person(1), book(1)).unwrap();
    let freeze = village.town.all::<Freeze>().next().unwrap().clone();
    village.now = freeze.until;
    let at = village.now;
    // It was kept for seven days only, and those are over as well.
    let handed = at.plus_days(-3);
    village.by(person(KEEPER), hand_over(1, 1, handed)).unwrap();
}

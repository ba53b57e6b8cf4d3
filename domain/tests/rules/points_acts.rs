//! Points as acts: what earns by itself, spending, putting right, appeals (domain-rules 6).

use crate::minutes::over;
use crate::project_acts::{CONTACT, SUPERVISOR, along, answer_report, grant, report, straight_way};
use crate::village::*;
use domain::councils::{Choice, Mode};
use domain::members::Office;
use domain::points::{
    AcceptReport, Against, AnswerContest, Balance, Book, Booking, BookingState, Cause, CauseKind,
    CloseContest, CloseReward, Command as Act, Contest, ContestAgain, CorrectEntry, Entry, Freeze,
    FreezeState, GiveBack, Ground, HandOver, JoinWall, Journal, LeaveWall, LiftFreeze, Limit,
    Misdeed, Movement, OnWall, OwnPoints, Penalise, PickUpCode, PointsAppeal, PointsFault,
    PublishReward, Receive, Reward, RewardKind, RewardStock, SetRight, Supervised, Told, WallLine,
    What, journal_of, month_end, movements,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;
const KEEPER: u8 = 2;

pub fn act(it: Act) -> Command {
    Command::Points(it)
}

fn journal(village: &Village, flat: u8) -> Journal {
    journal_of(person(flat), &village.town)
}

fn balance(village: &Village, flat: u8) -> Balance {
    Balance::of(&journal(village, flat), person(flat), village.now)
}

/// What somebody earned, by kind, as told to them.
fn earned(village: &Village, flat: u8) -> Vec<(CauseKind, u32)> {
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
fn shop(stock: u32, limit: Option<Limit>, tens: u16) -> Village {
    let mut village = Village::new();
    let at = village.now.plus_days(-20);
    give(&mut village, 1, tens, at);
    let reward = reward_of(500, stock, limit);
    village.by(person(STAFF), publish(reward)).unwrap();
    village
}

fn code(number: u8) -> PickUpCode {
    PickUpCode::of([number; 12])
}

fn booking(number: u8) -> BookingId {
    BookingId(Uuid::from_u128(600 + u128::from(number)))
}

fn book(number: u8) -> Command {
    act(Act::Book(Book {
        id: booking(number),
        reward: RewardId(Uuid::from_u128(500)),
        code: code(number),
    }))
}

fn hand_over(number: u8, with: u8, at: Timestamp) -> Command {
    let (booking, code) = (booking(number), code(with));
    act(Act::HandOver(HandOver { booking, code, at }))
}

fn give_back(number: u8) -> Command {
    let booking = booking(number);
    act(Act::GiveBack(GiveBack { booking }))
}

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> PointsFault {
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

fn accept_report(number: u128) -> Command {
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

fn stock(village: &Village) -> u32 {
    let id = RewardId(Uuid::from_u128(500));
    let reward: Reward = village.get(id);
    village.get::<RewardStock>(id).left(&reward)
}

fn sums_to_nothing(village: &Village) {
    let all: Journal = village.town.all::<Entry>().cloned().collect();
    let moved = movements(&all, village.now);
    assert_eq!(moved.iter().map(|it| it.points).sum::<i64>(), 0);
    assert!(!Movement::sums(&moved).is_empty());
    let shown = rebuilt(&village.town);
    for record in shown
        .iter()
        .filter(|it| matches!(it.kind(), Kind::RewardStock | Kind::WallLine))
    {
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

fn correct(entry: EntryId) -> Command {
    act(Act::CorrectEntry(CorrectEntry {
        person: person(1),
        entry,
        reason: prose("这条记录记到了别人名下"),
    }))
}

/// Flat 1 has fifty points, of which a worker reversed ten.
fn corrected() -> (Village, EntryId) {
    let mut village = shop(2, None, 5);
    let town: &dyn Town = &village.town;
    let entry = town.of::<Entry>(person(1))[0].id;
    village.by(person(STAFF), correct(entry)).unwrap();
    (village, entry)
}

fn against(entry: EntryId) -> Against {
    Against::SetRight(EntryId::reversing(entry))
}

fn contest(against: Against) -> Command {
    act(Act::Contest(Contest {
        against,
        words: prose("那天我在场，照片是我拍的"),
    }))
}

fn appeal_of(against: Against) -> AppealId {
    match against {
        Against::SetRight(id) => AppealId::against(id.0),
        Against::Penalty(id) => AppealId::against(id.0),
    }
}

fn answers(against: Against, lifted: bool) -> Command {
    act(Act::AnswerContest(AnswerContest {
        appeal: appeal_of(against),
        lifted,
        reason: prose("核对了照片和签到"),
    }))
}

#[test]
fn a_correction_has_a_reason_and_an_appeal_restores_what_it_took() {
    let (mut village, entry) = corrected();
    assert_eq!(balance(&village, 1).spendable, 40);
    assert_eq!(
        fault(village.by(person(STAFF), correct(entry))),
        PointsFault::AlreadyReversed
    );
    let told: SetRight = village.get(EntryId::reversing(entry));
    assert_eq!((told.by, told.person), (person(STAFF), person(1)));
    let against = against(entry);
    assert_eq!(
        village.by(person(3), contest(against)),
        Err(Refusal::NotFound)
    );
    village.by(person(1), contest(against)).unwrap();
    assert_eq!(
        village.by(person(1), contest(against)),
        Err(Refusal::AppealedBefore)
    );
    let same = fault(village.by(person(STAFF), answers(against, true)));
    assert_eq!(same, PointsFault::NotNew);
    grant(&mut village, 4, Office::Staff);
    village.by(person(4), answers(against, true)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    assert_eq!(balance(&village, 1).lots.len(), 5);
    let ground = village.town.all::<Entry>().find_map(|it| match it.what {
        What::Reversed {
            ground: ground @ Ground::Appeal(_),
            ..
        } => Some(ground),
        _ => None,
    });
    assert_eq!(ground, Some(Ground::Appeal(appeal_of(against))));
    sums_to_nothing(&village);
}

#[test]
fn the_committee_has_the_last_word_and_is_told() {
    let (mut village, entry) = corrected();
    let against = against(entry);
    let appeal = appeal_of(against);
    let again = act(Act::ContestAgain(ContestAgain { appeal }));
    let close = |lifted| {
        let reason = prose("委员会复核了原始记录");
        act(Act::CloseContest(CloseContest {
            appeal,
            lifted,
            reason,
        }))
    };
    grant(&mut village, 4, Office::Staff);
    grant(&mut village, SUPERVISOR, Office::Supervisor);
    village.by(person(1), contest(against)).unwrap();
    let waits = fault(village.by(person(1), again.clone()));
    assert!(matches!(waits, PointsFault::AppealWaits { .. }));
    village.by(person(4), answers(against, false)).unwrap();
    village.by(person(1), again).unwrap();
    let town: &dyn Town = &village.town;
    let told = town.of::<OwnPoints>(person(SUPERVISOR));
    assert!(
        told.iter()
            .any(|it| matches!(&it.what, Told::Appeal(it) if it.id == appeal))
    );
    assert_eq!(
        village.by(person(STAFF), close(true)),
        Err(Refusal::NotYours)
    );
    village.by(person(SUPERVISOR), close(true)).unwrap();
    assert_eq!(balance(&village, 1).spendable, 50);
    let settled: PointsAppeal = village.get(appeal);
    assert!(settled.appeal.is_lifted());
}

#[test]
fn one_appeals_in_time() {
    let (mut village, entry) = corrected();
    village.now = village.now.plus_days(16);
    let late = fault(village.by(person(1), contest(against(entry))));
    assert!(matches!(late, PointsFault::Late { .. }));
}

fn penalty(months: u16, reverses: Vec<EntryId>) -> Command {
    act(Act::Penalise(Penalise {
        id: PenaltyId(Uuid::from_u128(700)),
        person: person(1),
        misdeed: Misdeed::FakePhotos,
        done_on: monday().day(),
        reason: prose("照片是网上找的"),
        reverses,
        months,
        freeze: None,
    }))
}

#[test]
fn a_penalty_pauses_earning_until_it_is_lifted() {
    let mut village = along(5);
    let at = village.now.plus_days(-3);
    give(&mut village, 1, 3, at);
    let town: &dyn Town = &village.town;
    let entries: Vec<EntryId> = town.of::<Entry>(person(1)).iter().map(|it| it.id).collect();
    let short = fault(village.by(person(STAFF), penalty(2, Vec::new())));
    assert_eq!(short, PointsFault::Months { least: 3, most: 12 });
    let had = balance(&village, 1).honour;
    village
        .by(person(STAFF), penalty(3, entries[..1].to_vec()))
        .unwrap();
    assert!(balance(&village, 1).honour < had);
    village.now = village.now.plus_days(2);
    village.by(person(1), report(1)).unwrap();
    let paused = fault(village.by(person(STAFF), accept_report(1)));
    assert!(matches!(paused, PointsFault::Paused { .. }));
    let against = Against::Penalty(PenaltyId(Uuid::from_u128(700)));
    village.by(person(1), contest(against)).unwrap();
    grant(&mut village, 4, Office::Staff);
    village.by(person(4), answers(against, true)).unwrap();
    assert_eq!(balance(&village, 1).honour, had);
    village.by(person(STAFF), accept_report(1)).unwrap();
}

#[test]
fn those_alone_who_ask_stand_on_the_wall_under_a_nickname() {
    let mut village = shop(2, None, 5);
    let line_ = WallLineId(Uuid::from_u128(800));
    let join = act(Act::JoinWall(JoinWall {
        line: line_,
        community: COMMUNITY,
        nickname: line("东门老王"),
    }));
    village.by(person(1), join.clone()).unwrap();
    assert_eq!(village.by(person(1), join), Err(Refusal::AlreadyThere));
    let shown: WallLine = village.get(line_);
    assert_eq!(shown.shown.honour, 50);
    assert!(
        !serde_json::to_string(&shown)
            .unwrap()
            .contains(&person(1).to_string())
    );
    // Spending takes no honour; a reversal does, and the wall follows.
    village.by(person(1), book(1)).unwrap();
    assert_eq!(village.get::<WallLine>(line_).shown.honour, 50);
    let town: &dyn Town = &village.town;
    let entries = town.of::<Entry>(person(1));
    let earned = entries
        .iter()
        .find(|it| matches!(it.what, What::Earned { .. }));
    let id = earned.unwrap().id;
    village.by(person(STAFF), correct(id)).unwrap();
    assert_eq!(village.get::<WallLine>(line_).shown.honour, 40);
    sums_to_nothing(&village);
    let leave = act(Act::LeaveWall(LeaveWall {
        community: COMMUNITY,
    }));
    village.by(person(1), leave).unwrap();
    assert_eq!(village.town.all::<WallLine>().count(), 0);
    assert_eq!(village.town.all::<OnWall>().count(), 0);
}

// What a phone would read.
#[test]
fn nobody_else_reads_somebodys_points() {
    let (village, _) = corrected();
    for record in village.town.iter() {
        let audience = record.audience();
        match &**record {
            Record::Entry(_) | Record::SetRight(_) | Record::Booking(_) => {
                assert_eq!(audience, Audience::Staff);
            }
            Record::OwnPoints(it) => assert_eq!(audience, Audience::Person(it.reader)),
            _ => {}
        }
    }
}

/// The town as one neighbour's phone holds it.
fn phone_of(village: &Village, flat: u8) -> Plain {
    let actor = Actor::of(person(flat), village.now.day(), &village.town);
    let audiences = actor.audiences(COMMUNITY, village.now.day(), &village.town);
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        if audiences.contains(&record.audience()) {
            phone.put(record.clone());
        }
    }
    phone
}

#[test]
fn a_phone_books_and_a_shop_hands_over_without_a_network() {
    let mut village = shop(2, None, 0);
    let at = village.now.plus_days(-20);
    give(&mut village, 1, 5, at);
    // The demo's gifts have no twin: somebody who has only their own record reads nothing.
    let phone = phone_of(&village, 1);
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let refused = decide(&book(1), &actor, village.now, &phone);
    assert_eq!(fault(refused), PointsFault::NotEnough { has: 0, needs: 30 });
    village.by(person(1), book(1)).unwrap();
    let shop = phone_of(&village, KEEPER);
    let keeper = Actor::of(person(KEEPER), village.now.day(), &shop);
    let at = village.now;
    let wrong = decide(&hand_over(1, 2, at), &keeper, at, &shop);
    assert_eq!(fault(wrong), PointsFault::WrongCode);
    let changes = decide(&hand_over(1, 1, at), &keeper, at, &shop).unwrap();
    assert!(!changes.is_empty());
    // A booking that this phone has not heard of is left to the server.
    assert_eq!(
        decide(&hand_over(2, 2, at), &keeper, at, &shop),
        Ok(Vec::new())
    );
}

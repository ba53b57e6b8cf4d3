//! domain-rules 6.4: spending.

use domain::points::*;
use domain::volunteering::Somebody;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

const NOW: &str = "2026-11-26";

fn secret() -> Secret {
    Secret(Digest::of(b"made by chance"))
}

/// Person 1 has 50 points.
fn purse() -> Journal {
    journal(&[earned(1, 1, 50, noon("2026-11-01"))])
}

fn try_book(
    number: u128,
    reward: &Reward,
    who: &Somebody,
    bookings: &[Booking],
    journal: &Journal,
) -> Result<Booked, BookFault> {
    let givers = [alone(80)];
    let holder = Holder {
        who,
        frozen: false,
        givers: &givers,
    };
    let books = (bookings, journal);
    book(
        booking(number),
        reward,
        secret().lock(),
        holder,
        books,
        (noon(NOW), pack()),
    )
}

fn booked(number: u128, reward: &Reward) -> Booked {
    try_book(number, reward, &alone(1), &[], &purse()).unwrap()
}

#[test]
fn a_booking_is_paid_at_once() {
    let it = booked(1, &towel());
    assert_eq!(it.entry, spent(1, 1, 30, noon(NOW)));
    // Kept for seven days after today.
    assert_eq!(it.booking.until, day("2026-12-04").starts_at());
    let mut journal = purse();
    journal.add(it.entry.clone());
    assert_eq!(has(&journal, NOW), (50, 20, 0));
    let again = try_book(
        1,
        &towel(),
        &alone(1),
        std::slice::from_ref(&it.booking),
        &journal,
    );
    assert_eq!(again, Err(BookFault::Already));
    let again = try_book(1, &towel(), &alone(1), &[], &journal);
    assert_eq!(again, Err(BookFault::Already));
}

#[rstest]
#[case::all_of_it(50, Ok(()))]
#[case::one_more(51, Err(BookFault::NotEnough { has: 50, needs: 51 }))]
fn nobody_spends_what_is_not_there(#[case] points: u32, #[case] expected: Result<(), BookFault>) {
    let reward = Reward { points, ..towel() };
    let found = try_book(1, &reward, &alone(1), &[], &purse());
    assert_eq!(found.map(|_| ()), expected);
}

// The server's clock was set back: what is spent now must not be missing where it was spent later.
#[test]
fn a_clock_that_was_set_back_spends_nothing_twice() {
    let mut journal = purse();
    journal.add(spent(9, 1, 40, noon("2026-11-28")));
    let found = try_book(1, &towel(), &alone(1), &[], &journal);
    assert_eq!(found, Err(BookFault::NotEnough { has: 50, needs: 30 }));
    let small = Reward {
        points: 10,
        ..towel()
    };
    assert!(try_book(1, &small, &alone(1), &[], &journal).is_ok());
}

#[rstest]
#[case::before_it_opens(Reward { opens_at: noon(NOW).plus_ms(1), ..towel() }, BookFault::Closed)]
#[case::after_it_closes(Reward { closes_at: noon(NOW), ..towel() }, BookFault::Closed)]
#[case::none_at_all(Reward { stock: 0, ..towel() }, BookFault::NoneLeft)]
#[case::their_own(Reward { givers: vec![person(80), person(1)], ..towel() }, BookFault::Own)]
fn not_everything_can_be_booked(#[case] reward: Reward, #[case] fault: BookFault) {
    assert_eq!(try_book(1, &reward, &alone(1), &[], &purse()), Err(fault));
}

#[test]
fn nobody_takes_from_their_own_household() {
    let found = try_book(1, &towel(), &of_home(1, 80), &[], &purse());
    assert_eq!(found, Err(BookFault::Own));
}

#[test]
fn what_is_frozen_is_not_spent_and_not_gone() {
    let who = alone(1);
    let holder = Holder {
        who: &who,
        frozen: true,
        givers: &[],
    };
    let purse = purse();
    let found = book(
        booking(1),
        &towel(),
        secret().lock(),
        holder,
        (&[], &purse),
        (noon(NOW), pack()),
    );
    assert_eq!(found, Err(BookFault::Frozen));
    assert_eq!(has(&purse, NOW), (50, 50, 0));
}

/// A booking of the towel by somebody.
fn of(number: u128, who: u128, at: &str, state: BookingState) -> Booking {
    Booking {
        id: booking(number),
        reward: towel().id,
        person: person(who),
        at: noon(at),
        until: noon(at).plus_days(7),
        lock: secret().lock(),
        state,
    }
}

const KEPT: BookingState = BookingState::Booked;
const BACK: BookingState = BookingState::GivenBack { at: Timestamp(0) };

fn limited() -> Result<(), BookFault> {
    let limit = Limit { times: 1, days: 30 };
    Err(BookFault::Limit { limit })
}

#[rstest]
#[case::one_is_left(vec![of(5, 2, "2026-11-20", KEPT)], Ok(()))]
#[case::none_is_left(
    vec![of(5, 2, "2026-11-20", KEPT), of(6, 3, "2026-11-20", KEPT)],
    Err(BookFault::NoneLeft)
)]
#[case::one_came_back(
    vec![of(5, 2, "2026-11-20", KEPT), of(6, 3, "2026-11-20", BACK)],
    Ok(())
)]
#[case::had_one(vec![of(5, 1, "2026-10-28", KEPT)], limited())]
#[case::had_one_long_ago(vec![of(5, 1, "2026-10-27", KEPT)], Ok(()))]
#[case::gave_it_back(vec![of(5, 1, "2026-11-20", BACK)], Ok(()))]
fn stock_and_limits_are_folds_of_the_bookings(
    #[case] bookings: Vec<Booking>,
    #[case] expected: Result<(), BookFault>,
) {
    let found = try_book(1, &towel(), &alone(1), &bookings, &purse());
    assert_eq!(found.map(|_| ()), expected);
}

#[test]
fn both_confirm_a_code_that_is_good_once() {
    let (giver, taker) = (alone(80), alone(1));
    let it = booked(1, &towel()).booking;
    let give = |it: &Booking, secret, giver: &Somebody, at: &str| {
        it.clone()
            .hand_over(secret, &towel(), giver, &taker, noon(at))
    };
    let wrong = Secret(Digest::of(b"guessed"));
    let found = give(&it, wrong, &giver, NOW);
    assert_eq!(found, Err(HandOverFault::WrongCode));
    // Whoever reads the booking reads the lock, and that is no key.
    let found = give(&it, Secret(it.lock), &giver, NOW);
    assert_eq!(found, Err(HandOverFault::WrongCode));
    assert_eq!(
        give(&it, secret(), &alone(81), NOW),
        Err(HandOverFault::NotAGiver)
    );
    let husband = of_home(80, 1);
    assert_eq!(
        give(&it, secret(), &husband, NOW),
        Err(HandOverFault::OwnHousehold)
    );
    assert_eq!(
        give(&it, secret(), &giver, "2026-12-04"),
        Err(HandOverFault::Over)
    );
    let other = Reward {
        id: RewardId(Uuid::from_u128(61)),
        ..towel()
    };
    let found = it
        .clone()
        .hand_over(secret(), &other, &giver, &taker, noon(NOW));
    assert_eq!(found, Err(HandOverFault::OtherReward));
    assert_eq!(
        it.clone().receive(&taker, noon(NOW)),
        Err(HandOverFault::NotYet)
    );

    let given = give(&it, secret(), &giver, "2026-12-03").unwrap();
    assert_eq!(
        give(&given, secret(), &giver, NOW),
        Err(HandOverFault::Already)
    );
    let strangers = given.clone().receive(&alone(2), noon(NOW));
    assert_eq!(strangers, Err(HandOverFault::NotYours));
    let received = given.receive(&taker, noon(NOW)).unwrap();
    let (by, at) = (person(80), noon(NOW));
    assert_eq!(received.state, BookingState::Received { by, at });
    assert_eq!(
        received.clone().receive(&taker, at),
        Err(HandOverFault::Already)
    );
    assert_eq!(
        give(&received, secret(), &giver, NOW),
        Err(HandOverFault::Already)
    );
}

#[test]
fn what_is_given_back_is_neither_handed_over_nor_received() {
    let (giver, taker) = (alone(80), alone(1));
    let it = of(1, 1, NOW, BACK);
    let found = it
        .clone()
        .hand_over(secret(), &towel(), &giver, &taker, noon(NOW));
    assert_eq!(found, Err(HandOverFault::Over));
    assert_eq!(it.receive(&taker, noon(NOW)), Err(HandOverFault::Over));
}

fn handed_over() -> BookingState {
    let (by, at) = (person(80), noon(NOW));
    BookingState::HandedOver { by, at }
}

#[rstest]
#[case::by_whoever_booked(KEPT, 1, "2026-11-27", Ok(()))]
#[case::by_the_shop(KEPT, 80, "2026-11-27", Ok(()))]
#[case::by_anybody_too_early(
    KEPT, 2, "2026-12-02",
    Err(BookFault::Kept { until: noon(NOW).plus_days(7) })
)]
#[case::by_anybody_when_nobody_came(KEPT, 2, "2026-12-03", Ok(()))]
#[case::handed_over_by_mistake(handed_over(), 80, "2026-11-27", Ok(()))]
#[case::after_it_was_handed_over(handed_over(), 1, "2026-11-27", Err(BookFault::NotKept))]
#[case::twice(BACK, 1, "2026-11-27", Err(BookFault::NotKept))]
fn points_come_back_with_what_is_given_back(
    #[case] state: BookingState,
    #[case] by: u128,
    #[case] at: &str,
    #[case] expected: Result<(), BookFault>,
) {
    let mut journal = purse();
    journal.add(spent(1, 1, 30, noon(NOW)));
    let found = of(1, 1, NOW, state).give_back(person(by), &towel(), &journal, noon(at));
    assert_eq!(found.clone().map(|_| ()), expected);
    if let Ok(it) = found {
        journal.add(it.entry);
        assert_eq!(has(&journal, at), (50, 50, 0));
        assert_eq!(left_of(&towel(), &[it.booking]), 2);
    }
}

fn good(yuan: i64) -> RewardKind {
    let worth = Money::yuan(yuan);
    RewardKind::Good { worth }
}

#[rstest]
#[case::as_it_is(towel(), Ok(()))]
#[case::a_service(Reward { kind: RewardKind::Service, ..towel() }, Ok(()))]
#[case::for_nothing(Reward { points: 0, ..towel() }, Err(RewardFault::ForNothing))]
#[case::fifty_yuan(Reward { kind: good(50), ..towel() }, Ok(()))]
#[case::a_telephone(
    Reward { kind: good(51), ..towel() },
    Err(RewardFault::TooDear { most: Money::yuan(50) })
)]
#[case::by_nobody(Reward { givers: vec![], ..towel() }, Err(RewardFault::NobodyGives))]
#[case::never(Reward { closes_at: towel().opens_at, ..towel() }, Err(RewardFault::ClosesBefore))]
#[case::a_limit_of_none(
    Reward { limit: Some(Limit { times: 0, days: 30 }), ..towel() },
    Err(RewardFault::NoLimit)
)]
#[case::a_limit_of_no_days(
    Reward { limit: Some(Limit { times: 1, days: 0 }), ..towel() },
    Err(RewardFault::NoLimit)
)]
fn a_reward_is_a_small_thing(#[case] reward: Reward, #[case] expected: Result<(), RewardFault>) {
    assert_eq!(reward.check(&rules().rewards), expected);
}

#[test]
fn money_and_what_everyone_is_due_cannot_be_offered() {
    for kind in [
        "\"cash\"",
        "\"transfer\"",
        "\"discount\"",
        "{\"cash\":{\"amount\":100}}",
        "\"fee\"",
    ] {
        assert!(serde_json::from_str::<RewardKind>(kind).is_err(), "{kind}");
    }
}

#[test]
fn a_secret_is_not_written_by_accident() {
    assert_eq!(format!("{:?}", secret()), "Secret(..)");
}

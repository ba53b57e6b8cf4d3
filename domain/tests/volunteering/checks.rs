//! domain-rules 6.2: two phones without a network, with clocks that are wrong.

use domain::volunteering::*;
use domain::*;
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

const HOUR: i64 = 3_600_000;

fn post() -> CheckPost {
    CheckPost {
        id: CheckPostId(Uuid::from_u128(6)),
        activity: activity().id,
        by: person(ORGANISER),
        key: TurningKey(Digest::of(b"the organiser's phone")),
    }
}

/// A clock that is ahead by so much.
fn ahead(ms: i64) -> Clock {
    Clock::compared(Timestamp(ms), Timestamp(0))
}

fn check(end: End, read: Read, read_at: Timestamp) -> Check {
    let activity = activity().id;
    Check {
        id: CheckId::of(activity, person(1), end, read_at),
        activity,
        person: person(1),
        end,
        read,
        read_at,
        device: DeviceId(Uuid::from_u128(5)),
        state: CheckState::Waits,
    }
}

/// What is proven by reading what the post shows, when it really is some instant.
fn read(
    end: End,
    really: Timestamp,
    typed: bool,
    (readers, posts): (Clock, Clock),
) -> Result<Proven, CheckInFault> {
    let code = post().code(end, posts.shown(really));
    let read = if typed {
        Read::Typed(code.digits)
    } else {
        Read::Scanned(code)
    };
    let check = check(end, read, readers.shown(really));
    proven(&check, readers, (&post(), posts), &activity(), rules())
}

#[rstest]
#[case::both_right(0, 0)]
#[case::the_volunteers_is_three_hours_ahead(3 * HOUR, 0)]
#[case::the_organisers_is_three_hours_behind(0, -3 * HOUR)]
#[case::both_are_wrong(-48 * HOUR, 48 * HOUR)]
fn a_whole_activity_without_a_network(
    #[case] readers: i64,
    #[case] posts: i64,
    #[values(false, true)] typed: bool,
) {
    let clocks = (ahead(readers), ahead(posts));
    let ends = [
        read(End::In, clock(9, 0), typed, clocks),
        read(End::Out, clock(11, 20), typed, clocks),
    ];
    let ends = ends.map(Result::unwrap);
    // What arrives first matters nowhere.
    for ends in [ends, [ends[1], ends[0]]] {
        let presence = Presence::of(&ends, &activity());
        assert_eq!(presence.stretches, [stretch(clock(9, 0), clock(11, 20))]);
        assert_eq!((presence.no_out, presence.no_in), (None, None));
        let hours = Hours::of(&[session(7, &presence.stretches)], rules());
        assert_eq!(hours.minutes(), 120);
    }
}

fn judged(check: &Check, post: &CheckPost) -> Result<Proven, CheckInFault> {
    proven(
        check,
        Clock::RIGHT,
        (post, Clock::RIGHT),
        &activity(),
        rules(),
    )
}

#[rstest]
#[case::as_shown(0, Ok(()))]
#[case::a_minute_later(60_000, Ok(()))]
#[case::a_minute_early(-60_000, Ok(()))]
#[case::a_screenshot(90_000, Err(CheckInFault::NotFresh))]
#[case::a_screenshot_from_the_bus(2 * HOUR, Err(CheckInFault::NotFresh))]
#[case::before_it_was_shown(-90_000, Err(CheckInFault::NotFresh))]
fn a_picture_of_a_code_proves_nothing(
    #[case] later: i64,
    #[case] expected: Result<(), CheckInFault>,
) {
    let code = post().code(End::In, clock(9, 0));
    let check = check(End::In, Read::Scanned(code), clock(9, 0).plus_ms(later));
    assert_eq!(judged(&check, &post()).map(|_| ()), expected);
}

#[test]
fn a_code_of_another_activity_or_key_or_end_proves_nothing() {
    let read = |code| check(End::Out, Read::Scanned(code), clock(10, 0));
    let good = read(post().code(End::Out, clock(10, 0)));
    assert!(judged(&good, &post()).is_ok());
    let coming = read(post().code(End::In, clock(10, 0)));
    assert_eq!(judged(&coming, &post()), Err(CheckInFault::NeverShown));
    let forged = TurningCode {
        step: good_step(&good),
        digits: 12_345_678,
    };
    assert_eq!(
        judged(&read(forged), &post()),
        Err(CheckInFault::NeverShown)
    );
    let other = CheckPost {
        key: TurningKey(Digest::of(b"another phone")),
        ..post()
    };
    assert_eq!(judged(&good, &other), Err(CheckInFault::NeverShown));
    let elsewhere = Check {
        activity: ActivityId(Uuid::from_u128(8)),
        ..good.clone()
    };
    assert_eq!(
        judged(&elsewhere, &post()),
        Err(CheckInFault::OtherActivity)
    );
    let strangers = CheckPost {
        by: person(50),
        ..post()
    };
    assert_eq!(judged(&good, &strangers), Err(CheckInFault::NotInCharge));
    let deputys = CheckPost {
        by: person(DEPUTY),
        ..post()
    };
    assert!(judged(&good, &deputys).is_ok());
}

fn good_step(check: &Check) -> u64 {
    match check.read {
        Read::Scanned(code) => code.step,
        Read::Typed(_) => 0,
    }
}

// Thirty minutes before, and an hour after.
#[rstest]
#[case(8, 29, Err(CheckInFault::OutsideTime))]
#[case(8, 30, Ok(()))]
#[case(13, 0, Ok(()))]
#[case(13, 1, Err(CheckInFault::OutsideTime))]
fn there_is_a_time_to_come_and_to_go(
    #[case] hour: i64,
    #[case] minute: i64,
    #[case] expected: Result<(), CheckInFault>,
) {
    let clocks = (Clock::RIGHT, Clock::RIGHT);
    let found = read(End::In, clock(hour, minute), false, clocks);
    assert_eq!(found.map(|_| ()), expected);
}

fn end(end: End, hour: i64, minute: i64) -> Proven {
    let at = clock(hour, minute);
    Proven { at, end }
}

/// Ends, and the stretches, the missing check-out and the missing check-in that they make.
type Case = (
    &'static [(End, i64, i64)],
    &'static [(i64, i64, i64, i64)],
    Option<i64>,
    Option<i64>,
);

const CASES: [Case; 9] = [
    (&[], &[], None, None),
    (
        &[(End::In, 9, 0), (End::Out, 11, 0)],
        &[(9, 0, 11, 0)],
        None,
        None,
    ),
    // Nobody is paid for coming early or leaving the place late.
    (
        &[(End::In, 8, 40), (End::Out, 12, 50)],
        &[(9, 0, 12, 0)],
        None,
        None,
    ),
    (&[(End::In, 9, 10)], &[], Some(9), None),
    (&[(End::Out, 11, 0)], &[], None, Some(11)),
    // Twice by mistake.
    (
        &[
            (End::In, 9, 0),
            (End::In, 9, 5),
            (End::Out, 9, 6),
            (End::Out, 11, 0),
        ],
        &[(9, 0, 11, 0)],
        None,
        None,
    ),
    // Gone in between.
    (
        &[
            (End::In, 9, 0),
            (End::Out, 10, 0),
            (End::In, 11, 0),
            (End::Out, 12, 0),
        ],
        &[(9, 0, 10, 0), (11, 0, 12, 0)],
        None,
        None,
    ),
    (
        &[(End::In, 9, 0), (End::Out, 10, 0), (End::In, 11, 0)],
        &[(9, 0, 10, 0)],
        Some(11),
        None,
    ),
    (
        &[(End::Out, 9, 30), (End::In, 10, 0), (End::Out, 11, 0)],
        &[(10, 0, 11, 0)],
        None,
        Some(9),
    ),
];

#[test]
fn a_missing_end_is_told_and_not_guessed() {
    for (ends, stretches, no_out, no_in) in CASES {
        let ends: Vec<Proven> = ends.iter().map(|(at, h, m)| end(*at, *h, *m)).collect();
        let presence = Presence::of(&ends, &activity());
        let expected = stretches
            .iter()
            .map(|(h, m, h2, m2)| stretch(clock(*h, *m), clock(*h2, *m2)));
        assert_eq!(presence.stretches, expected.collect::<Vec<_>>(), "{ends:?}");
        let hour = |at: Option<Timestamp>| at.map(|it| it.clock().0);
        assert_eq!(
            (hour(presence.no_out), hour(presence.no_in)),
            (no_out, no_in),
            "{ends:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Any order, any repetition: the same presence, within the activity, in stretches apart.
    #[test]
    fn presence_is_a_fold(
        ends in prop::collection::vec((any::<bool>(), 0i64..300), 0..10), by in 0usize..10
    ) {
        let of = |(out, minutes): &(bool, i64)| Proven {
            at: clock(8, 30).plus_minutes(*minutes),
            end: if *out { End::Out } else { End::In },
        };
        let ends: Vec<Proven> = ends.iter().map(of).collect();
        let presence = Presence::of(&ends, &activity());
        let mut turned = [ends.clone(), ends].concat();
        turned.reverse();
        if !turned.is_empty() {
            let by = by % turned.len();
            turned.rotate_left(by);
        }
        prop_assert_eq!(&Presence::of(&turned, &activity()), &presence);
        for two in presence.stretches.windows(2) {
            prop_assert!(two[0].until <= two[1].from);
        }
        for it in &presence.stretches {
            prop_assert!(clock(9, 0) <= it.from && it.from < it.until && it.until <= clock(12, 0));
        }
    }

    /// However wrong two clocks are, nobody gains or loses more than a code lasts.
    #[test]
    fn a_wrong_clock_lends_nobody_a_minute(
        readers in -48 * HOUR..48 * HOUR, posts in -48 * HOUR..48 * HOUR,
        at in 0i64..10_800_000, typed: bool,
    ) {
        let really = clock(9, 0).plus_ms(at);
        let found = read(End::In, really, typed, (ahead(readers), ahead(posts))).unwrap();
        prop_assert!((really.0 - found.at.0).abs() <= 30_000);
    }
}

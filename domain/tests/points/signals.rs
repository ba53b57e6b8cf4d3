//! domain-rules 6.5: a signal freezes, and never deducts.

use std::collections::{BTreeMap, BTreeSet};

use domain::points::*;
use domain::volunteering::{ActivityId, DeviceId, Hours, Overlap};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

fn found(watched: &Watched<'_>) -> Vec<Signal> {
    signals(watched, &rules().signals).into_iter().collect()
}

#[test]
fn overlaps_and_long_days_are_seen() {
    let overlap = Overlap {
        first: session(1),
        second: session(2),
    };
    let there = [(day("2026-11-20"), 720), (day("2026-11-21"), 721)];
    let hours = Hours {
        credited: Vec::new(),
        overlaps: vec![overlap],
        there: BTreeMap::from(there),
    };
    let watched = Watched {
        hours: vec![(person(1), &hours)],
        ..Watched::default()
    };
    let person = person(1);
    let on = day("2026-11-21");
    let expected = [
        Signal::Overlap { person, overlap },
        Signal::LongDay { person, on },
    ];
    assert_eq!(found(&watched), expected);
}

fn read(device: u128, activity: u128, who: u128) -> Reading {
    Reading {
        device: DeviceId(Uuid::from_u128(device)),
        activity: ActivityId(Uuid::from_u128(activity)),
        person: person(who),
    }
}

#[rstest]
#[case::a_couple(vec![read(1, 7, 1), read(1, 7, 2)], 0)]
#[case::often(vec![read(1, 7, 1), read(1, 7, 2), read(1, 7, 1)], 0)]
#[case::three(vec![read(1, 7, 1), read(1, 7, 2), read(1, 7, 3)], 1)]
#[case::at_two_activities(vec![read(1, 7, 1), read(1, 7, 2), read(1, 8, 3)], 0)]
#[case::on_two_phones(vec![read(1, 7, 1), read(1, 7, 2), read(2, 7, 3)], 0)]
fn one_phone_for_many_is_seen(#[case] reads: Vec<Reading>, #[case] signals: usize) {
    let watched = Watched {
        reads,
        ..Watched::default()
    };
    assert_eq!(found(&watched).len(), signals);
}

/// So many confirmations of one by another.
fn confirming(rows: &[(u128, u128, usize)]) -> Vec<(PersonId, PersonId)> {
    let row = |(by, of, times): &(u128, u128, usize)| vec![(person(*by), person(*of)); *times];
    rows.iter().flat_map(row).collect()
}

#[rstest]
#[case::each_other(&[(1, 2, 10), (2, 1, 10)], &[1, 2])]
#[case::not_often(&[(1, 2, 10), (2, 1, 9)], &[])]
#[case::one_way(&[(1, 2, 50), (1, 3, 50)], &[])]
#[case::round_by_three(&[(1, 2, 10), (2, 3, 10), (3, 1, 10)], &[1, 2, 3])]
#[case::with_one_beside(&[(1, 2, 10), (2, 1, 10), (2, 4, 10)], &[1, 2])]
#[case::oneself(&[(1, 1, 50)], &[])]
fn rings_of_confirmers_are_seen(#[case] rows: &[(u128, u128, usize)], #[case] ring: &[u128]) {
    let watched = Watched {
        confirmations: confirming(rows),
        ..Watched::default()
    };
    let persons: BTreeSet<PersonId> = ring.iter().map(|it| person(*it)).collect();
    let found = found(&watched);
    let expected = (!persons.is_empty()).then_some(Signal::Ring { persons });
    assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
}

#[rstest]
#[case::as_many_as_one_may(&[(1, "2026-11-20", 300)], 0)]
#[case::one_more(&[(1, "2026-11-20", 150), (1, "2026-11-25", 151)], 1)]
#[case::a_week_before(&[(1, "2026-11-19", 400)], 0)]
#[case::afterwards(&[(1, "2026-11-27", 400)], 0)]
#[case::another_s(&[(2, "2026-11-25", 400)], 0)]
fn many_points_right_before_a_booking_are_seen(
    #[case] rows: &[(u128, &str, u64)],
    #[case] signals: usize,
) {
    let row = |(who, at, points): &(u128, &str, u64)| (person(*who), noon(at), *points);
    let watched = Watched {
        earned: rows.iter().map(row).collect(),
        booked: vec![(person(1), noon("2026-11-26"), booking(1))],
        ..Watched::default()
    };
    assert_eq!(found(&watched).len(), signals);
}

fn burst() -> Signal {
    Signal::Burst {
        person: person(1),
        booking: booking(1),
    }
}

fn freeze() -> Freeze {
    Freeze::on(&burst(), noon("2026-11-26"), rules()).remove(0)
}

// Five working days from Thursday.
#[test]
fn a_freeze_ends_by_itself_where_nobody_looks() {
    let it = freeze();
    let until = day("2026-12-04").starts_at();
    assert_eq!(it.until, until);
    assert!(!it.holds(noon("2026-11-26").plus_ms(-1)));
    assert!(it.holds(noon("2026-11-26")) && it.holds(until.plus_ms(-1)));
    assert!(!it.holds(until));
}

#[test]
fn a_signal_freezes_everyone_in_it_once() {
    let persons = BTreeSet::from([person(1), person(2)]);
    let signal = Signal::Ring { persons };
    let on = |at| Freeze::on(&signal, noon(at), rules());
    let first: Vec<FreezeId> = on("2026-11-26").iter().map(|it| it.id).collect();
    let again: Vec<FreezeId> = on("2026-12-26").iter().map(|it| it.id).collect();
    assert_eq!(first, again);
    assert_ne!(first[0], first[1]);
    // One more who borrowed the phone is frozen, and nobody anew.
    let device = |persons: &[u128]| Signal::OneDevice {
        device: DeviceId(Uuid::from_u128(1)),
        activity: ActivityId(Uuid::from_u128(7)),
        persons: persons.iter().map(|it| person(*it)).collect(),
    };
    let ids = |signal: &Signal| {
        let freezes = Freeze::on(signal, noon("2026-11-26"), rules());
        freezes.iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&device(&[1, 2, 3])), ids(&device(&[1, 2, 3, 4]))[..3]);
}

#[test]
fn a_person_decides_who_is_not_in_it() {
    let decide = |it: Freeze, by: &volunteering::Somebody| {
        let found = (Found::Nothing, prose("看过记录，连续两周帮忙，属实"));
        it.decide(by, &[alone(1)], found, noon("2026-11-27"))
    };
    assert_eq!(decide(freeze(), &alone(1)), Err(FreezeFault::Involved));
    assert_eq!(
        decide(freeze(), &of_home(40, 1)),
        Err(FreezeFault::Involved)
    );
    let decided = decide(freeze(), &alone(40)).unwrap();
    assert!(!decided.holds(noon("2026-11-27")));
    assert_eq!(decide(decided, &alone(40)), Err(FreezeFault::Already));
    // Even where nobody says how they live: who is in the signal does not decide about it.
    let found = (Found::Nothing, prose("我没问题"));
    let own = freeze().decide(&alone(1), &[], found, noon("2026-11-27"));
    assert_eq!(own, Err(FreezeFault::Involved));
}

/// There is no number in a freeze, so that none can be taken from anybody.
#[test]
fn a_freeze_has_no_amount() {
    let text = serde_json::to_value(freeze()).unwrap();
    let keys: Vec<&str> = text
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(keys, ["at", "id", "person", "signal", "state", "until"]);
}

//! domain-rules 6.1: what time counts.

use domain::volunteering::*;
use domain::*;
use proptest::prelude::*;
use rstest::rstest;

use crate::sample::*;

fn from_nine(minutes: i64) -> Stretch {
    stretch(clock(9, 0), clock(9, 0).plus_minutes(minutes))
}

#[rstest]
#[case(29, 0)]
#[case(30, 30)]
#[case(59, 30)]
#[case(140, 120)]
#[case(241, 240)]
#[case(480, 480)]
#[case(511, 480)]
#[case(720, 480)]
fn time_counts_in_whole_steps_up_to_eight_hours(#[case] there: i64, #[case] counts: u32) {
    let hours = Hours::of(&[session(7, &[from_nine(there)])], rules());
    assert_eq!(hours.minutes(), counts);
    let cut = hours.credited[0].cut;
    assert_eq!(i64::from(counts + cut), there / 30 * 30);
}

// 13:00–15:00 and 14:00–16:00: 180 minutes and one flag.
#[test]
fn a_minute_counts_once_and_the_overlap_is_told() {
    let first = session(7, &[stretch(clock(13, 0), clock(15, 0))]);
    let second = session(8, &[stretch(clock(14, 0), clock(16, 0))]);
    for sessions in [
        [first.clone(), second.clone()],
        [second.clone(), first.clone()],
    ] {
        let hours = Hours::of(&sessions, rules());
        assert_eq!(hours.credited(first.id), 120);
        assert_eq!(hours.credited(second.id), 60);
        let overlap = Overlap {
            first: first.id,
            second: second.id,
        };
        assert_eq!(hours.overlaps, [overlap]);
    }
}

#[test]
fn one_after_the_other_is_no_overlap() {
    let first = session(7, &[stretch(clock(13, 0), clock(15, 0))]);
    let second = session(8, &[stretch(clock(15, 0), clock(16, 0))]);
    let hours = Hours::of(&[first, second], rules());
    assert_eq!((hours.minutes(), hours.overlaps.len()), (180, 0));
}

// Each session fills its own steps; those that lie over one another fill them together.
#[test]
fn steps_are_filled_by_what_lies_over_one_another_together() {
    let first = session(7, &[stretch(clock(13, 0), clock(14, 45))]);
    let over = session(8, &[stretch(clock(14, 0), clock(16, 0))]);
    let hours = Hours::of(&[first.clone(), over], rules());
    assert_eq!(hours.credited(first.id), 90);
    assert_eq!(hours.minutes(), 180);
    let apart = session(8, &[stretch(clock(15, 0), clock(15, 45))]);
    let hours = Hours::of(&[first, apart], rules());
    assert_eq!(hours.minutes(), 90 + 30);
}

#[test]
fn two_stretches_of_one_session_fill_steps_together() {
    let parts = [
        stretch(clock(9, 0), clock(9, 20)),
        stretch(clock(10, 0), clock(10, 20)),
    ];
    assert_eq!(Hours::of(&[session(7, &parts)], rules()).minutes(), 30);
}

#[test]
fn a_night_is_cut_at_midnight_and_loses_nothing() {
    let night = stretch(clock(23, 45), clock(24, 30));
    let hours = Hours::of(&[session(7, &[night])], rules());
    assert_eq!(hours.minutes(), 30);
    let there: Vec<(Day, u32)> = hours.there.into_iter().collect();
    assert_eq!(there, [(day("2026-11-21"), 15), (day("2026-11-22"), 30)]);
    // Eight hours on each day.
    let long = stretch(clock(12, 0), clock(36, 0));
    let hours = Hours::of(&[session(7, &[long])], rules());
    assert_eq!((hours.minutes(), hours.credited[0].cut), (960, 480));
}

#[test]
fn a_stretch_that_ends_before_it_begins_is_none() {
    let hours = Hours::of(&[session(7, &[stretch(clock(9, 0), clock(8, 0))])], rules());
    assert_eq!((hours.minutes(), hours.there.len()), (0, 0));
}

// 13:00–15:00 was paid; 12:00–14:00 is entered afterwards: an hour is new.
#[test]
fn what_is_final_is_not_counted_again() {
    let paid = session(7, &[stretch(clock(13, 0), clock(15, 0))]);
    let late = session(8, &[stretch(clock(12, 0), clock(14, 0))]);
    let finals = [paid.clone()];
    assert_eq!(Hours::beside(&[], &paid, rules()), 120);
    assert_eq!(Hours::beside(&finals, &late, rules()), 60);
    assert_eq!(
        Hours::beside(&finals, &paid, rules()),
        120,
        "it is not beside itself"
    );
    // Eight hours of the day were paid.
    let whole = session(9, &[stretch(clock(6, 0), clock(14, 0))]);
    let evening = session(8, &[stretch(clock(18, 0), clock(20, 0))]);
    assert_eq!(Hours::beside(&[whole], &evening, rules()), 0);
}

/// Sessions of one or two stretches on two days, by minutes.
fn sessions() -> impl Strategy<Value = Vec<Session>> {
    let one = (0i64..2_880, 1i64..400);
    let several = prop::collection::vec(one, 1..3);
    prop::collection::vec(several, 1..7).prop_map(|all| {
        let numbered = all.iter().zip(7u128..);
        let of = |(parts, number): (&Vec<(i64, i64)>, u128)| {
            let from = |at: i64| clock(0, 0).plus_minutes(at);
            let parts = parts
                .iter()
                .map(|(at, for_)| stretch(from(*at), from(at + for_)));
            session(number, &parts.collect::<Vec<_>>())
        };
        numbered.map(of).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    /// Sessions read in any order, and twice, make the same hours.
    #[test]
    fn no_order_matters(sessions in sessions(), by in 0usize..7) {
        let hours = Hours::of(&sessions, rules());
        let mut turned = sessions.clone();
        turned.extend(sessions.clone());
        turned.reverse();
        let by = by % turned.len();
        turned.rotate_left(by);
        prop_assert_eq!(Hours::of(&turned, rules()), hours);
    }

    /// In whatever order sessions of a day become final, what is paid is what all of them have.
    #[test]
    fn finals_sum_to_the_whole(
        parts in prop::collection::vec((0i64..1_200, 1i64..200), 1..6).prop_shuffle()
    ) {
        let from = |at: i64| clock(0, 0).plus_minutes(at);
        let of = |((at, long), number): (&(i64, i64), u128)| {
            session(number, &[stretch(from(*at), from(at + long))])
        };
        let all: Vec<Session> = parts.iter().zip(7..).map(of).collect();
        let paid = (0..all.len()).map(|it| Hours::beside(&all[..it], &all[it], rules()));
        prop_assert_eq!(paid.sum::<u32>(), Hours::of(&all, rules()).minutes());
    }

    /// Against the plain count of minutes: no minute counts twice, no day holds more than its bound,
    /// and nobody is credited with more than they were there.
    #[test]
    fn no_minute_counts_twice(sessions in sessions()) {
        let hours = Hours::of(&sessions, rules());
        let mut minutes = std::collections::BTreeSet::new();
        for part in sessions.iter().flat_map(|it| &it.stretches) {
            let mut at = part.from;
            while at < part.until {
                minutes.insert(at);
                at = at.plus_minutes(1);
            }
        }
        let mut there = std::collections::BTreeMap::new();
        for at in &minutes {
            *there.entry(at.day()).or_insert(0u32) += 1;
        }
        prop_assert_eq!(&hours.there, &there);
        prop_assert!(hours.minutes() as usize <= minutes.len());
        prop_assert!(hours.minutes() <= 480 * there.len() as u32);
        for it in &hours.credited {
            prop_assert_eq!((it.minutes % 30, it.cut % 30), (0, 0));
        }
        let alone = sessions.len() == 1 && there.len() == 1;
        if alone && minutes.len() <= 480 {
            prop_assert_eq!(hours.minutes() as usize, minutes.len() / 30 * 30);
        }
    }
}

//! Longer, standing, and looked at again.

use domain::issues::*;
use domain::{Day, Timestamp};
use rstest::rstest;

use crate::sample::*;

const MICRO: With = With::Grid(Level::Micro);
const LARGE: With = With::Grid(Level::Large);

fn extend(it: Issue, with: With, days: u16, at: Timestamp) -> Result<Issue, IssueFault> {
    it.extend(with, days, prose("等配件"), (at, profile()))
}

fn overdue() -> IssueFault {
    let due = end_of("2026-11-25");
    IssueFault::Overdue { due }
}

#[rstest]
#[case::five_days(MICRO, 5, monday(12), Ok(end_of("2026-12-02")))]
#[case::to_the_last_moment(MICRO, 1, end_of("2026-11-25").plus_ms(-1), Ok(end_of("2026-11-26")))]
#[case::too_late(MICRO, 1, end_of("2026-11-25"), Err(overdue()))]
#[case::six_days(MICRO, 6, monday(12), Err(IssueFault::TooLong { most: 5 }))]
#[case::none(MICRO, 0, monday(12), Err(IssueFault::TooLong { most: 5 }))]
#[case::of_another(LARGE, 1, monday(12), Err(IssueFault::NotYours))]
fn an_extension_is_asked_for_before(
    #[case] with: With,
    #[case] days: u16,
    #[case] at: Timestamp,
    #[case] expected: Result<Timestamp, IssueFault>,
) {
    let found = extend(taken(), with, days, at);
    assert_eq!(found.map(|it| due(&it)), expected);
}

#[test]
fn there_is_one_extension_of_what_somebody_works_on() {
    let once = extend(taken(), MICRO, 2, monday(12)).unwrap();
    assert_eq!(
        extend(once, MICRO, 1, monday(13)),
        Err(IssueFault::Extended)
    );
    let found = extend(reported(Class::General), MICRO, 1, monday(10));
    assert_eq!(found, Err(IssueFault::NotThere));
    assert!(
        extend(
            responding(),
            With::Department(department(70)),
            5,
            monday(16)
        )
        .is_ok()
    );
    let jinan = rules().profile("jinan_2018").unwrap();
    let found = taken().extend(MICRO, 1, prose("等配件"), (monday(12), jinan));
    assert_eq!(found, Err(IssueFault::NoExtension));
}

fn suspended() -> Issue {
    taken()
        .suspend(MICRO, prose("等业主回家"), 10, (monday(12), rules()))
        .unwrap()
}

#[test]
fn a_clock_stands_for_a_reason_and_gives_nothing_away() {
    let it = suspended();
    let until = Day::new(2026, 12, 3).unwrap();
    assert_eq!(
        (it.clock(), it.with()),
        (Running::Stands(Some(until)), Some(MICRO))
    );
    // It goes on by itself on its day, with what was left, and not before.
    let before = until.starts_at().plus_ms(-1);
    assert_eq!(it.clone().caught_up(before, profile()), it);
    let goes_on = it.clone().go_on((until.starts_at(), profile())).unwrap();
    assert_eq!(it.clone().caught_up(until.starts_at(), profile()), goes_on);
    for days in [0, 16] {
        let never = taken().suspend(MICRO, prose("等等"), days, (monday(12), rules()));
        assert_eq!(never, Err(IssueFault::StopDays { most: 15 }));
    }
    // Two of two working days were left on Monday, and are on Friday.
    let on = it.go_on((at("2026-11-27", 9), profile())).unwrap();
    assert_eq!(due(&on), end_of("2026-12-01"));
    // Hours come back as hours.
    let danger = reported(Class::Danger).take(Level::Large, person(40), (monday(11), profile()));
    let stood = danger
        .unwrap()
        .suspend(LARGE, prose("等消防"), 10, (monday(12), rules()))
        .unwrap();
    let on = stood.go_on((monday(15), profile())).unwrap();
    assert_eq!(due(&on), monday(16));
}

/// Due on Wednesday, and stood from then.
#[rstest]
#[case::by_a_clock_set_back(at("2026-11-24", 9), end_of("2026-11-25"))]
#[case::the_same_day(at("2026-11-25", 20), end_of("2026-11-25"))]
#[case::the_day_after(at("2026-11-26", 9), end_of("2026-11-26"))]
#[case::on_a_saturday(at("2026-11-28", 9), end_of("2026-11-30"))]
fn what_runs_out_today_has_a_day_again(#[case] on: Timestamp, #[case] until: Timestamp) {
    let stood = taken()
        .suspend(
            MICRO,
            prose("等业主回家"),
            10,
            (at("2026-11-25", 10), rules()),
        )
        .unwrap();
    assert_eq!(due(&stood.go_on((on, profile())).unwrap()), until);
}

// Seven calendar days from Monday, of which six were left on Tuesday.
#[test]
fn calendar_days_come_back_as_days() {
    let beijing = rules().profile("beijing_draft_2021").unwrap();
    let it = reported(Class::General).take(Level::Micro, person(20), (monday(11), beijing));
    let stood = it
        .unwrap()
        .suspend(
            MICRO,
            prose("等业主回家"),
            10,
            (at("2026-11-24", 20), rules()),
        )
        .unwrap();
    let on = stood.go_on((at("2026-12-01", 9), beijing)).unwrap();
    assert_eq!(due(&on), end_of("2026-12-07"));
}

#[test]
fn only_whoever_works_on_it_stops_its_clock() {
    let reason = || prose("等等");
    let found = taken().suspend(LARGE, reason(), 10, (monday(12), rules()));
    assert_eq!(found, Err(IssueFault::NotYours));
    let found = taken().suspend(MICRO, reason(), 10, (end_of("2026-11-25"), rules()));
    assert_eq!(found, Err(overdue()));
    let found = suspended().suspend(MICRO, reason(), 10, (monday(13), rules()));
    assert_eq!(found, Err(IssueFault::NotThere));
    assert_eq!(
        taken().go_on((monday(13), profile())),
        Err(IssueFault::NotThere)
    );
}

fn ledger(it: Issue, with: With, on: &str) -> Result<Issue, IssueFault> {
    it.put_on_ledger(
        with,
        prose("等明年管网改造"),
        day(on),
        (monday(14), rules()),
    )
}

const FAR: IssueFault = IssueFault::LedgerDays { most: 180 };

#[rstest]
#[case::tomorrow(with_the_community(), LARGE, "2026-11-24", Ok(()))]
#[case::in_half_a_year(with_the_community(), LARGE, "2027-05-22", Ok(()))]
#[case::later(with_the_community(), LARGE, "2027-05-23", Err(FAR))]
#[case::today(with_the_community(), LARGE, "2026-11-23", Err(FAR))]
#[case::by_the_building(taken(), MICRO, "2026-12-24", Err(IssueFault::NotThere))]
#[case::by_another(with_the_community(), MICRO, "2026-12-24", Err(IssueFault::NotYours))]
#[case::before_reporting_in(
    whistled(),
    With::Department(department(70)),
    "2026-12-24",
    Err(IssueFault::NotThere)
)]
#[case::by_the_department(responding(), With::Department(department(70)), "2026-12-24", Ok(()))]
fn what_cannot_be_solved_now_is_looked_at_again(
    #[case] it: Issue,
    #[case] with: With,
    #[case] on: &str,
    #[case] expected: Result<(), IssueFault>,
) {
    let found = ledger(it, with, on);
    assert_eq!(found.clone().map(|_| ()), expected);
    if let Ok(it) = found {
        assert_eq!(it.clock(), Running::Stands(Some(day(on))));
        assert_eq!(it.with(), Some(with));
        assert!(!it.is_overdue(day(on).starts_at().plus_ms(-1)));
        assert!(it.is_overdue(day(on).starts_at()));
        // On its day it has a clock of its own; before, what was left.
        let morning = day(on).starts_at().plus_minutes(9 * 60);
        let on = it.clone().go_on((morning, profile())).unwrap();
        assert_eq!(due(&on), domain::Calendar::built_in().due(morning, 5));
        let before = it.go_on((monday(15), profile())).unwrap();
        assert_eq!(due(&before), end_of("2026-11-30"));
    }
}

// domain-rules 7.2: one extension, and nothing that is over is new by being put aside.
#[test]
fn the_ledger_gives_no_new_clock_before_its_day() {
    let late = at("2026-12-02", 9);
    let shelved = with_the_community().put_on_ledger(
        LARGE,
        prose("等明年管网改造"),
        day("2026-12-24"),
        (late, rules()),
    );
    let again = shelved.unwrap().go_on((late.plus_minutes(1), profile()));
    let again = again.unwrap();
    assert_eq!(due(&again), end_of("2026-11-30"));
    assert!(again.is_overdue(late));
    let longer = extend(with_the_community(), LARGE, 2, monday(15)).unwrap();
    let shelved = ledger(longer, LARGE, "2026-12-24").unwrap();
    let again = shelved.go_on((at("2026-12-24", 9), profile())).unwrap();
    let found = extend(again, LARGE, 2, at("2026-12-24", 10));
    assert_eq!(found, Err(IssueFault::Extended));
}

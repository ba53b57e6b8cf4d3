//! domain-rules 7.2: due = receipt + n working days, 24:00, over holidays and make-up days.

use domain::issues::*;
use domain::*;
use rstest::rstest;

use crate::sample::*;

#[rstest]
#[case::hours(Limit::Hours(24), at("2026-11-23", 10), at("2026-11-24", 10))]
#[case::two_days(Limit::WorkingDays(2), at("2026-11-23", 10), end_of("2026-11-25"))]
#[case::over_a_weekend(Limit::WorkingDays(2), at("2026-11-26", 10), end_of("2026-11-30"))]
#[case::received_on_a_sunday(Limit::WorkingDays(1), at("2026-11-22", 10), end_of("2026-11-23"))]
// The National Day rests until the 7th; Saturday the 10th is worked.
#[case::over_the_national_day(Limit::WorkingDays(3), at("2026-09-30", 10), end_of("2026-10-10"))]
#[case::onto_a_make_up_day(Limit::WorkingDays(1), at("2026-09-18", 10), end_of("2026-09-20"))]
#[case::calendar_days(Limit::Days(7), at("2026-11-23", 10), end_of("2026-11-30"))]
fn a_clock_runs_out_at_midnight(
    #[case] limit: Limit,
    #[case] from: Timestamp,
    #[case] due: Timestamp,
) {
    assert_eq!(limit.due(from), due);
    let clock = Clock::start(limit, from);
    assert!(!clock.is_over(due.plus_ms(-1)) && clock.is_over(due));
}

#[test]
fn every_stage_has_its_clock() {
    assert_eq!(due(&reported(Class::General)), at("2026-11-24", 10));
    assert_eq!(due(&taken()), end_of("2026-11-25"));
    assert_eq!(due(&with_the_community()), end_of("2026-11-30"));
    assert_eq!(due(&whistled()), end_of("2026-11-24"));
    assert_eq!(due(&responding()), end_of("2026-11-30"));
    assert_eq!(due(&resolved()), end_of("2026-11-26"));
}

#[test]
fn a_profile_without_a_clock_takes_nothing() {
    let none = SlaProfile {
        dispatch: Vec::new(),
        answer: Vec::new(),
        report_in: None,
        ..profile().clone()
    };
    let by = Reporter { person: person(1) };
    let now = (monday(10), &none);
    let no_clock = Err(IssueFault::NoClock);
    let found = Issue::report((issue_id(1), COMMUNITY), report(Class::General), by, now);
    assert_eq!(found, no_clock);
    let found = reported(Class::General).take(Level::Micro, person(20), now);
    assert_eq!(found, no_clock);
    let whistle = (monday(14), &none, rules());
    let by = Initiator::Street;
    let found = with_the_community().whistle(department(70), by, true, prose("市政"), whistle);
    assert_eq!(found, no_clock);
    assert_eq!(whistled().report_in(department(70), now), no_clock);
}

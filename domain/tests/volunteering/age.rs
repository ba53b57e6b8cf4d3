//! Minors (Ningbo 10), and what an activity must be.

use domain::members::Age;
use domain::volunteering::*;
use rstest::rstest;

use crate::sample::*;

const YES: Result<(), AgeFault> = Ok(());

#[rstest]
#[case(Age::Adult, AgeRule::Adults, Guardian::Silent, YES)]
#[case(Age::Adult, AgeRule::InCompany, Guardian::Silent, YES)]
#[case(
    Age::Guarded,
    AgeRule::Adults,
    Guardian::Comes,
    Err(AgeFault::AdultsOnly)
)]
#[case(
    Age::Guarded,
    AgeRule::WithConsent,
    Guardian::Silent,
    Err(AgeFault::NoConsent)
)]
#[case(Age::Guarded, AgeRule::WithConsent, Guardian::Agrees, YES)]
#[case(Age::Guarded, AgeRule::WithConsent, Guardian::Comes, YES)]
#[case(
    Age::Guarded,
    AgeRule::InCompany,
    Guardian::Agrees,
    Err(AgeFault::NoCompany)
)]
#[case(Age::Guarded, AgeRule::InCompany, Guardian::Comes, YES)]
#[case(
    Age::Unguarded,
    AgeRule::Adults,
    Guardian::Agrees,
    Err(AgeFault::AdultsOnly)
)]
#[case(
    Age::Unguarded,
    AgeRule::WithConsent,
    Guardian::Agrees,
    Err(AgeFault::NoGuardian)
)]
fn a_minor_comes_with_consent_or_company(
    #[case] age: Age,
    #[case] rule: AgeRule,
    #[case] guardian: Guardian,
    #[case] expected: Result<(), AgeFault>,
) {
    assert_eq!(rule.admits(age, guardian), expected);
}

fn with(change: impl FnOnce(&mut Activity)) -> Activity {
    let mut activity = activity();
    change(&mut activity);
    activity
}

#[rstest]
#[case::as_it_is(activity(), Ok(()))]
#[case::no_time(with(|it| it.ends_at = it.starts_at), Err(ActivityFault::EndsBefore))]
#[case::a_day(with(|it| it.ends_at = it.starts_at.plus_days(1)), Ok(()))]
#[case::longer(
    with(|it| it.ends_at = it.starts_at.plus_days(1).plus_ms(1)),
    Err(ActivityFault::TooLong { most: 24 })
)]
#[case::for_nobody(with(|it| it.needed = 0), Err(ActivityFault::Needed { most: 500 }))]
#[case::for_a_crowd(with(|it| it.needed = 501), Err(ActivityFault::Needed { most: 500 }))]
#[case::the_deputy_is_the_organiser(
    with(|it| it.deputies = vec![person(ORGANISER)]),
    Err(ActivityFault::SameDeputy)
)]
#[case::six_deputies(
    with(|it| it.deputies = (1..=6).map(person).collect()),
    Err(ActivityFault::Deputies { most: 5 })
)]
#[case::a_rescue_with_minors(with(|it| it.rescue = true), Err(ActivityFault::RescueOfMinors))]
#[case::a_rescue(
    with(|it| {
        it.rescue = true;
        it.age = AgeRule::Adults;
    }),
    Ok(())
)]
fn an_activity_is_as_it_should_be(
    #[case] activity: Activity,
    #[case] expected: Result<(), ActivityFault>,
) {
    assert_eq!(activity.check(rules()), expected);
}

#[test]
fn time_that_was_given_is_not_called_off() {
    let rain = || prose("大雨");
    let cancelled = activity().cancel(rain(), 0, clock(9, 30)).unwrap();
    assert!(matches!(cancelled.state, ActivityState::Cancelled { .. }));
    let again = cancelled.cancel(rain(), 0, clock(9, 31));
    assert_eq!(again, Err(ActivityFault::Cancelled));
    let begun = activity().cancel(rain(), 1, clock(9, 30));
    assert_eq!(begun, Err(ActivityFault::Begun));
    let over = activity().cancel(rain(), 0, clock(12, 0));
    assert_eq!(over, Err(ActivityFault::Over));
}

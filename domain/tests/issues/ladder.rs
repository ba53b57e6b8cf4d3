//! domain-rules 7.1: up level by level.

use domain::issues::*;
use rstest::rstest;

use crate::sample::*;

const GRID: [With; 3] = [
    With::Grid(Level::Micro),
    With::Grid(Level::Small),
    With::Grid(Level::Large),
];

fn path(issue: &Issue) -> Vec<With> {
    issue.path.iter().map(|it| it.with).collect()
}

#[test]
fn a_lamp_is_mended_in_the_building() {
    let it = reported(Class::General);
    assert_eq!((it.with(), it.first), (Some(GRID[0]), None));
    let it = taken();
    assert_eq!(it.first, Some(person(20)));
    let it = resolved();
    assert_eq!(it.with(), Some(GRID[0]));
    assert!(matches!(it.state, State::Resolved { .. }));
}

// Luzhou 16: at once, with the community, and within two hours.
#[test]
fn a_smell_of_gas_goes_up_at_once() {
    let it = reported(Class::Danger);
    assert!(it.report.class.calls_at_once());
    assert!(!Class::Utility.calls_at_once());
    assert_eq!(it.with(), Some(GRID[2]));
    assert_eq!(due(&it), monday(12));
    let taken = it
        .take(Level::Large, person(40), (monday(11), profile()))
        .unwrap();
    assert_eq!(due(&taken), monday(13));
}

#[test]
fn whoever_took_it_first_answers_for_it_to_the_end() {
    for it in [with_the_community(), whistled(), responding(), resolved()] {
        assert_eq!(it.first, Some(person(20)));
    }
    let back = whistled().send_back(
        department(70),
        prose("不属市政"),
        (monday(15), profile(), rules()),
    );
    assert_eq!(back.unwrap().first, Some(person(20)));
}

#[test]
fn what_goes_up_says_why_and_skips_nobody() {
    let it = with_the_community();
    assert_eq!(path(&it), GRID);
    assert!(it.path[1..].iter().all(|step| step.reason.is_some()));
    let up = |it: Issue, level| it.pass_up(level, prose("再往上"), (monday(14), profile()));
    assert_eq!(up(it.clone(), Level::Large), Err(IssueFault::Highest));
    assert_eq!(up(it, Level::Micro), Err(IssueFault::NotYours));
    assert_eq!(up(whistled(), Level::Large), Err(IssueFault::NotThere));
    // What nobody took can go up too.
    let it = up(reported(Class::General), Level::Micro).unwrap();
    assert_eq!((it.with(), it.first), (Some(GRID[1]), None));
}

#[test]
fn a_level_takes_and_solves_what_is_with_it() {
    let now = (monday(11), profile());
    let reported = || reported(Class::General);
    assert_eq!(
        reported().take(Level::Small, person(20), now),
        Err(IssueFault::NotYours)
    );
    assert_eq!(
        taken().take(Level::Micro, person(21), now),
        Err(IssueFault::NotThere)
    );
    let now = (monday(16), rules());
    let solve = |it: Issue, level| it.resolve(level, person(30), false, now);
    assert_eq!(solve(reported(), Level::Micro), Err(IssueFault::NotThere));
    assert_eq!(solve(taken(), Level::Small), Err(IssueFault::NotYours));
    assert_eq!(solve(responding(), Level::Large), Err(IssueFault::NotThere));
}

// Beijing 17, Luzhou 15.
#[test]
fn a_duty_of_the_governments_is_not_pushed_onto_the_community() {
    let mut it = with_the_community();
    it.report.matter = Matter::Government;
    let found = it
        .clone()
        .resolve(Level::Large, person(40), false, (monday(16), rules()));
    assert_eq!(found, Err(IssueFault::GovernmentDuty));
    assert!(matches!(whistled_of(it).state, State::Whistled { .. }));
}

/// Nobody does anything. 24 hours, then 3 and 5 working days.
#[rstest]
#[case(at("2026-11-24", 9), 1, at("2026-11-24", 10), false)]
#[case(at("2026-11-24", 10), 2, end_of("2026-11-27"), false)]
#[case(end_of("2026-11-27"), 3, end_of("2026-12-04"), false)]
#[case(end_of("2026-12-04"), 3, end_of("2026-12-04"), true)]
#[case(end_of("2027-12-04"), 3, end_of("2026-12-04"), true)]
fn what_nobody_does_goes_up_by_itself(
    #[case] now: domain::Timestamp,
    #[case] steps: usize,
    #[case] until: domain::Timestamp,
    #[case] overdue: bool,
) {
    let it = reported(Class::General).caught_up(now, profile());
    assert_eq!(path(&it), GRID[..steps]);
    assert_eq!(due(&it), until);
    assert_eq!(it.is_overdue(now), overdue);
}

#[test]
fn what_a_level_works_on_goes_up_when_its_time_is_over() {
    let before = taken().caught_up(end_of("2026-11-25").plus_ms(-1), profile());
    assert_eq!(before, taken());
    let after = taken().caught_up(end_of("2026-11-25"), profile());
    assert_eq!(after.with(), Some(GRID[1]));
    assert_eq!(after.first, Some(person(20)));
    // The grid's clocks alone do: a department is overdue where it is.
    for it in [whistled(), responding(), resolved()] {
        let late = end_of("2027-11-25");
        assert_eq!(it.clone().caught_up(late, profile()), it);
        assert!(it.is_overdue(late));
    }
}

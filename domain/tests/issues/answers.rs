//! Only whoever reported it says that it is done.

use domain::Timestamp;
use domain::issues::*;
use rstest::rstest;

use crate::sample::*;

fn says(done: Done, stars: u8) -> Answer {
    Answer { done, stars }
}

fn answer(it: Issue, by: u128, answer: Answer) -> Result<Issue, IssueFault> {
    it.answer(person(by), answer, (monday(18), profile(), rules()))
}

#[rstest]
#[case::solved(says(Done::Solved, 5), true)]
#[case::three_stars(says(Done::Basically, 3), true)]
#[case::two_stars(says(Done::Solved, 2), false)]
#[case::not_solved(says(Done::NotSolved, 5), false)]
fn it_is_done_when_the_reporter_says_so(#[case] said: Answer, #[case] closed: bool) {
    let it = answer(resolved(), 1, said).unwrap();
    if closed {
        let at = monday(18);
        assert_eq!(
            it.state,
            State::Closed {
                at,
                answer: Some(said)
            }
        );
        assert_eq!((it.clock(), it.with()), (Running::Over, None));
        assert!(!it.is_overdue(end_of("2027-01-01")));
    } else {
        assert_eq!(it.with(), Some(With::Grid(Level::Micro)));
        assert_eq!((it.reopened, it.first), (true, Some(person(20))));
        assert_eq!(due(&it), end_of("2026-11-25"));
        // Once.
        let again = it
            .resolve(Level::Micro, person(30), false, (monday(20), rules()))
            .unwrap();
        let last = answer(again, 1, said).unwrap();
        assert!(matches!(last.state, State::Closed { .. }));
    }
}

// Baoding 26.
#[test]
fn what_the_law_does_not_allow_is_explained_and_closed() {
    let it = answer(resolved_as(true), 1, says(Done::NotSolved, 1)).unwrap();
    assert!(matches!(it.state, State::Closed { .. }));
    assert!(!it.reopened);
}

#[rstest]
#[case::the_head_of_the_building(20)]
#[case::whoever_solved_it(30)]
#[case::a_neighbour(2)]
fn nobody_else_says_so(#[case] by: u128) {
    let found = answer(resolved(), by, says(Done::Solved, 5));
    assert_eq!(found, Err(IssueFault::OnlyTheReporter));
}

#[rstest]
#[case(0)]
#[case(6)]
fn stars_are_one_to_five(#[case] stars: u8) {
    let found = answer(resolved(), 1, says(Done::Solved, stars));
    assert_eq!(found, Err(IssueFault::Stars));
}

#[test]
fn nothing_is_done_before_somebody_did_it() {
    for it in [reported(Class::General), taken(), responding()] {
        let found = answer(it.clone(), 1, says(Done::Solved, 5));
        assert_eq!(found, Err(IssueFault::NotThere));
        let found = it.not_reached(person(21), (monday(18), rules()));
        assert_eq!(found, Err(IssueFault::NotThere));
    }
}

#[test]
fn after_three_calls_it_is_closed_without_an_answer() {
    let mut it = resolved();
    let call = |it: Issue, by| it.not_reached(person(by), (monday(18), rules()));
    assert_eq!(call(it.clone(), 30), Err(IssueFault::OwnWork));
    for _ in 0..2 {
        it = call(it, 21).unwrap();
        assert!(matches!(it.state, State::Resolved { .. }));
        assert_eq!(due(&it), due(&resolved()));
    }
    it = call(it, 21).unwrap();
    let at = monday(18);
    assert_eq!(it.state, State::Closed { at, answer: None });
}

fn closed() -> Issue {
    answer(resolved(), 1, says(Done::Solved, 5)).unwrap()
}

#[rstest]
#[case::with_something_new(1, true, at("2026-12-08", 9), Ok(()))]
#[case::with_nothing_new(1, false, at("2026-12-08", 9), Err(IssueFault::NothingNew))]
#[case::by_another(2, true, at("2026-12-08", 9), Err(IssueFault::OnlyTheReporter))]
#[case::long_ago(1, true, at("2026-12-09", 0), Err(IssueFault::ClosedLongAgo))]
fn what_was_closed_is_opened_again_with_something_new(
    #[case] by: u128,
    #[case] is_new: bool,
    #[case] now: Timestamp,
    #[case] expected: Result<(), IssueFault>,
) {
    let found = closed().reopen(person(by), is_new, (now, profile(), rules()));
    assert_eq!(found.clone().map(|_| ()), expected);
    if let Ok(it) = found {
        assert_eq!(it.with(), Some(With::Grid(Level::Micro)));
        let open = it.reopen(person(1), true, (now, profile(), rules()));
        assert_eq!(open, Err(IssueFault::NotThere));
    }
}

#[test]
fn what_a_department_did_goes_back_to_it() {
    let done = responding().finish(department(70), person(60), false, (monday(16), rules()));
    let it = answer(done.unwrap(), 1, says(Done::NotSolved, 1)).unwrap();
    assert!(matches!(it.state, State::Responding { .. }));
    assert_eq!(it.with(), Some(With::Department(department(70))));
}

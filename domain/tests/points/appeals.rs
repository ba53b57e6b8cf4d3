//! domain-rules 6.5: appeals with clocks, to someone new.

use domain::points::*;
use domain::volunteering::Somebody;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

/// Person 1 was told on Monday 2026-11-02 what 40 decided.
fn ruled() -> Ruled {
    Ruled {
        appeal: AppealId::against(Uuid::from_u128(5)),
        about: person(1),
        by: vec![person(40), person(90)],
        told_on: day("2026-11-02"),
    }
}

fn appealed(at: Timestamp) -> Result<Appeal, AppealFault> {
    ruled().appeal(person(1), prose("我本人在场"), (at, pack()))
}

fn open() -> Appeal {
    appealed(noon("2026-11-10")).unwrap()
}

#[rstest]
#[case("2026-11-17", Ok(()))]
#[case("2026-11-18", Err(AppealFault::Late { last: day("2026-11-17") }))]
fn one_appeals_within_fifteen_days(#[case] on: &str, #[case] expected: Result<(), AppealFault>) {
    let at = day(on).plus(1).starts_at().plus_ms(-1);
    assert_eq!(appealed(at).map(|_| ()), expected);
}

#[test]
fn nobody_appeals_for_another() {
    let at = (noon("2026-11-10"), pack());
    let found = ruled().appeal(person(2), prose("他在场"), at);
    assert_eq!(found, Err(AppealFault::NotYours));
}

// Ten working days from Tuesday 2026-11-10.
#[test]
fn it_is_answered_in_ten_working_days() {
    let due = day("2026-11-25").starts_at();
    assert_eq!(open().state, AppealState::Open { due });
    assert!(!open().is_overdue(due.plus_ms(-1)) && open().is_overdue(due));
}

fn answered(by: &Somebody, lifted: bool) -> Result<Appeal, AppealFault> {
    let verdict = (lifted, prose("已核对"));
    open().answer(by, &alone(1), verdict, noon("2026-11-12"))
}

#[rstest]
#[case::who_decided(alone(40), false)]
#[case::who_confirmed(alone(90), false)]
#[case::oneself(alone(1), false)]
#[case::of_the_household(of_home(41, 1), false)]
#[case::someone_new(alone(41), true)]
fn someone_new_answers(#[case] by: Somebody, #[case] may: bool) {
    let found = answered(&by, true).map(|it| it.is_lifted());
    let expected = if may {
        Ok(true)
    } else {
        Err(AppealFault::NotNew)
    };
    assert_eq!(found, expected);
}

fn again(appeal: Appeal, by: u128, at: &str) -> Result<Appeal, AppealFault> {
    appeal.again(person(by), (noon(at), pack()))
}

#[test]
fn one_answers_once() {
    let once = answered(&alone(41), false).unwrap();
    assert!(!once.is_lifted() && !once.is_overdue(noon("2027-01-01")));
    let verdict = (true, prose("再看"));
    let twice = once.answer(&alone(42), &alone(1), verdict, noon("2026-11-13"));
    assert_eq!(twice, Err(AppealFault::NotThere));
}

#[rstest]
#[case::in_time(answered(&alone(41), false), 1, "2026-11-27", Ok(()))]
#[case::late(
    answered(&alone(41), false), 1, "2026-11-28",
    Err(AppealFault::Late { last: day("2026-11-27") })
)]
#[case::by_another(answered(&alone(41), false), 2, "2026-11-20", Err(AppealFault::NotYours))]
#[case::was_lifted(answered(&alone(41), true), 1, "2026-11-20", Err(AppealFault::Lifted))]
#[case::waits(
    Ok(open()), 1, "2026-11-24",
    Err(AppealFault::Waits { due: day("2026-11-25").starts_at() })
)]
#[case::overdue(Ok(open()), 1, "2026-11-25", Ok(()))]
fn one_asks_the_committee(
    #[case] appeal: Result<Appeal, AppealFault>,
    #[case] by: u128,
    #[case] at: &str,
    #[case] expected: Result<(), AppealFault>,
) {
    let found = again(appeal.unwrap(), by, at);
    assert_eq!(found.map(|_| ()), expected);
}

fn before_the_committee() -> Appeal {
    again(answered(&alone(41), false).unwrap(), 1, "2026-11-20").unwrap()
}

fn close(appeal: Appeal, by: &Somebody, on_committee: bool) -> Result<Appeal, AppealFault> {
    let judge = Judge {
        who: by,
        on_committee,
    };
    appeal.close(
        judge,
        &alone(1),
        (true, prose("证据不足")),
        noon("2026-11-25"),
    )
}

#[rstest]
#[case::not_of_the_committee(alone(50), false, Err(AppealFault::NotOnCommittee))]
#[case::who_answered(alone(41), true, Err(AppealFault::NotNew))]
#[case::who_decided(alone(40), true, Err(AppealFault::NotNew))]
#[case::of_the_household(of_home(50, 1), true, Err(AppealFault::NotNew))]
#[case::someone_new(alone(50), true, Ok(()))]
fn the_committee_has_the_last_word(
    #[case] by: Somebody,
    #[case] on_committee: bool,
    #[case] expected: Result<(), AppealFault>,
) {
    let found = close(before_the_committee(), &by, on_committee);
    assert_eq!(found.clone().map(|_| ()), expected);
    if let Ok(closed) = found {
        assert!(closed.is_lifted());
        assert!(!closed.is_overdue(noon("2027-01-01")));
        assert_eq!(
            again(closed.clone(), 1, "2026-11-26"),
            Err(AppealFault::NotThere)
        );
        assert_eq!(close(closed, &alone(51), true), Err(AppealFault::NotThere));
    }
}

#[test]
fn the_committee_has_its_days_too_and_waits_to_be_asked() {
    // Ten working days from Friday 2026-11-20.
    let due = day("2026-12-05").starts_at();
    let it = before_the_committee();
    assert!(!it.is_lifted() && !it.is_overdue(due.plus_ms(-1)) && it.is_overdue(due));
    assert_eq!(again(it, 1, "2026-11-21"), Err(AppealFault::NotThere));
    assert_eq!(close(open(), &alone(50), true), Err(AppealFault::NotThere));
}

//! domain-rules 6.5: the negative list, and what follows.

use domain::points::*;
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

const PUBLISHED: &str = "2026-01-01";

fn penalty() -> Penalty {
    Penalty {
        id: PenaltyId(Uuid::from_u128(5)),
        person: person(1),
        misdeed: Misdeed::ProxyCheckIn,
        done_on: day("2026-11-01"),
        by: person(40),
        at: noon("2026-11-26"),
        reason: prose("两人用同一部手机代签，本人承认"),
        reverses: vec![earned(1, 1, 50, noon("2026-11-05")).id],
        months: 3,
    }
}

fn purse() -> Journal {
    journal(&[
        earned(1, 1, 50, noon("2026-11-05")),
        earned(2, 1, 20, noon("2026-11-06")),
        earned(3, 2, 20, noon("2026-11-06")),
        spent(1, 1, 10, noon("2026-11-07")),
    ])
}

fn with(change: impl FnOnce(&mut Penalty)) -> Penalty {
    let mut penalty = penalty();
    change(&mut penalty);
    penalty
}

const MONTHS: PenaltyFault = PenaltyFault::Months { least: 3, most: 12 };

#[rstest]
#[case::as_it_is(penalty(), Ok(()))]
#[case::on_the_day_of_the_list(with(|it| it.done_on = day(PUBLISHED)), Ok(()))]
#[case::before_the_list(
    with(|it| it.done_on = day("2025-12-31")),
    Err(PenaltyFault::NotPublished { published: day(PUBLISHED) })
)]
#[case::two_months(with(|it| it.months = 2), Err(MONTHS))]
#[case::a_year(with(|it| it.months = 12), Ok(()))]
#[case::thirteen_months(with(|it| it.months = 13), Err(MONTHS))]
#[case::nothing_to_reverse(with(|it| it.reverses.clear()), Ok(()))]
#[case::another_s_points(
    with(|it| it.reverses = vec![earned(3, 2, 20, noon("2026-11-06")).id]),
    Err(PenaltyFault::NotEarned)
)]
#[case::what_was_spent(
    with(|it| it.reverses = vec![EntryId::spent(booking(1))]),
    Err(PenaltyFault::NotEarned)
)]
#[case::what_is_not_there(
    with(|it| it.reverses = vec![EntryId::spent(booking(9))]),
    Err(PenaltyFault::NotEarned)
)]
fn a_penalty_is_for_what_was_listed_before(
    #[case] penalty: Penalty,
    #[case] expected: Result<(), PenaltyFault>,
) {
    let who = (&alone(40), &alone(1), &[person(90)][..]);
    let found = penalty.check(day(PUBLISHED), who, &purse(), &rules().penalty);
    assert_eq!(found, expected);
}

#[test]
fn what_a_pack_takes_off_the_list_is_off() {
    let mut rules = rules().penalty.clone();
    rules.misdeeds.retain(|it| *it != Misdeed::ProxyCheckIn);
    let who = (&alone(40), &alone(1), &[][..]);
    let found = penalty().check(day(PUBLISHED), who, &purse(), &rules);
    assert_eq!(found, Err(PenaltyFault::NotListed));
}

#[rstest]
#[case::the_confirmer(alone(90))]
#[case::oneself(alone(1))]
#[case::of_the_household(of_home(40, 1))]
#[case::oneself_who_lives_elsewhere(volunteering::Somebody { person: person(1), homes: vec![] })]
#[case::another_than_signed(alone(41))]
fn whoever_is_involved_does_not_decide(#[case] by: volunteering::Somebody) {
    let mut penalty = penalty();
    if by.person != person(41) {
        penalty.by = by.person;
    }
    let who = (&by, &alone(1), &[person(90)][..]);
    let found = penalty.check(day(PUBLISHED), who, &purse(), &rules().penalty);
    assert_eq!(found, Err(PenaltyFault::Involved));
}

/// What one may say, ask and owe is no misdeed, and cannot be written down as one.
#[test]
fn the_list_is_narrow() {
    let fault = serde_json::from_str::<Misdeed>("\"complaint\"").unwrap_err();
    let known = "expected one of `forged_check_in`, `proxy_check_in`, `collusion`, `fake_photos`, \
        `harassment`";
    assert!(fault.to_string().contains(known), "{fault}");
    for free in [
        "complaint",
        "objection",
        "vote",
        "voting_no",
        "arrears",
        "petition",
    ] {
        assert!(
            serde_json::from_str::<Misdeed>(&format!("\"{free}\"")).is_err(),
            "{free}"
        );
    }
}

#[test]
fn a_penalty_reverses_and_an_appeal_restores() {
    let before = purse();
    let at = noon("2026-11-28");
    let mut after = before.clone();
    after.extend(penalty().entries(&before).unwrap());
    assert_eq!(has(&after, "2026-11-28"), (20, 10, 0));
    assert_eq!(penalty().entries(&after), Err(LedgerFault::AlreadyReversed));
    let appeal = AppealId::against(penalty().id.0);
    let mut lifted = after.clone();
    lifted.extend(penalty().lifted(&after, appeal, at).unwrap());
    assert_eq!(
        Balance::of(&lifted, person(1), at),
        Balance::of(&before, person(1), at)
    );
    // What stands has nothing to be given back.
    assert_eq!(penalty().lifted(&lifted, appeal, at), Ok(Vec::new()));
}

#[test]
fn a_pause_begins_the_day_after_and_lasts_its_months() {
    let pause = penalty().pause();
    assert_eq!(
        (pause.from, pause.until),
        (day("2026-11-27"), day("2027-02-27"))
    );
    assert!(!pause.holds_on(day("2026-11-26")) && pause.holds_on(day("2026-11-27")));
    assert!(pause.holds_on(day("2027-02-26")) && !pause.holds_on(day("2027-02-27")));
    assert!(pause.is_open(day("2026-11-26")) && pause.is_open(day("2027-02-26")));
    assert!(!pause.is_open(day("2027-02-27")));
    let lifted = Pause {
        lifted_on: Some(day("2026-12-01")),
        ..pause
    };
    assert!(!lifted.is_open(day("2026-12-02")) && !lifted.holds_on(day("2026-11-28")));
}

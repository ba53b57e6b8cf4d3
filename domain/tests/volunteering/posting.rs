//! domain-rules 6.2: hours hang for three working days.

use domain::volunteering::*;
use domain::*;
use rstest::rstest;

use crate::sample::*;

fn done() -> Session {
    session(7, &[stretch(clock(9, 0), clock(11, 0))])
}

fn posted(at: Timestamp) -> Posting {
    let by = confirmation(alone(ORGANISER), Confirmer::InCharge);
    let twice = [by.clone(), by];
    let posting = Posting::Claimed.post(&done(), &alone(1), &twice, &activity(), (at, rules()));
    posting.unwrap()
}

// Saturday to Wednesday 24:00; over the National Day to the Saturday that is worked.
#[rstest]
#[case("2026-11-21", "2026-11-26")]
#[case("2026-11-23", "2026-11-27")]
#[case("2026-09-30", "2026-10-11")]
fn they_hang_for_three_working_days(#[case] posted_on: &str, #[case] first_after: &str) {
    let posting = posted(Timestamp::at(day(posted_on), 20, 0));
    let until = day(first_after).starts_at();
    let early = posting
        .clone()
        .finish(&done(), 120, false, until.plus_ms(-1));
    assert_eq!(early, Err(PostingFault::Runs { until }));
    let (state, hours) = posting.finish(&done(), 120, false, until).unwrap();
    assert_eq!(state, Posting::Final { at: until });
    assert_eq!((hours.minutes, hours.on), (120, day("2026-11-21")));
    assert_eq!(hours.confirmed_by, [person(ORGANISER)]);
}

#[test]
fn what_is_not_confirmed_is_not_posted() {
    let own = confirmation(alone(1), Confirmer::InCharge);
    let at = (clock(20, 0), rules());
    let found = Posting::Claimed.post(&done(), &alone(1), &[own], &activity(), at);
    assert_eq!(found, Err(PostingFault::Confirm(ConfirmFault::Own)));
    let found = Posting::Claimed.finish(&done(), 120, false, clock(99, 0));
    assert_eq!(found, Err(PostingFault::NotPosted));
}

#[test]
fn what_is_frozen_waits() {
    let late = clock(24 * 30, 0);
    let found = posted(clock(20, 0)).finish(&done(), 120, true, late);
    assert_eq!(found, Err(PostingFault::Frozen));
}

#[test]
fn what_is_contested_is_confirmed_and_hangs_anew() {
    let words = || prose("我十二点才走");
    let posting = posted(clock(20, 0));
    let strangers = posting
        .clone()
        .contest(&done(), person(2), words(), clock(21, 0));
    assert_eq!(strangers, Err(PostingFault::NotYours));
    let contested = posting
        .contest(&done(), person(1), words(), clock(21, 0))
        .unwrap();
    let twice = contested
        .clone()
        .contest(&done(), person(1), words(), clock(21, 0));
    assert_eq!(twice, Err(PostingFault::Already));
    let found = contested.clone().finish(&done(), 120, false, clock(999, 0));
    assert_eq!(found, Err(PostingFault::NotPosted));
    let by = confirmation(alone(ORGANISER), Confirmer::InCharge);
    let at = clock(24 * 9, 0);
    let again = contested.post(&done(), &alone(1), &[by], &activity(), (at, rules()));
    let Posting::Posted { until, .. } = again.unwrap() else {
        panic!("not posted");
    };
    // From Monday 2026-11-30.
    assert_eq!(until, day("2026-12-04").starts_at());
}

#[test]
fn what_is_final_is_not_posted_nor_contested_again() {
    let is_final = Posting::Final { at: clock(20, 0) };
    let by = confirmation(alone(ORGANISER), Confirmer::InCharge);
    let at = (clock(20, 0), rules());
    let again = is_final.clone().post(
        &done(),
        &alone(1),
        std::slice::from_ref(&by),
        &activity(),
        at,
    );
    assert_eq!(again, Err(PostingFault::Already));
    let again = posted(clock(20, 0)).post(&done(), &alone(1), &[by], &activity(), at);
    assert_eq!(again, Err(PostingFault::Already));
    let late = is_final.contest(&done(), person(1), prose("少了"), clock(21, 0));
    assert_eq!(late, Err(PostingFault::NotPosted));
}

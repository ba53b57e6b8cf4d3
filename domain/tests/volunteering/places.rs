//! Places, the waiting list, and series.

use domain::members::Age;
use domain::volunteering::*;
use domain::*;
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use crate::sample::*;

fn sign(number: u128, minute: i64) -> SignUp {
    let activity = activity().id;
    SignUp {
        id: SignUpId::of(activity, person(number)),
        activity,
        person: person(number),
        at: clock(7, minute),
        taken_back: false,
        held: None,
    }
}

#[test]
fn whoever_waits_moves_up() {
    let mut list = vec![sign(3, 2), sign(1, 0), sign(2, 1)];
    let before = Places::of(2, &list);
    assert_eq!(before.coming, [person(1), person(2)]);
    assert_eq!(before.held(person(1)), Some(Held::Place));
    assert_eq!(before.held(person(3)), Some(Held::Waiting { before: 0 }));
    assert_eq!(before.held(person(4)), None);
    list[1].taken_back = true;
    let after = Places::of(2, &list);
    assert_eq!(after.coming, [person(2), person(3)]);
    assert_eq!(after.moved_up(&before), [person(3)]);
    // Back at the end of the line.
    list[1] = sign(1, 5);
    assert_eq!(
        Places::of(2, &list).held(person(1)),
        Some(Held::Waiting { before: 0 })
    );
}

proptest! {
    /// Sign-ups may be read in any order, and twice.
    #[test]
    fn places_are_a_fold(
        list in prop::collection::vec((1u128..9, 0i64..60, any::<bool>()), 0..9),
        needed in 0u16..5, by in 0usize..9,
    ) {
        let mut list: Vec<SignUp> = list.into_iter().map(|(number, minute, taken_back)| SignUp {
            taken_back,
            ..sign(number, minute)
        }).collect();
        list.sort_by_key(|it| it.id);
        list.dedup_by_key(|it| it.id);
        let places = Places::of(needed, &list);
        let standing = list.iter().filter(|it| !it.taken_back).count();
        prop_assert_eq!(places.coming.len(), standing.min(usize::from(needed)));
        prop_assert_eq!(places.coming.len() + places.waiting.len(), standing);
        let mut turned = [list.clone(), list].concat();
        if !turned.is_empty() {
            let by = by % turned.len();
            turned.rotate_left(by);
        }
        prop_assert_eq!(Places::of(needed, &turned), places);
    }
}

fn at(number: u128, from: i64, until: i64) -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(number)),
        starts_at: clock(from, 0),
        ends_at: clock(until, 0),
        ..activity()
    }
}

fn cancelled(activity: Activity) -> Activity {
    activity.cancel(prose("大雨"), 0, clock(0, 0)).unwrap()
}

const FREE: (Age, Guardian) = (Age::Adult, Guardian::Silent);
const CHILD: (Age, Guardian) = (Age::Guarded, Guardian::Silent);

#[rstest]
#[case::free(activity(), FREE, 8, &[], Ok(()))]
#[case::while_it_runs(activity(), FREE, 11, &[], Ok(()))]
#[case::over(activity(), FREE, 12, &[], Err(SignUpFault::Over))]
#[case::cancelled(cancelled(activity()), FREE, 8, &[], Err(SignUpFault::Cancelled))]
#[case::a_child(activity(), CHILD, 8, &[], Err(SignUpFault::Age(AgeFault::NoConsent)))]
#[case::elsewhere_before(activity(), FREE, 8, &[at(8, 7, 9)], Ok(()))]
#[case::elsewhere_after(activity(), FREE, 8, &[at(8, 12, 14)], Ok(()))]
#[case::elsewhere(
    activity(), FREE, 8, &[at(8, 11, 14)],
    Err(SignUpFault::Elsewhere { activity: ActivityId(Uuid::from_u128(8)) })
)]
#[case::elsewhere_cancelled(activity(), FREE, 8, &[cancelled(at(8, 11, 14))], Ok(()))]
#[case::here(activity(), FREE, 8, &[activity()], Ok(()))]
fn one_signs_up_where_one_can_come(
    #[case] wanted: Activity,
    #[case] age: (Age, Guardian),
    #[case] hour: i64,
    #[case] elsewhere: &[Activity],
    #[case] expected: Result<(), SignUpFault>,
) {
    let elsewhere: Vec<&Activity> = elsewhere.iter().collect();
    let places = Places::of(20, &[sign(2, 0)]);
    let at = clock(hour, 0);
    let found = sign_up(&wanted, person(1), age, &places, &elsewhere, at);
    assert_eq!(found, expected);
}

#[test]
fn one_signs_up_once() {
    for needed in [0, 20] {
        let places = Places::of(needed, &[sign(1, 0)]);
        let found = sign_up(&activity(), person(1), FREE, &places, &[], clock(8, 0));
        assert_eq!(found, Err(SignUpFault::Already));
    }
    assert_eq!(sign(1, 0).id, sign(1, 5).id);
}

fn series(every: Every, first: &str, last: &str) -> Series {
    Series {
        id: SeriesId(Uuid::from_u128(3)),
        first_on: day(first),
        every,
        last_on: day(last),
        except: vec![day("2026-10-03")],
    }
}

#[rstest]
#[case::weekly(Every::Week, "2026-09-26", "2026-10-17", &["2026-09-26", "2026-10-10", "2026-10-17"])]
#[case::fortnightly(Every::Fortnight, "2026-09-26", "2026-10-24", &["2026-09-26", "2026-10-10", "2026-10-24"])]
#[case::second_saturday(Every::Month, "2026-09-12", "2026-12-31", &["2026-09-12", "2026-10-10", "2026-11-14", "2026-12-12"])]
// No fifth Saturday in September, November and December.
#[case::fifth_saturday(Every::Month, "2026-08-29", "2026-12-31", &["2026-08-29", "2026-10-31"])]
#[case::ends_before(Every::Week, "2026-09-26", "2026-09-25", &[])]
fn a_series_has_its_days(
    #[case] every: Every,
    #[case] first: &str,
    #[case] last: &str,
    #[case] expected: &[&str],
) {
    let series = series(every, first, last);
    let expected: Vec<Day> = expected.iter().map(|it| day(it)).collect();
    assert_eq!(series.days(60), expected);
    assert_eq!(series.days(1), expected[..expected.len().min(1)]);
}

#[test]
fn a_day_of_a_series_is_one_activity() {
    let series = series(Every::Week, "2026-09-26", "2026-10-17");
    let (one, other) = (day("2026-09-26"), day("2026-10-10"));
    assert_eq!(series.activity(one), series.activity(one));
    assert_ne!(series.activity(one), series.activity(other));
}

//! Signals as acts let them be seen (domain-rules 6.5): each holds up what it is about, takes nothing,
//! and waits for a person.

use crate::points_acts::*;
use crate::points_ruled::answers;
use crate::project_acts::grant;
use crate::village::*;
use crate::volunteering::{ACTIVITY, act as does, announce, plan};
use domain::Command;
use domain::members::Office;
use domain::points::{
    Against, Command as Act, Contest, Entry, Freeze, LiftFreeze, Misdeed, OwnPoints, Penalise,
    PointsFault, Signal, Told, What,
};
use domain::volunteering::{Command as Does, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

type Span = ((i64, i64), (i64, i64));

const EARLY: Span = ((13, 0), (15, 0));
const LATE: Span = ((14, 0), (16, 0));

fn numbered(number: u128) -> ActivityId {
    ActivityId(Uuid::from_u128(2_000 + number))
}

fn saturday((hour, minute): (i64, i64)) -> Timestamp {
    Timestamp::at(monday().day().plus(5), hour, minute)
}

/// An activity on Saturday, led by two.
fn holds(village: &mut Village, number: u128, led_by: [u8; 2], (from, until): Span) {
    let [organiser, deputy] = led_by;
    let mut plan = plan(village);
    (plan.starts_at, plan.ends_at) = (saturday(from), saturday(until));
    (plan.organiser, plan.deputies) = (person(organiser), vec![person(deputy)]);
    let announce = AnnounceActivity {
        id: numbered(number),
        community: COMMUNITY,
        plan,
    };
    let announce = does(Does::AnnounceActivity(announce));
    village.by(person(STAFF), announce).unwrap();
}

/// Somebody was there for all of it, as whoever is in charge says afterwards.
fn was_there(village: &mut Village, number: u128, flat: u8) {
    let it: Activity = village.get(numbered(number));
    village.now = village.now.max(it.ends_at);
    let enter = EnterAfterwards {
        activity: it.id,
        person: person(flat),
        from: it.starts_at,
        until: it.ends_at,
    };
    let enter = does(Does::EnterAfterwards(enter));
    village.by(it.organiser, enter).unwrap();
}

fn confirms(village: &mut Village, number: u128, by: PersonId, flat: u8) {
    let confirm = ConfirmHours {
        activity: numbered(number),
        person: person(flat),
    };
    let confirm = does(Does::ConfirmHours(confirm));
    village.by(by, confirm).unwrap();
}

/// Both who are in charge confirm.
fn posted(village: &mut Village, number: u128, flat: u8) {
    was_there(village, number, flat);
    let it: Activity = village.get(numbered(number));
    confirms(village, number, it.organiser, flat);
    confirms(village, number, it.deputies[0], flat);
}

fn finishes(village: &mut Village, activity: ActivityId) -> Result<(), Refusal> {
    let finish = does(Does::FinishHours(FinishHours { activity }));
    let changes = village.decide(&Actor::System, &finish)?;
    village.apply(&changes);
    Ok(())
}

fn frozen() -> Refusal {
    VolunteeringFault::from(PostingFault::Frozen).into()
}

fn freezes(village: &Village) -> Vec<Freeze> {
    let mut all: Vec<Freeze> = village.town.all().cloned().collect();
    all.sort_by_key(|it| it.id);
    all
}

fn ripe_now(village: &Village) -> Vec<ActivityId> {
    ripe(COMMUNITY, village.now, &village.town)
}

/// The days on the board of what was posted last are over, and those of a freeze are not.
fn three_days_later(village: &mut Village) {
    let hangs = village
        .town
        .all::<Stint>()
        .filter_map(|it| match it.posting {
            Posting::Posted { until, .. } => Some(until),
            _ => None,
        });
    village.now = hangs.max().unwrap();
}

fn lift(freeze: &Freeze) -> Command {
    act(Act::LiftFreeze(LiftFreeze {
        person: freeze.person,
        freeze: freeze.id,
        reason: prose("两处相邻，中途去帮了一把，属实"),
    }))
}

fn points(village: &Village, flat: u8) -> u64 {
    balance(village, flat).honour
}

// 13:00–15:00 and 14:00–16:00: one flag, and 180 minutes once it was looked into.
#[test]
fn two_sessions_at_once_hold_both_up_and_take_nothing() {
    let mut village = Village::new();
    for (number, span) in [(1, EARLY), (2, LATE)] {
        holds(&mut village, number, [1, 2], span);
        posted(&mut village, number, 3);
    }
    let all = freezes(&village);
    let [freeze] = &all[..] else {
        panic!("one flag, not {all:?}");
    };
    assert!(matches!(freeze.signal, Signal::Overlap { .. }));
    assert_eq!(freeze.person, person(3));
    three_days_later(&mut village);
    assert_eq!(ripe_now(&village), []);
    for number in [1, 2] {
        assert_eq!(finishes(&mut village, numbered(number)), Err(frozen()));
    }
    assert_eq!(points(&village, 3), 0);
    village.by(person(STAFF), lift(freeze)).unwrap();
    assert_eq!(ripe_now(&village), [numbered(1), numbered(2)]);
    for number in [1, 2] {
        finishes(&mut village, numbered(number)).unwrap();
    }
    assert_eq!(points(&village, 3), 30);
    sums_to_nothing(&village);
}

#[rstest]
#[case::twelve_hours(((7, 0), (19, 0)), false)]
#[case::more(((7, 0), (19, 1)), true)]
fn more_than_twelve_hours_on_a_day_are_looked_into(#[case] span: Span, #[case] seen: bool) {
    let mut village = Village::new();
    holds(&mut village, 1, [1, 2], span);
    posted(&mut village, 1, 3);
    let found = freezes(&village);
    let long = |it: &Freeze| matches!(it.signal, Signal::LongDay { .. });
    assert_eq!(found.iter().any(long), seen);
    three_days_later(&mut village);
    let finished = finishes(&mut village, numbered(1));
    assert_eq!(finished, if seen { Err(frozen()) } else { Ok(()) });
    // Eight hours of a day count, whoever looked.
    assert_eq!(points(&village, 3), if seen { 0 } else { 80 });
}

/// So many come, all on one phone; one more on their own.
fn on_one_phone(people: u8) -> Village {
    let mut village = Village::new();
    let mut plan = plan(&village);
    plan.organiser = person(STAFF);
    plan.deputies.clear();
    village.by(person(STAFF), announce(plan.clone())).unwrap();
    let post = CheckPost {
        id: CheckPostId(Uuid::from_u128(50)),
        activity: ACTIVITY,
        by: person(STAFF),
        key: TurningKey(Digest::of(b"the organiser's phone")),
    };
    village.now = plan.starts_at;
    let open = OpenCheckPost {
        id: post.id,
        activity: ACTIVITY,
        key: post.key,
    };
    village
        .by(person(STAFF), does(Does::OpenCheckPost(open)))
        .unwrap();
    for (end, at) in [(End::In, plan.starts_at), (End::Out, plan.ends_at)] {
        village.now = at;
        for flat in 1..=people + 1 {
            let device = if flat <= people { 8 } else { 9 };
            let read = ReadCode {
                activity: ACTIVITY,
                end,
                read: Read::Scanned(post.code(end, at)),
                read_at: at,
                device: DeviceId(Uuid::from_u128(device)),
            };
            let read = does(Does::CheckIn(read));
            village.by(person(flat), read).unwrap();
        }
    }
    for flat in 1..=people + 1 {
        let confirm = ConfirmHours {
            activity: ACTIVITY,
            person: person(flat),
        };
        let confirm = does(Does::ConfirmHours(confirm));
        village.by(person(STAFF), confirm).unwrap();
    }
    village
}

#[test]
fn one_phone_for_a_couple_is_no_signal() {
    assert_eq!(freezes(&on_one_phone(2)), []);
}

#[test]
fn one_phone_for_many_holds_up_those_on_it_and_nobody_else() {
    let mut village = on_one_phone(3);
    let found = freezes(&village);
    let mut whom: Vec<PersonId> = found.iter().map(|it| it.person).collect();
    whom.sort_unstable();
    let mut on_it = [person(1), person(2), person(3)];
    on_it.sort_unstable();
    assert_eq!(whom, on_it);
    three_days_later(&mut village);
    assert_eq!(ripe_now(&village), [ACTIVITY]);
    finishes(&mut village, ACTIVITY).unwrap();
    let has = |flat| points(&village, flat);
    assert_eq!([has(1), has(2), has(3), has(4)], [0, 0, 0, 20]);
    // Each is told of themselves and of nobody else.
    let town: &dyn Town = &village.town;
    for flat in 1..=3 {
        let notes = town.of::<OwnPoints>(person(flat)).into_iter();
        let held: Vec<_> = notes
            .filter(|it| matches!(it.what, Told::Freeze(_)))
            .collect();
        assert_eq!(held.len(), 1);
        let text = serde_json::to_string(&held).unwrap();
        for other in (1..=3).filter(|it| *it != flat) {
            assert!(!text.contains(&person(other).to_string()), "{text}");
        }
    }
}

#[rstest]
#[case::often(10, 10, true)]
#[case::not_quite(10, 9, false)]
#[case::one_way(10, 0, false)]
fn those_who_confirm_each_other_again_and_again_are_looked_into(
    #[case] there: u128,
    #[case] back: u128,
    #[case] seen: bool,
) {
    let mut village = Village::new();
    for number in 0..there + back {
        let (by, of) = if number < there { (1, 3) } else { (3, 1) };
        let from = i64::try_from(number).unwrap();
        let span = ((from, 0), (from, 30));
        holds(&mut village, number, [by, 2], span);
        was_there(&mut village, number, of);
    }
    for number in 0..there + back {
        let (by, of) = if number < there { (1, 3) } else { (3, 1) };
        confirms(&mut village, number, person(by), of);
    }
    let rings = freezes(&village).into_iter();
    let rings: Vec<Freeze> = rings
        .filter(|it| matches!(it.signal, Signal::Ring { .. }))
        .collect();
    assert_eq!(rings.len(), if seen { 2 } else { 0 });
    if seen {
        // The last session that one of them confirmed waits.
        confirms(&mut village, there + back - 1, person(2), 1);
        three_days_later(&mut village);
        let last = numbered(there + back - 1);
        assert_eq!(finishes(&mut village, last), Err(frozen()));
    }
}

#[test]
fn hours_that_nobody_looks_into_are_final_by_themselves() {
    let mut village = Village::new();
    for (number, span) in [(1, EARLY), (2, LATE)] {
        holds(&mut village, number, [1, 2], span);
        posted(&mut village, number, 3);
    }
    let until = freezes(&village)[0].until;
    village.now = until.plus_ms(-1);
    assert_eq!(ripe_now(&village), []);
    village.now = until;
    assert_eq!(ripe_now(&village), [numbered(1), numbered(2)]);
}

// What was found in hours keeps them from being thanked, as long as it stands.
#[test]
fn hours_with_a_misdeed_in_them_are_not_final_unless_it_is_lifted() {
    let mut village = Village::new();
    for (number, span) in [(1, EARLY), (2, LATE)] {
        holds(&mut village, number, [1, 2], span);
        posted(&mut village, number, 3);
    }
    let freeze = freezes(&village).remove(0);
    let penalty = PenaltyId(Uuid::from_u128(701));
    let penalise = act(Act::Penalise(Penalise {
        id: penalty,
        person: person(3),
        misdeed: Misdeed::ForgedCheckIn,
        done_on: village.now.day(),
        reason: prose("两处的人都说没见到"),
        reverses: Vec::new(),
        months: 3,
        freeze: Some(freeze.id),
    }));
    village.by(person(STAFF), penalise).unwrap();
    village.now = freeze.until.plus_days(1);
    assert_eq!(ripe_now(&village), []);
    assert_eq!(finishes(&mut village, numbered(1)), Err(frozen()));
    let contest = act(Act::Contest(Contest {
        against: Against::Penalty(penalty),
        words: prose("我两头跑，有照片"),
    }));
    village.by(person(3), contest).unwrap();
    grant(&mut village, 4, Office::Staff);
    let answer = answers(Against::Penalty(penalty), true);
    village.by(person(4), answer).unwrap();
    assert_eq!(ripe_now(&village), [numbered(1), numbered(2)]);
}

// A signal about hours that are not thanked yet holds no shop up; about thanked ones it does.
#[test]
fn what_a_signal_is_not_about_can_be_spent() {
    let mut village = shop(9, None, 9);
    for (number, span) in [(1, EARLY), (2, LATE), (3, EARLY), (4, LATE)] {
        holds(&mut village, number, [2, 4], span);
    }
    posted(&mut village, 1, 1);
    three_days_later(&mut village);
    finishes(&mut village, numbered(1)).unwrap();
    assert_eq!(freezes(&village), []);
    village.by(person(1), book(1)).unwrap();
    let handed = village.now;
    village.now = village.now.plus_minutes(5);
    // Entered long afterwards, over the hours that were thanked.
    was_there(&mut village, 2, 1);
    let freeze = freezes(&village).remove(0);
    let until = freeze.until;
    assert!(matches!(freeze.signal, Signal::Overlap { .. }));
    let refused = fault(village.by(person(1), book(2)));
    assert_eq!(refused, PointsFault::Frozen { until });
    let now = village.now;
    let refused = fault(village.by(person(KEEPER), hand_over(1, 1, now)));
    assert_eq!(refused, PointsFault::Frozen { until });
    // What the shop had handed over before is handed over.
    village.by(person(KEEPER), hand_over(1, 1, handed)).unwrap();
    let spent = village.town.all::<Entry>();
    let spent = spent.filter(|it| matches!(it.what, What::Spent { .. }));
    assert_eq!(spent.count(), 1);
    assert_eq!(points(&village, 1), 110);
    // Somebody who has such a signal about hours on the board alone spends what they have.
    let before = village.now.plus_days(-20);
    give(&mut village, 3, 3, before);
    for number in [3, 4] {
        was_there(&mut village, number, 3);
    }
    assert_eq!(freezes(&village).len(), 2);
    village.by(person(3), book(3)).unwrap();
}

#[test]
fn other_hours_of_the_same_person_become_final() {
    let mut village = Village::new();
    for (number, span) in [(1, EARLY), (2, LATE), (3, ((17, 0), (18, 0)))] {
        holds(&mut village, number, [1, 2], span);
        posted(&mut village, number, 3);
    }
    three_days_later(&mut village);
    assert_eq!(ripe_now(&village), [numbered(3)]);
    finishes(&mut village, numbered(3)).unwrap();
    assert_eq!(points(&village, 3), 10);
}

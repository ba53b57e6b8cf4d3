//! Coming in by the code at the door.

use crate::village::*;
use domain::councils::{
    Attend, Attendance, Command as Councils, Door, EndSeat, Known, OpenDoor, Scan, Sitting,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn key() -> TurningKey {
    TurningKey(Digest::of(b"by chance"))
}

fn open(number: u128) -> Command {
    Command::Councils(Councils::OpenDoor(OpenDoor {
        id: DoorId(Uuid::from_u128(500 + number)),
        sitting: SITTING,
        key: key(),
    }))
}

fn by_code(flat: u8, code: TurningCode) -> Command {
    Command::Councils(Councils::Attend(Attend {
        sitting: SITTING,
        person: person(flat),
        code: Some(code),
    }))
}

/// A village whose sitting is about to begin, with its doors open.
fn village() -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4);
    village
}

fn shown(village: &Village) -> TurningCode {
    key().code(SITTING.0, village.now)
}

fn attendance(village: &Village, flat: u8) -> Option<Attendance> {
    let town: &dyn Town = &village.town;
    town.get(AttendanceId::of(SITTING, person(flat)))
}

fn scan(village: &Village, flat: u8) -> Option<Scan> {
    let town: &dyn Town = &village.town;
    town.get(AttendanceId::of(SITTING, person(flat)))
}

#[test]
fn the_code_at_the_door_lets_in_once() {
    let mut village = village();
    village.by(person(STAFF), open(1)).unwrap();
    let code = shown(&village);
    village.now = village.now.plus_minutes(3);
    village.by(person(1), by_code(1, code)).unwrap();
    let there = attendance(&village, 1).unwrap();
    assert_eq!(there.known, Known::Scanned);
    // Since the code was shown, not since the network came back.
    assert_eq!(there.at, code.shown_at());
    assert_eq!(village.by(person(1), by_code(1, code)), Ok(Vec::new()));
}

#[test]
fn where_a_code_is_shown_a_word_is_not_enough() {
    let mut village = village();
    village.by(person(1), attend(1)).unwrap();
    village.by(person(STAFF), open(1)).unwrap();
    assert_eq!(
        village.by(person(2), attend(2)),
        Err(Refusal::CodeAtTheDoor)
    );
    // Whoever serves the sitting marks those who cannot scan.
    village.by(person(STAFF), attend(2)).unwrap();
    let known = attendance(&village, 2).unwrap().known;
    assert_eq!(known, Known::Marked(person(STAFF)));
    let town: &dyn Town = &village.town;
    assert!(town.get::<Sitting>(SITTING).unwrap().by_code);
}

#[test]
fn a_code_of_another_sitting_or_from_the_future_lets_nobody_in() {
    let mut village = village();
    village.by(person(STAFF), open(1)).unwrap();
    let other = key().code(Uuid::from_u128(99), village.now);
    let late = key().code(SITTING.0, village.now.plus_minutes(10));
    for code in [other, late] {
        assert_eq!(
            village.by(person(1), by_code(1, code)),
            Err(Refusal::CodeNotRight)
        );
    }
    assert_eq!(attendance(&village, 1), None);
}

#[test]
fn a_code_from_before_the_doors_were_open_lets_nobody_in() {
    let mut village = village();
    let early = key().code(SITTING.0, village.now.plus_days(-2));
    assert_eq!(
        village.by(person(1), by_code(1, early)),
        Err(Refusal::CodeNotRight)
    );
}

#[test]
fn a_code_read_before_its_door_is_known_waits_for_it() {
    let mut village = village();
    let code = shown(&village);
    let wrong = key().code(Uuid::from_u128(99), village.now);
    village.by(person(1), by_code(1, code)).unwrap();
    village.by(person(2), by_code(2, wrong)).unwrap();
    assert_eq!(attendance(&village, 1), None);
    assert_eq!(
        scan(&village, 1).unwrap().audience(),
        Audience::Person(person(1))
    );

    village.now = village.now.plus_minutes(20);
    village.by(person(STAFF), open(1)).unwrap();
    assert_eq!(attendance(&village, 1).unwrap().at, code.shown_at());
    assert_eq!(scan(&village, 1), None);
    // What no door showed proves nothing; the one who serves the sitting may mark them.
    assert_eq!(attendance(&village, 2), None);
    village.by(person(STAFF), attend(2)).unwrap();
    assert_eq!(scan(&village, 2), None);
}

#[test]
fn who_lost_the_seat_meanwhile_does_not_come_in_by_an_old_code() {
    let mut village = village();
    let code = shown(&village);
    village.by(person(1), by_code(1, code)).unwrap();
    let end = EndSeat {
        council: COUNCIL,
        person: person(1),
        reason: line("搬走了"),
    };
    village.system(Command::Councils(Councils::EndSeat(end)));
    village.by(person(STAFF), open(1)).unwrap();
    assert_eq!(attendance(&village, 1), None);
}

#[test]
fn a_phone_takes_any_code_down_and_lets_the_server_say() {
    let mut village = village();
    let code = shown(&village);
    let mut phone = Plain::partial();
    for record in village.town.iter() {
        phone.put(std::sync::Arc::clone(record));
    }
    let actor = Actor::of(person(1), village.now.day(), &phone);
    let changes = decide(&by_code(1, code), &actor, village.now, &phone).unwrap();
    village.apply(&changes);
    assert!(scan(&village, 1).is_some());
}

#[test]
fn only_who_leads_shows_a_code_and_its_key_stays_there() {
    let mut village = village();
    assert_eq!(village.by(person(1), open(1)), Err(Refusal::NotYours));
    village.by(person(STAFF), open(1)).unwrap();
    let town: &dyn Town = &village.town;
    let door: Door = town.get(DoorId(Uuid::from_u128(501))).unwrap();
    assert_eq!(door.audience(), Audience::Person(person(STAFF)));
    assert_eq!(
        village.by(person(STAFF), open(1)),
        Err(Refusal::AlreadyThere)
    );
}

#[rstest]
#[case::too_early(-60, false)]
#[case::with_the_doors(-30, true)]
fn a_door_opens_with_the_doors(#[case] minutes: i64, #[case] opens: bool) {
    let mut village = Village::with_motion();
    let town: &dyn Town = &village.town;
    village.now = town.get::<Sitting>(SITTING).unwrap().starts_at;
    village.now = village.now.plus_minutes(minutes);
    assert_eq!(village.by(person(STAFF), open(1)).is_ok(), opens);
}

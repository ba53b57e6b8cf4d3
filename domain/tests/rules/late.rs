//! Codes that were read while the sitting was open, and reach the server after it was closed.

use domain::councils::{
    Attend, Attendance, CloseSitting, Command as Councils, Known, Minutes, NameOfficers, OpenDoor,
    RollCall, Scan,
};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

use crate::village::*;

const STAFF: u8 = 6;

fn key() -> TurningKey {
    TurningKey(Digest::of(b"by chance"))
}

fn open() -> Command {
    Command::Councils(Councils::OpenDoor(OpenDoor {
        id: DoorId(Uuid::from_u128(500)),
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

impl Village {
    fn is_in(&self, flat: u8) -> Option<Attendance> {
        (&self.town as &dyn Town).get(AttendanceId::of(SITTING, person(flat)))
    }

    fn code(&self) -> TurningCode {
        key().code(SITTING.0, self.now)
    }

    fn close_sitting(&mut self) -> Timestamp {
        let officers = NameOfficers {
            sitting: SITTING,
            chair: person(STAFF),
            recorder: person(5),
        };
        let close = CloseSitting {
            sitting: SITTING,
            guests: Vec::new(),
        };
        for it in [
            Councils::NameOfficers(officers),
            Councils::CloseSitting(close),
        ] {
            self.by(person(STAFF), Command::Councils(it)).unwrap();
        }
        self.now
    }
}

/// A sitting that has begun.
fn begun() -> Village {
    let mut village = Village::with_motion();
    village.now = village.now.plus_days(4).plus_minutes(20);
    village
}

#[test]
fn a_code_that_was_shown_before_the_close_still_lets_in() {
    let mut village = begun();
    village.by(person(STAFF), open()).unwrap();
    let code = village.code();
    village.now = village.now.plus_minutes(40);
    village.close_sitting();
    let said: Minutes = village.get(SITTING);
    village.now = village.now.plus_minutes(90);
    village.by(person(1), by_code(1, code)).unwrap();
    let there = village.is_in(1).unwrap();
    assert_eq!((there.at, there.known), (code.shown_at(), Known::Scanned));
    // The minutes stand as they were assembled.
    assert_eq!(village.get::<Minutes>(SITTING), said);
    assert!(
        !village
            .get::<RollCall>(SITTING)
            .present
            .contains(&person(1))
    );
}

#[rstest]
#[case::shown_after_the_close(1, 2)]
#[case::too_late_to_look_at(-30, 4 * 24 * 60)]
fn what_the_code_does_not_prove_in_time_is_refused(#[case] shown: i64, #[case] sent: i64) {
    let mut village = begun();
    village.by(person(STAFF), open()).unwrap();
    village.now = village.now.plus_minutes(40);
    let ended_at = village.close_sitting();
    let code = key().code(SITTING.0, ended_at.plus_minutes(shown));
    village.now = ended_at.plus_minutes(sent);
    assert_eq!(
        village.by(person(1), by_code(1, code)),
        Err(Refusal::SittingIsOver { ended_at })
    );
    assert_eq!(village.is_in(1), None);
}

#[test]
fn a_phone_whose_clock_is_behind_proves_no_more_than_the_screen() {
    let mut village = begun();
    village.by(person(STAFF), open()).unwrap();
    village.now = village.now.plus_minutes(40);
    let ended_at = village.close_sitting();
    // Shown thirty seconds after the close, typed in by a phone that is a minute behind.
    let shown = key().code(SITTING.0, Timestamp(ended_at.0 + 30_000));
    let code = TurningCode {
        step: shown.step - 2,
        ..shown
    };
    village.now = ended_at.plus_minutes(1);
    assert!(village.by(person(1), by_code(1, code)).is_err());
    assert_eq!(village.is_in(1), None);
}

#[test]
fn a_word_alone_comes_too_late() {
    let mut village = begun();
    let ended_at = village.close_sitting();
    village.now = village.now.plus_minutes(5);
    for by in [1, STAFF] {
        assert_eq!(
            village.by(person(by), attend(1)),
            Err(Refusal::SittingIsOver { ended_at })
        );
    }
}

#[test]
fn a_door_that_comes_after_the_close_is_proven_by_a_code_that_came_before() {
    let mut village = begun();
    let (first, second) = (village.code(), village.code());
    village.by(person(1), by_code(1, first)).unwrap();
    village.now = village.now.plus_minutes(40);
    let late = village.code();
    village.now = village.now.plus_minutes(1);
    village.close_sitting();
    village.now = village.now.plus_minutes(30);
    village.by(person(STAFF), open()).unwrap();
    assert_eq!(village.is_in(1).unwrap().at, first.shown_at());
    // Now that it is known, others who read it come in too.
    village.by(person(2), by_code(2, second)).unwrap();
    village.by(person(3), by_code(3, late)).unwrap();
    assert!(village.is_in(2).is_some() && village.is_in(3).is_some());
}

#[test]
fn a_door_that_nothing_proves_is_refused_and_who_read_it_waits_in_vain() {
    let mut village = begun();
    let code = village.code();
    village.now = village.now.plus_minutes(40);
    let ended_at = village.close_sitting();
    village.now = village.now.plus_minutes(30);
    village.by(person(1), by_code(1, code)).unwrap();
    assert_eq!(
        village.by(person(STAFF), open()),
        Err(Refusal::SittingIsOver { ended_at })
    );
    let scan: Scan = village.get(AttendanceId::of(SITTING, person(1)));
    assert_eq!(scan.audience(), Audience::Person(person(1)));
    assert_eq!(village.is_in(1), None);
}

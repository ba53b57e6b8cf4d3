//! Questions before the meeting.

use crate::village::*;
use domain::councils::{AnswerQuestion, AskQuestion, Command as Councils, Question};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const STAFF: u8 = 6;

fn id(number: u128) -> QuestionId {
    QuestionId(Uuid::from_u128(300 + number))
}

fn ask(number: u128) -> Command {
    Command::Councils(Councils::AskQuestion(AskQuestion {
        id: id(number),
        motion: MOTION,
        text: prose("坡道多宽？"),
    }))
}

fn answer(number: u128) -> Command {
    Command::Councils(Councils::AnswerQuestion(AnswerQuestion {
        question: id(number),
        text: prose("一米二。"),
    }))
}

#[test]
fn a_resident_without_a_seat_asks_and_is_answered_once() {
    let mut village = Village::with_motion();
    // Flat 6 is staff and has no seat; flat 2 has one, and neither proposed.
    village.by(person(2), ask(1)).unwrap();
    assert_eq!(village.by(person(3), answer(1)), Err(Refusal::NotYours));
    village.by(person(STAFF), answer(1)).unwrap();
    let question: Question = village.get(id(1));
    let reply = question.answer.as_ref().unwrap();
    assert!(reply.official);
    assert_eq!(question.audience(), Audience::Residents);
    assert_eq!(
        village.by(person(STAFF), answer(1)),
        Err(Refusal::AnsweredAlready)
    );
}

#[test]
fn whose_proposal_it_is_answers_too_but_not_in_office() {
    let mut village = Village::with_motion();
    village.by(person(2), ask(1)).unwrap();
    village.by(person(1), answer(1)).unwrap();
    let question: Question = village.get(id(1));
    assert!(!question.answer.unwrap().official);
}

#[rstest]
#[case::a_minute_before(-1, None)]
#[case::as_it_starts(0, Some(()))]
fn questions_end_when_the_sitting_starts(#[case] minutes: i64, #[case] late: Option<()>) {
    let mut village = Village::with_motion();
    let starts_at = village.now.plus_days(4);
    village.by(person(2), ask(1)).unwrap();
    village.now = starts_at.plus_minutes(minutes);
    let asked = village.by(person(2), ask(2));
    let refused = late.map(|()| Refusal::SittingBegan { starts_at });
    assert_eq!(asked.err(), refused);
    // What was asked in time is still answered.
    village.by(person(STAFF), answer(1)).unwrap();
}

#[test]
fn one_asks_so_often_about_one_motion() {
    let mut village = Village::with_motion();
    for number in 1..=3 {
        village.by(person(2), ask(number)).unwrap();
    }
    assert_eq!(
        village.by(person(2), ask(4)),
        Err(Refusal::AskedOften { times: 3 })
    );
    village.by(person(3), ask(4)).unwrap();
}

//! Thank-you cards, in the village: who may write one, who reads it, and what hangs on the wall.

use crate::village::*;
use crate::volunteering::{ACTIVITY, courtyard};
use domain::Command;
use domain::volunteering::{Command as Act, *};
use domain::*;
use uuid::Uuid;

const CARD: ThanksId = ThanksId(Uuid::from_u128(950));
/// In charge of the activity.
const LEADS: u8 = 1;
const STAFF: u8 = 6;

fn act(it: Act) -> Command {
    Command::Volunteering(it)
}

fn thanks(number: u128, words: &str, may_show: bool) -> Command {
    act(Act::WriteThanks(WriteThanks {
        id: ThanksId(Uuid::from_u128(950 + number)),
        community: COMMUNITY,
        to: Thanked::Activity(ACTIVITY),
        words: prose(words),
        may_show,
    }))
}

fn show() -> Command {
    act(Act::ShowThanks(ShowThanks { card: CARD }))
}

fn take_down() -> Command {
    act(Act::TakeDownThanks(TakeDownThanks { line: CARD.into() }))
}

fn fault(it: ThanksFault) -> Refusal {
    Refusal::Volunteering { fault: it.into() }
}

/// The activity runs, and the third neighbour is entered as one who was there.
fn there() -> Village {
    let mut village = courtyard();
    let activity: Activity = village.get(ACTIVITY);
    village.now = activity.ends_at;
    let enter = EnterAfterwards {
        activity: ACTIVITY,
        person: person(3),
        from: activity.starts_at,
        until: activity.ends_at,
    };
    let enter = act(Act::EnterAfterwards(enter));
    village.by(person(LEADS), enter).unwrap();
    village
}

fn copies(village: &Village) -> Vec<PersonId> {
    let mut readers: Vec<PersonId> = village
        .town
        .all::<ThanksCard>()
        .map(|it| it.reader)
        .collect();
    readers.sort_unstable();
    readers
}

#[test]
fn a_card_reaches_those_who_were_there_and_whoever_led_and_nobody_else() {
    let mut village = courtyard();
    let early = village.by(person(4), thanks(0, "谢谢你们", true));
    let activity: Activity = village.get(ACTIVITY);
    let starts_at = activity.starts_at;
    let not_begun = VolunteeringFault::NotBegun { starts_at };
    assert_eq!(early, Err(not_begun.into()));
    village = there();
    village.by(person(4), thanks(0, "谢谢你们", true)).unwrap();
    let mut expected = [1, 3, 4].map(person);
    expected.sort_unstable();
    assert_eq!(copies(&village), expected);
    for card in village.town.all::<ThanksCard>() {
        assert_eq!(
            Record::from(card.clone()).audience(),
            Audience::Person(card.reader)
        );
        assert_eq!(card.mine, card.reader == person(4));
        assert_eq!(card.puts_up, card.reader == person(LEADS));
    }
    let again = village.by(person(4), thanks(1, "再谢一次", true));
    assert_eq!(again, Err(fault(ThanksFault::Already)));
    let long = "谢".repeat(201);
    let long = village.by(person(5), thanks(2, &long, true));
    assert_eq!(long, Err(fault(ThanksFault::TooLong { most: 200 })));
}

#[test]
fn on_the_wall_hangs_what_both_sides_like_there_and_either_takes_it_down() {
    let mut village = there();
    village.by(person(4), thanks(0, "谢谢你们", true)).unwrap();
    // Who was there and not in charge, and who wrote it, do not put it up.
    for flat in [3, 4] {
        assert_eq!(village.by(person(flat), show()), Err(Refusal::NotYours));
    }
    assert_eq!(village.by(person(5), show()), Err(Refusal::NotFound));
    for takes in [LEADS, 4, STAFF] {
        village.by(person(LEADS), show()).unwrap();
        let line: CardLine = village.get(CARD.into());
        let text = serde_json::to_string(&line).unwrap();
        for flat in [1, 3, 4] {
            assert!(!text.contains(&person(flat).to_string()));
        }
        assert_eq!(village.by(person(3), take_down()), Err(Refusal::NotYours));
        village.by(person(takes), take_down()).unwrap();
        assert_eq!(village.town.all::<CardLine>().count(), 0);
    }
    let mut village = there();
    village.by(person(4), thanks(0, "谢谢你们", false)).unwrap();
    let shy = village.by(person(LEADS), show());
    assert_eq!(shy, Err(fault(ThanksFault::NotForTheWall)));
}

#[test]
fn nobody_thanks_themselves() {
    let mut village = courtyard();
    let activity: Activity = village.get(ACTIVITY);
    village.now = activity.ends_at;
    let alone = village.by(person(LEADS), thanks(0, "我真棒", true));
    assert_eq!(alone, Err(fault(ThanksFault::Nobody)));
}

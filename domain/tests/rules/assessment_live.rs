//! Live evidence: counted from records that are there already, of the round's year alone.

use crate::assessment_year::*;
use crate::village::*;
use domain::assessment::{Command as Act, *};
use domain::notices::{self, About, ReplyToMessage, SayMessage, Topic};
use domain::{Command, *};
use uuid::Uuid;

fn says(it: &mut Year, number: u128) {
    let say = SayMessage {
        id: MessageId(Uuid::from_u128(number)),
        community: COMMUNITY,
        about: About::Column {
            topic: Topic::Cleanliness,
            open: true,
            body: None,
        },
        text: prose("桶边又堆起来了。"),
    };
    let say = Command::Notices(notices::Command::Say(say));
    it.0.by(person(RESIDENT), say).unwrap();
}

fn answers(it: &mut Year, number: u128) {
    let reply = ReplyToMessage {
        message: MessageId(Uuid::from_u128(number)),
        text: prose("今天清了，以后早晚各一次。"),
        progress: None,
    };
    let reply = Command::Notices(notices::Command::Reply(reply));
    it.0.by(person(STAFF), reply).unwrap();
}

fn taken(it: &mut Year) -> (u64, u64, Day) {
    let act = TakeOver {
        round: round(),
        indicator: "messages_answered".into(),
    };
    it.does(STAFF, Act::TakeOver(act));
    let entry = it.round().entry("messages_answered").cloned().unwrap();
    let Value::Counted {
        live,
        part,
        whole,
        on,
    } = entry.value
    else {
        panic!("{entry:?}")
    };
    assert_eq!(live, Live::MessagesAnswered);
    (part, whole, on)
}

#[test]
fn what_is_counted_moves_with_the_records_and_is_taken_over_again() {
    let mut it = Year::at(Step::SelfCheck);
    for number in [1, 2, 3] {
        says(&mut it, number);
    }
    answers(&mut it, 1);
    let today = it.0.now.day();
    assert_eq!(taken(&mut it), (1, 3, today));
    assert_eq!(it.round().points_of("messages_answered"), Some(3_333));
    answers(&mut it, 2);
    it.later(1);
    assert_eq!(taken(&mut it), (2, 3, today.plus(1)));
    assert_eq!(it.round().points_of("messages_answered"), Some(6_667));
}

#[test]
fn a_round_counts_its_own_year_alone() {
    let mut it = Year::at(Step::SelfCheck);
    says(&mut it, 1);
    // In the year after, the round still counts what was said in its own.
    it.later(90);
    says(&mut it, 2);
    answers(&mut it, 2);
    let on = it.0.now.day();
    assert_eq!(on.ymd().0, 2027);
    assert_eq!(taken(&mut it), (0, 1, on));
}

// A phone holds a part of the town: it leaves the counting to the server, and says nothing wrong.
#[test]
fn a_phone_leaves_the_counting_to_the_server() {
    let it = Year::at(Step::SelfCheck);
    let mut phone = Plain::partial();
    for record in it.0.town.iter() {
        phone.put(record.clone());
    }
    let actor = Actor::of(person(STAFF), it.0.now.day(), &it.0.town);
    let act = TakeOver {
        round: round(),
        indicator: "volunteers".into(),
    };
    let changes = decide(
        &Command::Assessment(Act::TakeOver(act)),
        &actor,
        it.0.now,
        &phone,
    );
    assert_eq!(changes, Ok(Vec::new()));
}

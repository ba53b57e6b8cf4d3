//! What is worth telling whom, and when it is told outside the app (domain-rules 10, design default).

use crate::emergency_village::{Evening, HEAD, NEIGHBOUR, RESIDENT, STAFF, help, says};
use crate::village::*;
use domain::alerts::{Alert, AlertChoice, Concern, Pace, Quiet, Sent, alerts, due, once_sent};
use domain::emergency::{Says, Who};
use domain::notices::{Command as Notices, ReadNotice, Urgency, WriteNotice};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const NOTICE: NoticeId = NoticeId(Uuid::from_u128(700));

fn told(it: &Evening, flat: u8) -> Vec<Concern> {
    let all = alerts(person(flat), it.0.now, &it.0.town);
    all.into_iter().map(|it| it.what).collect()
}

fn write(it: &Evening, urgency: Urgency) -> Command {
    let building = it.0.town.all::<members::Building>().next().unwrap().id;
    Command::Notices(Notices::Write(WriteNotice {
        id: NOTICE,
        community: COMMUNITY,
        to: Audience::Building(building),
        title: line("周三停水"),
        text: prose("九点到十一点"),
        urgency,
        until: it.0.now.day().plus(3),
        photos: Vec::new(),
        document: None,
        comments: false,
    }))
}

#[rstest]
#[case::ordinary(Urgency::Ordinary, Concern::Notice(NOTICE))]
#[case::urgent(Urgency::Urgent, Concern::Warning(NOTICE))]
fn a_notice_is_told_until_it_is_read(#[case] urgency: Urgency, #[case] concern: Concern) {
    let mut it = Evening::new();
    let act = write(&it, urgency);
    it.0.by(person(STAFF), act).unwrap();
    assert_eq!(told(&it, RESIDENT), [concern]);
    let read = Command::Notices(Notices::Read(ReadNotice { notice: NOTICE }));
    it.0.by(person(RESIDENT), read).unwrap();
    assert!(told(&it, RESIDENT).is_empty());
    it.0.now = it.0.now.plus_days(4);
    assert!(told(&it, NEIGHBOUR).is_empty(), "no longer valid");
}

#[test]
fn an_emergency_asks_those_whom_it_concerns_and_a_call_for_help_those_who_can_come() {
    let mut it = Evening::declared();
    let asked = |it: &Evening, flat| told(it, flat).contains(&Concern::Emergency(EVENT_ID));
    assert!(asked(&it, RESIDENT) && asked(&it, NEIGHBOUR));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, Says::Safe));
    assert!(!asked(&it, RESIDENT) && asked(&it, NEIGHBOUR));
    it.does(NEIGHBOUR, says(&it.0, NEIGHBOUR, Who::Me, help()));
    let door = it.door(NEIGHBOUR).id;
    assert!(told(&it, HEAD).contains(&Concern::Help(door)));
    assert!(told(&it, STAFF).contains(&Concern::Help(door)));
    assert!(!told(&it, RESIDENT).contains(&Concern::Help(door)));
}

const EVENT_ID: EmergencyId = crate::emergency_village::EVENT;

fn alert(at: i64, what: Concern) -> Alert {
    let at = Timestamp::at(Day::new(2026, 10, 5).unwrap(), 0, 0).plus_minutes(at);
    Alert {
        at,
        what,
        waits: false,
    }
}

/// At night what is urgent goes out at once, and takes nothing with it that waits for the morning.
#[rstest]
#[case::at_once(Pace::Each)]
#[case::a_day(Pace::Daily)]
fn what_is_urgent_does_not_wait_for_the_morning(#[case] pace: Pace) {
    let night = Timestamp::at(Day::new(2026, 10, 5).unwrap(), 23, 30);
    let all = [
        alert(23 * 60, Concern::Notice(NOTICE)),
        alert(23 * 60 + 10, Concern::Warning(NOTICE)),
    ];
    let choice = AlertChoice {
        pace,
        quiet: Quiet::default(),
        ..AlertChoice::usual(person(1), COMMUNITY)
    };
    let start = Timestamp::at(Day::new(2026, 10, 5).unwrap(), 8, 0);
    let sent = Sent {
        until: start,
        urgent: start,
        at: None,
    };
    let first = due(&all, &choice, sent, night);
    assert_eq!(first, [all[1]]);
    let sent = once_sent(&first, sent, night);
    assert!(due(&all, &choice, sent, night.plus_minutes(5)).is_empty());
    let morning = night.plus_minutes(10 * 60);
    let second = due(&all, &choice, sent, morning);
    assert_eq!(second, [all[0]]);
    let sent = once_sent(&second, sent, morning);
    assert!(due(&all, &choice, sent, morning.plus_minutes(5)).is_empty());
}

//! A typhoon evening in the village: who is told, who answers, who reads it, and what is counted.

use crate::emergency_village::*;
use crate::village::*;
use domain::Command;
use domain::emergency::{Command as Act, *};
use domain::*;
use rstest::rstest;

#[test]
fn it_is_declared_answered_and_stood_down() {
    let mut it = Evening::declared();
    assert_eq!(it.count(), (6, 0, 0, 6));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, Says::Safe));
    assert_eq!(it.count(), (6, 1, 0, 5));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Elder, help()));
    assert_eq!(it.count(), (6, 0, 1, 5));
    // It can be changed as long as it lasts.
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Elder, Says::Safe));
    assert_eq!(it.count(), (6, 1, 0, 5));
    it.does(STAFF, stand_down());
    let over: Emergency = it.0.get(EVENT);
    assert!(!over.is_active());
    assert_eq!(
        it.tries(STAFF, stand_down()),
        Err(EmergencyFault::Over.into())
    );
    assert_eq!(it.tries(STAFF, amend()), Err(EmergencyFault::Over.into()));
}

// Design default: what waited on a phone without a network may be a call for help.
#[rstest]
#[case::within_a_day(23, true)]
#[case::later(24, false)]
fn an_answer_may_come_late(#[case] hours: i64, #[case] taken: bool) {
    let mut it = Evening::declared();
    it.does(STAFF, stand_down());
    it.0.now = it.0.now.plus_minutes(hours * 60);
    let act = says(&it.0, RESIDENT, Who::Me, help());
    let tried = it.tries(RESIDENT, act);
    assert_eq!(tried.is_ok(), taken, "{tried:?}");
    if taken {
        assert_eq!(it.door(RESIDENT).state(), DoorState::NeedsHelp);
        it.does(HEAD, mark(&it.0, RESIDENT, DoorMark::Helped, 1));
        assert_eq!(it.door(RESIDENT).state(), DoorState::Helped);
    }
}

#[test]
fn nobody_reads_more_than_is_for_them() {
    let mut it = Evening::declared();
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, help()));
    let building = it.door(RESIDENT).building;
    let all = |kind: Kind| {
        let records = it.0.town.iter().filter(move |it| it.kind() == kind);
        records.map(|it| it.audience()).collect::<Vec<_>>()
    };
    assert_eq!(all(Kind::Emergency), [Audience::Public]);
    assert_eq!(all(Kind::OwnSafety), [Audience::Person(person(RESIDENT))]);
    assert_eq!(all(Kind::SafetyDoor), [Audience::Grid(building); 6]);
    assert_eq!(all(Kind::RollCount), [Audience::Residents]);
    // A door says the family name, never the whole one, and the count says nobody's.
    let door = it.door(RESIDENT);
    assert_eq!(door.names, ["业**"]);
    assert_eq!(door.said[0].name, "业**");
    let counts: Vec<RollCount> = (&it.0.town as &dyn Town).of(EVENT);
    let counts = serde_json::to_string(&counts).unwrap();
    assert!(!counts.contains(&person(RESIDENT).to_string()));
    let reads = |flat: u8| {
        let actor = Actor::of(person(flat), it.0.now.day(), &it.0.town);
        let all = actor.audiences(COMMUNITY, it.0.now.day(), &it.0.town);
        all.contains(&Audience::Grid(building))
    };
    assert!(reads(HEAD) && reads(GRID) && reads(STAFF) && !reads(NEIGHBOUR));
}

#[test]
fn a_call_that_the_helper_did_not_know_of_stays_open() {
    let mut it = Evening::declared();
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, help()));
    // The head's phone had no network when the second call came.
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Child, help()));
    it.does(HEAD, mark(&it.0, RESIDENT, DoorMark::Helped, 1));
    assert_eq!(it.door(RESIDENT).state(), DoorState::NeedsHelp);
    it.does(HEAD, mark(&it.0, RESIDENT, DoorMark::Helped, 2));
    assert_eq!(it.door(RESIDENT).state(), DoorState::Helped);
    // Nobody can have known of calls that were not made.
    it.does(HEAD, mark(&it.0, RESIDENT, DoorMark::Helped, 9));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, help()));
    assert_eq!(it.door(RESIDENT).state(), DoorState::NeedsHelp);
}

// One who is safe elsewhere says nothing of who is at home.
#[test]
fn a_home_is_safe_when_everyone_of_it_is() {
    let mut it = Evening::declared();
    let mut door = it.door(RESIDENT);
    assert_eq!(door.people, 1);
    door.people = 2;
    it.0.town.put(Record::from(door).into());
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, Says::Safe));
    assert_eq!(it.door(RESIDENT).state(), DoorState::Partly);
    assert_eq!(it.count(), (6, 0, 0, 6));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::All, Says::Safe));
    assert_eq!(it.door(RESIDENT).state(), DoorState::Safe);
    assert_eq!(it.count(), (6, 1, 0, 5));
    // Whoever speaks for all takes back what they said of one, and nobody else's call.
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Elder, help()));
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::All, Says::Safe));
    assert_eq!(it.door(RESIDENT).state(), DoorState::Safe);
}

// "I am safe" waited on a phone without a network; the call for help came from another one.
#[test]
fn a_late_safe_takes_no_newer_call_back() {
    let mut it = Evening::declared();
    let late = says(&it.0, RESIDENT, Who::Me, Says::Safe);
    let all = says(&it.0, RESIDENT, Who::All, Says::Safe);
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, help()));
    for act in [late, all] {
        assert_eq!(
            it.tries(RESIDENT, act),
            Err(EmergencyFault::NewerCall.into())
        );
    }
    assert_eq!(it.door(RESIDENT).state(), DoorState::NeedsHelp);
    it.does(RESIDENT, says(&it.0, RESIDENT, Who::Me, Says::Safe));
    assert_eq!(it.door(RESIDENT).state(), DoorState::Safe);
}

#[rstest]
#[case::well(DoorMark::Well, DoorState::Safe)]
#[case::nobody(DoorMark::Nobody, DoorState::Nobody)]
#[case::help(DoorMark::NeedsHelp { needs: vec![Need::Food] }, DoorState::NeedsHelp)]
fn what_is_found_at_the_door_counts(#[case] found: DoorMark, #[case] state: DoorState) {
    let mut it = Evening::declared();
    let act = mark(&it.0, NEIGHBOUR, found, 0);
    assert_eq!(it.tries(RESIDENT, act.clone()), Err(Refusal::NotYours));
    it.does(HEAD, act);
    assert_eq!(it.door(NEIGHBOUR).state(), state);
}

#[test]
fn a_phone_without_the_doors_keeps_the_answer_alone() {
    let mut it = Evening::declared();
    let mut phone = Plain::partial();
    for record in it.0.town.iter() {
        if record.kind() != Kind::SafetyDoor {
            phone.put(record.clone());
        }
    }
    let act = says(&it.0, RESIDENT, Who::Me, Says::Safe);
    let actor = Actor::of(person(RESIDENT), it.0.now.day(), &phone);
    let changes = decide(&Command::Emergency(act.clone()), &actor, it.0.now, &phone).unwrap();
    let kinds: Vec<Kind> = changes.iter().map(|it| it.key().kind).collect();
    assert_eq!(kinds, [Kind::OwnSafety]);
    it.does(RESIDENT, act);
}

#[test]
fn one_is_on_at_a_time_and_only_for_whom_it_concerns() {
    let mut it = Evening::new();
    let nowhere = BuildingId::derived("building", &[b"nowhere"]);
    for covers in [
        Covers::Buildings(Vec::new()),
        Covers::Buildings(vec![nowhere]),
    ] {
        assert_eq!(it.tries(STAFF, declare(covers)), Err(Refusal::NoSuchPlace));
    }
    assert_eq!(
        it.tries(RESIDENT, declare(Covers::Community)),
        Err(Refusal::NotYours)
    );
    it.does(STAFF, declare(Covers::Community));
    let Act::Declare(again) = declare(Covers::Community) else {
        unreachable!()
    };
    let again = Act::Declare(Declare {
        id: EmergencyId::derived("emergency", &[b"two"]),
        ..again
    });
    assert_eq!(
        it.tries(STAFF, again),
        Err(EmergencyFault::ActiveAlready.into())
    );
    let outside = Act::Answer(AnswerRollCall {
        emergency: EVENT,
        home: home(&it.0.town, NEIGHBOUR),
        who: Who::Me,
        says: Says::Safe,
        knew: 0,
    });
    assert_eq!(it.tries(RESIDENT, outside), Err(Refusal::NoStanding));
    let needs = Says::NeedsHelp {
        needs: Vec::new(),
        words: None,
    };
    let vague = says(&it.0, RESIDENT, Who::Me, needs);
    assert_eq!(
        it.tries(RESIDENT, vague),
        Err(EmergencyFault::WhatHelp.into())
    );
}

// Seed 000: a notice every day; "nothing to report" is one; what is missing is flagged at 24:00.
#[test]
fn a_notice_is_owed_each_day() {
    let mut it = Evening::declared();
    let event = |it: &Evening| it.0.get::<Emergency>(EVENT);
    let notices = |it: &Evening| (&it.0.town as &dyn Town).of::<DailyNotice>(EVENT);
    let state = |it: &Evening| {
        let (event, notices) = (event(it), notices(it));
        let missed = missed(&event, &notices, it.0.now);
        (owed(&event, &notices, it.0.now), missed)
    };
    let first = it.0.now.day();
    assert_eq!(state(&it), (true, vec![]));
    it.0.now = first.plus(1).starts_at().plus_ms(-1);
    assert_eq!(state(&it), (true, vec![]), "until 24:00");
    it.0.now = first.plus(1).starts_at();
    assert_eq!(state(&it), (true, vec![first]), "from 24:00 on");
    // Of yesterday where it was written before midnight and had no network, and of no day before.
    let (today, fault) = (first.plus(1), |fault: EmergencyFault| Err(fault.into()));
    assert_eq!(
        it.tries(STAFF, notice(first.plus(-1), None)),
        fault(EmergencyFault::DayIsOver)
    );
    assert_eq!(
        it.tries(STAFF, notice(first.plus(2), None)),
        fault(EmergencyFault::NotYet)
    );
    it.does(STAFF, notice(today, None));
    assert_eq!(
        it.tries(STAFF, notice(today, None)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(state(&it), (false, vec![first]));
    it.does(STAFF, notice(first, None));
    assert_eq!(state(&it), (false, vec![]));
    it.0.now = it.0.now.plus_days(2);
    it.does(STAFF, stand_down());
    it.0.now = it.0.now.plus_days(5);
    let skipped = first.plus(2);
    assert_eq!(state(&it), (false, vec![skipped]), "none after the end");
}

#[rstest]
#[case::a_year(365, true)]
#[case::a_day_more(366, false)]
#[case::the_same_day(0, false)]
fn a_plan_is_reviewed_within_twelve_months(#[case] days: i32, #[case] fine: bool) {
    let mut it = Evening::new();
    let tried = it.tries(STAFF, plan(days));
    assert_eq!(tried.is_ok(), fine, "{tried:?}");
    if fine {
        it.does(STAFF, plan(days));
        let plan: Plan = it.0.get(PLAN);
        // The evening brought a first one.
        assert_eq!(plan.version, 3);
        assert!(!plan.is_due(plan.review_on.plus(-1)) && plan.is_due(plan.review_on));
    }
}

#[test]
fn what_neighbours_are_told_has_a_step_and_numbers_that_can_be_called() {
    let mut it = Evening::declared();
    let mut told = advice();
    told.steps.clear();
    let act = |advice: Advice| {
        Act::Amend(AmendAdvice {
            emergency: EVENT,
            advice,
        })
    };
    assert_eq!(
        it.tries(STAFF, act(told.clone())),
        Err(EmergencyFault::NoSteps.into())
    );
    told.steps = vec![line("关窗"); 9];
    assert_eq!(
        it.tries(STAFF, act(told.clone())),
        Err(Refusal::TooMany { most: 8 })
    );
    told.steps.truncate(1);
    told.calls = vec![CallLine {
        who: line("物业"),
        number: line("问门岗"),
    }];
    assert_eq!(
        it.tries(STAFF, act(told)),
        Err(EmergencyFault::NoNumber.into())
    );
}

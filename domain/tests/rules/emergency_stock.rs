//! What is kept for an evening that nobody wishes for: supplies, people on duty, the weekly round,
//! hazards, drills.

use crate::emergency_village::*;
use crate::village::*;
use domain::emergency::{Command as Act, *};
use domain::*;
use rstest::rstest;
use uuid::Uuid;

const LAMP: SupplyId = SupplyId(Uuid::from_u128(910));
const HAZARD: HazardId = HazardId(Uuid::from_u128(920));

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn supply(expires_on: Option<Day>) -> Supply {
    Supply {
        id: LAMP,
        community: COMMUNITY,
        item: line("手电筒"),
        unit: line("个"),
        minimum: 10,
        expires_on,
        place: line("库房"),
        keeper: line("丁兰"),
    }
}

fn moved(number: u8, kind: MoveKind, quantity: u32) -> Act {
    Act::MoveSupply(MoveSupply {
        id: SupplyMoveId::derived("move", &[&[number]]),
        supply: LAMP,
        kind,
        quantity,
        note: line("巡查队"),
    })
}

#[test]
fn a_ledger_never_goes_below_zero() {
    let mut it = Evening::new();
    let described = DescribeSupply {
        supply: supply(None),
    };
    it.does(STAFF, Act::DescribeSupply(described));
    let there = |it: &Evening| {
        let moves: Vec<SupplyMove> = (&it.0.town as &dyn Town).of(LAMP);
        (on_hand(&moves), out(&moves))
    };
    it.does(STAFF, moved(1, MoveKind::Received, 12));
    it.does(STAFF, moved(2, MoveKind::Issued, 5));
    assert_eq!(there(&it), (7, 5));
    let too_many = EmergencyFault::NotSoMany { on_hand: 7 };
    for kind in [MoveKind::Issued, MoveKind::Discarded] {
        assert_eq!(
            it.tries(STAFF, moved(3, kind, 8)),
            Err(too_many.into()),
            "{kind:?}"
        );
    }
    let not_out = EmergencyFault::NotSoManyOut { out: 5 };
    assert_eq!(
        it.tries(STAFF, moved(3, MoveKind::Returned, 6)),
        Err(not_out.into())
    );
    assert_eq!(
        it.tries(STAFF, moved(3, MoveKind::Issued, 0)),
        Err(Refusal::NotAboveZero)
    );
    it.does(STAFF, moved(3, MoveKind::Returned, 5));
    it.does(STAFF, moved(4, MoveKind::Discarded, 12));
    assert_eq!(there(&it), (0, 0));
    assert_eq!(
        it.tries(STAFF, moved(4, MoveKind::Received, 1)),
        Err(Refusal::AlreadyThere)
    );
    assert_eq!(
        it.tries(HEAD, moved(5, MoveKind::Issued, 1)),
        Err(Refusal::NotYours)
    );
}

#[rstest]
#[case::enough(10, None, vec![])]
#[case::low(9, None, vec![Warned::Low])]
#[case::in_31_days(10, Some(31), vec![])]
#[case::in_30_days(10, Some(30), vec![Warned::Expiring])]
#[case::today(10, Some(0), vec![Warned::Expiring])]
#[case::yesterday(9, Some(-1), vec![Warned::Expired, Warned::Low])]
fn what_is_low_or_about_to_expire_is_warned_of(
    #[case] there: u32,
    #[case] days: Option<i32>,
    #[case] warned: Vec<Warned>,
) {
    let today = monday().day();
    let supply = supply(days.map(|days| today.plus(days)));
    assert_eq!(supply.warned(there, today), warned);
}

fn someone(name: &str, phone: &str) -> DutyPerson {
    DutyPerson {
        name: line(name),
        phone: members::Phone::new(phone).unwrap(),
    }
}

fn shifts(days: u16, backup: DutyPerson) -> Act {
    Act::SetShifts(SetShifts {
        community: COMMUNITY,
        duty: Duty::Lead,
        from: monday().day(),
        days,
        half: Half::Day,
        primary: someone("孙主任", "13900000001"),
        backup,
    })
}

#[test]
fn a_shift_has_two_people_and_is_never_empty() {
    let mut it = Evening::new();
    let same = someone("孙主任", "13900000001");
    assert_eq!(
        it.tries(STAFF, shifts(1, same)),
        Err(EmergencyFault::SamePerson.into())
    );
    let other = someone("丁兰", "13900000002");
    assert_eq!(
        it.tries(STAFF, shifts(0, other.clone())),
        Err(Refusal::TooMany { most: 31 })
    );
    it.does(STAFF, shifts(2, other));
    let town: &dyn Town = &it.0.town;
    let today = monday().day();
    let empty = empty_shifts(COMMUNITY, today, 2, town);
    assert_eq!(empty.len(), 2 * 8 - 2);
    assert!(!empty.contains(&(today, Half::Day, Duty::Lead)));
    let on = |hour: i64| on_duty(COMMUNITY, Timestamp::at(today, hour, 0), town).len();
    assert_eq!([on(7), on(8), on(19), on(20)], [0, 1, 1, 0]);
    let audiences = it.0.town.all::<Shift>().map(Entity::audience);
    assert!(audiences.into_iter().all(|it| it == Audience::Staff));
}

#[rstest]
#[case::before_eight(7, "2026-11-01", Half::Night)]
#[case::by_day(8, "2026-11-02", Half::Day)]
#[case::in_the_evening(20, "2026-11-02", Half::Night)]
fn the_night_belongs_to_the_day_it_began(#[case] hour: i64, #[case] on: &str, #[case] half: Half) {
    assert_eq!(
        Half::at(Timestamp::at(monday().day(), hour, 0)),
        (day(on), half)
    );
}

fn target(number: u8) -> TargetId {
    TargetId::derived("target", &[&[number]])
}

fn inspect(number: u8, on: Day) -> Act {
    Act::Inspect(Inspect {
        target: target(number),
        on,
        words: None,
        photos: Vec::new(),
    })
}

/// Three targets, asked for since a week before W47.
fn round() -> Evening {
    let mut it = Evening::new();
    for number in 1..=3 {
        let name = NameTarget {
            id: target(number),
            community: COMMUNITY,
            kind: TargetKind::Shop,
            name: line("商铺"),
            compound: COMPOUND,
            building: Some(building(&it.0).id),
            ended: false,
        };
        it.does(STAFF, Act::NameTarget(name));
    }
    it
}

// Domain-rules 9: T1 Monday, T2 Wednesday twice, so T3 is overdue at 22 November 24:00, and 2 of 3 done.
#[test]
fn the_vector_of_the_weekly_round() {
    let mut it = round();
    let week = Week::of(day("2026-11-22"));
    assert_eq!(week.to_string(), "2026-W47");
    assert_eq!(week.over_at(), day("2026-11-23").starts_at());
    for (number, on) in [(1, "2026-11-16"), (2, "2026-11-18"), (2, "2026-11-18")] {
        it.0.now = Timestamp::at(day(on), 10, 0);
        it.does(GRID, inspect(number, day(on)));
    }
    let targets: Vec<Target> = it.0.town.all::<Target>().cloned().collect();
    let town: &dyn Town = &it.0.town;
    let late = missing(&targets, week, town);
    assert_eq!(late.iter().map(|it| it.id).collect::<Vec<_>>(), [target(3)]);
    assert_eq!(
        completion(&targets, week, town),
        Completion { done: 2, of: 3 }
    );
    let twice: Inspection = it.0.get(InspectionId::of(week, target(2)));
    assert_eq!(twice.looks.len(), 2);
    assert_eq!(
        completion(&targets, week.before().before().before(), town).of,
        0,
        "not asked for before it was named"
    );
}

#[rstest]
#[case::today(0, Ok(()))]
#[case::a_week_ago(-7, Ok(()))]
#[case::longer_ago(-8, Err(Refusal::DueHasPassed { due: monday().day().plus(12) }))]
#[case::tomorrow(1, Err(EmergencyFault::NotYet.into()))]
fn a_look_may_be_sent_some_days_late(#[case] days: i32, #[case] expected: Result<(), Refusal>) {
    let mut it = round();
    it.0.now = it.0.now.plus_days(20);
    let on = it.0.now.day().plus(days);
    assert_eq!(it.tries(HEAD, inspect(1, on)).map(|_| ()), expected);
    assert_eq!(it.tries(RESIDENT, inspect(1, on)), Err(Refusal::NotYours));
}

fn find(it: &Evening, major: bool) -> Act {
    Act::FindHazard(FindHazard {
        id: HAZARD,
        community: COMMUNITY,
        target: None,
        compound: COMPOUND,
        building: Some(building(&it.0).id),
        title: line("楼道堆物"),
        major,
        words: None,
        photos: Vec::new(),
    })
}

fn register() -> Act {
    Act::RegisterHazard(RegisterHazard {
        hazard: HAZARD,
        words: None,
    })
}

fn assign(to: Rectifier) -> Act {
    Act::AssignHazard(AssignHazard {
        hazard: HAZARD,
        to,
        due: monday().day().plus(3),
    })
}

fn work(done: bool) -> Act {
    Act::WorkOnHazard(WorkOnHazard {
        hazard: HAZARD,
        done,
        words: Some(prose("清走了")),
        photos: Vec::new(),
    })
}

fn look(passed: bool) -> Act {
    Act::ReInspect(ReInspect {
        hazard: HAZARD,
        passed,
        words: prose("看过"),
        photos: Vec::new(),
    })
}

fn close() -> Act {
    Act::CloseHazard(CloseHazard { hazard: HAZARD })
}

fn stage(it: &Evening) -> HazardStage {
    it.0.get::<Hazard>(HAZARD).stage()
}

#[test]
fn a_hazard_goes_from_found_to_closed_and_back_when_it_fails() {
    let mut it = Evening::new();
    it.does(GRID, find(&it, false));
    assert_eq!(
        it.tries(STAFF, assign(Rectifier::Person(person(HEAD)))),
        Err(EmergencyFault::NotThere.into())
    );
    it.does(STAFF, register());
    assert_eq!(
        it.tries(STAFF, assign(Rectifier::Person(person(RESIDENT)))),
        Err(EmergencyFault::CannotWorkThere.into())
    );
    it.does(STAFF, assign(Rectifier::Person(person(HEAD))));
    assert_eq!(it.tries(GRID, work(true)), Err(Refusal::NotYours));
    it.does(HEAD, work(false));
    // Whoever began may be gone: it is given to somebody else, and back.
    it.does(STAFF, assign(Rectifier::Person(person(GRID))));
    assert_eq!(stage(&it), HazardStage::Assigned);
    it.does(STAFF, assign(Rectifier::Person(person(HEAD))));
    it.does(HEAD, work(false));
    assert_eq!(
        it.tries(GRID, look(true)),
        Err(EmergencyFault::NotThere.into())
    );
    it.does(HEAD, work(true));
    assert_eq!(
        it.tries(HEAD, look(true)),
        Err(EmergencyFault::OwnWork.into())
    );
    it.does(GRID, look(false));
    assert_eq!(stage(&it), HazardStage::Rectifying);
    assert_eq!(
        it.tries(STAFF, close()),
        Err(EmergencyFault::NotThere.into())
    );
    it.does(HEAD, work(true));
    it.does(GRID, look(true));
    assert_eq!(stage(&it), HazardStage::ReInspected);
    it.does(STAFF, close());
    assert_eq!(stage(&it), HazardStage::Closed);
    let hazard: Hazard = it.0.get(HAZARD);
    assert_eq!(hazard.log.len(), 12);
    assert_eq!(hazard.audience(), Audience::Grid(building(&it.0).id));
}

#[test]
fn whoever_put_it_right_does_not_close_it() {
    let mut it = Evening::new();
    it.does(GRID, find(&it, false));
    it.does(STAFF, register());
    it.does(STAFF, assign(Rectifier::Person(person(STAFF))));
    it.does(STAFF, work(true));
    it.does(GRID, look(true));
    assert_eq!(
        it.tries(STAFF, close()),
        Err(EmergencyFault::OwnWork.into())
    );
}

#[test]
fn of_an_outside_company_somebody_else_looks_again() {
    let mut it = Evening::new();
    it.does(GRID, find(&it, false));
    it.does(STAFF, register());
    it.does(STAFF, assign(Rectifier::Outside(line("物业"))));
    assert_eq!(it.tries(HEAD, work(true)), Err(Refusal::NotYours));
    it.does(STAFF, work(true));
    assert_eq!(
        it.tries(STAFF, look(true)),
        Err(EmergencyFault::OwnWork.into())
    );
    it.does(HEAD, look(true));
    it.does(STAFF, close());
    assert_eq!(stage(&it), HazardStage::Closed);
}

// Work Safety Law 75 and domain-rules 9: major, so reported upward at once.
#[test]
fn a_major_hazard_goes_nowhere_before_it_is_reported() {
    let mut it = Evening::new();
    it.does(GRID, find(&it, true));
    assert!(it.0.get::<Hazard>(HAZARD).owes_report());
    let first = EmergencyFault::ReportUpFirst;
    assert_eq!(it.tries(STAFF, register()), Err(first.into()));
    let up = |at: Timestamp| {
        Act::ReportUp(ReportUp {
            hazard: HAZARD,
            to: line("街道应急办"),
            at,
        })
    };
    let later = it.0.now.plus_minutes(1);
    assert_eq!(
        it.tries(STAFF, up(later)),
        Err(EmergencyFault::NotYet.into())
    );
    let now = it.0.now;
    it.does(GRID, up(now));
    it.does(STAFF, register());
    let hazard: Hazard = it.0.get(HAZARD);
    assert_eq!(hazard.reported.unwrap().to, line("街道应急办"));
}

// Work Safety Law 75: whatever it is, what the committee finds at a business it reports.
#[test]
fn a_hazard_at_a_business_is_reported_too() {
    let mut it = round();
    let Act::FindHazard(found) = find(&it, false) else {
        panic!()
    };
    let target = Some(target(1));
    it.does(GRID, Act::FindHazard(FindHazard { target, ..found }));
    let first = EmergencyFault::ReportUpFirst;
    assert_eq!(it.tries(STAFF, register()), Err(first.into()));
}

// What nobody looked at stays so, though the target ends and comes back.
#[test]
fn a_week_without_a_look_does_not_vanish() {
    let mut it = round();
    let missed = Week::of(it.0.now.day());
    let name = |ended, it: &Evening| NameTarget {
        id: target(1),
        community: COMMUNITY,
        kind: TargetKind::Shop,
        name: line("商铺"),
        compound: COMPOUND,
        building: Some(building(&it.0).id),
        ended,
    };
    for (weeks, ended) in [(2, true), (2, false)] {
        it.0.now = it.0.now.plus_days(7 * weeks);
        it.does(STAFF, Act::NameTarget(name(ended, &it)));
    }
    let target: Target = it.0.get(target(1));
    assert!(target.is_asked(missed));
    assert!(target.is_asked(Week::of(it.0.now.day())));
    let between = Week::of(it.0.now.plus_days(-7).day());
    assert!(!target.is_asked(between));
}

#[test]
fn a_drill_was_held_by_some_people_on_a_day_that_has_come() {
    let mut it = Evening::new();
    let drill = |held_on: Day, people: u32| {
        Act::NoteDrill(NoteDrill {
            drill: Drill {
                id: DrillId::derived("drill", &[]),
                community: COMMUNITY,
                plan: PLAN,
                held_on,
                people,
                findings: prose("喇叭听不清"),
                actions: prose("配手持喇叭"),
            },
        })
    };
    let today = it.0.now.day();
    assert_eq!(
        it.tries(STAFF, drill(today.plus(1), 9)),
        Err(EmergencyFault::NotYet.into())
    );
    assert_eq!(it.tries(STAFF, drill(today, 0)), Err(Refusal::NotAboveZero));
    it.does(STAFF, drill(today, 9));
}

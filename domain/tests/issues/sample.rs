//! A broken lamp, and who may mend it.

use domain::issues::*;
use domain::*;
use uuid::Uuid;

pub const COMMUNITY: CommunityId = CommunityId(Uuid::from_u128(1));

pub fn rules() -> &'static IssueRules {
    &RulePack::built_in()[0].issues
}

/// The grid of the platform: 2, 3 and 5 working days.
pub fn profile() -> &'static SlaProfile {
    rules().running().unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An hour of Monday 2026-11-23.
pub fn monday(hour: i64) -> Timestamp {
    Timestamp::at(day("2026-11-23"), hour, 0)
}

pub fn at(text: &str, hour: i64) -> Timestamp {
    Timestamp::at(day(text), hour, 0)
}

/// The end of a day.
pub fn end_of(text: &str) -> Timestamp {
    day(text).plus(1).starts_at()
}

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub fn issue_id(number: u128) -> IssueId {
    IssueId(Uuid::from_u128(number))
}

pub fn spot(building: u128, unit: Option<u128>) -> Spot {
    Spot {
        compound: CompoundId(Uuid::from_u128(1)),
        building: Some(BuildingId(Uuid::from_u128(building))),
        unit: unit.map(|it| UnitId(Uuid::from_u128(it))),
        spot: None,
    }
}

pub fn report(class: Class) -> Report {
    Report {
        category: Category::Lamp,
        class,
        matter: Matter::Grid,
        spot: spot(11, Some(1)),
        words: Some(prose("三单元二楼的灯坏了")),
        photos: Vec::new(),
    }
}

/// Person 1 reports it on Monday at ten.
pub fn reported(class: Class) -> Issue {
    let by = Reporter { person: person(1) };
    Issue::report(
        (issue_id(1), COMMUNITY),
        report(class),
        by,
        (monday(10), profile()),
    )
    .unwrap()
}

/// The head of the building, 20, takes it at eleven.
pub fn taken() -> Issue {
    let it = reported(Class::General);
    it.take(Level::Micro, person(20), (monday(11), profile()))
        .unwrap()
}

/// It is with the community since one.
pub fn with_the_community() -> Issue {
    let up = |it: Issue, level, hour| {
        it.pass_up(level, prose("本级没有权限"), (monday(hour), profile()))
            .unwrap()
    };
    up(up(taken(), Level::Micro, 12), Level::Small, 13)
}

pub fn department(number: u128) -> BodyId {
    BodyId(Uuid::from_u128(number))
}

/// The community whistled for department 70 at two.
pub fn whistled() -> Issue {
    whistled_of(with_the_community())
}

pub fn whistled_of(issue: Issue) -> Issue {
    let now = (monday(14), profile(), rules());
    let reason = prose("路灯归市政");
    issue
        .whistle(
            department(70),
            Initiator::CommunityWorker,
            true,
            reason,
            now,
        )
        .unwrap()
}

/// It reported in at three.
pub fn responding() -> Issue {
    whistled()
        .report_in(department(70), (monday(15), profile()))
        .unwrap()
}

/// Person 30 of the building's grid solved it at four.
pub fn resolved() -> Issue {
    resolved_as(false)
}

pub fn resolved_as(limited: bool) -> Issue {
    taken()
        .resolve(Level::Micro, person(30), limited, (monday(16), rules()))
        .unwrap()
}

pub fn due(issue: &Issue) -> Timestamp {
    match issue.clock() {
        Running::Until(due) => due,
        other => panic!("no clock runs: {other:?}"),
    }
}

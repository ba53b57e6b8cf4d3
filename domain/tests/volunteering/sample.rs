//! A courtyard, and the people in it.

use domain::volunteering::*;
use domain::*;
use uuid::Uuid;

pub fn rules() -> &'static VolunteeringRules {
    &RulePack::built_in()[0].volunteering
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The wall clock on Saturday 2026-11-21.
pub fn clock(hour: i64, minute: i64) -> Timestamp {
    Timestamp::at(day("2026-11-21"), hour, minute)
}

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn home(number: u128) -> HomeId {
    HomeId(Uuid::from_u128(1_000 + number))
}

/// Somebody of a home of their own.
pub fn alone(number: u128) -> Somebody {
    of_home(number, number)
}

pub fn of_home(number: u128, of: u128) -> Somebody {
    Somebody {
        person: person(number),
        homes: vec![home(of)],
    }
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub const ORGANISER: u128 = 90;
pub const DEPUTY: u128 = 91;

/// From nine to noon, in green, by 90, for twenty.
pub fn activity() -> Activity {
    Activity {
        id: ActivityId(Uuid::from_u128(7)),
        community: CommunityId(Uuid::from_u128(1)),
        title: line("楼道清理"),
        content: prose("清理三单元楼道堆物"),
        object: line("本楼居民"),
        service: Service::Volunteering {
            colour: Colour::Green,
        },
        rescue: false,
        place: Place::Elsewhere(line("东门")),
        starts_at: clock(9, 0),
        ends_at: clock(12, 0),
        needed: 20,
        skills: Vec::new(),
        organiser: person(ORGANISER),
        deputies: vec![person(DEPUTY)],
        team: None,
        safety: None,
        age: AgeRule::WithConsent,
        series: None,
        scene: None,
        state: ActivityState::Announced,
    }
}

pub fn stretch(from: Timestamp, until: Timestamp) -> Stretch {
    Stretch { from, until }
}

/// What person 1 did in an activity of a number.
pub fn session(number: u128, stretches: &[Stretch]) -> Session {
    let activity = ActivityId(Uuid::from_u128(number));
    Session {
        id: SessionId::of(activity, person(1)),
        activity,
        person: person(1),
        service: activity_service(),
        stretches: stretches.to_vec(),
        how: How::Checked,
    }
}

fn activity_service() -> Service {
    Service::Volunteering {
        colour: Colour::Green,
    }
}

pub fn confirmation(by: Somebody, of: Confirmer) -> Confirmation {
    Confirmation {
        by,
        of,
        at: clock(20, 0),
    }
}

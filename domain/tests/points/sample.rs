//! A few people, what they did, and a shop.

use domain::points::*;
use domain::volunteering::*;
use domain::*;
use uuid::Uuid;

pub fn pack() -> &'static RulePack {
    &RulePack::built_in()[0]
}

pub fn rules() -> &'static PointRules {
    &pack().points
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Noon of a day.
pub fn noon(text: &str) -> Timestamp {
    Timestamp::at(day(text), 12, 0)
}

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// Somebody of a home of their own.
pub fn alone(number: u128) -> Somebody {
    of_home(number, number)
}

pub fn of_home(number: u128, home: u128) -> Somebody {
    Somebody {
        person: person(number),
        homes: vec![HomeId(Uuid::from_u128(1_000 + home))],
    }
}

pub fn prose(text: &str) -> Prose {
    Prose::new(text).unwrap()
}

pub fn session(number: u128) -> SessionId {
    SessionId(Uuid::from_u128(number))
}

pub fn booking(number: u128) -> BookingId {
    BookingId(Uuid::from_u128(number))
}

/// So many points for the hours of a session.
pub fn earned(number: u128, who: u128, points: u32, at: Timestamp) -> Entry {
    let what = What::Earned {
        cause: Cause::Volunteering(session(number)),
        turn: 0,
        points,
        expires_on: month_end(at.day(), 24),
        evidence: Vec::new(),
        confirmed_by: Vec::new(),
    };
    Entry::new(person(who), at, what)
}

pub fn spent(number: u128, who: u128, points: u32, at: Timestamp) -> Entry {
    let booking = booking(number);
    Entry::new(person(who), at, What::Spent { booking, points })
}

pub fn journal(entries: &[Entry]) -> Journal {
    entries.iter().cloned().collect()
}

/// What person 1 has: honour, spendable, short.
pub fn has(journal: &Journal, at: &str) -> (u64, u64, u64) {
    let balance = Balance::of(journal, person(1), noon(at));
    (balance.honour, balance.spendable, balance.short)
}

/// A towel for 30 points, of which there are two, by person 80.
pub fn towel() -> Reward {
    Reward {
        id: RewardId(Uuid::from_u128(60)),
        community: CommunityId(Uuid::from_u128(1)),
        title: Line::new("毛巾").unwrap(),
        words: None,
        kind: RewardKind::Good {
            worth: Money::yuan(15),
        },
        giver: Line::new("惠民便利店").unwrap(),
        givers: vec![person(80)],
        place: Line::new("东门，8:00–20:00").unwrap(),
        points: 30,
        stock: 2,
        limit: Some(Limit { times: 1, days: 30 }),
        opens_at: noon("2026-01-01"),
        closes_at: noon("2027-01-01"),
    }
}

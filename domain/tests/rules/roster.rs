//! What importing a roster does and refuses.

use crate::village::*;
use domain::members::roster::RosterRow;
use domain::members::{Holder, ImportRoster, Member, StandingState};
use domain::*;
use rstest::rstest;

fn import(rows: Vec<RosterRow>) -> Command {
    Command::Members(members::Command::ImportRoster(ImportRoster {
        compound: COMPOUND,
        rows,
    }))
}

/// The whole village's roster, its first home changed.
fn with_first(change: impl FnOnce(&mut RosterRow)) -> Vec<RosterRow> {
    let mut rows: Vec<RosterRow> = (1..=6).map(row).collect();
    change(&mut rows[0]);
    rows
}

fn many_holders(count: u32) -> Vec<Holder> {
    let holder = |number: u32| Holder {
        name: line(&format!("业主{number}")),
        ..holder(1)
    };
    (0..count).map(holder).collect()
}

fn many_homes(count: u32) -> Vec<RosterRow> {
    let home = |number: u32| RosterRow {
        room: line(&number.to_string()),
        area: Area(100_000_000),
        ..row(1)
    };
    (0..count).map(home).collect()
}

const fn over(what: Bound, most: u32) -> Refusal {
    Refusal::OverBound { what, most }
}

const HOLDERS: Refusal = over(Bound::HomeHolders, 60);
const AREA: Refusal = over(Bound::HomeArea, 1_000_000);
const HOMES: Refusal = over(Bound::RosterHomes, 20_000);
const FAULTY: Refusal = Refusal::RosterFaulty { faults: 1 };

#[rstest]
#[case::the_largest_home(with_first(|it| it.area = Area(100_000_000)), None)]
#[case::a_larger_one(with_first(|it| it.area = Area(100_000_001)), Some(AREA))]
#[case::any_number(with_first(|it| it.area = Area(u64::MAX)), Some(AREA))]
#[case::two_that_overflow(
    with_first(|it| it.area = Area(u64::MAX / 2 + 7_245)),
    Some(AREA)
)]
#[case::no_area(with_first(|it| it.area = Area(0)), Some(FAULTY))]
#[case::most_holders(with_first(|it| it.holders = many_holders(60)), None)]
#[case::more_holders(with_first(|it| it.holders = many_holders(61)), Some(HOLDERS))]
#[case::no_holder(with_first(|it| it.holders.clear()), Some(FAULTY))]
#[case::most_homes_of_the_largest_area(many_homes(20_000), None)]
#[case::more_homes(many_homes(20_001), Some(HOMES))]
fn a_roster_keeps_within_its_bounds(
    #[case] rows: Vec<RosterRow>,
    #[case] refused: Option<Refusal>,
) {
    let mut village = Village::new();
    assert_eq!(village.by(person(6), import(rows)).err(), refused);
}

#[test]
fn a_refusal_names_the_bound_in_both_languages() {
    assert!(
        AREA.sentence(Lang::ZhCn)
            .contains("一户的面积(平方米)最多 1000000")
    );
    assert!(AREA.sentence(Lang::En).contains("square metres is 1000000"));
}

/// The village's roster with the first flat sold to somebody new.
fn sold() -> Vec<RosterRow> {
    with_first(|it| {
        it.holders = vec![Holder {
            name: line("新业主"),
            ..holder(1)
        }];
    })
}

fn shared_with(flat: u8) -> Vec<RosterRow> {
    with_first(|it| it.holders.push(holder(flat)))
}

fn without_the_first() -> Vec<RosterRow> {
    (2..=6).map(row).collect()
}

#[rstest]
#[case::sold(sold(), true)]
#[case::shared_from_now_on(shared_with(2), false)]
#[case::another_area(with_first(|it| it.area = Area(9_000)), false)]
#[case::the_home_is_gone(without_the_first(), true)]
fn a_former_owner_loses_the_standing_and_keeps_its_history(
    #[case] rows: Vec<RosterRow>,
    #[case] passed: bool,
) {
    let mut village = Village::new();
    let before: Member = village.get(person(1));
    village.by(person(6), import(rows)).unwrap();
    let after: Member = village.get(person(1));
    assert_eq!(after.standings.len(), 1);
    let at = village.now;
    let state = StandingState::TitlePassed { at };
    assert_eq!(after.standings[0].state == state, passed);
    assert_eq!(after.standings[0].since, before.standings[0].since);
    let actor = Actor::of(person(1), village.now.day(), &village.town);
    assert_eq!(actor.belongs(), !passed);
    let other: Member = village.get(person(2));
    assert!(other.standings[0].is_active());
}

#[test]
fn who_is_named_again_after_a_wrong_file_is_an_owner_again() {
    let mut village = Village::new();
    village.by(person(6), import(sold())).unwrap();
    village.now = village.now.plus_minutes(5);
    let right = || import((1..=6).map(row).collect());
    village.by(person(6), right()).unwrap();
    let member: Member = village.get(person(1));
    assert_eq!(member.standings.len(), 2);
    assert_eq!(member.active().count(), 1);
    assert_eq!(village.by(person(6), right()), Ok(Vec::new()));
}

#[test]
fn a_phone_leaves_the_standing_of_owners_to_the_server() {
    let village = Village::new();
    let mut phone = Plain::partial();
    let records = village.town.iter();
    for record in records.filter(|it| it.audience() != Audience::Sealed) {
        phone.put(std::sync::Arc::clone(record));
    }
    let actor = Actor::of(person(6), village.now.day(), &phone);
    let rows = (1..=6).map(row).collect();
    assert_eq!(
        decide(&import(rows), &actor, village.now, &phone),
        Ok(Vec::new())
    );
}

//! Members (成员): homes, people, heads, the roster and the activation slips.

mod age;
mod due;
mod heads;
mod home;
mod homes;
mod known;
mod numbers;
mod people;
mod person;
mod roles;
mod roster;
mod rule;
mod slips;
mod tenants;
mod unreached;

pub(crate) use due::due;
pub(crate) use heads::Heads;
pub(crate) use home::HomePage;
pub(crate) use homes::Homes;
pub(crate) use known::known;
pub(crate) use numbers::Numbers;
pub(crate) use people::People;
pub(crate) use person::PersonPage;
pub(crate) use roster::Roster;
pub(crate) use slips::Slips;
pub(crate) use unreached::Unreached;

use domain::members::Building;
use leptos::prelude::*;

use crate::shell::{Book, parts, texts};

/// The parts of this slice.
#[component]
fn Parts() -> impl IntoView {
    let t = texts();
    parts(
        t.nav_members(),
        [
            ("members", t.part_homes()),
            ("members/people", t.part_people()),
            ("members/heads", t.part_heads()),
            ("members/roster", t.roster_title()),
            ("members/slips", t.slips_title()),
        ],
    )
}

/// Buildings in the order of their numbers: 2号楼 before 10号楼.
pub(crate) fn buildings(book: Book) -> Vec<Building> {
    let mut buildings = book.all::<Building>();
    buildings.sort_by_key(|building| {
        let name = building.name.to_string();
        (number(&name), name)
    });
    buildings
}

/// The number a name begins with; names without one come last.
pub(crate) fn number(name: &str) -> u32 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

/// A building's name as its plate has it: the number, and what follows it.
pub(crate) fn plate(building: &Building) -> (String, String) {
    let name = building.name.as_str();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, suffix) = name.split_at(digits);
    (number.to_owned(), suffix.to_owned())
}

/// An address as it sorts: 2-1-101 before 10-1-101.
pub(crate) fn address_order(address: &str) -> Vec<(u32, String)> {
    let part = |part: &str| (number(part), part.to_owned());
    address.split('-').map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_sort_by_their_numbers() {
        let mut addresses = ["10-1-101", "2-1-1002", "2-1-201", "车库-3"];
        addresses.sort_by_key(|address| address_order(address));
        assert_eq!(addresses, ["2-1-201", "2-1-1002", "10-1-101", "车库-3"]);
    }
}

//! Places, times and addresses as people say them.

use components::Choice;
use domain::members::{Building, Spot};
use domain::proposals::Place;
use domain::{CompoundId, Timestamp, wording};

use super::{Here, sorted};

/// The name of a place.
pub fn place_name(here: Here, place: Place) -> String {
    let name = match place {
        Place::Spot(id) => here.get::<Spot>(id).map(|spot| spot.name),
        Place::Building(id) => here.get::<Building>(id).map(|building| building.name),
    };
    name.map(|name| name.to_string()).unwrap_or_default()
}

/// Every place of a compound, to choose one: public places first, then buildings by number.
pub fn place_choices(here: Here, compound: CompoundId) -> Vec<Choice> {
    let spots = here.of::<Spot>(compound).into_iter();
    let mut spots: Vec<Choice> = spots
        .map(|it| choice(Place::Spot(it.id), &it.name))
        .collect();
    let buildings = sorted(here.of::<Building>(compound), |it| {
        (number(it.name.as_str()), it.id.0)
    });
    let buildings = buildings
        .iter()
        .map(|it| choice(Place::Building(it.id), &it.name));
    spots.extend(buildings);
    spots
}

fn choice(place: Place, name: &domain::Line) -> Choice {
    Choice {
        value: serde_json::to_string(&place).unwrap_or_default(),
        label: name.to_string(),
    }
}

/// The number a name starts with, so that 2号楼 comes before 10号楼.
pub fn number(name: &str) -> i64 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(i64::MAX)
}

/// A building's number and what stands behind it: 7 and 号楼; one without a number has only the latter.
pub fn plate(name: &str) -> (String, String) {
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let (number, suffix) = name.split_at(digits);
    (number.to_owned(), suffix.to_owned())
}

/// An address as on an enamel plate: 7–2–602.
pub fn address(address: &str) -> String {
    address.replace('-', "–")
}

/// An instant seen from now: today only the clock, else the day too.
pub fn when(here: Here, at: Timestamp) -> String {
    let now = leptos::prelude::untrack(|| here.now());
    if at.day() == now.day() {
        here.t.when_today(wording::clock(at))
    } else {
        wording::instant(at, here.lang)
    }
}

/// A day as on a seal: 11·22.
pub fn seal_date(at: Timestamp) -> String {
    let (_, month, day) = at.day().ymd();
    format!("{month}·{day}")
}

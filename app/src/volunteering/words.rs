//! Words and marks of this slice.

use components::{Badge, Choice, Glyph, Hue, HueBadge, Select};
use domain::members::{Building, Neighbour, Spot};
use domain::volunteering::{Activity, Colour, Place, Service};
use domain::{PersonId, Timestamp, wording};
use leptos::prelude::*;

use crate::shell::Here;

/// The mark of a colour.
pub fn hue(it: Colour) -> Hue {
    match it {
        Colour::Red => Hue::Red,
        Colour::Blue => Hue::Blue,
        Colour::Orange => Hue::Orange,
        Colour::Green => Hue::Green,
        Colour::Silver => Hue::Silver,
    }
}

/// The drawing of a colour.
pub fn glyph(it: Colour) -> Glyph {
    match it {
        Colour::Red => Glyph::FLAG,
        Colour::Blue => Glyph::HEART,
        Colour::Orange => Glyph::BOWL,
        Colour::Green => Glyph::LEAF,
        Colour::Silver => Glyph::ELDER,
    }
}

/// The colour of a service; a class has none.
pub fn colour(it: Service) -> Option<Colour> {
    match it {
        Service::Volunteering { colour } => Some(colour),
        Service::Teaching => None,
    }
}

/// What is done, with its mark.
fn badge(here: Here, it: Service) -> AnyView {
    let label = wording::service(it, here.lang);
    view! { <HueBadge hue=colour(it).map(hue) label /> }.into_any()
}

/// The same and, where one was chosen, its scene (场景).
pub fn badges(here: Here, it: &Activity) -> AnyView {
    let scene = it.scene.map(|scene| {
        view! { " " <Badge label=wording::scene_named(scene, here.lang) /> }
    });
    view! { {badge(here, it.service)} {scene} }.into_any()
}

/// Where it is.
pub fn place(here: Here, it: &Place) -> String {
    let name = match it {
        Place::Spot(id) => here.get::<Spot>(*id).map(|it| it.name),
        Place::Building(id) => here.get::<Building>(*id).map(|it| it.name),
        Place::Elsewhere(name) => Some(name.clone()),
    };
    name.map(|it| it.to_string()).unwrap_or_default()
}

/// Somebody, as neighbours read everyone.
pub fn who(here: Here, person: PersonId) -> String {
    let found: Option<Neighbour> = here.get(person);
    found.map_or_else(|| here.t.volunteer_somebody().to_owned(), |it| it.shown)
}

/// "16:00–18:00".
pub fn span(from: Timestamp, until: Timestamp) -> String {
    format!("{}–{}", wording::clock(from), wording::clock(until))
}

/// "11月23日(周一) 11:00–15:00, 11号楼".
pub fn when_and_where(here: Here, it: &Activity) -> String {
    let day = wording::day(it.starts_at.day(), here.lang);
    let span = span(it.starts_at, it.ends_at);
    here.t.volunteer_when(day, place(here, &it.place), span)
}

/// Minutes as hours, to the half hour: "2.5".
pub fn hours(minutes: u32) -> String {
    let (whole, half) = (minutes / 60, minutes % 60);
    match half {
        0 => whole.to_string(),
        30 => format!("{whole}.5"),
        _ => format!("{whole}:{half:02}"),
    }
}

/// Choosing a neighbour by building and family name.
pub fn neighbour(here: Here, label: &'static str, picked: RwSignal<Option<PersonId>>) -> AnyView {
    let t = here.t;
    let value = RwSignal::new(String::new());
    let choices = Signal::derive(move || {
        let mut all = here.all::<Neighbour>();
        all.retain(|it| it.kind.is_some());
        all.sort_unstable_by(|a, b| (number(a), &a.shown, a.id).cmp(&(number(b), &b.shown, b.id)));
        let none = Choice {
            value: String::new(),
            label: t.volunteer_choose().to_owned(),
        };
        let choice = |it: Neighbour| Choice {
            value: it.id.to_string(),
            label: it.shown,
        };
        std::iter::once(none)
            .chain(all.into_iter().map(choice))
            .collect::<Vec<_>>()
    });
    Effect::new(move || picked.set(value.with(|it| it.parse().ok())));
    view! { <Select label value choices /> }.into_any()
}

/// The number of somebody's building, so that 2号楼 comes before 10号楼.
fn number(it: &Neighbour) -> u32 {
    let digits: String = it.shown.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

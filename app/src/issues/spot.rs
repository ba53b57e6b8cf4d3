//! Where a report is about: a public place, a building of the plan, a stairwell of it.

use components::{BuildingCell, BuildingPick, Button, Chip, Chips, Fill, Glyph, Section, UnitCell};
use domain::members::{self, Building, Compound, Unit};
use leptos::prelude::*;

use super::form::Fields;
use super::words::place;
use crate::shell::{self, Here, sorted};

/// The places of the compound, to tap on one; those who are at none are at the compound.
pub(super) fn where_it_is(here: Here, compound: &Compound, it: Fields) -> AnyView {
    let t = here.t;
    let id = compound.id;
    let (for_line, at) = (compound.clone(), RwSignal::new(false));
    let line = move || place(here, &it.place(&for_line));
    let spot_chip = move |spot: members::Spot| {
        let id = spot.id;
        let pressed = Signal::derive(move || it.spot.get() == Some(id));
        let press = move |()| {
            it.spot.set(Some(id));
            it.building.set(None);
            it.unit.set(None);
        };
        view! { <Chip label=spot.name.to_string() pressed on_press=press /> }
    };
    let buildings = Memo::new(move |_| {
        sorted(here.of::<Building>(id), |it| {
            (shell::number(it.name.as_str()), it.id.0)
        })
    });
    let plan = Signal::derive(move || {
        let mine = here.actor().standings().first().map(|it| it.building);
        let picked = it.building.get();
        let all = buildings.get();
        let cells = all
            .iter()
            .map(|it| cell(here, it, picked == Some(it.id), mine == Some(it.id)));
        cells.collect::<Vec<_>>()
    });
    let pick = move |place: usize| {
        let picked = buildings.with_untracked(|all| all.get(place).map(|it| it.id));
        it.spot.set(None);
        it.building.set(picked);
        it.unit.set(None);
    };
    let units = move || {
        let building = it.building.get()?;
        let units = sorted(here.of::<Unit>(building), |it| {
            let name = it.name.as_ref().map_or("", |it| it.as_str());
            (shell::number(name), it.id.0)
        });
        let chips = units.into_iter().filter_map(|unit| {
            let (id, name) = (unit.id, unit.name?);
            let pressed = Signal::derive(move || it.unit.get() == Some(id));
            let press = move |()| it.unit.set(Some(id));
            Some(view! { <Chip label=name.to_string() pressed on_press=press /> })
        });
        let chips = chips.collect_view();
        Some(view! { <Chips label=t.issue_unit() wrap=true>{chips}</Chips> })
    };
    let open = move || {
        at.get().then(|| {
            let spots = sorted(here.of::<members::Spot>(id), |it| (0, it.id.0));
            let spots = spots.into_iter().map(spot_chip).collect_view();
            view! {
                <Chips label=t.issue_spots() wrap=true>{spots}</Chips>
                <BuildingPick label=t.issue_buildings() plan on_pick=pick />
                {units}
            }
        })
    };
    view! {
        <Section title=t.issue_where()>
            <div class="spread">
                <p class="strong">{line}</p>
                <Button
                    small=true
                    glyph=Glyph::PIN
                    on_press=move |()| at.update(|open| *open = !*open)
                >
                    {move || if at.get() { t.issue_place_done() } else { t.issue_place_change() }}
                </Button>
            </div>
            {open}
        </Section>
    }
    .into_any()
}

/// A building of the plan.
fn cell(here: Here, it: &Building, current: bool, mine: bool) -> BuildingCell {
    let name = it.name.to_string();
    let (number, suffix) = shell::plate(&name);
    let units = sorted(here.of::<Unit>(it.id), |it| {
        let name = it.name.as_ref().map_or("", |it| it.as_str());
        (shell::number(name), it.id.0)
    });
    let unit = |it: Unit| UnitCell {
        label: it.name.map_or_else(String::new, |it| {
            it.as_str()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect()
        }),
        glyph: None,
        fill: if current { Fill::Cut } else { Fill::None },
        mine: false,
    };
    BuildingCell {
        number,
        suffix,
        mine: mine.then(|| here.t.issue_my_building().to_owned()),
        sum: None,
        spoken: String::new(),
        href: String::new(),
        current,
        units: units.into_iter().map(unit).collect(),
    }
}

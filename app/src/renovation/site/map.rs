//! Which buildings are in work (哪栋楼在动): the map, its legend, the table behind it.

use components::{
    BuildingCell, BuildingGrid, Column, DataTable, Fill, Glyph, Legend, PlanCell, Reveal, Section,
    UnitCell,
};
use domain::renovation::{BuildingOn, BuildingWorks, OutageNotice, UnitOn, site_map};
use domain::wording;
use leptos::prelude::*;

use super::own_building;
use super::sheet::Asking;
use crate::shell::{Here, plate};

/// The map.
pub fn map(asking: Asking) -> AnyView {
    let (ground, leg) = (asking.ground, asking.leg);
    let (here, t) = (ground.here, ground.here.t);
    let all = Memo::new(move |_| {
        let now = here.now();
        let notices = here.of::<OutageNotice>(ground.id).into_iter();
        let cut = notices.filter(|it| it.is_on(now));
        let cut: Vec<_> = cut.map(|it| (it.place, it.utility)).collect();
        here.read(|town| site_map(ground.id, leg, &cut, town))
    });
    let plan = Signal::derive(move || {
        let own = own_building(ground);
        all.with(|all| {
            let cell = |it: &BuildingOn| cell(here, it, own == Some(it.building.id));
            all.iter().map(cell).collect::<Vec<_>>()
        })
    });
    let line = move || {
        all.with(|all| {
            let works = all.iter().filter(|it| it.works == BuildingWorks::InWork);
            t.renovation_map_line(all.len(), works.count())
        })
    };
    let legend = Signal::derive(move || legend(here));
    let rows = move || {
        let row = |it: BuildingOn| {
            let units = it.units.len();
            let said = said(here, &it);
            view! {
                <tr>
                    <th scope="row">{it.building.name.to_string()}</th>
                    <td class="number">{units}</td>
                    <td>{said}</td>
                </tr>
            }
        };
        all.get().into_iter().map(row).collect_view()
    };
    let columns = vec![
        Column::words(t.renovation_building()),
        Column::numbers(t.renovation_units()),
        Column::words(t.renovation_works_stand()),
    ];
    view! {
        <Section title=t.renovation_map()>
            <p class="small soft">{line}</p>
            <BuildingGrid label=t.renovation_map_label() plan>
                <Legend label=t.renovation_legend() items=legend />
                <Reveal label=t.renovation_table()>
                    <DataTable caption=t.renovation_map_label() quiet=true columns>
                        {rows}
                    </DataTable>
                </Reveal>
            </BuildingGrid>
        </Section>
    }
    .into_any()
}

/// How a building is filled: jade once accepted, a jade frame while it waits for that, ochre in work.
pub fn fill(works: BuildingWorks) -> Fill {
    match works {
        BuildingWorks::Ahead => Fill::None,
        BuildingWorks::InWork | BuildingWorks::ToMend => Fill::Work,
        BuildingWorks::Finished => Fill::Check,
        BuildingWorks::Accepted => Fill::Done,
    }
}

fn cell(here: Here, it: &BuildingOn, mine: bool) -> PlanCell {
    let name = it.building.name.to_string();
    let (number, suffix) = plate(&name);
    let unit = |unit: &UnitOn| {
        let name = unit.unit.name.as_ref().map(ToString::to_string);
        let digits = |name: String| name.chars().take_while(char::is_ascii_digit).collect();
        UnitCell {
            label: name.map(digits).unwrap_or_default(),
            glyph: unit.cut.map(|_| Glyph::DROP),
            fill: unit.cut.map_or(fill(it.works), |_| Fill::Cut),
            mine: false,
        }
    };
    PlanCell::Building(BuildingCell {
        number,
        suffix,
        mine: mine.then(|| here.t.renovation_mine().to_owned()),
        sum: None,
        spoken: said(here, it),
        href: "#diary".to_owned(),
        current: mine,
        units: it.units.iter().map(unit).collect(),
    })
}

/// A building in words: how its works stand, and what is cut off where.
fn said(here: Here, it: &BuildingOn) -> String {
    let works = wording::building_works(it.works, here.lang).to_owned();
    let cut = it.units.iter().filter_map(|unit| {
        let utility = wording::utility(unit.cut?, here.lang);
        let name = unit.unit.name.as_ref().map(ToString::to_string);
        Some(
            here.t
                .renovation_unit_cut(name.unwrap_or_default(), utility),
        )
    });
    let all: Vec<String> = std::iter::once(works).chain(cut).collect();
    all.join(here.t.renovation_comma())
}

fn legend(here: Here) -> Vec<(Fill, Option<Glyph>, String)> {
    let works = [
        BuildingWorks::Ahead,
        BuildingWorks::InWork,
        BuildingWorks::Finished,
        BuildingWorks::Accepted,
    ];
    let mut items: Vec<_> = works
        .into_iter()
        .map(|it| {
            (
                fill(it),
                None,
                wording::building_works(it, here.lang).to_owned(),
            )
        })
        .collect();
    let cut = here.t.renovation_cut().to_owned();
    items.push((Fill::Cut, Some(Glyph::DROP), cut));
    items
}

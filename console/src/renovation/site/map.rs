//! The map of the works in the office (各楼施工情况).

use components::{
    BuildingCell, BuildingGrid, Column, DataTable, Fill, Glyph, Legend, PlanCell, Reveal, Section,
    UnitCell,
};
use domain::renovation::{BuildingOn, BuildingWorks, Outage, PlanLeg, UnitOn, site_map};
use domain::{CompoundId, wording};
use leptos::prelude::*;

use crate::members::number;
use crate::shell::{Book, to};
use crate::texts::Texts;

/// The map, its legend, the table behind it.
pub(super) fn map(id: CompoundId, leg: PlanLeg, book: Book, t: Texts) -> AnyView {
    let now = book.now();
    let mut cut = Vec::new();
    for outage in book.of::<Outage>(id) {
        let on = outage.withdrawn.is_none() && outage.from <= now && now < outage.until;
        if on {
            cut.extend(outage.places.iter().map(|it| (*it, outage.utility)));
        }
    }
    let all = book.read(|town| site_map(id, leg, &cut, town));
    let plan: Vec<PlanCell> = all.iter().map(|it| cell(it, t)).collect();
    let plan = Signal::stored(plan);
    let legend: Vec<(Fill, Option<Glyph>, String)> = BuildingWorks::ALL
        .into_iter()
        .map(|it| {
            (
                fill(it),
                None,
                wording::building_works(it, t.lang).to_owned(),
            )
        })
        .chain([(Fill::Cut, Some(Glyph::DROP), t.renovation_cut().to_owned())])
        .collect();
    let row = |it: &BuildingOn| {
        view! {
            <tr>
                <th scope="row">{it.building.name.to_string()}</th>
                <td class="number">{it.units.len()}</td>
                <td>{said(it, t)}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.building()),
        Column::numbers(t.renovation_units()),
        Column::words(t.renovation_works_stand()),
    ];
    view! {
        <Section title=t.renovation_map()>
            <BuildingGrid label=t.renovation_map_label() plan office=true>
                <div class="spread">
                    <Legend label=t.legend() items=Signal::stored(legend) />
                    <Reveal label=t.see_table()>
                        <DataTable caption=t.renovation_map_label() quiet=true office=true columns>
                            {rows}
                        </DataTable>
                    </Reveal>
                </div>
            </BuildingGrid>
        </Section>
    }
    .into_any()
}

fn fill(works: BuildingWorks) -> Fill {
    match works {
        BuildingWorks::Ahead => Fill::None,
        BuildingWorks::InWork | BuildingWorks::ToMend => Fill::Work,
        BuildingWorks::Finished => Fill::Check,
        BuildingWorks::Accepted => Fill::Done,
    }
}

fn cell(it: &BuildingOn, t: Texts) -> PlanCell {
    let name = it.building.name.to_string();
    let digits = name.chars().take_while(char::is_ascii_digit).count();
    let (digits, suffix) = name.split_at(digits);
    let unit = |unit: &UnitOn| UnitCell {
        label: unit
            .unit
            .name
            .as_ref()
            .map(|it| number(it.as_str()).to_string())
            .unwrap_or_default(),
        glyph: unit.cut.map(|_| Glyph::DROP),
        fill: unit.cut.map_or(fill(it.works), |_| Fill::Cut),
        mine: false,
    };
    PlanCell::Building(BuildingCell {
        number: digits.to_owned(),
        suffix: suffix.to_owned(),
        mine: None,
        sum: None,
        spoken: said(it, t),
        href: to("renovation"),
        current: false,
        units: it.units.iter().map(unit).collect(),
    })
}

/// A building in words.
fn said(it: &BuildingOn, t: Texts) -> String {
    let works = wording::building_works(it.works, t.lang).to_owned();
    let cut = it.units.iter().filter_map(|unit| {
        let name = unit.unit.name.as_ref().map(ToString::to_string);
        let utility = wording::utility(unit.cut?, t.lang);
        Some(format!("{} {utility}", name.unwrap_or_default()))
    });
    let all: Vec<String> = std::iter::once(works).chain(cut).collect();
    all.join(t.list_comma())
}

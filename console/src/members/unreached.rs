//! Homes nobody of which has signed in, by building and unit: where slips are still to be brought.

use std::collections::{BTreeMap, BTreeSet};

use components::{
    BuildingCell, BuildingGrid, Column, DataTable, Fill, Legend, PlanCell, Reveal, Section,
    UnitCell,
};
use domain::members::{Building, Home, Member, Unit, Usage};
use domain::{HomeId, UnitId};
use leptos::prelude::*;

use super::{buildings, number};
use crate::shell::{Book, texts, to, use_book};
use crate::texts::Texts;

/// A building with its units and how many homes of each are not reached.
#[derive(Clone, PartialEq)]
struct Left {
    building: Building,
    units: Vec<(String, usize)>,
}

impl Left {
    fn sum(&self) -> usize {
        self.units.iter().map(|(_, left)| left).sum()
    }

    fn spoken(&self, t: Texts) -> String {
        let units: Vec<String> = self
            .units
            .iter()
            .map(|(name, left)| t.unreached_unit(left, name))
            .collect();
        units.join(t.list_comma())
    }
}

/// The plan of what is left, with the same in a table.
#[component]
pub(crate) fn Unreached() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let left = Memo::new(move |_| count(book, t));
    let plan = Signal::derive(move || left.get().iter().map(|left| cell(left, t)).collect());
    let sum = move || t.homes(left.with(|left| left.iter().map(Left::sum).sum::<usize>()));
    let legend = StoredValue::new(vec![
        (Fill::Left(0), None, t.unreached_none().to_owned()),
        (Fill::Left(1), None, "1–2".to_owned()),
        (Fill::Left(2), None, "3–4".to_owned()),
        (Fill::Left(3), None, t.unreached_more().to_owned()),
    ]);
    let rows = move || {
        let row = |left: Left| {
            view! {
                <tr>
                    <th scope="row">{left.building.name.to_string()}</th>
                    <td>{left.spoken(t)}</td>
                    <td class="number">{left.sum()}</td>
                </tr>
            }
        };
        left.get().into_iter().map(row).collect_view()
    };
    let shown = move || left.with(|left| !left.is_empty());
    view! {
        <Show when=shown>
            <Section title=t.unreached_title() count=sum>
                <BuildingGrid label=t.unreached_label() plan office=true>
                    <div class="spread">
                        <Legend label=t.legend() items=legend.get_value() />
                        <Reveal label=t.see_table()>
                            <DataTable
                                caption=t.unreached_label()
                                quiet=true
                                office=true
                                columns=vec![
                                    Column::words(t.building()),
                                    Column::words(t.unit()),
                                    Column::numbers(t.unreached_column()),
                                ]
                            >
                                {rows}
                            </DataTable>
                        </Reveal>
                    </div>
                </BuildingGrid>
            </Section>
        </Show>
    }
}

fn count(book: Book, t: Texts) -> Vec<Left> {
    let members = book.all::<Member>();
    let reached: BTreeSet<HomeId> = members
        .iter()
        .flat_map(Member::active)
        .map(|standing| standing.home)
        .collect();
    let mut open: BTreeMap<UnitId, usize> = BTreeMap::new();
    for home in book.all::<Home>() {
        let counts = home.usage != Usage::Parking;
        let left = open.entry(home.unit).or_default();
        *left += usize::from(counts && !reached.contains(&home.id));
    }
    let lived_in: BTreeSet<UnitId> = book
        .all::<Home>()
        .into_iter()
        .filter(|home| home.usage != Usage::Parking)
        .map(|home| home.unit)
        .collect();
    let of = |building: Building| {
        let mut units = book.of::<Unit>(building.id);
        units.retain(|unit| lived_in.contains(&unit.id));
        let mut units: Vec<(String, usize)> = units
            .into_iter()
            .map(|unit| {
                let name = unit
                    .name
                    .map_or_else(|| t.no_unit().to_owned(), |it| it.to_string());
                (name, open.get(&unit.id).copied().unwrap_or_default())
            })
            .collect();
        units.sort_by_key(|(name, _)| (number(name), name.clone()));
        (!units.is_empty()).then_some(Left { building, units })
    };
    buildings(book).into_iter().filter_map(of).collect()
}

fn cell(left: &Left, t: Texts) -> PlanCell {
    let name = left.building.name.to_string();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, suffix) = name.split_at(digits);
    let unit = |(_, left): &(String, usize)| UnitCell {
        label: left.to_string(),
        glyph: None,
        fill: Fill::Left(match left {
            0 => 0,
            1 | 2 => 1,
            3 | 4 => 2,
            _ => 3,
        }),
        mine: false,
    };
    PlanCell::Building(BuildingCell {
        number: number.to_owned(),
        suffix: suffix.to_owned(),
        mine: None,
        sum: Some(left.sum().to_string()),
        spoken: left.spoken(t),
        href: to(format_args!("members?building={}", left.building.id)),
        current: false,
        units: left.units.iter().map(unit).collect(),
    })
}

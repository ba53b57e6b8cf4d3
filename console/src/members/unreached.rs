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

/// A building with its units.
#[derive(Clone, PartialEq)]
struct Left {
    building: Building,
    units: Vec<UnitLeft>,
}

/// How many of a unit's homes are not reached.
#[derive(Clone, PartialEq)]
struct UnitLeft {
    name: String,
    left: usize,
    homes: usize,
}

impl UnitLeft {
    /// How much of the unit is left: nothing, under a quarter, under a half, or more.
    fn level(&self) -> u8 {
        match self.left {
            0 => 0,
            left if left * 4 < self.homes => 1,
            left if left * 2 < self.homes => 2,
            _ => 3,
        }
    }
}

impl Left {
    fn sum(&self) -> usize {
        self.units.iter().map(|unit| unit.left).sum()
    }

    fn spoken(&self, t: Texts) -> String {
        let units: Vec<String> = self
            .units
            .iter()
            .map(|unit| t.unreached_unit(unit.left, &unit.name))
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
        (Fill::Left(1), None, t.unreached_few().to_owned()),
        (Fill::Left(2), None, t.unreached_some().to_owned()),
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
    // Of each unit that is lived in: how many homes, and how many of them are left.
    let mut counts: BTreeMap<UnitId, (usize, usize)> = BTreeMap::new();
    let mut homes = book.all::<Home>();
    homes.retain(|home| home.usage != Usage::Parking);
    for home in homes {
        let (all, left) = counts.entry(home.unit).or_default();
        *all += 1;
        *left += usize::from(!reached.contains(&home.id));
    }
    let of = |building: Building| {
        let unit = |unit: Unit| {
            let (homes, left) = *counts.get(&unit.id)?;
            let name = unit.name.map(|name| name.to_string());
            let name = name.unwrap_or_else(|| t.no_unit().to_owned());
            Some(UnitLeft { name, left, homes })
        };
        let units = book.of::<Unit>(building.id);
        let mut units: Vec<UnitLeft> = units.into_iter().filter_map(unit).collect();
        units.sort_by_cached_key(|unit| (number(&unit.name), unit.name.clone()));
        (!units.is_empty()).then_some(Left { building, units })
    };
    buildings(book).into_iter().filter_map(of).collect()
}

fn cell(left: &Left, t: Texts) -> PlanCell {
    let name = left.building.name.to_string();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, suffix) = name.split_at(digits);
    let unit = |unit: &UnitLeft| UnitCell {
        label: unit.left.to_string(),
        glyph: None,
        fill: Fill::Left(unit.level()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_as_dark_as_the_share_that_is_left() {
        let cases = [
            (0, 12, 0),
            (1, 12, 1),
            (2, 12, 1),
            (3, 12, 2),
            (5, 12, 2),
            (6, 12, 3),
            (12, 12, 3),
            (1, 1, 3),
        ];
        for (left, homes, level) in cases {
            let name = String::new();
            let unit = UnitLeft { name, left, homes };
            assert_eq!(unit.level(), level, "{left} of {homes}");
        }
    }
}

//! Whom nothing has reached (没联系上): by building and unit, and the homes of one building with a way
//! to note what was tried.

use std::collections::BTreeMap;

use components::{
    BuildingCell, BuildingGrid, Button, ButtonLink, ButtonLook, Column, DataTable, Fill, Glyph,
    Legend, PlanCell, UnitCell,
};
use domain::members::{Building, Unit};
use domain::owners::{OwnersRoll, Voter, homes_of, reached, unreached};
use domain::{AssemblyId, BuildingId, HeadId, UnitId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::named;
use super::serve::{Reached, Serve};
use crate::members::{address_order, buildings, number};
use crate::shell::{Book, keyed, texts, to, use_book};
use crate::texts::Texts;

/// Rows of a building shown at most.
const MOST: usize = 40;

/// The grid and the table of one building.
#[component]
pub(super) fn Reach(id: AssemblyId) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let asked = use_query_map();
    let open = Memo::new(move |_| open_voters(id, book));
    let chosen = Memo::new(move |_| {
        let named = asked.with(|query| query.get("building"));
        let named = named.and_then(|it| it.parse::<BuildingId>().ok());
        named.or_else(|| first(&open.get(), book))
    });
    let plan = Signal::derive(move || {
        let open = open.get();
        let chosen = chosen.get();
        let counts = counts(&open);
        buildings(book)
            .into_iter()
            .filter_map(|it| cell(&it, &counts, chosen, id, book, t))
            .collect()
    });
    let legend = StoredValue::new(vec![
        (Fill::Left(0), None, t.owners_level_none().to_owned()),
        (Fill::Left(1), None, t.owners_level_few().to_owned()),
        (Fill::Left(2), None, t.owners_level_some().to_owned()),
        (Fill::Left(3), None, t.owners_level_many().to_owned()),
    ]);
    let serving = RwSignal::new(false);
    let to_whom = RwSignal::new(Reached {
        heads: Vec::new(),
        said: String::new(),
    });
    let serve = move |whom: Reached| {
        to_whom.set(whom);
        serving.set(true);
    };
    // Those of the building, in the order of their doors.
    let there = Memo::new(move |_| {
        let Some(chosen) = chosen.get() else {
            return Vec::new();
        };
        let mut there: Vec<(HeadId, String, String)> = open
            .get()
            .iter()
            .filter(|it| it.parts.iter().any(|part| part.building == chosen))
            .map(|it| {
                let (address, names) = named(it, book);
                (it.id, address, names)
            })
            .collect();
        there.sort_by_cached_key(|it| address_order(&it.1));
        there
    });
    let drawn =
        Memo::new(move |_| there.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>()));
    let title = Memo::new(move |_| {
        let name = chosen.get().and_then(|it| book.get::<Building>(it));
        let name = name.map(|it| it.name.to_string()).unwrap_or_default();
        t.owners_building(name, there.with(Vec::len))
    });
    let all = move |()| {
        serve(Reached {
            heads: there.with_untracked(|all| all.iter().map(|it| it.0).collect()),
            said: title.get_untracked(),
        });
    };
    let rows = move || {
        let chosen = chosen.get()?;
        let receipts = to(format_args!("owners/{id}/receipts?building={chosen}"));
        let row = move |it| row(it, serve, t).into_any();
        let rows = keyed(drawn, |it| it.0, row);
        let columns = vec![
            Column::words(t.address()),
            Column::words(t.owners()),
            Column::words(t.owners_note_served()),
        ];
        Some(view! {
            <section class="stack stack--2">
                <div class="spread">
                    <h2 class="section__title">{move || title.get()}</h2>
                    <div class="cluster">
                        <Button small=true on_press=all>{t.owners_serve_all()}</Button>
                        <ButtonLink glyph=Glyph::PRINT href=receipts>{t.owners_receipt()}</ButtonLink>
                    </div>
                </div>
                <DataTable caption=t.owners_unreached() quiet=true office=true columns>
                    {rows}
                </DataTable>
            </section>
        })
    };
    let count = move || open.with(Vec::len);
    let some = move || open.with(|it| !it.is_empty());
    let frozen = Memo::new(move |_| book.get::<OwnersRoll>(id).is_some());
    view! {
        <Show when=move || frozen.get()>
            <section class="stack">
                <h2 class="section__title">
                    {move || t.owners_unreached_count(count())} " "
                    <span class="section__count">{t.owners_where()}</span>
                </h2>
                <BuildingGrid label=t.owners_unreached() plan office=true>
                    <Legend label=t.legend() items=legend.get_value() />
                </BuildingGrid>
            </section>
            <Show when=some>{rows}</Show>
            <Serve id open=serving to=to_whom />
        </Show>
    }
}

/// The voters whom nothing has reached.
fn open_voters(id: AssemblyId, book: Book) -> Vec<Voter> {
    let Some(roll) = book.get::<OwnersRoll>(id) else {
        return Vec::new();
    };
    let reached = reached(&book.of(id), &book.of(id));
    let open = unreached(&roll.roll, &reached);
    open.into_iter().cloned().collect()
}

/// How many homes of each unit are open.
fn counts(open: &[Voter]) -> BTreeMap<(BuildingId, UnitId), u32> {
    homes_of(&open.iter().collect::<Vec<_>>())
}

/// The building with the most that is open.
fn first(open: &[Voter], book: Book) -> Option<BuildingId> {
    let mut counts: BTreeMap<BuildingId, u32> = BTreeMap::new();
    for ((building, _), homes) in self::counts(open) {
        *counts.entry(building).or_default() += homes;
    }
    let all = buildings(book).into_iter().map(|it| it.id).rev();
    all.max_by_key(|it| counts.get(it).copied().unwrap_or(0))
}

fn cell(
    it: &Building,
    counts: &BTreeMap<(BuildingId, UnitId), u32>,
    chosen: Option<BuildingId>,
    id: AssemblyId,
    book: Book,
    t: Texts,
) -> Option<PlanCell> {
    let name = it.name.to_string();
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 {
        return None;
    }
    let (digits, suffix) = name.split_at(digits);
    let mut units = book.of::<Unit>(it.id);
    units.sort_by_cached_key(|unit| {
        let name = unit
            .name
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        (number(&name), name)
    });
    let open = |unit: &Unit| counts.get(&(it.id, unit.id)).copied().unwrap_or(0);
    let sum: u32 = units.iter().map(open).sum();
    let spoken: Vec<String> = units
        .iter()
        .map(|unit| {
            let name = unit.name.as_ref().map(ToString::to_string);
            t.unreached_unit(open(unit), name.unwrap_or_else(|| t.no_unit().to_owned()))
        })
        .collect();
    let unit = |unit: &Unit| UnitCell {
        label: open(unit).to_string(),
        glyph: None,
        fill: Fill::Left(level(open(unit))),
        mine: false,
    };
    Some(PlanCell::Building(BuildingCell {
        number: digits.to_owned(),
        suffix: suffix.to_owned(),
        mine: None,
        sum: Some(sum.to_string()),
        spoken: spoken.join(t.list_comma()),
        href: to(format_args!("owners/{id}?building={}", it.id)),
        current: chosen == Some(it.id),
        units: units.iter().map(unit).collect(),
    }))
}

/// None, one or two, three or four, more.
fn level(open: u32) -> u8 {
    match open {
        0 => 0,
        1 | 2 => 1,
        3 | 4 => 2,
        _ => 3,
    }
}

fn row(
    (head, address, names): (HeadId, String, String),
    serve: impl Fn(Reached) + Copy + Send + Sync + 'static,
    t: Texts,
) -> impl IntoView {
    let said = address.clone();
    let note = move |()| {
        serve(Reached {
            heads: vec![head],
            said: said.clone(),
        });
    };
    view! {
        <tr>
            <th scope="row">{address}</th>
            <td>{names}</td>
            <td>
                <Button
                    look=ButtonLook::Text
                    small=true
                    on_press=note
                >
                    {t.owners_serve()}
                </Button>
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_as_dark_as_what_is_open_in_it() {
        for (open, expected) in [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (40, 3)] {
            assert_eq!(level(open), expected);
        }
    }
}

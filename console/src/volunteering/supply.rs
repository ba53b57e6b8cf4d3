//! Supply and need (供需): who offers what in which building, beside what neighbours wait for. Counts
//! alone; nobody can be told from them.

use std::collections::BTreeMap;

use components::{Column, DataTable, FlowLine, Flows, Section};
use domain::members::Building;
use domain::volunteering::{HelpWaiting, Need, Skill, SkillLine, need};
use domain::{BuildingId, wording};
use leptos::prelude::*;

use crate::members::buildings;
use crate::shell::{Book, texts, use_book};
use crate::texts::Texts;

/// The picture and its table.
#[component]
pub(super) fn Supply() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let needs = Memo::new(move |_| {
        let compound = |id: BuildingId| book.get::<Building>(id).map(|it| it.compound);
        need(
            &book.all::<HelpWaiting>(),
            &book.all::<SkillLine>(),
            compound,
        )
    });
    let inside = move || {
        let needs = needs.get();
        if needs.is_empty() {
            return view! { <p class="small soft">{t.supply_none()}</p> }.into_any();
        }
        let rows = sorted(&needs);
        view! {
            <p class="small soft">{t.supply_text()}</p>
            {picture(&rows, t)}
            {table(&rows, book, t)}
        }
        .into_any()
    };
    view! { <Section title=t.supply_title()>{inside}</Section> }
}

/// What is missed most first: whom nobody reaches, then what waits, then what is offered.
fn sorted(needs: &BTreeMap<Skill, Need>) -> Vec<(Skill, &Need)> {
    let mut rows: Vec<(Skill, &Need)> = needs.iter().map(|(skill, it)| (*skill, it)).collect();
    let rank = |it: &Need| (it.out_of_reach, it.asks(), it.offers());
    rows.sort_by(|(one, a), (other, b)| rank(b).cmp(&rank(a)).then(one.cmp(other)));
    rows
}

fn picture(rows: &[(Skill, &Need)], t: Texts) -> impl IntoView + use<> {
    let line = |(skill, it): &(Skill, &Need)| FlowLine {
        name: wording::skill(*skill, t.lang).to_owned(),
        said: t.supply_said(it.asks(), it.offers()),
        parts: vec![u64::from(it.offers()), u64::from(it.asks())],
    };
    let lines = rows.iter().map(line).collect();
    view! { <Flows lines /> }
}

fn table(rows: &[(Skill, &Need)], book: Book, t: Texts) -> impl IntoView + use<> {
    let names = buildings(book);
    let by = |counts: &BTreeMap<BuildingId, u32>| {
        let known = names
            .iter()
            .filter_map(|it| Some((it, counts.get(&it.id)?)));
        let said = known.map(|(it, many)| t.supply_building(*many, it.name.as_str()));
        said.collect::<Vec<_>>().join(t.list_comma())
    };
    let row = |(skill, it): &(Skill, &Need)| {
        let out = (it.out_of_reach > 0).then_some(it.out_of_reach);
        view! {
            <tr>
                <th scope="row">{wording::skill(*skill, t.lang)}</th>
                <td class="number" data-label=t.supply_offered()>
                    {it.offers()}
                </td>
                <td data-label=t.supply_offered_where()>{by(&it.offered)}</td>
                <td class="number" data-label=t.supply_asked()>
                    {it.asks()}
                </td>
                <td data-label=t.supply_asked_where()>{by(&it.asked)}</td>
                <td class="number is-seal" data-label=t.supply_out()>
                    {out}
                </td>
            </tr>
        }
    };
    let rows = rows.iter().map(row).collect_view();
    let columns = vec![
        Column::words(t.help_with()),
        Column::numbers(t.supply_offered()),
        Column::words(t.supply_offered_where()),
        Column::numbers(t.supply_asked()),
        Column::words(t.supply_asked_where()),
        Column::numbers(t.supply_out()),
    ];
    view! {
        <DataTable caption=t.supply_table() quiet=true columns office=true>
            {rows}
        </DataTable>
    }
}

//! The logs that grid workers closed (工作日志), the latest first, and what homes are due for a visit.

use components::{Column, DataTable, Search, Section};
use domain::grid::{Cared, DayLog, Deed, Happened};
use domain::members::Building;
use domain::{BuildingId, wording};
use leptos::prelude::*;

use super::Parts;
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, dated, fits, texts, use_book};
use crate::texts::Texts;

/// How many logs are drawn at most; a search finds the rest.
const MOST: usize = 100;

/// The page.
#[component]
pub(crate) fn Days() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let logs = Memo::new(move |_| {
        let words = words.get();
        let mut logs = book.all::<DayLog>();
        logs.sort_by_key(|it| (std::cmp::Reverse(it.day.day), it.id));
        logs.retain(|it| {
            let said = it.day.closed.as_ref().and_then(|it| it.words.as_ref());
            let said = said.map(ToString::to_string).unwrap_or_default();
            fits(&words, &[&book.name(it.day.person), &said], initials)
        });
        logs.truncate(MOST);
        logs
    });
    let table = move || {
        let logs = logs.get();
        if logs.is_empty() {
            let (title, text) = (t.grid_days_none(), t.grid_days_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.grid_day()),
            Column::words(t.name()),
            Column::words(t.grid_done()),
            Column::words(t.grid_own_words()),
            Column::numbers(t.grid_carried()),
        ];
        let rows = logs.iter().map(|it| row(it, book, t)).collect_view();
        view! {
            <DataTable caption=t.grid_days() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let due = move || {
        let today = book.today();
        let mut due = book.all::<Cared>();
        due.retain(|it| it.is_due(today));
        due.sort_by_key(|it| (it.due_on(), it.id));
        (!due.is_empty()).then(|| {
            let columns = vec![
                Column::words(t.grid_home()),
                Column::words(t.grid_why()),
                Column::words(t.grid_every()),
                Column::words(t.grid_last()),
            ];
            let rows = due.iter().map(|it| {
                let last = it
                    .last
                    .map_or_else(|| t.grid_never().to_owned(), |it| dated(it, t));
                let ask = it.asks_since.is_some().then(|| {
                    view! { <p class="small soft">{t.grid_ask_again()}</p> }
                });
                view! {
                    <tr>
                        <th scope="row">{it.address.to_string()} " " {it.who.to_string()}</th>
                        <td>{wording::care_reason(it.why, t.lang)}</td>
                        <td>{t.grid_every_days(it.every_days)}</td>
                        <td>{last} {ask}</td>
                    </tr>
                }
            });
            let rows = rows.collect_view();
            view! {
                <Section title=t.grid_due()>
                    <DataTable caption=t.table_of(t.grid_due()) quiet=true columns office=true>
                        {rows}
                    </DataTable>
                </Section>
            }
        })
    };
    let acts = view! { <ExportLink list="grid-days" /> };
    view! {
        <Page within=t.nav_grid() title=t.grid_days() acts=acts.into_any()>
            <Parts />
            {due}
            <Search label=t.grid_days_search() placeholder=t.grid_days_search() value=words />
            {table}
        </Page>
    }
}

fn row(it: &DayLog, book: Book, t: Texts) -> impl IntoView + use<> {
    let closed = it.day.closed.clone();
    let words = closed
        .as_ref()
        .and_then(|it| it.words.as_ref())
        .map(ToString::to_string);
    let done = closed.map(|it| it.done).unwrap_or_default();
    let lines = done
        .iter()
        .map(|it| view! { <li>{deed(it, book, t)}</li> })
        .collect_view();
    view! {
        <tr>
            <th scope="row" class="nowrap">{dated(it.day.day, t)}</th>
            <td>{book.name(it.day.person)}</td>
            <td><ul>{lines}</ul></td>
            <td>{words}</td>
            <td class="number">{it.day.carried.len()}</td>
        </tr>
    }
}

fn deed(it: &Happened, book: Book, t: Texts) -> String {
    let at = |id: BuildingId| {
        let building: Option<Building> = book.get(id);
        building.map(|it| it.name.to_string()).unwrap_or_default()
    };
    match it.what {
        Deed::Visit {
            building,
            home,
            kind,
            met,
        } => {
            let kind = wording::six_small(kind, t.lang);
            match (home, met) {
                (true, true) => t.grid_did_home(at(building), kind),
                (true, false) => t.grid_did_nobody(at(building)),
                (false, _) => t.grid_did_building(at(building), kind),
            }
        }
        Deed::Door { building, found } => {
            t.grid_did_door(at(building), wording::found(found, t.lang))
        }
        Deed::Issue { category, did, .. } => t.grid_did_issue(
            wording::issue_category(category, t.lang),
            wording::issue_did(did, t.lang),
        ),
    }
}

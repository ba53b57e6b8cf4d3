//! The table of homes: by building, by name, room or initials.

use std::collections::BTreeMap;

use components::{Badge, Button, Choice, Column, DataTable, Search, Select, Sorting, Tone};
use domain::members::{Home, Member, Title};
use domain::{HomeId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Parts, address_order, buildings};
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, fits, texts, to, use_book};
use crate::texts::Texts;

/// Rows shown at first, and with each press on "more".
const PACE: usize = 60;

/// A home with who owns it and how many of its people use Linli.
#[derive(Clone, PartialEq)]
struct Line {
    home: Home,
    title: Option<Title>,
    joined: usize,
}

/// All homes.
#[component]
pub(crate) fn Homes() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let asked = use_query_map().with_untracked(|query| query.get("building"));
    let building = RwSignal::new(asked.unwrap_or_default());
    let words = RwSignal::new(String::new());
    let most = RwSignal::new(PACE);
    let all = Memo::new(move |_| lines(book));
    let sorting = RwSignal::new(Sorting::default());
    let found = Memo::new(move |_| {
        let (building, words) = (building.get(), words.get());
        let mut found = all.get();
        sort(&mut found, sorting.get(), initials);
        found.retain(|line| {
            let owners = owners(line, " ");
            (building.is_empty() || line.home.building.to_string() == building)
                && fits(&words, &[line.home.address.as_str(), &owners], initials)
        });
        found
    });
    let choices = Signal::derive(move || {
        let every = Choice {
            value: String::new(),
            label: t.homes_all_buildings().to_owned(),
        };
        let rest = buildings(book).into_iter().map(|building| Choice {
            value: building.id.to_string(),
            label: building.name.to_string(),
        });
        std::iter::once(every).chain(rest).collect::<Vec<_>>()
    });
    // The frame of the table stays while its rows change: a heading keeps the focus.
    let some = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let left = Memo::new(move |_| found.with(Vec::len).saturating_sub(most.get()));
    let rows = move || {
        let shown = found.get().into_iter().take(most.get());
        shown.map(|line| row(line, t)).collect_view()
    };
    let nothing =
        move || view! { <Nothing title=t.homes_empty_title() text=t.homes_empty_text() /> };
    let acts = view! { <ExportLink list="homes" /> }.into_any();
    view! {
        <Page within=t.nav_members() title=t.part_homes() acts>
            <Parts />
            <div class="pair">
                <Select label=t.building() value=building choices />
                <div class="field">
                    <span class="field__label" aria-hidden="true">{t.search()}</span>
                    <Search label=t.homes_search() placeholder=t.homes_search_hint() value=words />
                </div>
            </div>
            <Show when=move || some.get() fallback=nothing>
                <DataTable caption=t.part_homes() quiet=true office=true columns=columns(sorting, t)>
                    {rows}
                </DataTable>
            </Show>
            {move || {
                (left.get() > 0)
                    .then(|| {
                        view! {
                            <Button on_press=move |()| {
                                most.update(|most| *most += PACE);
                            }>{t.show_more(left.get())}</Button>
                        }
                    })
            }}
        </Page>
    }
}

fn lines(book: Book) -> Vec<Line> {
    let mut joined: BTreeMap<HomeId, usize> = BTreeMap::new();
    for standing in book.all::<Member>().iter().flat_map(Member::active) {
        *joined.entry(standing.home).or_default() += 1;
    }
    let line = |home: Home| Line {
        title: book.get::<Title>(home.id),
        joined: joined.get(&home.id).copied().unwrap_or_default(),
        home,
    };
    let mut lines: Vec<Line> = book.all::<Home>().into_iter().map(line).collect();
    lines.sort_by_key(|line| address_order(line.home.address.as_str()));
    lines
}

fn owners(line: &Line, comma: &str) -> String {
    let holders = line.title.as_ref().map(|title| title.holders.as_slice());
    let names = holders
        .unwrap_or_default()
        .iter()
        .map(|holder| holder.name.as_str());
    names.collect::<Vec<_>>().join(comma)
}

/// Columns that sort, by their place.
fn columns(sorting: RwSignal<Sorting>, t: Texts) -> Vec<Column> {
    vec![
        Column::words(t.address()).sorted(0, sorting),
        Column::words(t.usage()),
        Column::numbers(t.area_m2()).sorted(2, sorting),
        Column::words(t.owners()).sorted(3, sorting),
        Column::words(t.joined()).sorted(4, sorting),
    ]
}

/// Sorts lines that stand in the order of their addresses; equals keep that order.
fn sort(lines: &mut [Line], Sorting { by, falling }: Sorting, initials: Initials) {
    match by {
        2 => lines.sort_by_key(|line| line.title.as_ref().map(|title| title.area)),
        3 => lines.sort_by(|one, other| initials.order(&owners(one, " "), &owners(other, " "))),
        4 => lines.sort_by_key(|line| line.joined),
        _ => {}
    }
    if falling {
        lines.reverse();
    }
}

fn row(line: Line, t: Texts) -> impl IntoView {
    let area = line.title.as_ref().map(|title| title.area.to_string());
    let joined = match line.joined {
        0 => view! { <Badge label=t.joined_nobody() /> }.into_any(),
        joined => view! { <Badge label=t.people(joined) tone=Tone::Done /> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="nowrap">
                <a href=to(
                    format_args!("members/homes/{}", line.home.id),
                )>{line.home.address.to_string()}</a>
            </th>
            <td class="nowrap">{wording::usage(line.home.usage, t.lang)}</td>
            <td class="number">{area}</td>
            <td>{owners(&line, t.list_comma())}</td>
            <td class="nowrap">{joined}</td>
        </tr>
    }
}

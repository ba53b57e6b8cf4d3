//! How far the homes of each building have answered: whom to call on next.

use std::collections::{BTreeMap, BTreeSet};

use components::{Column, DataTable, Section};
use domain::members::{Building, Home, Title, Usage};
use domain::renovation::{HomeAnswer, MenuChoice, Plan, PlanState, WillAnswer, will};
use domain::{BuildingId, HomeId};
use leptos::prelude::*;

use crate::shell::{Book, texts, use_book};

/// One building's line.
#[derive(Clone, PartialEq)]
struct Line {
    name: String,
    homes: u32,
    yes: u32,
    no: u32,
    undecided: u32,
    open: u32,
    ordered: u32,
}

fn lines(book: Book, plan: &Plan) -> Vec<Line> {
    let mut homes: BTreeMap<BuildingId, BTreeSet<HomeId>> = BTreeMap::new();
    for title in book.of::<Title>(plan.id) {
        let home: Option<Home> = book.get(title.id);
        if let Some(home) = home.filter(|it| it.usage == Usage::Dwelling) {
            homes.entry(home.building).or_default().insert(home.id);
        }
    }
    let answers: Vec<HomeAnswer> = book.of(plan.id);
    let wills: Vec<WillAnswer> = answers.iter().filter_map(HomeAnswer::will).collect();
    let orders: Vec<MenuChoice> = answers.iter().filter_map(HomeAnswer::order).collect();
    let line = |(building, homes): (&BuildingId, &BTreeSet<HomeId>)| {
        let building: Building = book.get(*building)?;
        let count = will(homes, &wills);
        let tenant = domain::members::StandingKind::Tenant;
        let ordered = orders.iter().filter(|it| it.kind != tenant);
        let ordered: BTreeSet<HomeId> = ordered.map(|it| it.home).collect();
        Some(Line {
            name: building.name.to_string(),
            homes: count.homes,
            yes: count.answered.yes,
            no: count.answered.no,
            undecided: count.answered.undecided,
            open: count.open(),
            ordered: ordered.intersection(homes).count() as u32,
        })
    };
    let mut lines: Vec<Line> = homes.iter().filter_map(line).collect();
    let number = |name: &str| {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().unwrap_or(u32::MAX)
    };
    lines.sort_by_key(|it| (number(&it.name), it.name.clone()));
    lines
}

/// A table by building; each home answers for itself, so no name stands here.
#[component]
pub(super) fn Answers(plan: Memo<Option<Plan>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let plan = plan.get()?;
        (plan.state != PlanState::Prepare).then(|| lines(book, &plan))
    });
    move || {
        let all = all.get()?;
        let row = |it: Line| {
            view! {
                <tr>
                    <th scope="row">{it.name}</th>
                    <td class="number">{it.homes}</td>
                    <td class="number">{it.yes}</td>
                    <td class="number">{it.no}</td>
                    <td class="number">{it.undecided}</td>
                    <td class="number">{it.open}</td>
                    <td class="number">{it.ordered}</td>
                </tr>
            }
        };
        let rows = all.into_iter().map(row).collect_view();
        let word = |it| domain::wording::will(it, t.lang);
        let columns = vec![
            Column::words(t.renovation_building()),
            Column::numbers(t.renovation_households()),
            Column::numbers(word(domain::renovation::Will::Yes)),
            Column::numbers(word(domain::renovation::Will::No)),
            Column::numbers(word(domain::renovation::Will::Undecided)),
            Column::numbers(t.renovation_left()),
            Column::numbers(t.renovation_have_ordered()),
        ];
        Some(view! {
            <Section title=t.renovation_by_building()>
                <DataTable caption=t.renovation_building_table() quiet=true columns office=true>
                    {rows}
                </DataTable>
            </Section>
        })
    }
}

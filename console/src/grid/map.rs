//! Who looks after which building (网格图): its grid worker and its head, what is vacant, and the visits
//! of this week. A tap shows the stations of that building alone.

use components::{
    BuildingCell, BuildingGrid, Column, DataTable, Fill, Legend, PlanCell, Reveal, Section,
    UnitCell,
};
use domain::BuildingId;
use domain::grid::{GridVisit, Station};
use domain::members::{Building, Office, Role, Scope};
use leptos::prelude::*;

use super::board::Line;
use crate::members::{buildings, plate};
use crate::shell::{Book, texts, to, use_book};
use crate::texts::Texts;

/// A building as it is looked after.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tended {
    building: BuildingId,
    number: String,
    suffix: String,
    worker: Option<String>,
    head: Option<String>,
    /// How many of its stations nobody holds.
    lacks: usize,
    /// How often somebody went there since Monday.
    visits: usize,
}

/// The plan, its legend, and the table behind it.
#[component]
pub(super) fn Map(all: Memo<Vec<Line>>, at: Memo<Option<BuildingId>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let tended = Memo::new(move |_| all.with(|all| everywhere(all, book)));
    let plan = Signal::derive(move || {
        let shown = at.get();
        tended.with(|all| all.iter().map(|it| cell(it, shown, t)).collect())
    });
    let legend = vec![
        (Fill::Check, None, t.grid_map_worker().to_owned()),
        (Fill::Left(0), None, head(t).to_owned()),
        (Fill::Work, None, t.grid_vacant().to_owned()),
    ];
    let columns = vec![
        Column::words(t.building()),
        Column::words(t.grid_map_worker()),
        Column::words(head(t)),
        Column::numbers(t.grid_map_lacks()),
        Column::numbers(t.grid_map_visits()),
    ];
    let rows = move || {
        let shown = at.get();
        let row = |it: &Tended| {
            let name = format!("{}{}", it.number, it.suffix);
            view! {
                <tr>
                    <th scope="row"><a href=href(it, shown)>{name}</a></th>
                    <td>{named(it.worker.as_ref(), t)}</td>
                    <td>{named(it.head.as_ref(), t)}</td>
                    <td class="number">{it.lacks}</td>
                    <td class="number">{it.visits}</td>
                </tr>
            }
        };
        tended.with(|all| all.iter().map(row).collect_view())
    };
    view! {
        <Section title=t.grid_map()>
            <BuildingGrid label=t.grid_map() plan office=true>
                <Legend label=t.legend() items=Signal::stored(legend) />
                <p class="tiny soft">{t.grid_map_text()}</p>
                <Reveal label=t.see_table()>
                    <DataTable caption=t.table_of(t.grid_map()) quiet=true office=true columns>
                        {rows}
                    </DataTable>
                </Reveal>
            </BuildingGrid>
        </Section>
    }
}

fn head(t: Texts) -> &'static str {
    domain::wording::station(Station::BuildingHead, t.lang)
}

fn named(it: Option<&String>, t: Texts) -> String {
    it.cloned().unwrap_or_else(|| t.grid_vacant().to_owned())
}

/// The stations of a building; of the one that is shown, all of them.
fn href(it: &Tended, shown: Option<BuildingId>) -> String {
    if shown == Some(it.building) {
        to("grid")
    } else {
        to(format_args!("grid?building={}", it.building))
    }
}

/// The compound on the sheet of one building: who heads which, and that it is this one.
pub(super) fn printed(all: &[Tended], building: BuildingId, t: Texts) -> AnyView {
    let of = |it: &Tended| {
        let head = it.head.clone();
        let unit = UnitCell {
            label: named(head.as_ref(), t),
            glyph: None,
            fill: if head.is_some() {
                Fill::Check
            } else {
                Fill::Work
            },
            mine: false,
        };
        let here = it.building == building;
        PlanCell::Building(BuildingCell {
            number: it.number.clone(),
            suffix: it.suffix.clone(),
            mine: here.then(|| t.grid_paper_here().to_owned()),
            sum: None,
            spoken: named(head.as_ref(), t),
            href: href(it, None),
            current: here,
            units: vec![unit],
        })
    };
    let plan = all.iter().map(of).collect::<Vec<_>>();
    view! {
        <BuildingGrid label=t.grid_paper_map() plan=Signal::stored(plan) office=true>
            <p class="tiny">{t.grid_paper_map()}</p>
        </BuildingGrid>
    }
    .into_any()
}

/// Every building as it is looked after.
pub(super) fn everywhere(lines: &[Line], book: Book) -> Vec<Tended> {
    let roles = book.all::<Role>();
    let visits = book.all::<GridVisit>();
    let of = |it: &Building| tended(it, lines, &roles, &visits, book);
    buildings(book).iter().map(of).collect()
}

fn tended(
    it: &Building,
    lines: &[Line],
    roles: &[Role],
    visits: &[GridVisit],
    book: Book,
) -> Tended {
    let today = book.today();
    let monday = today.plus(1 - i32::from(today.weekday()));
    let own = || {
        let here = Scope::Building(it.id);
        lines.iter().filter(move |line| line.scope == here)
    };
    let head = own().find(|line| line.station == Station::BuildingHead && line.held.is_some());
    let went = |visit: &&GridVisit| visit.building == it.id && (monday..=today).contains(&visit.on);
    let (number, suffix) = plate(it);
    Tended {
        building: it.id,
        number,
        suffix,
        worker: worker(it, roles, book),
        head: head.map(|line| line.name.clone()),
        lacks: own().filter(|line| line.held.is_none()).count(),
        visits: visits.iter().filter(went).count(),
    }
}

/// Whoever was named for the building; else for its compound; else for the whole community.
fn worker(it: &Building, roles: &[Role], book: Book) -> Option<String> {
    let today = book.today();
    let near = |scope: Scope| match scope {
        Scope::Building(id) => (id == it.id).then_some(0),
        Scope::Compound(id) => (id == it.compound).then_some(1),
        Scope::Community(_) => Some(2),
        Scope::Council(_) => None,
    };
    let held = roles
        .iter()
        .filter(|role| role.office == Office::GridWorker && role.is_held(today));
    let nearest = held
        .filter_map(|role| near(role.scope).map(|near| (near, role.from, role.id, role.person)))
        .min();
    nearest.map(|(_, _, _, person)| book.name(person))
}

fn cell(it: &Tended, shown: Option<BuildingId>, t: Texts) -> PlanCell {
    let unit = |name: Option<&String>, fill: Fill| UnitCell {
        label: named(name, t),
        glyph: None,
        fill: if name.is_some() { fill } else { Fill::Work },
        mine: false,
    };
    let units = vec![
        unit(it.worker.as_ref(), Fill::Check),
        unit(it.head.as_ref(), Fill::Left(0)),
    ];
    let lacks = (it.lacks > 0).then(|| t.grid_map_short(it.lacks));
    let visited = (it.visits > 0).then(|| t.grid_map_visited(it.visits));
    let sums: Vec<String> = lacks.into_iter().chain(visited).collect();
    let (worker, head) = (named(it.worker.as_ref(), t), named(it.head.as_ref(), t));
    PlanCell::Building(BuildingCell {
        number: it.number.clone(),
        suffix: it.suffix.clone(),
        mine: None,
        sum: (!sums.is_empty()).then(|| sums.join("·")),
        spoken: t.grid_map_said(head, it.lacks, it.visits, worker),
        href: href(it, shown),
        current: shown == Some(it.building),
        units,
    })
}

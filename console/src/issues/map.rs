//! Where the issues are (事项地图): the compound's plan with what is open at each building, and what of
//! it is overdue. A tap shows the list of that place alone.

use std::collections::BTreeMap;

use components::{
    BuildingCell, BuildingGrid, ButtonLink, ButtonLook, Column, DataTable, Fill, Legend, PlanCell,
    Reveal, Section, UnitCell,
};
use domain::BuildingId;
use domain::issues::Spot;
use leptos::prelude::*;

use super::queue::Line;
use crate::members::{buildings, plate};
use crate::shell::{texts, to, use_book};
use crate::texts::Texts;

/// A place of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Where {
    /// A building.
    In(BuildingId),
    /// What belongs to no building: a gate, a garden, a road.
    Ground,
}

/// How the open ground stands in an address.
const GROUND: &str = "ground";

impl Where {
    /// From an address.
    pub(super) fn read(named: Option<&str>) -> Option<Self> {
        match named? {
            GROUND => Some(Self::Ground),
            id => id.parse().ok().map(Self::In),
        }
    }

    fn of(spot: &Spot) -> Self {
        spot.building.map_or(Self::Ground, Self::In)
    }

    /// Whether something is there.
    pub(super) fn holds(self, spot: &Spot) -> bool {
        Self::of(spot) == self
    }

    /// Its list; of the one that is shown, the whole list.
    fn href(self, shown: Option<Self>) -> String {
        match self {
            it if shown == Some(it) => to("issues"),
            Self::In(id) => to(format_args!("issues?at={id}")),
            Self::Ground => to(format_args!("issues?at={GROUND}")),
        }
    }
}

/// What is open at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    open: usize,
    late: usize,
}

/// A line of the table behind the plan, and a place of it.
#[derive(Clone, Debug, PartialEq)]
struct Place {
    at: Where,
    number: String,
    suffix: String,
    count: Count,
}

/// The plan, its legend, the table behind it, and which place is shown.
#[component]
pub(super) fn Map(all: Memo<Vec<Line>>, at: Memo<Option<Where>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let counts = Memo::new(move |_| all.with(|all| counted(all)));
    let places = Memo::new(move |_| {
        let count = |at: Where| counts.with(|it| it.get(&at).copied().unwrap_or_default());
        let mut places: Vec<Place> = buildings(book)
            .iter()
            .map(|it| {
                let (at, (number, suffix)) = (Where::In(it.id), plate(it));
                let count = count(at);
                Place {
                    at,
                    number,
                    suffix,
                    count,
                }
            })
            .collect();
        let count = count(Where::Ground);
        let suffix = t.issue_map_ground().to_owned();
        let (at, number) = (Where::Ground, String::new());
        places.push(Place {
            at,
            number,
            suffix,
            count,
        });
        places
    });
    let plan = Signal::derive(move || {
        let shown = at.get();
        places.with(|all| all.iter().map(|it| cell(it, shown, t)).collect())
    });
    let legend = vec![
        (Fill::Left(2), None, t.issue_map_open().to_owned()),
        (Fill::Cut, None, t.issue_map_late().to_owned()),
    ];
    let columns = vec![
        Column::words(t.issue_place()),
        Column::numbers(t.issue_map_open()),
        Column::numbers(t.issue_map_late()),
    ];
    let rows = move || {
        let shown = at.get();
        let row = |it: &Place| {
            let name = format!("{}{}", it.number, it.suffix);
            view! {
                <tr>
                    <th scope="row"><a href=it.at.href(shown)>{name}</a></th>
                    <td class="number">{it.count.open}</td>
                    <td class="number">{it.count.late}</td>
                </tr>
            }
        };
        places.with(|all| all.iter().map(row).collect_view())
    };
    let only = move || {
        let shown = at.get()?;
        let place = places.with(|all| all.iter().find(|it| it.at == shown).cloned())?;
        let only = t.issue_map_only(format!("{}{}", place.number, place.suffix));
        Some(view! {
            <p class="cluster" role="status">
                <b>{only}</b>
                <ButtonLink href=to("issues") look=ButtonLook::Text>{t.issue_map_all()}</ButtonLink>
            </p>
        })
    };
    view! {
        <Section title=t.issue_map()>
            <BuildingGrid label=t.issue_map() plan office=true>
                <Legend label=t.legend() items=Signal::stored(legend) />
                <Reveal label=t.see_table()>
                    <DataTable caption=t.table_of(t.issue_map()) quiet=true office=true columns>
                        {rows}
                    </DataTable>
                </Reveal>
            </BuildingGrid>
            {only}
        </Section>
    }
}

fn counted(all: &[Line]) -> BTreeMap<Where, Count> {
    let mut counts: BTreeMap<Where, Count> = BTreeMap::new();
    for it in all.iter().filter(|it| !it.issue.is_closed()) {
        let count = counts.entry(Where::of(&it.issue.report.spot)).or_default();
        count.open += 1;
        count.late += usize::from(it.late);
    }
    counts
}

fn cell(it: &Place, shown: Option<Where>, t: Texts) -> PlanCell {
    let unit = |label: usize, fill: Fill| UnitCell {
        label: label.to_string(),
        glyph: None,
        fill,
        mine: false,
    };
    let Count { open, late } = it.count;
    let late_cell = (late > 0).then(|| unit(late, Fill::Cut));
    PlanCell::Building(BuildingCell {
        number: it.number.clone(),
        suffix: it.suffix.clone(),
        mine: None,
        sum: None,
        spoken: t.issue_map_said(late, open),
        href: it.at.href(shown),
        current: shown == Some(it.at),
        units: std::iter::once(unit(open, level(open)))
            .chain(late_cell)
            .collect(),
    })
}

/// None, one or two, up to five, more.
fn level(open: usize) -> Fill {
    Fill::Left(match open {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        _ => 3,
    })
}

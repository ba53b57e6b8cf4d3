//! The compound as a picture (网格图): who heads which building, what is vacant, and which building's board
//! stands below.

use components::{BuildingCell, BuildingPick, Column, DataTable, Fill, Legend, Reveal, UnitCell};
use domain::grid::{GridPost, Station};
use domain::members::{Building, Scope};
use domain::{BuildingId, GridPostId, wording};
use leptos::prelude::*;

use crate::shell::{Here, plate};

/// A building as it is looked after.
#[derive(Clone, Debug, PartialEq)]
struct Tended {
    building: BuildingId,
    name: String,
    /// As its neighbours read the name.
    head: Option<String>,
    /// How many of its stations nobody holds.
    lacks: usize,
}

/// The picture, its legend, and the table behind it.
pub(super) fn map(
    here: Here,
    buildings: Memo<Vec<Building>>,
    shown: Memo<Option<BuildingId>>,
    mine: Option<BuildingId>,
    picked: RwSignal<Option<BuildingId>>,
) -> AnyView {
    let t = here.t;
    let tended = Memo::new(move |_| {
        let all = buildings.get();
        all.iter().map(|it| tended(here, it)).collect::<Vec<_>>()
    });
    let plan = Signal::derive(move || {
        let shown = shown.get();
        let cell = |it: &Tended| cell(here, it, shown, mine);
        tended.with(|all| all.iter().map(cell).collect::<Vec<_>>())
    });
    let pick = move |place: usize| {
        let at = tended.with_untracked(|all| all.get(place).map(|it| it.building));
        picked.set(at);
    };
    let head = wording::station(Station::BuildingHead, here.lang);
    let legend = vec![
        (Fill::Check, None, t.grid_map_headed(head)),
        (Fill::Work, None, t.grid_vacant().to_owned()),
    ];
    let columns = vec![
        Column::words(t.grid_map_building()),
        Column::words(head),
        Column::numbers(t.grid_map_lacks()),
    ];
    let rows = move || {
        let row = |it: &Tended| {
            let (name, head) = (it.name.clone(), named(here, it));
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{head}</td>
                    <td class="number">{it.lacks}</td>
                </tr>
            }
        };
        tended.with(|all| all.iter().map(row).collect_view())
    };
    view! {
        <BuildingPick label=t.grid_buildings() plan on_pick=pick />
        <Legend label=t.grid_map_legend() items=Signal::stored(legend) />
        <Reveal label=t.grid_map_table()>
            <DataTable caption=t.grid_map() quiet=true columns>
                {rows}
            </DataTable>
        </Reveal>
    }
    .into_any()
}

fn tended(here: Here, it: &Building) -> Tended {
    let today = here.now().day();
    let held = |station: Station| {
        let post: Option<GridPost> = here.get(GridPostId::of(Scope::Building(it.id), station));
        let shown = post.and_then(|it| it.held(today).map(|held| held.shown.to_string()));
        // The building stands above it already.
        shown.map(|it| it.split(' ').next_back().unwrap_or_default().to_owned())
    };
    let vacant = Station::OF_BUILDING
        .iter()
        .filter(|it| held(**it).is_none());
    Tended {
        building: it.id,
        name: it.name.to_string(),
        head: held(Station::BuildingHead),
        lacks: vacant.count(),
    }
}

fn named(here: Here, it: &Tended) -> String {
    let vacant = || here.t.grid_vacant().to_owned();
    it.head.clone().unwrap_or_else(vacant)
}

fn cell(
    here: Here,
    it: &Tended,
    shown: Option<BuildingId>,
    mine: Option<BuildingId>,
) -> BuildingCell {
    let t = here.t;
    let (number, suffix) = plate(&it.name);
    let head = named(here, it);
    let mine = (mine == Some(it.building)).then(|| t.grid_map_mine().to_owned());
    let sum = (it.lacks > 0).then(|| t.grid_map_short(it.lacks));
    BuildingCell {
        // A line has room for one of them, and none beside a name without a number.
        sum: sum.filter(|_| mine.is_none() && !number.is_empty()),
        number,
        suffix,
        mine,
        spoken: t.grid_map_said(&head, it.lacks),
        href: String::new(),
        current: shown == Some(it.building),
        units: vec![UnitCell {
            label: head,
            glyph: None,
            fill: if it.head.is_some() {
                Fill::Check
            } else {
                Fill::Work
            },
            mine: false,
        }],
    }
}

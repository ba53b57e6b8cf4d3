//! The buildings that somebody looks after as a picture (没联系上的楼栋图): how many homes of each stairwell
//! nothing has reached, and which building's doors stand below.

use std::collections::BTreeMap;

use components::{BuildingCell, BuildingPick, Fill, Legend, UnitCell};
use domain::members::Unit;
use domain::owners::Doorstep;
use domain::{BuildingId, UnitId};
use leptos::prelude::*;

use super::number;
use crate::shell::{Here, plate, sorted};

/// A building with its name and its doors.
pub(super) type Tended = (BuildingId, String, Vec<Doorstep>);

/// The picture with its legend. What it shows in numbers stands in words in every building, and door by
/// door in the list below.
pub(super) fn plan(
    here: Here,
    all: &[Tended],
    shown: Option<BuildingId>,
    picked: RwSignal<Option<BuildingId>>,
) -> AnyView {
    let t = here.t;
    let ids: Vec<BuildingId> = all.iter().map(|it| it.0).collect();
    let cells: Vec<BuildingCell> = all
        .iter()
        .map(|it| cell(here, it, shown == Some(it.0)))
        .collect();
    let pick = move |place: usize| picked.set(ids.get(place).copied());
    let legend = vec![
        (Fill::Left(0), None, t.doors_level_none().to_owned()),
        (Fill::Left(1), None, t.doors_level_few().to_owned()),
        (Fill::Left(2), None, t.doors_level_some().to_owned()),
        (Fill::Left(3), None, t.doors_level_many().to_owned()),
    ];
    view! {
        <BuildingPick label=t.doors_yours() plan=Signal::stored(cells) on_pick=pick />
        <Legend label=t.doors_legend() items=Signal::stored(legend) />
    }
    .into_any()
}

fn cell(here: Here, (id, name, doors): &Tended, current: bool) -> BuildingCell {
    let t = here.t;
    let mut open: BTreeMap<UnitId, u32> = BTreeMap::new();
    for door in doors.iter().filter(|it| !it.reached) {
        for home in &door.homes {
            *open.entry(home.unit).or_default() += 1;
        }
    }
    let open_of = |unit: &Unit| open.get(&unit.id).copied().unwrap_or_default();
    let units = sorted(here.of::<Unit>(*id), |it| {
        let name = it.name.as_ref().map_or("", |it| it.as_str());
        (i64::from(number(name)), it.id.0)
    });
    let spoken = units.iter().map(|unit| {
        let name = unit.name.as_ref().map(ToString::to_string);
        let name = name.unwrap_or_else(|| t.doors_no_unit().to_owned());
        t.doors_unit_open(open_of(unit), name)
    });
    let spoken: Vec<String> = spoken.collect();
    let (number, suffix) = plate(name);
    let unit = |unit: &Unit| UnitCell {
        label: open_of(unit).to_string(),
        glyph: None,
        fill: Fill::Left(level(open_of(unit))),
        mine: false,
    };
    BuildingCell {
        number,
        suffix,
        mine: None,
        sum: Some(open.values().sum::<u32>().to_string()),
        spoken: spoken.join(t.comma()),
        href: String::new(),
        current,
        units: units.iter().map(unit).collect(),
    }
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

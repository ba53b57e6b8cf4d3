//! Importing a roster (导入名册): all or nothing, and only what differs changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::core::{
    Bound, BuildingId, Change, CompoundId, Entity, HomeId, Key, Layer, Line, Record, Refusal,
    Staged, Timestamp, Town, UnitId,
};

use super::heads::{Grouping, heads};
use super::roster::{MOST_AREA, RosterRow};
use super::{Building, Compound, Head, Home, Title, Unit, passed};

/// Replaces the roster of a compound.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportRoster {
    /// The compound.
    pub compound: CompoundId,
    /// Every home in it.
    pub rows: Vec<RosterRow>,
}

/// The most homes one compound's roster may list (design default).
const MOST_ROWS: usize = 20_000;

/// The most title holders of one home (design default).
const MOST_HOLDERS: usize = 60;

// No roster within the bounds can have a sum of areas that does not fit.
const _: () = assert!(MOST_AREA.0.checked_mul(MOST_ROWS as u64).is_some());

pub(super) fn decide(
    it: &ImportRoster,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let compound: Compound = town.get(it.compound).ok_or(Refusal::NotFound)?;
    if let Some((what, most)) = over_bound(&it.rows) {
        return Err(Refusal::OverBound { what, most });
    }
    let wanted = wanted(it, town);
    let faults = it.rows.len() - wanted.keys().filter(|key| key.kind == Home::KIND).count();
    let lacking = |row: &&RosterRow| row.holders.is_empty() || row.area.0 == 0;
    let faults = faults + it.rows.iter().filter(lacking).count();
    if faults > 0 {
        return Err(Refusal::RosterFaulty {
            faults: faults as u32,
        });
    }
    let mut changes = gone(it.compound, &wanted, town);
    let differs = |(key, record): &(&Key, &Arc<Record>)| town.find(**key).as_ref() != Some(record);
    let puts = wanted
        .iter()
        .filter(differs)
        .map(|(_, record)| Change::Put(Arc::clone(record)));
    changes.extend(puts);
    let place = (compound.community, compound.id);
    changes.extend(passed::owners(place, &wanted, at, town));
    // What a renovation costs a home rests on the areas of the roster, and who answers on its homes.
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let staged = Staged {
        base: town,
        layer: &layer,
    };
    changes.extend(crate::renovation::renewed(it.compound, &staged));
    changes.extend(crate::renovation::recounted(it.compound, &staged));
    Ok(changes)
}

/// The first bound that a roster goes over, with the most that is allowed.
fn over_bound(rows: &[RosterRow]) -> Option<(Bound, u32)> {
    let holders = rows.iter().any(|row| row.holders.len() > MOST_HOLDERS);
    let area = rows.iter().any(|row| row.area > MOST_AREA);
    let square_metres = (MOST_AREA.0 / 100) as u32;
    let bounds = [
        (rows.len() > MOST_ROWS, Bound::RosterHomes, MOST_ROWS as u32),
        (holders, Bound::HomeHolders, MOST_HOLDERS as u32),
        (area, Bound::HomeArea, square_metres),
    ];
    let over = bounds.into_iter().find(|(over, ..)| *over);
    over.map(|(_, what, most)| (what, most))
}

/// The records the roster asks for. Two rows of one home meet at one key.
fn wanted(it: &ImportRoster, town: &dyn Town) -> BTreeMap<Key, Arc<Record>> {
    let mut wanted = BTreeMap::new();
    let mut want = |record: Record| {
        let record = Arc::new(record);
        wanted.insert(record.key(), record);
    };
    let grouping = Grouping::of(it.compound, &it.rows);
    for row in &it.rows {
        let home = home(it.compound, row);
        want(
            Building {
                id: home.building,
                compound: it.compound,
                name: row.building.clone(),
            }
            .into(),
        );
        want(
            Unit {
                id: home.unit,
                building: home.building,
                name: row.unit.clone(),
            }
            .into(),
        );
        want(
            Title {
                id: home.id,
                compound: it.compound,
                area: row.area,
                area_source: row.area_source,
                holders: row.holders.clone(),
                head: grouping.head_of(row),
                delivery: row.delivery,
                note: row.note.clone(),
            }
            .into(),
        );
        want(home.into());
    }
    for head in heads(it.compound, &it.rows, town).into_values() {
        want(head.into());
    }
    wanted
}

/// What stands in the town and not in the roster. Homes and units go with their buildings.
fn gone(compound: CompoundId, wanted: &BTreeMap<Key, Arc<Record>>, town: &dyn Town) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut drop = |change: Change| {
        if !wanted.contains_key(&change.key()) {
            changes.push(change);
        }
    };
    for building in town.of::<Building>(compound) {
        for unit in town.of::<Unit>(building.id) {
            town.of::<Home>(unit.id)
                .iter()
                .for_each(|home| drop(Change::remove(home)));
            drop(Change::remove(&unit));
        }
        drop(Change::remove(&building));
    }
    town.of::<Title>(compound)
        .iter()
        .for_each(|title| drop(Change::remove(title)));
    town.of::<Head>(compound)
        .iter()
        .for_each(|head| drop(Change::remove(head)));
    changes
}

fn home(compound: CompoundId, row: &RosterRow) -> Home {
    let building_name = row.building.as_str();
    let unit_name = row.unit.as_ref().map_or("", Line::as_str);
    let building = BuildingId::derived(
        "building",
        &[compound.0.as_bytes(), building_name.as_bytes()],
    );
    let unit = UnitId::derived("unit", &[building.0.as_bytes(), unit_name.as_bytes()]);
    let id = HomeId::derived("home", &[unit.0.as_bytes(), row.room.as_str().as_bytes()]);
    let short = |name: &str| {
        name.trim_end_matches("号楼")
            .trim_end_matches("单元")
            .to_owned()
    };
    let mut parts = vec![short(building_name)];
    parts.extend(row.unit.iter().map(|unit| short(unit.as_str())));
    parts.push(row.room.to_string());
    // Each part is a line of the roster, bounded; a very long address is cut to a line.
    let address: String = parts.join("-").chars().take(Line::MOST).collect();
    Home {
        id,
        unit,
        building,
        compound,
        floor: row.floor,
        room: row.room.clone(),
        usage: row.usage,
        address: Line::new(&address).unwrap_or_else(|_| row.room.clone()),
    }
}

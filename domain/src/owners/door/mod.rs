//! From door to door (入户): the homes of a building with how far each has been reached, for those who
//! look after it; what residents read of it is numbers alone.

mod visit;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, BuildingId, BuildingReachId, Change, DoorstepId, HeadId, HomeId, Line,
    Plain, Refusal, Town, UnitId,
};
use crate::members::{Actor, Building, Head, Holder, Home};

use super::assembly::rolled;
use super::delivery::reached;
use super::{OwnersRoll, PaperState, Roll, VoterKind, Way, homes_of, unreached};

pub use visit::{Found, LogVisit, Visit};

pub(super) use visit::decide as visit;

/// What one head holds in one building (一户门), for whoever looks after the building. It is there
/// from the freezing of the roll until the count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doorstep {
    /// Derived from the assembly, the head and the building.
    pub id: DoorstepId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The building.
    pub building: BuildingId,
    /// The head, by its id on the roll.
    pub voter: HeadId,
    /// What it is.
    pub kind: VoterKind,
    /// What it holds here.
    pub homes: Vec<DoorHome>,
    /// Whom to ask for: family names, the rest hidden.
    pub names: Vec<String>,
    /// Whether anything reached it but a notice on the board, or it voted.
    pub reached: bool,
    /// Where its paper stands, if one was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<PaperState>,
    /// How it voted; not what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voted: Option<Way>,
}

/// A home of a [`Doorstep`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorHome {
    /// The home.
    pub home: HomeId,
    /// Its stairwell unit.
    pub unit: UnitId,
    /// Its address.
    pub address: Line,
}

/// How many homes of a building nothing has reached (楼栋送达), for every resident: numbers alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildingReach {
    /// Derived from the assembly and the building.
    pub id: BuildingReachId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The building.
    pub building: BuildingId,
    /// Its stairwell units, in the order of their ids.
    pub units: Vec<UnitReach>,
}

/// One stairwell unit of a [`BuildingReach`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitReach {
    /// The unit.
    pub unit: UnitId,
    /// Its homes on the roll.
    pub homes: u32,
    /// Those whose voter nothing has reached.
    pub open: u32,
}

impl DoorstepId {
    /// The one door of a head in a building.
    pub fn of(assembly: AssemblyId, voter: HeadId, building: BuildingId) -> Self {
        let parts = [
            assembly.0.as_bytes(),
            voter.0.as_bytes(),
            building.0.as_bytes(),
        ];
        Self::derived("doorstep", &parts.map(|it| it.as_slice()))
    }
}

impl BuildingReachId {
    /// The one count of a building.
    pub fn of(assembly: AssemblyId, building: BuildingId) -> Self {
        let parts = [assembly.0.as_bytes().as_slice(), building.0.as_bytes()];
        Self::derived("building-reach", &parts)
    }
}

impl Doorstep {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }
}

impl BuildingReach {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// The doors of a roll as it is frozen.
pub(super) fn doors(assembly: AssemblyId, roll: &Roll, town: &dyn Town) -> Vec<Doorstep> {
    let before = reached(&town.of(assembly), &town.of(assembly));
    let mut doors = Vec::new();
    for voter in &roll.voters {
        let heads = voter.heads.iter().filter_map(|it| town.get::<Head>(*it));
        let names: BTreeSet<String> = heads
            .flat_map(|it| it.holders)
            .map(|it| Holder::masked(&it))
            .collect();
        let mut held: BTreeMap<BuildingId, Vec<DoorHome>> = BTreeMap::new();
        for part in &voter.parts {
            let Some(home) = town.get::<Home>(part.home) else {
                continue;
            };
            held.entry(part.building).or_default().push(DoorHome {
                home: home.id,
                unit: home.unit,
                address: home.address,
            });
        }
        doors.extend(held.into_iter().map(|(building, homes)| Doorstep {
            id: DoorstepId::of(assembly, voter.id, building),
            assembly,
            building,
            voter: voter.id,
            kind: voter.kind,
            homes,
            names: names.iter().cloned().collect(),
            reached: voter.heads.iter().any(|it| before.contains(it)),
            paper: None,
            voted: None,
        }));
    }
    doors
}

/// How many homes are open, by building.
pub(super) fn reaches(
    assembly: AssemblyId,
    roll: &Roll,
    reached: &BTreeSet<HeadId>,
) -> Vec<BuildingReach> {
    let all: Vec<_> = roll.voters.iter().collect();
    let open = homes_of(&unreached(roll, reached));
    let mut buildings: BTreeMap<BuildingId, Vec<UnitReach>> = BTreeMap::new();
    for ((building, unit), homes) in homes_of(&all) {
        let open = open.get(&(building, unit)).copied().unwrap_or(0);
        let units = buildings.entry(building).or_default();
        units.push(UnitReach { unit, homes, open });
    }
    let reach = |(building, units)| BuildingReach {
        id: BuildingReachId::of(assembly, building),
        assembly,
        building,
        units,
    };
    buildings.into_iter().map(reach).collect()
}

/// The counts of a whole town, folded again from rolls and from what reached whom (V13).
pub(crate) fn reaches_again(town: &Plain) -> Vec<BuildingReach> {
    let whole: &dyn Town = town;
    let again = |it: &OwnersRoll| {
        let reached = reached(&whole.of(it.id), &whole.of(it.id));
        reaches(it.id, &it.roll, &reached)
    };
    town.all::<OwnersRoll>().flat_map(again).collect()
}

/// The doors of a head in an assembly, as far as they are here.
pub(super) fn of_head(assembly: AssemblyId, head: HeadId, town: &dyn Town) -> Vec<Doorstep> {
    let mut doors = town.of::<Doorstep>(head);
    doors.retain(|it| it.assembly == assembly);
    doors
}

/// Marks the doors of heads, and takes those from the open ones that were reached by it.
pub(super) fn marked(
    assembly: AssemblyId,
    heads: &BTreeSet<HeadId>,
    mark: impl Fn(Doorstep) -> Doorstep,
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut closed: BTreeMap<BuildingId, Vec<UnitId>> = BTreeMap::new();
    for before in heads.iter().flat_map(|it| of_head(assembly, *it, town)) {
        let door = mark(before.clone());
        if door.reached && !before.reached {
            let units = door.homes.iter().map(|it| it.unit);
            closed.entry(door.building).or_default().extend(units);
        }
        if door != before {
            changes.push(Change::put(door));
        }
    }
    for (building, units) in closed {
        let id = BuildingReachId::of(assembly, building);
        let Some(mut reach) = town.get::<BuildingReach>(id) else {
            continue;
        };
        for it in &mut reach.units {
            let homes = units.iter().filter(|unit| **unit == it.unit).count() as u32;
            it.open = it.open.saturating_sub(homes);
        }
        changes.push(Change::put(reach));
    }
    changes
}

/// Takes the doors of an assembly away: nobody rings any more, and nobody needs to know who lives
/// where.
pub(super) fn shut(assembly: AssemblyId, town: &dyn Town) -> Vec<Change> {
    let heads = rolled(assembly, town, |roll| {
        roll.voters.iter().map(|it| it.id).collect::<Vec<_>>()
    });
    let heads = heads.unwrap_or_default().into_iter();
    let doors = heads.flat_map(|head| of_head(assembly, head, town));
    doors.map(|it| Change::remove(&it)).collect()
}

/// Whether somebody looks after one of the buildings where a head holds something.
///
/// # Errors
/// When they do not.
pub(super) fn rung_by(doors: &[Doorstep], actor: &Actor, town: &dyn Town) -> Result<(), Refusal> {
    let mut buildings = doors
        .iter()
        .filter_map(|it| town.get::<Building>(it.building));
    buildings
        .any(|it| actor.rings(&it))
        .then_some(())
        .ok_or(Refusal::NotYours)
}

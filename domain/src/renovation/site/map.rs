//! The compound as a map of its works (哪栋楼在动): building by building, unit by unit.

use crate::core::{CompoundId, Town};
use crate::members::{Building, Unit};
use crate::renovation::{PlanLeg, Reach};

use super::{Acceptance, BuildingWorks, DiaryEntry, Utility, building_works};

/// A building on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct BuildingOn {
    /// Which.
    pub building: Building,
    /// How its works stand.
    pub works: BuildingWorks,
    /// Its units, by their numbers.
    pub units: Vec<UnitOn>,
}

/// A unit on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitOn {
    /// Which.
    pub unit: Unit,
    /// What is cut off there, if anything is.
    pub cut: Option<Utility>,
}

/// The map of a compound, by the numbers of its buildings; `cut` is what is cut off, and where, as
/// far as the reader knows.
pub fn site_map(
    plan: CompoundId,
    leg: PlanLeg,
    cut: &[(Reach, Utility)],
    town: &dyn Town,
) -> Vec<BuildingOn> {
    let diary: Vec<DiaryEntry> = town.of(plan);
    let acceptance: Option<Acceptance> = town.get(plan);
    let on = |building: Building| {
        let cut_off = |unit: &Unit| {
            let reaches = |place: &Reach| match place {
                Reach::Compound => true,
                Reach::Building(id) => *id == building.id,
                Reach::Unit(id) => *id == unit.id,
            };
            let found = cut.iter().find(|(place, _)| reaches(place));
            found.map(|(_, utility)| *utility)
        };
        let mut units: Vec<Unit> = town.of(building.id);
        units.sort_by_key(|it| (it.name.as_ref().map(|it| number(it.as_str())), it.id));
        let units = units.into_iter().map(|unit| UnitOn {
            cut: cut_off(&unit),
            unit,
        });
        BuildingOn {
            works: building_works(building.id, leg, &diary, acceptance.as_ref()),
            units: units.collect(),
            building,
        }
    };
    let mut buildings: Vec<Building> = town.of(plan);
    buildings.sort_by_key(|it| (number(it.name.as_str()), it.id));
    buildings.into_iter().map(on).collect()
}

/// The number a name begins with; names without one come last.
fn number(name: &str) -> u32 {
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

//! Among whom a matter is decided (表决范围): the compound, a building, a stairwell unit.

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CompoundId, Town, UnitId};
use crate::members::{Building, Unit};

use super::Part;

/// How far a matter reaches (事项影响范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// 单元
    Unit,
    /// 楼栋
    Building,
    /// 小区
    Compound,
}

/// The place whose owners decide, or whose owners are shown beside it (表决范围、受影响范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One stairwell unit.
    Unit(UnitId),
    /// One building.
    Building(BuildingId),
    /// The whole compound.
    Compound(CompoundId),
}

impl Scope {
    /// How far it is.
    pub fn reach(self) -> Reach {
        match self {
            Self::Unit(_) => Reach::Unit,
            Self::Building(_) => Reach::Building,
            Self::Compound(_) => Reach::Compound,
        }
    }

    /// A building by its name, a stairwell with that of its building; nothing for the whole compound, or
    /// where the place is not known.
    pub fn place(self, town: &dyn Town) -> Option<String> {
        let building = |id| town.get::<Building>(id).map(|it| it.name.to_string());
        match self {
            Self::Compound(_) => None,
            Self::Building(id) => building(id),
            Self::Unit(id) => {
                let unit: Unit = town.get(id)?;
                let name = unit.name.map(|it| it.to_string()).unwrap_or_default();
                Some(building(unit.building)? + &name)
            }
        }
    }

    /// Whether a part of the compound lies in it.
    pub fn holds(self, part: &Part) -> bool {
        match self {
            Self::Unit(unit) => part.unit == unit,
            Self::Building(building) => part.building == building,
            Self::Compound(_) => true,
        }
    }
}

//! The stations of the three-level grid and of a building (三级网格、两长四员; domain-rules 1.1, 1.3).

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CommunityId, CompoundId, Town};
use crate::members::{Building, Compound, Scope};

/// What somebody is on the board of the grid (岗位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Station {
    /// 大网格长: of the community, a member of its two committees.
    LargeHead,
    /// 小网格长: of a compound, a working party member of an enterprise or organisation.
    SmallHead,
    /// 党小组长: of a building.
    PartyHead,
    /// 楼栋长: of a building. The one station that is an office here too ([`crate::members::Office`]).
    BuildingHead,
    /// 卫生员
    Health,
    /// 治安员
    Security,
    /// 调解员
    Mediation,
    /// 物管员
    Property,
}

impl Station {
    /// Every station, in the order of the board.
    pub const ALL: [Self; 8] = [
        Self::LargeHead,
        Self::SmallHead,
        Self::PartyHead,
        Self::BuildingHead,
        Self::Health,
        Self::Security,
        Self::Mediation,
        Self::Property,
    ];

    /// Those of one building: two heads and four officers (两长四员).
    pub const OF_BUILDING: [Self; 6] = [
        Self::PartyHead,
        Self::BuildingHead,
        Self::Health,
        Self::Security,
        Self::Mediation,
        Self::Property,
    ];

    /// Whether a station is one of such a place.
    pub fn is_of(self, scope: Scope) -> bool {
        match self {
            Self::LargeHead => matches!(scope, Scope::Community(_)),
            Self::SmallHead => matches!(scope, Scope::Compound(_)),
            _ => matches!(scope, Scope::Building(_)),
        }
    }

    /// Its name in an id.
    pub(super) fn tag(self) -> &'static [u8] {
        match self {
            Self::LargeHead => b"large_head",
            Self::SmallHead => b"small_head",
            Self::PartyHead => b"party_head",
            Self::BuildingHead => b"building_head",
            Self::Health => b"health",
            Self::Security => b"security",
            Self::Mediation => b"mediation",
            Self::Property => b"property",
        }
    }
}

/// The community that a building stands in.
pub(super) fn community_of(building: BuildingId, town: &dyn Town) -> Option<CommunityId> {
    let building: Building = town.get(building)?;
    of_compound(building.compound, town)
}

/// The community that a place is part of.
pub(super) fn community_at(scope: Scope, town: &dyn Town) -> Option<CommunityId> {
    match scope {
        Scope::Community(id) => town.has::<crate::members::Community>(id).then_some(id),
        Scope::Compound(id) => of_compound(id, town),
        Scope::Building(id) => community_of(id, town),
        Scope::Council(_) => None,
    }
}

fn of_compound(id: CompoundId, town: &dyn Town) -> Option<CommunityId> {
    town.get::<Compound>(id).map(|it| it.community)
}

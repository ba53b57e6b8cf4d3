//! Offices (职务) and how far they reach.

use serde::{Deserialize, Serialize};

use crate::core::{BuildingId, CommunityId, CompoundId, CouncilId};

/// What a person is in office as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Office {
    /// Community worker of the residents' committee (居委会工作人员).
    Staff,
    /// Secretary of the residents' committee, who screens proposals (居委会书记).
    Secretary,
    /// Grid worker (网格员).
    GridWorker,
    /// Building head (楼栋长).
    BuildingHead,
    /// Convener and chair of a council (议事会召集人).
    Convener,
    /// Member of the supervision committee (居务监督委员会), Residents' Committee Law 36.
    Supervisor,
}

/// How far an office reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole community.
    Community(CommunityId),
    /// One compound.
    Compound(CompoundId),
    /// One building.
    Building(BuildingId),
    /// One council.
    Council(CouncilId),
}

impl Office {
    /// Every office there is.
    pub const ALL: [Self; 6] = [
        Self::Staff,
        Self::Secretary,
        Self::GridWorker,
        Self::BuildingHead,
        Self::Convener,
        Self::Supervisor,
    ];

    /// Whether its holder reads what is for staff.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Staff | Self::Secretary)
    }
}

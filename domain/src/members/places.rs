//! Places: community / compound / building / unit / home (社区、小区、楼栋、单元、户).

use serde::{Deserialize, Serialize};

use crate::core::{
    Area, Audience, BuildingId, CommunityId, CompoundId, Day, HeadId, HomeId, Line, Refusal,
    RulePack, SpotId, Town, UnitId,
};

use super::Holder;
use super::roster::Delivery;

/// A community (社区): the area of one residents' committee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Community {
    /// Its id; it has no parent.
    pub id: CommunityId,
    /// Its name, such as 临江社区.
    pub name: Line,
    /// The name of the rule pack it runs under.
    pub pack: String,
    /// The telephone that always works (议事不用手机也行).
    pub telephone: Line,
    /// Whether people and things here are made up (样例): every screen says so, and anybody may look around
    /// as any of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl Community {
    /// The rules it runs under on a day.
    pub fn rules(&self, on: Day) -> Option<&'static RulePack> {
        RulePack::in_force(&self.pack, on)
    }
}

/// The rules a community runs under on a day.
pub(crate) fn pack_of(
    community: CommunityId,
    on: Day,
    town: &dyn Town,
) -> Result<&'static RulePack, Refusal> {
    let community: Community = town.get(community).ok_or(Refusal::NotFound)?;
    community.rules(on).ok_or(Refusal::NoSuchPack)
}

/// A residential compound (小区): the unit of owners' votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compound {
    /// Its id.
    pub id: CompoundId,
    /// The community it lies in.
    pub community: CommunityId,
    /// Its name, such as 临江里小区.
    pub name: Line,
}

/// A named public place in a compound (公共部位): a gate, a garden, the car park.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Its id.
    pub id: SpotId,
    /// The compound it lies in.
    pub compound: CompoundId,
    /// Its name, such as 东门.
    pub name: Line,
}

/// A building (楼栋).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Building {
    /// Derived from the compound and the name.
    pub id: BuildingId,
    /// The compound it stands in.
    pub compound: CompoundId,
    /// Its name, such as 7号楼.
    pub name: Line,
}

/// A stairwell unit (单元); a building without units has one, with an empty number on screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Derived from the building and the name.
    pub id: UnitId,
    /// The building it is part of.
    pub building: BuildingId,
    /// Its name, such as 2单元; `None` where the roster names no unit.
    pub name: Option<Line>,
}

/// What an exclusive part is used for (用途).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
    /// 住宅
    Dwelling,
    /// 商铺
    Shop,
    /// 车位
    Parking,
    /// 其他
    Other,
}

/// Where an area comes from, in the order of 法释〔2009〕7号 Art. 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaSource {
    /// 登记
    Registered,
    /// 实测
    Surveyed,
    /// 合同
    Contract,
}

/// A home or other exclusive part (户、专有部分): its address, which neighbours may know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Home {
    /// Derived from the unit and the room.
    pub id: HomeId,
    /// The unit it opens on.
    pub unit: UnitId,
    /// The building, for lists.
    pub building: BuildingId,
    /// The compound, for lists.
    pub compound: CompoundId,
    /// The storey; below ground is negative.
    pub floor: i16,
    /// The room number, such as 602.
    pub room: Line,
    /// What it is used for.
    pub usage: Usage,
    /// The whole address, such as 7-2-602.
    pub address: Line,
}

/// Who owns a home, and how much it counts (产权). For staff alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Title {
    /// The home.
    pub id: HomeId,
    /// The compound, for lists.
    pub compound: CompoundId,
    /// The area of the exclusive part.
    pub area: Area,
    /// Where the area comes from.
    pub area_source: AreaSource,
    /// Everyone who holds title, as in the roster.
    pub holders: Vec<Holder>,
    /// The head they count as (domain-rules 4.3).
    pub head: HeadId,
    /// Whether it was handed over; the developer votes for it until then (交付状态).
    #[serde(default)]
    pub delivery: Delivery,
    /// The roster's remark, such as a guardian acting.
    pub note: Option<Line>,
}

impl Community {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Compound {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Spot {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Building {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Public
    }
}

impl Unit {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Home {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Title {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

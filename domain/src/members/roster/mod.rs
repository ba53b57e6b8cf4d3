//! The roster (名册): rows as a community keeps them, already read from their file.

use serde::{Deserialize, Serialize};

use crate::core::{Area, Line};

use super::{AreaSource, Holder, Usage};

/// Whether a home was handed over (交付状态).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// 已交付
    #[default]
    HandedOver,
    /// 已售未交付: the developer still votes for it (domain-rules 4.3).
    SoldUndelivered,
    /// 未售
    Unsold,
}

/// The most area of one home: a million square metres (design default), more than any exclusive
/// part there is.
pub const MOST_AREA: Area = Area(100_000_000);

/// One home of the roster, read and checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterRow {
    /// The building, such as 7号楼.
    pub building: Line,
    /// The unit, such as 2单元; none in some buildings.
    pub unit: Option<Line>,
    /// The storey; below ground is negative.
    pub floor: i16,
    /// The room.
    pub room: Line,
    /// What it is used for.
    pub usage: Usage,
    /// The area of the exclusive part.
    pub area: Area,
    /// Where the area comes from.
    pub area_source: AreaSource,
    /// Everyone who holds title, at least one.
    pub holders: Vec<Holder>,
    /// Whether it was handed over.
    pub delivery: Delivery,
    /// The roster's remark.
    pub note: Option<Line>,
}

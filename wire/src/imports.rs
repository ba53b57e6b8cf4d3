//! Roster imports and activation slips.

use std::collections::BTreeMap;

use domain::{BuildingId, HomeId};
use serde::{Deserialize, Serialize};

/// A column of the roster (列).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// 楼栋
    Building,
    /// 单元
    Unit,
    /// 楼层
    Floor,
    /// 房号
    Room,
    /// 用途
    Usage,
    /// 专有部分面积
    Area,
    /// 面积来源
    AreaSource,
    /// 产权人
    Owners,
    /// 证件尾号
    Tails,
    /// 联系电话
    Phones,
    /// 交付状态
    Delivery,
    /// 备注
    Note,
}

impl Field {
    /// All of them, in the usual order of a roster.
    pub const ALL: [Self; 12] = [
        Self::Building,
        Self::Unit,
        Self::Floor,
        Self::Room,
        Self::Usage,
        Self::Area,
        Self::AreaSource,
        Self::Owners,
        Self::Tails,
        Self::Phones,
        Self::Delivery,
        Self::Note,
    ];

    /// The heading it has in a roster.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Building => "楼栋",
            Self::Unit => "单元",
            Self::Floor => "楼层",
            Self::Room => "房号",
            Self::Usage => "用途",
            Self::Area => "专有部分面积",
            Self::AreaSource => "面积来源",
            Self::Owners => "产权人",
            Self::Tails => "证件尾号",
            Self::Phones => "联系电话",
            Self::Delivery => "交付状态",
            Self::Note => "备注",
        }
    }
}

/// Which column of the file holds which field, counted from 0.
pub type Columns = BTreeMap<Field, usize>;

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// No building.
    BuildingMissing,
    /// No room.
    RoomMissing,
    /// The floor is no whole number.
    FloorNotANumber,
    /// A usage nobody knows.
    UsageUnknown,
    /// No area.
    AreaMissing,
    /// The area is no number.
    AreaNotANumber,
    /// The area is zero or less.
    AreaNotPositive,
    /// The area has more than two decimals.
    AreaTooPrecise,
    /// The area is larger than any home.
    AreaTooLarge,
    /// An area source nobody knows.
    AreaSourceUnknown,
    /// No owner.
    OwnerMissing,
    /// The owner is a formula or other text that is no name.
    OwnerNotAName,
    /// Owners and certificate tails do not pair up.
    TailsDiffer,
    /// No such telephone number.
    PhoneInvalid,
    /// A delivery state nobody knows.
    DeliveryUnknown,
    /// The same home stands in an earlier row.
    HomeDuplicated,
    /// A text longer than allowed.
    TooLong,
    /// A required column is not in the file.
    ColumnMissing,
}

/// One fault of a roster file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RosterFault {
    /// The row of the file, the header of a plain file being row 1.
    pub row: u32,
    /// What is wrong.
    pub code: FaultCode,
    /// In which field.
    pub field: Field,
    /// What stands in the cell.
    pub cell: String,
    /// The home of the row as far as it can be read, such as `1-1-103`, or `?-1-503` where the
    /// building is missing; empty where nothing names it.
    pub room: String,
    /// Its owners as they stand in the row; may be empty.
    pub owner: String,
}

/// What an import would change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterDiff {
    /// Homes that are new, by address.
    pub added: Vec<String>,
    /// Homes whose title changes, by address.
    pub changed: Vec<String>,
    /// Homes that are no longer there, by address.
    pub removed: Vec<String>,
    /// Owners who use Linli and are named no longer, by address and name: their standing ends.
    #[serde(default)]
    pub leaving: Vec<String>,
}

/// The dry run of a roster import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RosterPreview {
    /// The file's headings.
    pub headings: Vec<String>,
    /// Which column is taken for which field.
    pub columns: Columns,
    /// The first rows as they stand in the file.
    pub sample: Vec<Vec<String>>,
    /// Rows with a home.
    pub rows: u32,
    /// Every fault.
    pub faults: Vec<RosterFault>,
    /// What would change; empty where there are faults.
    pub diff: RosterDiff,
    /// Homes that vote.
    pub voting_homes: u32,
    /// Parking spaces.
    pub parking: u32,
    /// Their area in 0.01 m², without parking.
    pub area: u64,
    /// Owner heads.
    pub heads: u32,
    /// Holders who own alone and jointly, so that a ruling is needed.
    pub unsettled: Vec<String>,
    /// Whether it was imported.
    pub committed: bool,
}

/// Which slips to print. Each issue of a slip replaces the home's earlier code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SlipsRequest {
    /// Every home that is lived in.
    All,
    /// One building's homes.
    Building(BuildingId),
    /// These homes.
    Homes(Vec<HomeId>),
}

/// An activation slip (激活单): one per home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// The home.
    pub home: HomeId,
    /// Its address.
    pub address: String,
    /// The code, such as `K7QM-2XD4-9R`.
    pub code: String,
    /// Where the QR leads: the app with the code after `#`.
    pub url: String,
}

//! The five-colour actions (五色行动法).

use serde::{Deserialize, Serialize};

/// A colour of the five-colour actions (五色行动; Taiyuan's founding document). Five categories of
/// equal rank: the order here is that of their listing and means nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// 红色先锋: vanguard.
    Red,
    /// 蓝色公益: public benefit.
    Blue,
    /// 橙色睦邻: good neighbours.
    Orange,
    /// 绿色治理: care for the place.
    Green,
    /// 银色助老: for the elderly.
    Silver,
}

impl Colour {
    /// All five, as they are listed.
    pub const ALL: [Self; 5] = [
        Self::Red,
        Self::Blue,
        Self::Orange,
        Self::Green,
        Self::Silver,
    ];
}

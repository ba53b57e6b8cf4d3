//! The legs of the way after the vote (阶段).

use serde::{Deserialize, Serialize};

/// Where a project is, without its data: what its proposal mirrors, for badges and filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    /// 公示中
    Publicity,
    /// 异议复核
    ObjectionReview,
    /// 资金落实
    Funded,
    /// 实施中
    Executing,
    /// 暂停
    Suspended,
    /// 验收中
    Acceptance,
    /// 整改
    Rectifying,
    /// 评价中
    Evaluating,
    /// 已归档
    Closed,
    /// 终止
    Cancelled,
    /// 撤回
    Withdrawn,
}

impl Leg {
    /// Every leg, in the order of the way.
    pub const ALL: [Self; 11] = [
        Self::Publicity,
        Self::ObjectionReview,
        Self::Funded,
        Self::Executing,
        Self::Suspended,
        Self::Acceptance,
        Self::Rectifying,
        Self::Evaluating,
        Self::Closed,
        Self::Cancelled,
        Self::Withdrawn,
    ];

    /// Whether nothing more can happen.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled | Self::Withdrawn)
    }

    /// Whether there are works to be seen: from their start until their acceptance.
    pub fn has_works(self) -> bool {
        matches!(
            self,
            Self::Executing | Self::Suspended | Self::Acceptance | Self::Rectifying
        )
    }
}

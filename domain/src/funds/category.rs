//! What money comes from and goes into (收支类别).

use serde::{Deserialize, Serialize};

use super::FundKind;

/// Which way money goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundFlow {
    /// 收入
    Income,
    /// 支出
    Spending,
}

/// From what, or into what (类别). Each belongs to one flow, and to the accounts in which it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundCategory {
    /// 期初结转: what was there when the account was first kept here.
    Opening,
    /// 停车收入 on common ground (Civil Code 275, 282).
    Parking,
    /// 广告收入
    Advertising,
    /// 场地收入
    Venue,
    /// 存款利息
    Interest,
    /// 业主交存、续筹 (Civil Code 278 (六)).
    Contribution,
    /// 公共收益转入, from the account of the public income.
    FromIncome,
    /// 自愿捐赠 (Residents' Committee Law 42: voluntary alone).
    Donation,
    /// 补助、奖补
    Grant,
    /// 其他收入
    OtherIncome,
    /// 维修
    Repair,
    /// 公共设施
    Facilities,
    /// 合理成本, which is taken off before the rest is the owners' (Civil Code 282).
    Cost,
    /// 审计
    Audit,
    /// 转入维修资金
    IntoMaintenance,
    /// 公益活动
    Welfare,
    /// 手续费
    Fees,
    /// 其他支出
    OtherSpending,
}

impl FundCategory {
    /// All of them, in the order of a statement.
    pub const ALL: [Self; 18] = [
        Self::Opening,
        Self::Parking,
        Self::Advertising,
        Self::Venue,
        Self::Contribution,
        Self::FromIncome,
        Self::Donation,
        Self::Grant,
        Self::Interest,
        Self::OtherIncome,
        Self::Repair,
        Self::Facilities,
        Self::Cost,
        Self::Audit,
        Self::IntoMaintenance,
        Self::Welfare,
        Self::Fees,
        Self::OtherSpending,
    ];

    /// Which way it goes.
    pub fn flow(self) -> FundFlow {
        match self {
            Self::Opening
            | Self::Parking
            | Self::Advertising
            | Self::Venue
            | Self::Interest
            | Self::Contribution
            | Self::FromIncome
            | Self::Donation
            | Self::Grant
            | Self::OtherIncome => FundFlow::Income,
            Self::Repair
            | Self::Facilities
            | Self::Cost
            | Self::Audit
            | Self::IntoMaintenance
            | Self::Welfare
            | Self::Fees
            | Self::OtherSpending => FundFlow::Spending,
        }
    }

    /// Whether it can stand in an account of a kind.
    pub fn is_in(self, kind: FundKind) -> bool {
        match self {
            Self::Parking
            | Self::Advertising
            | Self::Venue
            | Self::Cost
            | Self::IntoMaintenance => kind == FundKind::PublicIncome,
            Self::Contribution | Self::FromIncome => kind == FundKind::Maintenance,
            Self::Donation | Self::Welfare => kind == FundKind::Foundation,
            Self::Facilities => kind != FundKind::Maintenance,
            Self::Repair => kind != FundKind::Foundation,
            Self::Opening
            | Self::Interest
            | Self::Grant
            | Self::OtherIncome
            | Self::Audit
            | Self::Fees
            | Self::OtherSpending => true,
        }
    }

    /// Those of an account, in the order of a statement.
    pub fn of(kind: FundKind) -> Vec<Self> {
        let all = Self::ALL.into_iter();
        all.filter(|it| it.is_in(kind)).collect()
    }
}

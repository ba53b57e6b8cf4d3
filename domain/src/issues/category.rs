//! What is wrong (事项类别): the list one chooses from.

use serde::{Deserialize, Serialize};

use super::{Class, Hotline, Matter};

/// What is wrong (事项类别), as neighbours say it. Which group each belongs to, and what follows from
/// it, is a design default after the sample list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 路灯不亮
    Lamp,
    /// 单元门坏了
    Door,
    /// 井盖松动
    Manhole,
    /// 垃圾桶满溢
    Rubbish,
    /// 水管爆裂
    BurstPipe,
    /// 闻到燃气味
    GasSmell,
    /// 电梯异响
    LiftNoise,
    /// 楼道堆放杂物
    Clutter,
    /// 消防通道被占
    FireLane,
    /// 树枝压到电线
    Branches,
    /// 僵尸车长期占位
    DeadCar,
    /// 占道经营
    Stalls,
    /// 夜间装修
    NightNoise,
    /// 漏水协商不成
    Leak,
    /// 别的事
    Other,
}

/// To which group a category belongs (大类).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// 公共设施
    Facilities,
    /// 环境卫生
    Hygiene,
    /// 水电气暖
    Utilities,
    /// 物业服务
    Property,
    /// 消防安全
    Fire,
    /// 绿化
    Greenery,
    /// 停车秩序
    Parking,
    /// 流动摊贩
    Vendors,
    /// 噪音扰民
    Noise,
    /// 矛盾纠纷
    Disputes,
    /// 其他
    Other,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Facilities,
        Self::Hygiene,
        Self::Utilities,
        Self::Property,
        Self::Fire,
        Self::Greenery,
        Self::Parking,
        Self::Vendors,
        Self::Noise,
        Self::Disputes,
        Self::Other,
    ];
}

impl Category {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Lamp,
        Self::Door,
        Self::Manhole,
        Self::Rubbish,
        Self::BurstPipe,
        Self::GasSmell,
        Self::LiftNoise,
        Self::Clutter,
        Self::FireLane,
        Self::Branches,
        Self::DeadCar,
        Self::Stalls,
        Self::NightNoise,
        Self::Leak,
        Self::Other,
    ];

    /// Its group.
    pub fn group(self) -> Group {
        match self {
            Self::Lamp | Self::Door | Self::Manhole => Group::Facilities,
            Self::Rubbish => Group::Hygiene,
            Self::BurstPipe | Self::GasSmell => Group::Utilities,
            Self::LiftNoise => Group::Property,
            Self::Clutter | Self::FireLane => Group::Fire,
            Self::Branches => Group::Greenery,
            Self::DeadCar => Group::Parking,
            Self::Stalls => Group::Vendors,
            Self::NightNoise => Group::Noise,
            Self::Leak => Group::Disputes,
            Self::Other => Group::Other,
        }
    }

    /// How it is, as far as the category tells.
    pub fn class(self) -> Class {
        match self {
            Self::GasSmell => Class::Danger,
            Self::BurstPipe => Class::Utility,
            _ => Class::General,
        }
    }

    /// Whose duty it is: trade on the street takes a power that no community has (Beijing 17;
    /// Luzhou 15).
    pub fn matter(self) -> Matter {
        match self {
            Self::Stalls => Matter::Government,
            _ => Matter::Grid,
        }
    }

    /// Whether neighbours read of it: not of what may be about somebody.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::NightNoise | Self::Leak | Self::Other)
    }

    /// Whom to call before anything else; nobody where the category alone is no danger.
    pub fn hotlines(self) -> &'static [Hotline] {
        match self {
            Self::GasSmell => &[Hotline::Fire, Hotline::Ambulance],
            _ => &[],
        }
    }
}

impl Hotline {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Police, Self::Fire, Self::Ambulance, Self::Traffic];

    /// The number to dial.
    pub fn number(self) -> &'static str {
        match self {
            Self::Police => "110",
            Self::Fire => "119",
            Self::Ambulance => "120",
            Self::Traffic => "122",
        }
    }
}

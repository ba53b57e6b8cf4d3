//! The six dimensions (六型).

use serde::{Deserialize, Serialize};

/// A dimension of the six-type community (六型之一; Beijing's founding document).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 干净
    Clean,
    /// 规范
    Orderly,
    /// 服务
    Service,
    /// 安全
    Safe,
    /// 健康
    Healthy,
    /// 文化
    Cultural,
}

impl Dimension {
    /// All six, as they are listed.
    pub const ALL: [Self; 6] = [
        Self::Clean,
        Self::Orderly,
        Self::Service,
        Self::Safe,
        Self::Healthy,
        Self::Cultural,
    ];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Orderly => "orderly",
            Self::Service => "service",
            Self::Safe => "safe",
            Self::Healthy => "healthy",
            Self::Cultural => "cultural",
        }
    }
}

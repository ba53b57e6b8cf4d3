//! Clocks of phones that are wrong (时钟偏差).

use serde::{Deserialize, Serialize};

use crate::core::Timestamp;

/// How far a phone's clock is off, as found when it last met the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// What must be added to what it shows, in milliseconds.
    pub behind_ms: i64,
}

impl Clock {
    /// A clock that is right.
    pub const RIGHT: Self = Self { behind_ms: 0 };

    /// What the phone and the server showed at the same time.
    pub fn compared(phone: Timestamp, server: Timestamp) -> Self {
        Self {
            behind_ms: server.0.saturating_sub(phone.0),
        }
    }

    /// When it really was, when this clock showed an instant.
    pub fn real(self, shown: Timestamp) -> Timestamp {
        shown.plus_ms(self.behind_ms)
    }

    /// What this clock showed when it really was an instant.
    pub fn shown(self, real: Timestamp) -> Timestamp {
        Timestamp(real.0.saturating_sub(self.behind_ms))
    }
}

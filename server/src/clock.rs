//! The server's clock: the one place that asks the machine what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use domain::Timestamp;

/// What time it is (服务器时钟). Cloned freely; clones show the same time.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, this many milliseconds ahead (a demo lives through a notice period).
    System {
        /// Milliseconds ahead.
        ahead_ms: i64,
    },
    /// A clock that tests set by hand.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock as it is.
    pub const SYSTEM: Self = Self::System { ahead_ms: 0 };

    /// A clock that stands at an instant until it is set.
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// Sets a manual clock; the machine's own cannot be set.
    pub fn set(&self, at: Timestamp) {
        if let Self::Manual(ms) = self {
            ms.store(at.0, Ordering::SeqCst);
        }
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System { ahead_ms } => Timestamp(machine_ms()).plus_ms(*ahead_ms),
            Self::Manual(ms) => Timestamp(ms.load(Ordering::SeqCst)),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the rim: everyone else takes the time from a Clock"
)]
fn machine_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

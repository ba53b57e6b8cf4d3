//! What has an upper bound.

use serde::{Deserialize, Serialize};

/// What has an upper bound (上限) that a refusal names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Homes in one compound's roster.
    RosterHomes,
    /// Title holders of one home.
    HomeHolders,
    /// The area of one home, in square metres.
    HomeArea,
    /// Family members of one home.
    HomeFamily,
    /// One PDF, in KiB.
    DocumentSize,
}

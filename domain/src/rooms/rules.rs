//! The numbers of bookings in a rule pack (规则包：预约).

use serde::{Deserialize, Serialize};

/// What differs from place to place (design default).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomRules {
    /// How many days ahead a slot is given.
    pub ahead_days: u16,
    /// How many slots of one person are to come at most.
    pub open_most: u16,
    /// For how many weeks ahead a team or the office books the same hour.
    pub weeks_most: u16,
    /// How many slots of one team, or of one lead for whatever teams, are to come at most.
    #[serde(default = "team_most")]
    pub team_most: u16,
}

/// Two months of a weekly hour (design default).
fn team_most() -> u16 {
    8
}

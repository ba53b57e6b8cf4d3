//! The numbers of the covenant in a rule pack (规则包：公约).

use serde::{Deserialize, Serialize};

/// What differs from place to place (design default).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovenantRules {
    /// Whether the residents' meeting has authorised its representatives to adopt it (授权居民代表会议,
    /// Residents' Committee Law 28–30).
    pub by_representatives: bool,
    /// For how many days an adopted version hangs before it is in force.
    pub posting_days: u16,
    /// The most articles.
    pub articles_most: u16,
}

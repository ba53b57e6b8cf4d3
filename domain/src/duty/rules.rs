//! The numbers of duty reports in a rule pack (规则包：述职评议).

use serde::{Deserialize, Serialize};

/// What differs from place to place (design default).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyRules {
    /// For how many days after it was published a report is rated.
    pub rating_days: u16,
    /// The most promises in one report.
    pub promises_most: u16,
    /// The most questions of one person about one report.
    pub questions_each: u16,
    /// The most photos with one report.
    pub photos_most: u16,
}

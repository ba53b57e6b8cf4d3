//! The numbers of adding a lift in a rule pack (规则包：加装电梯).

use serde::{Deserialize, Serialize};

/// What differs from place to place on the way of a lift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftRules {
    /// Days for which the scheme hangs.
    pub posting_days: u16,
    /// Where that comes from: law and article, or "design default".
    pub posting_source: String,
    /// What of the objections must be before it is submitted.
    pub objections: ObjectionGuard,
    /// Where that comes from.
    pub objections_source: String,
    /// Working days within which an objection is answered in writing (design default).
    pub answer_days: u16,
    /// Drawings of a scheme at most (design default).
    pub photos_most: u16,
    /// Lines of a list at most: homes whose space it takes, subsidies, compensations (design
    /// default).
    pub lines_most: u16,
}

/// What of the objections must be before a lift is submitted (异议处理要求).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionGuard {
    /// Every one is settled: by a word of who objected, or by a mediation in which they agreed.
    Settled,
    /// Every one is settled, or was mediated and the outcome stands in the record: who still objects
    /// may go to court.
    Mediated,
}

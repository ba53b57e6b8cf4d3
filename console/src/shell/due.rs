//! What is due: one shape for every slice.

use domain::Timestamp;

/// Something that waits for the office.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Due {
    /// What.
    pub(crate) title: String,
    /// What is said about it.
    pub(crate) meta: String,
    /// Where it is done.
    pub(crate) href: String,
    /// Until when, where there is a clock.
    pub(crate) until: Option<Timestamp>,
    /// What to do, in a word or two.
    pub(crate) what: String,
}

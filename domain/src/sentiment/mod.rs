//! What neighbours speak of (民情): by topic, house and month, as counts of different persons, and of
//! nobody (domain-rules 1.4 社区民情信息库, 10.1).
//!
//! Counted is what residents sent for others to read: the open column and who thinks so too, issues
//! and who has the same trouble, proposals and who supports them. What somebody told the office alone
//! is counted nowhere. The month that is over is counted once, by the server's calendar, and never
//! again (ADR 50).

mod command;
mod month;
mod theme;
mod voices;

pub(crate) use command::decide;
pub use command::{Command, TellMonth};
pub use month::{SentimentMonth, ThemeLine, ToldCell};
pub use theme::{ProposalPlace, Theme};
pub use voices::untold;

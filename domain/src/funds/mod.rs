//! The public ledger of a compound (公共收益与专项维修资金账).
//!
//! An account belongs to those whose money it is: the owners' to the owners (Civil Code 281, 282),
//! the foundation's to all residents. What came in and went out stands in it for good: one of the
//! staff enters, another confirms, and only then is it read and counted. A wrong entry is not
//! changed but reversed. Balances and statements are folds of the entries (ADR 48).

mod account;
mod ask;
mod basis;
mod category;
mod command;
mod confirm;
mod enter;
mod entry;
mod fault;
mod ledger;
mod named;
mod period;
mod reverse;
mod rules;

pub use account::{Closed, FundAccount, FundKind, OpenFund};
pub use ask::{AnswerFund, AskFund, FundAnswer, FundAsked, FundQuestion};
pub use basis::{Basis, FundVote, decisions_for, projects_for};
pub use category::{FundCategory, FundFlow};
pub use command::Command;
pub(crate) use command::decide;
pub use confirm::{ConfirmFund, SetFundAside};
pub use enter::EnterFund;
pub(crate) use entry::files_of;
pub use entry::{EntryState, FundDetails, FundEntry, FundLine, Party, PartyRole};
pub use fault::FundsFault;
pub(crate) use ledger::lines_again;
pub use ledger::{CategorySum, Posting, Statement, balance, book, lowest_from, statement};
pub(crate) use period::statements_again;
pub use period::{CloseFundPeriod, FundPeriod, FundStatement, Rhythm};
pub use reverse::ReverseFund;
pub use rules::FundRules;

//! The public ledger (公共账目): entering with a voucher, the second pair of eyes, closing a month or
//! quarter, and answering what owners ask.

mod account;
mod due;
mod enter;
mod entry;
mod list;
mod print;
mod questions;
mod words;

pub(crate) use account::AccountPage;
pub(crate) use due::{due, waiting};
pub(crate) use entry::EntryPage;
pub(crate) use list::List;
pub(crate) use print::StatementPrintPage;

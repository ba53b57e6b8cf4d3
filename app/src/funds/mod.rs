//! The public ledger of the compound (公共收益与维修资金账): what is there, what came in and went out
//! for what, each entry with its voucher, and a question about it.

mod account;
mod ask;
mod entry;
mod list;
mod words;

use domain::{FundAccountId, FundEntryId};
use leptos::prelude::*;

use crate::shell::Here;

pub use list::way;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// All accounts.
    List,
    /// One of them.
    Account(FundAccountId),
    /// One entry.
    Entry(FundEntryId),
}

/// The screen behind it.
pub fn page(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::page(here),
        Page::Account(id) => account::page(here, id),
        Page::Entry(id) => entry::page(here, id),
    }
}

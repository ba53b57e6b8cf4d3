//! Reporting on duty (述职评议): what was promised and done, what the records prove, and what residents
//! say to it.

mod ask;
mod list;
mod page;
mod rate;
mod words;
mod write;

use domain::DutyReportId;
use leptos::prelude::*;

use crate::shell::Here;

pub use list::errands;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// All reports, those that are rated now first.
    List,
    /// A new one.
    Write,
    /// One of them.
    One(DutyReportId),
}

/// The screen behind it.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::page(here),
        Page::Write => write::page(here),
        Page::One(id) => page::page(here, id),
    }
}

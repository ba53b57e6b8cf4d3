//! The covenant (居民公约): what is in force, article by article, which vote adopted it, what changed,
//! and what neighbours say to a draft.

mod changes;
mod list;
mod read;
mod text;
mod version;
mod words;

use domain::CovenantVersionId;
use leptos::prelude::*;

use crate::shell::Here;

pub use read::errands;
pub use words::name_of;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What is in force, and all versions.
    Now,
    /// One version.
    One(CovenantVersionId),
    /// What changed up to this version.
    Changes(CovenantVersionId),
}

/// The screen behind it.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::Now => list::page(here),
        Page::One(id) => version::page(here, id),
        Page::Changes(id) => changes::page(here, id),
    }
}

//! Issues (报事): a report with a photo, where it has come to, and what the grid and the bodies do
//! about it.

mod answer;
mod door;
mod facts;
mod form;
mod grow;
mod list;
mod near;
mod page;
mod queue;
mod rate;
mod spot;
mod todo;
mod words;
mod work;

use domain::IssueId;
use leptos::prelude::*;

use crate::shell::Here;

pub use grow::origin;
pub use queue::waiting;
pub use todo::errands;
pub use words::title_of;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// One's own and the neighbourhood's.
    List,
    /// A new one.
    New,
    /// One of them.
    One(IssueId),
    /// What waits for whoever works on issues.
    Queue,
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::page(here),
        Page::New => form::page(here),
        Page::One(id) => page::page(here, id),
        Page::Queue => queue::page(here),
    }
}

//! Proposals (提案): the list, one proposal, writing one, and what neighbours say about it.

mod alike;
mod appeal;
mod discussion;
mod fields;
mod form;
mod invite;
mod list;
mod offer;
mod offers;
mod own;
mod page;
mod paper;
mod photos;
mod progress;
mod say;
mod scene;
mod search;
mod send;
mod support;
mod together;
mod uninvite;
mod write;

use domain::{MotionId, ProposalId};
use leptos::prelude::*;

pub use appeal::waiting as appeals;
pub use discussion::discussion;
pub use list::{row, segments};
pub use page::photos;
pub use photos::photo_strip;
pub use progress::{badge, next, unsent, word};
pub use scene::{scene_chips, scene_choices};
pub use search::Listing;
pub use together::{invited, proposes_with};

use crate::shell::Here;

/// A screen of this slice.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// All of them.
    List,
    /// Writing one.
    New,
    /// One of them.
    One(ProposalId),
    /// Mending one's own.
    Edit(ProposalId),
    /// Adding a paper to an item of the agenda.
    Paper(MotionId),
}

/// Every screen of this slice.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::list(here),
        Page::New => write::new(here),
        Page::One(id) => page::page(here, id),
        Page::Edit(id) => write::edit(here, id),
        Page::Paper(id) => paper::page(here, id),
    }
}

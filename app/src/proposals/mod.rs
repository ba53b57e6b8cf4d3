//! Proposals (提案): the list, one proposal, writing one, and what neighbours say about it.

mod discussion;
mod form;
mod list;
mod page;
mod photos;
mod progress;
mod say;
mod search;
mod shrink;
mod support;
mod write;

pub use discussion::discussion;
pub use list::{list, row, segments};
pub use page::{page, photos};
pub use progress::{badge, next};
pub use search::Listing;
pub use write::{edit, new};

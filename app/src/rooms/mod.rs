//! The living room of the neighbourhood and the windows of its office (社区客厅、办事窗口): what is free,
//! and what I have booked.

mod list;
mod mine;
mod room;
mod words;

use domain::RoomId;
use leptos::prelude::*;

use crate::shell::Here;

pub use mine::errands;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Everything that can be booked.
    List,
    /// One of them, with its free hours.
    One(RoomId),
    /// What I have booked.
    Mine,
}

/// The screen behind it.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::page(here),
        Page::One(id) => room::page(here, id),
        Page::Mine => mine::page(here),
    }
}

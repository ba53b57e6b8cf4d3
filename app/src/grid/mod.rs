//! The grid (网格): who holds which station, and the day of those who walk it.

mod board;
mod care;
mod close;
mod day;
mod map;
mod number;
mod route;
mod tasks;
mod todo;
mod visit;
mod words;

use domain::{BuildingId, HomeId};
use leptos::prelude::*;

use crate::shell::Here;

pub use todo::errands;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The board: of the building one lives in, or of this one.
    Board(Option<BuildingId>),
    /// The day of a grid worker.
    Day,
    /// A visit to a building, or to a home of it.
    Visit(BuildingId, Option<HomeId>),
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::Board(building) => board::page(here, building),
        Page::Day => day::page(here),
        Page::Visit(building, home) => visit::page(here, building, home),
    }
}

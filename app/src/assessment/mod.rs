//! The six-type community (六型社区): where the community stands this year, what each dimension is
//! made of, what neighbours say to it, and what grew out of its gaps.

mod dimension;
mod gap;
mod objections;
mod result;
mod reviews;
mod round;
mod survey;
mod todo;
mod trend;
mod way;
mod words;

use domain::assessment::Dimension;
use leptos::prelude::*;

use crate::shell::Here;

pub use gap::origin;
pub use todo::errands;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A year's round; none is the newest.
    Round(Option<i16>),
    /// One dimension of it.
    Dimension(i16, Dimension),
    /// The survey.
    Survey,
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::Round(year) => round::page(here, year),
        Page::Dimension(year, dimension) => dimension::page(here, year, dimension),
        Page::Survey => survey::page(here),
    }
}

/// A dimension by its name in an address.
pub fn dimension_of(name: &str) -> Option<Dimension> {
    Dimension::ALL.into_iter().find(|it| it.as_str() == name)
}

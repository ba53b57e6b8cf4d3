//! Volunteering (志愿): what there is to do, one's place in it, the codes at the beginning and the
//! end, the people of an activity, the hours, and neighbours who help each other.

mod activity;
mod door;
mod facts;
mod form;
mod helping;
mod hours;
mod list;
mod mine;
mod minors;
mod roll;
mod teams;
mod thanks;
mod todo;
mod words;

use domain::volunteering::End;
use domain::{ActivityId, TurningCode};
use leptos::prelude::*;

use crate::shell::Here;

pub use todo::{Errand, errands};

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What there is to do.
    List,
    /// One activity.
    One(ActivityId),
    /// A new one.
    New,
    /// One's own hours.
    Hours,
    /// Neighbours who help each other.
    Helping,
    /// What a phone's own camera read at one.
    Read(ActivityId, End, TurningCode),
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::list(here),
        Page::One(id) => activity::page(here, id),
        Page::New => form::page(here),
        Page::Hours => hours::page(here),
        Page::Helping => helping::page(here),
        Page::Read(id, end, code) => door::read_page(here, id, end, code),
    }
}

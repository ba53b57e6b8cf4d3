//! Councils (议事会): sittings with their agenda, and votes on motions.

mod amend;
mod ballot;
mod clock;
mod floor;
mod interests;
mod list;
mod matter;
mod minutes;
mod motion;
mod papers;
mod questions;
mod quorum;
mod result;
mod sitting;
mod teller;
mod vote;
mod ways;

use domain::members::Neighbour;
use domain::{MotionId, PersonId, SittingId, VoteId};
use leptos::prelude::*;

pub use clock::passed;
pub use matter::{Matter, open_for_me};
pub use minutes::to_sign;

use crate::shell::Here;

/// A screen of this slice.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// Every council with its sittings and votes.
    List,
    /// One sitting.
    Sitting(SittingId),
    /// One motion before its vote.
    Motion(MotionId),
    /// The minutes of one.
    Minutes(SittingId),
    /// One vote.
    Vote(VoteId),
}

/// Every screen of this slice.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::list(here),
        Page::Sitting(id) => sitting::sitting(here, id),
        Page::Motion(id) => motion::motion(here, id),
        Page::Minutes(id) => minutes::minutes(here, id),
        Page::Vote(id) => vote::vote(here, id),
    }
}

/// A person as neighbours know them.
fn shown(here: Here, person: PersonId) -> String {
    let neighbour: Option<Neighbour> = here.get(person);
    neighbour.map(|it| it.shown).unwrap_or_default()
}

//! Councils (议事会): sittings with their agenda, and votes on motions.

mod again;
mod amend;
mod ballot;
mod clock;
mod council;
mod door;
mod elect;
mod floor;
mod interests;
mod lead;
mod list;
mod materials;
mod matter;
mod minutes;
mod motion;
mod papers;
mod questions;
mod quorum;
mod resign;
mod result;
mod sitting;
mod teller;
mod vote;
mod ways;

use domain::members::Neighbour;
use domain::owners::Assembly;
use domain::{
    AssemblyId, BuildingId, CouncilId, HeadId, MotionId, PersonId, SittingId, TurningCode, VoteId,
};
use leptos::prelude::*;

pub use again::checked;
pub use clock::passed;
pub use elect::to_answer;
pub use matter::{Matter, open_for_me, telephone};
pub use minutes::to_sign;

use crate::owners;
use crate::shell::Here;

/// A screen of this slice.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// Every council with its sittings and votes.
    List,
    /// One council and who sits in it.
    Council(CouncilId),
    /// One sitting.
    Sitting(SittingId),
    /// Coming in to one by the code at its door.
    Here(SittingId, TurningCode),
    /// One motion before its vote.
    Motion(MotionId),
    /// The minutes of one.
    Minutes(SittingId),
    /// One vote.
    Vote(VoteId),
    /// One assembly of owners.
    Assembly(AssemblyId),
    /// Its doors, for whoever rings at them.
    Doors(AssemblyId),
    /// One of them.
    Doorstep(AssemblyId, BuildingId, HeadId),
    /// Whom I let act for me, and for whom I act.
    Help,
}

/// Every screen of this slice.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::list(here),
        Page::Council(id) => council::council(here, id),
        Page::Sitting(id) => sitting::sitting(here, id),
        Page::Here(id, code) => door::come(here, id, code),
        Page::Motion(id) => motion::motion(here, id),
        Page::Minutes(id) => minutes::minutes(here, id),
        // A ballot that was counted tells its vote alone, and that of owners is an assembly.
        Page::Vote(id) if here.get::<Assembly>(AssemblyId(id.0)).is_some() => {
            owners::assembly(here, AssemblyId(id.0))
        }
        Page::Vote(id) => vote::vote(here, id),
        Page::Assembly(id) => owners::assembly(here, id),
        Page::Doors(id) => owners::doors(here, id),
        Page::Doorstep(id, building, head) => owners::door(here, id, building, head),
        Page::Help => owners::help(here),
    }
}

/// A person as neighbours know them.
fn shown(here: Here, person: PersonId) -> String {
    let neighbour: Option<Neighbour> = here.get(person);
    neighbour.map(|it| it.shown).unwrap_or_default()
}

//! Emergencies (应急): home while one is on, the roll call at the doors, the weekly look round and
//! hazards.

mod active;
mod glance;
mod hazard;
mod hazards;
mod household;
mod read;
mod roll;
mod todo;
mod week;
mod words;

use domain::{EmergencyId, HazardId, SafetyDoorId, TargetId};
use leptos::prelude::*;

use crate::shell::Here;

pub use glance::on;
pub use todo::errands;

/// Which screen of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Home while one is on.
    Active,
    /// What is prepared, and what there was.
    Read,
    /// The doors of whoever looks after a building.
    Roll(EmergencyId),
    /// One of them.
    Door(SafetyDoorId),
    /// The round of this week.
    Week,
    /// One look.
    Look(TargetId),
    /// Hazards.
    Hazards,
    /// A new one.
    NewHazard(Option<TargetId>),
    /// One of them.
    Hazard(HazardId),
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::Active => active::page(here),
        Page::Read => read::page(here),
        Page::Roll(id) => roll::page(here, id),
        Page::Door(id) => roll::door(here, id),
        Page::Week => week::page(here),
        Page::Look(id) => week::look(here, id),
        Page::Hazards => hazards::page(here),
        Page::NewHazard(target) => hazard::new(here, target),
        Page::Hazard(id) => hazards::one(here, id),
    }
}

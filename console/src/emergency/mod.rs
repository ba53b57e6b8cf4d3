//! Emergency management (应急管理): what is due, the evening itself, and all that is kept for it.

mod advice;
mod doing;
mod drills;
mod due;
mod event;
mod hazards;
mod overview;
mod plans;
mod print;
mod roster;
mod round;
mod supplies;
mod words;

pub(crate) use drills::Drills;
pub(crate) use due::{due, waiting};
pub(crate) use event::EventPage;
pub(crate) use hazards::{HazardPage, Hazards};
pub(crate) use overview::Overview;
pub(crate) use plans::Plans;
pub(crate) use print::{PlanPrintPage, SuppliesPrintPage};
pub(crate) use roster::RosterPage;
pub(crate) use round::Round;
pub(crate) use supplies::Supplies;
pub(crate) use words::{Opens, asking, choice, choices, chosen, day, number};

use leptos::prelude::*;

use crate::shell::{parts, texts};

/// The parts of this slice.
#[component]
fn Parts() -> impl IntoView {
    let t = texts();
    parts(
        t.nav_emergency(),
        [
            ("emergency", t.emergency_overview()),
            ("emergency/plans", t.emergency_plans()),
            ("emergency/roster", t.emergency_roster()),
            ("emergency/supplies", t.emergency_supplies()),
            ("emergency/round", t.emergency_round()),
            ("emergency/hazards", t.emergency_hazards()),
            ("emergency/drills", t.emergency_drills()),
        ],
    )
}

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

use components::{Segment, Segments};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::shell::{texts, to};

/// The parts of this slice.
#[component]
fn Parts() -> impl IntoView {
    let t = texts();
    let path = use_location().pathname;
    let part = move |href: &'static str, label: &'static str| {
        let here = to(href);
        let current = Signal::derive(move || path.get().trim_end_matches('/') == here);
        view! { <Segment href=to(href) label current /> }
    };
    view! {
        <Segments label=t.nav_emergency()>
            {part("emergency", t.emergency_overview())}
            {part("emergency/plans", t.emergency_plans())}
            {part("emergency/roster", t.emergency_roster())}
            {part("emergency/supplies", t.emergency_supplies())}
            {part("emergency/round", t.emergency_round())}
            {part("emergency/hazards", t.emergency_hazards())}
            {part("emergency/drills", t.emergency_drills())}
        </Segments>
    }
}

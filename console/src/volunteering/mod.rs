//! Volunteering in the office (志愿): activities and the people of each; who needs help and who offers
//! it; the teams and their hours.

mod form;
mod helping;
mod list;
mod page;
mod supply;
mod teams;
mod words;

pub(crate) use helping::HelpPage;
pub(crate) use list::List;
pub(crate) use page::ActivityPage;
pub(crate) use teams::Teams;

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
        <Segments label=t.nav_volunteering()>
            {part("volunteering", t.volunteer_part_activities())}
            {part("volunteering/help", t.volunteer_part_help())}
            {part("volunteering/teams", t.volunteer_part_teams())}
        </Segments>
    }
}

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

use leptos::prelude::*;

use crate::shell::{parts, texts};

/// The parts of this slice.
#[component]
fn Parts() -> impl IntoView {
    let t = texts();
    parts(
        t.nav_volunteering(),
        [
            ("volunteering", t.volunteer_part_activities()),
            ("volunteering/help", t.volunteer_part_help()),
            ("volunteering/teams", t.volunteer_part_teams()),
        ],
    )
}

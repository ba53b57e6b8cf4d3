//! The grid in the office (网格): the board, the logs of the days, what is carried, what is let in.

mod appoint;
mod board;
mod book;
mod days;
mod map;
mod number;
mod print;
mod tasks;

use components::{Segment, Segments};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::shell::{texts, to};

pub(crate) use board::Board;
pub(crate) use days::Days;
pub(crate) use print::PrintPage;
pub(crate) use tasks::{Tasks, due, waiting};

/// The pages of this slice.
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
        <Segments label=t.nav_grid()>
            {part("grid", t.grid_board())} {part("grid/days", t.grid_days())}
            {part("grid/tasks", t.grid_tasks())}
        </Segments>
    }
}

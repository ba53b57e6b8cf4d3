//! The grid in the office (网格): the board, the logs of the days, what is carried, what is let in.

mod appoint;
mod board;
mod book;
mod days;
mod map;
mod number;
mod print;
mod tasks;

use leptos::prelude::*;

use crate::shell::{parts, texts};

pub(crate) use board::Board;
pub(crate) use days::Days;
pub(crate) use print::PrintPage;
pub(crate) use tasks::{Tasks, due, waiting};

/// The pages of this slice.
#[component]
fn Parts() -> impl IntoView {
    let t = texts();
    parts(
        t.nav_grid(),
        [
            ("grid", t.grid_board()),
            ("grid/days", t.grid_days()),
            ("grid/tasks", t.grid_tasks()),
        ],
    )
}

//! The parts of a slice, above each of its pages.

use components::{Segment, Segments};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::to;

/// The ways to the parts of a slice, each by its address below the office and its name; the one that
/// is shown is marked.
pub(crate) fn parts(
    label: &'static str,
    all: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> impl IntoView {
    let path = use_location().pathname;
    let part = move |(href, label): (&'static str, &'static str)| {
        let here = to(href);
        let current = Signal::derive(move || path.get().trim_end_matches('/') == here);
        view! { <Segment href=to(href) label current /> }
    };
    let all = all.into_iter().map(part).collect_view();
    view! { <Segments label>{all}</Segments> }
}

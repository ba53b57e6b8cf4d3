//! The thread from what somebody did to the points it earned them.

use domain::points::{Cause, OwnPoints, Told, What};
use leptos::prelude::*;

use super::Here;

/// A line that leads to the entry, for whom it belongs to; nothing for anybody else.
pub fn earned(here: Here, cause: Cause) -> AnyView {
    let found = Memo::new(move |_| {
        let me = here.person()?;
        let id = cause.entry(0);
        let note: OwnPoints = here.get(OwnPoints::of_entry(id, me))?;
        match note.what {
            Told::Entry(entry) => match entry.what {
                What::Earned { points, .. } => Some((id, points)),
                _ => None,
            },
            _ => None,
        }
    });
    let shown = move || {
        found.get().map(|(id, points)| {
            let href = format!("/points/e/{id}");
            view! {
                <p class="small">
                    <a href=href>{here.t.points_earned(points)}</a>
                </p>
            }
        })
    };
    shown.into_any()
}

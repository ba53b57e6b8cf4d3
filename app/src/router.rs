//! The table of contents: every address of the app and the screen behind it.

use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::shell::{self, Here};
use crate::{councils, home, members, proposals, renovation, volunteering};

/// The screen behind a path.
fn screen(here: Here, path: &str) -> AnyView {
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    match parts.as_slice() {
        [""] => home::screen(here),

        ["join" | "sign-in"] => members::sign_in(here),
        ["me"] => members::me(here),
        ["me", "settings"] => members::settings(here),
        ["me", "devices"] => members::devices(here),
        ["me", "acts"] => members::acts(here),

        ["proposals"] => proposals::list(here),
        ["proposals", "new"] => proposals::new(here),
        ["p", id] => with(here, id, proposals::page),
        ["p", id, "edit"] => with(here, id, proposals::edit),

        ["councils"] => councils::list(here),
        ["sittings", id] => with(here, id, councils::sitting),
        ["v", id] => with(here, id, councils::vote),

        ["renovation"] => renovation::screen(here),
        ["volunteer"] => volunteering::screen(here),
        _ => shell::nowhere(here),
    }
}

/// The screen of one thing, if the address holds an id.
fn with<Id: std::str::FromStr>(here: Here, id: &str, screen: fn(Here, Id) -> AnyView) -> AnyView {
    match id.parse() {
        Ok(id) => screen(here, id),
        Err(_) => shell::nowhere(here),
    }
}

/// Every screen, by the address bar.
pub fn routes(here: Here) -> AnyView {
    let shown = move || {
        let path = use_location().pathname;
        move || {
            let path = path.get();
            untrack(|| screen(here, &path))
        }
    };
    view! {
        <Router>
            {move || shell::journey(here)}
            <FlatRoutes fallback=move || shell::nowhere(here)>
                <Route path=path!("/*any") view=shown />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}

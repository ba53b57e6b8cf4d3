//! The table of contents: every address of the app and the screen behind it.

use leptos::prelude::*;

use crate::parts::{self, Part};
use crate::shell::{self, Here, Place};
use crate::{councils, home, members, proposals, renovation, volunteering};

/// The screen behind a path.
fn screen(here: Here, path: &str) -> AnyView {
    use councils::Page as Council;
    use members::Page as Me;
    use proposals::Page as Proposal;

    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let shown = match parts.as_slice() {
        [""] => Some(home::screen(here)),

        ["join" | "sign-in"] => Some(members(here, Me::SignIn)),
        ["me"] => Some(members(here, Me::Me)),
        ["me", "settings"] => Some(members(here, Me::Settings)),
        ["me", "devices"] => Some(members(here, Me::Devices)),
        ["me", "followed"] => Some(followed(here)),
        ["me", "acts"] => Some(members(here, Me::Acts)),

        ["proposals"] => Some(proposals(here, Proposal::List)),
        ["proposals", "new"] => Some(proposals(here, Proposal::New)),
        ["p", id] => id.parse().ok().map(|id| proposals(here, Proposal::One(id))),
        ["p", id, "edit"] => id
            .parse()
            .ok()
            .map(|id| proposals(here, Proposal::Edit(id))),

        ["councils"] => Some(councils(here, Council::List)),
        ["sittings", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Sitting(id))),
        ["m", id] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Motion(id))),
        ["sittings", id, "minutes"] => id
            .parse()
            .ok()
            .map(|id| councils(here, Council::Minutes(id))),
        ["v", id] => id.parse().ok().map(|id| councils(here, Council::Vote(id))),

        ["renovation"] => Some(renovation::screen(here)),
        ["volunteer"] => Some(volunteering::screen(here)),
        _ => None,
    };
    shown.unwrap_or_else(|| shell::nowhere(here))
}

fn members(here: Here, page: members::Page) -> AnyView {
    shell::later(here, Part::Members, Place::Me, move || {
        Box::pin(parts::members(here, page))
    })
}

fn followed(here: Here) -> AnyView {
    shell::later(here, Part::Home, Place::Me, move || {
        Box::pin(parts::home(here, home::Page::Followed))
    })
}

fn proposals(here: Here, page: proposals::Page) -> AnyView {
    shell::later(here, Part::Proposals, Place::Talk, move || {
        Box::pin(parts::proposals(here, page))
    })
}

fn councils(here: Here, page: councils::Page) -> AnyView {
    shell::later(here, Part::Councils, Place::Talk, move || {
        Box::pin(parts::councils(here, page))
    })
}

/// Every screen, by the address bar.
pub fn routes(here: Here) -> AnyView {
    shell::journey(here);
    let path = here.path();
    let shown = move || {
        let path = path.get();
        untrack(|| screen(here, &path))
    };
    shown.into_any()
}

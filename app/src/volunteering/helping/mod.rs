//! Neighbours help each other (邻里互助): what waits for my word, what I ask for, what I offer, what
//! neighbours offer, and what waits for an introduction where I look after a building.

mod ask;
mod call;
mod lines;
mod meeting;
mod offer;
mod requests;
mod waiting;

use components::{ButtonLink, Glyph, Pace, State, StateKind};
use domain::volunteering::{Meeting, Side};
use leptos::prelude::*;

use crate::shell::{self, Here, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.mutual_title());
    let guest = Memo::new(move |_| !here.actor().belongs());
    let body = move || {
        if guest.get() {
            untrack(|| for_guests(here))
        } else {
            untrack(|| inside(here))
        }
    };
    let body = view! {
        <h1 class="visually-hidden">{t.mutual_title()}</h1>
        {body}
    };
    shell::inner(
        here,
        t.mutual_title(),
        "/volunteer",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn for_guests(here: Here) -> AnyView {
    let t = here.t;
    let act = view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
    let (title, text) = (t.mutual_guest_title(), t.mutual_guest_text());
    view! { <State kind=StateKind::NotYours glyph=Glyph::HANDS title text act page=true /> }
        .into_any()
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    view! {
        <p class="soft">{t.mutual_text()}</p>
        {meeting::asked_of_me(here)}
        {requests::mine(here)}
        {offer::mine(here)}
        {waiting::to_introduce(here)}
        {lines::neighbours(here)}
    }
    .into_any()
}

/// What I was asked and what came of what I asked, the newest first.
pub(super) fn meetings(here: Here, side: Side) -> Vec<Meeting> {
    let me = here.person();
    let mut all = here.all::<Meeting>();
    all.retain(|it| Some(it.reader) == me && it.side == side);
    sorted(all, |it| (-it.at.0, it.id.0))
}

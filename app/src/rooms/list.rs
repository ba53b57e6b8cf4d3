//! What can be booked: rooms where neighbours meet, and windows where one is served.

use components::{
    Badge, ButtonLink, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind, Tone,
};
use domain::rooms::{Room, RoomKind};
use leptos::prelude::*;

use super::words::{mine, rooms};
use crate::notices;
use crate::shell::{self, Here};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.rooms_page());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return notices::guest(here, t.rooms_guest(), t.rooms_guest_text());
        }
        untrack(|| inside(here))
    };
    shell::inner(
        here,
        t.rooms_page(),
        "/everyday",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let part = move |kind: RoomKind, title: &'static str, glyph: Glyph| {
        let all = Memo::new(move |_| rooms(here, kind));
        move || {
            let all = all.get();
            (!all.is_empty()).then(|| {
                let rows = all.iter().map(|it| row(here, it, glyph)).collect_view();
                view! { <Section title><Rows>{rows}</Rows></Section> }
            })
        }
    };
    let any = Memo::new(move |_| here.all::<Room>().iter().any(|it| !it.ended));
    let none = move || {
        (!any.get()).then(|| {
            let (title, text) = (t.rooms_none(), t.rooms_none_text());
            view! { <State kind=StateKind::Empty glyph=Glyph::DOOR title text /> }
        })
    };
    let to_come = Memo::new(move |_| {
        let now = here.now();
        mine(here).iter().filter(|it| it.is_to_come(now)).count()
    });
    let own = move || {
        view! {
            <ButtonLink href="/rooms/mine" block=true glyph=Glyph::CALENDAR>
                {t.rooms_mine_count(to_come.get())}
            </ButtonLink>
        }
    };
    view! {
        <h1 class="visually-hidden">{t.rooms_page()}</h1>
        <p class="phrase">{t.rooms_text()}</p>
        {own}
        {none}
        {part(RoomKind::Room, t.rooms_rooms(), Glyph::DOOR)}
        {part(RoomKind::Desk, t.rooms_desks(), Glyph::DOC)}
    }
    .into_any()
}

fn row(here: Here, it: &Room, glyph: Glyph) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph /> }.into_any();
    let meta = match it.kind {
        RoomKind::Room => t.rooms_row(&it.place, it.seats),
        RoomKind::Desk => it.place.to_string(),
    };
    let state = it
        .step_free
        .then(|| view! { <Badge label=t.rooms_step_free() tone=Tone::Done /> });
    let act = format!("/rooms/{}", it.id);
    view! { <Row title=it.name.to_string() act meta lead state=state.into_any() /> }.into_any()
}

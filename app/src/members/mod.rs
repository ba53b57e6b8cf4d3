//! Oneself (我的): the door plate, one's acts, how the app is worn, devices, signing in and out.

mod device;
mod devices;
mod door;
mod look;
mod me;
mod settings;
mod sign_in;
mod sign_out;
mod telephone;
mod who;

pub(crate) use door::sentence;

use components::{ButtonLink, ButtonLook, Glyph, Pace, State, StateKind};
use domain::members::{Me, Standing};
use leptos::prelude::*;

use crate::shell::{self, Here};
use crate::sync::receipts;

/// A screen of this slice.
#[derive(Clone, Copy, Debug)]
pub enum Page {
    /// Joining, and signing in again.
    SignIn,
    /// Looking around a sample as somebody there.
    Look,
    /// 我的.
    Me,
    /// How one likes the app.
    Settings,
    /// Where one is signed in.
    Devices,
    /// All one's acts.
    Acts,
    /// One's own data.
    Privacy(crate::privacy::Page),
    /// What concerns one, and how one likes to be told.
    Alerts(crate::alerts::Page),
}

/// Every screen of this slice.
pub fn screen(here: Here, page: Page) -> AnyView {
    match page {
        Page::SignIn => sign_in::sign_in(here),
        Page::Look => look::look(here),
        Page::Me => me::me(here),
        Page::Settings => settings::settings(here),
        Page::Devices => devices::devices(here),
        Page::Acts => acts(here),
        Page::Privacy(page) => crate::privacy::screen(here, page),
        Page::Alerts(page) => crate::alerts::screen(here, page),
    }
}

/// Whether everything that bound someone to a home here is over.
fn has_left(me: &Me) -> bool {
    !me.standings.is_empty() && me.standings.iter().all(Standing::is_over)
}

/// In place of what only those who are signed in have: the way in.
pub(crate) fn outside(here: Here, text: &'static str) -> AnyView {
    let t = here.t;
    let act = view! {
        <ButtonLink href="/sign-in" look=ButtonLook::Primary>{t.shell_sign_in()}</ButtonLink>
    }
    .into_any();
    view! {
        <State
            kind=StateKind::NotYours
            glyph=Glyph::DOOR
            title=t.me_guest_title()
            text
            page=true
            act
        />
    }
    .into_any()
}

/// All one's acts with their seals.
fn acts(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.act_title());
    if untrack(|| here.person()).is_none() {
        let body = outside(here, t.me_guest_text());
        return shell::inner(here, t.act_title(), "/me", Pace::Wide, None, body);
    }
    let acts = Memo::new(move |_| here.acts());
    let body = view! {
        <h1 class="visually-hidden">{t.act_title()}</h1>
        <section class="section">
            <h2 class="visually-hidden">{move || t.act_all(acts.with(Vec::len))}</h2>
            {receipts(here, acts)}
        </section>
    };
    shell::inner(
        here,
        t.act_title(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

//! The page that the code at the door opens: it marks one present, and says so.

use components::{ButtonLink, ButtonLook, Glyph, Pace, State, StateKind};
use domain::councils::{Attendance, Sitting};
use domain::{AttendanceId, SittingId, TurningCode};
use leptos::prelude::*;

use super::is_member;
use super::matching::{Matching, matching};
use super::scan::{enter, scan};
use crate::shell::{self, Here};

/// Where coming in stands.
#[derive(Clone, Debug, PartialEq)]
enum Coming {
    /// The phone has not kept it yet.
    Knocking,
    /// Known to the server, or waiting on this phone.
    In,
    /// Not in, and why.
    Outside(String),
}

/// Marks the person of this phone present by a code.
pub fn come(here: Here, id: SittingId, code: TurningCode) -> AnyView {
    let t = here.t;
    let coming = RwSignal::new(Coming::Knocking);
    leptos::task::spawn_local(async move {
        coming.set(match knock(here, id, code).await {
            Ok(()) => Coming::In,
            Err(sentence) => Coming::Outside(sentence),
        });
    });
    let body = move || match coming.get() {
        Coming::Knocking => shell::skeleton(here),
        Coming::In => inside(here, id),
        Coming::Outside(sentence) => outside(here, id, sentence),
    };
    shell::inner(
        here,
        t.turning_title(),
        "/councils",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

async fn knock(here: Here, id: SittingId, code: TurningCode) -> Result<(), String> {
    let t = here.t;
    let sitting = untrack(|| here.get::<Sitting>(id));
    let Some(me) = untrack(|| here.person()) else {
        return Err(t.turning_guest().to_owned());
    };
    if untrack(|| here.get::<Attendance>(AttendanceId::of(id, me))).is_some() {
        return Ok(());
    }
    let Some(sitting) = sitting else {
        return Err(t.turning_no_sitting().to_owned());
    };
    if !untrack(|| is_member(here, &sitting)) {
        return Err(t.turning_listener().to_owned());
    }
    enter(here, id, code).await
}

/// What became of a code that this phone has kept.
fn inside(here: Here, id: SittingId) -> AnyView {
    let t = here.t;
    let matching = Memo::new(move |_| matching(here, id));
    let shown = move || {
        let (glyph, title, text) = match matching.get() {
            Matching::There => (Glyph::CHECK, t.attend_there(), t.turning_in_text()),
            Matching::Waits => (Glyph::CLOCK, t.turning_kept(), t.turning_waits()),
            Matching::WaitsAfter => (Glyph::CLOCK, t.turning_kept(), t.turning_over_waits()),
            Matching::Refused(sentence) => return outside(here, id, sentence),
        };
        view! { <State kind=StateKind::Empty glyph title text page=true act=on(here, id) /> }
            .into_any()
    };
    view! { <div aria-live="polite">{shown}</div> }.into_any()
}

fn outside(here: Here, id: SittingId, sentence: String) -> AnyView {
    let t = here.t;
    // By itself: digits that are being typed in the sheet stay while records come.
    let guest = Memo::new(move |_| here.person().is_none());
    let act = move || {
        if guest.get() {
            view! { <ButtonLink href="/sign-in">{t.turning_sign_in()}</ButtonLink> }.into_any()
        } else {
            view! {
                <div class="stack stack--2">{scan(here, id, ButtonLook::Ink)} {on(here, id)}</div>
            }
            .into_any()
        }
    };
    let act = act.into_any();
    view! { <State kind=StateKind::Refused title=t.turning_outside() text=sentence page=true act /> }
        .into_any()
}

fn on(here: Here, id: SittingId) -> AnyView {
    let href = format!("/sittings/{id}");
    view! {
        <ButtonLink href block=true>
            {here.t.turning_on()}
        </ButtonLink>
    }
    .into_any()
}

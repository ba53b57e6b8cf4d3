//! A screen whose part of the program may still be on its way.

use std::time::Duration;

use components::{Button, ButtonLook, Pace, State, StateKind};
use futures::FutureExt;
use leptos::prelude::*;

use super::{Here, Place, Ways, place, skeleton};
use crate::parts::{Part, Screen};

/// How far a part has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// Not asked for.
    #[default]
    Away,
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// Out of reach: no network, and not kept on this phone.
    Missing,
}

/// How far every part has come.
pub type Arrivals = [Arrival; Part::ALL.len()];

/// The screen at once where its part is here; otherwise the shape of what is coming.
pub fn later(here: Here, at: Place, screen: Screen) -> AnyView {
    coming(here, screen, move |body| frame(here, at, body))
}

/// The same for what stands within a screen.
pub fn later_within(here: Here, shown: Screen) -> AnyView {
    coming(here, shown, |body| body)
}

fn coming(
    here: Here,
    screen: Screen,
    frame: impl Fn(AnyView) -> AnyView + Send + 'static,
) -> AnyView {
    let part = screen.part();
    let arrived = Memo::new(move |_| here.arrival(part));
    let shown = move || match arrived.get() {
        // The part is here, so nothing is waited for.
        Arrival::Here => match untrack(|| screen.clone().show(here).now_or_never()) {
            Some(Ok(view)) => view,
            _ => frame(missing(here, part)),
        },
        Arrival::Missing => frame(missing(here, part)),
        Arrival::Away | Arrival::Coming => {
            untrack(|| here.fetch(part));
            frame(skeleton(here))
        }
    };
    shown.into_any()
}

/// The first pull and the first taps go ahead of the parts that nobody has asked for.
const HEAD_START: Duration = Duration::from_secs(4);

/// A part keeps a slow phone busy while it is compiled; between two of them a tap has its turn.
const PAUSE: Duration = Duration::from_millis(400);

/// Fetches the parts one after the other, once the first screen is up: from then on every screen
/// opens at once, network or not.
pub fn fetch_rest(here: Here) {
    let fetch = move || {
        mark_rest();
        fetch_next(here, Part::ALL);
    };
    set_timeout(fetch, HEAD_START);
}

fn fetch_next(here: Here, parts: &'static [Part]) {
    leptos::task::spawn_local(async move {
        let Some((part, rest)) = parts.split_first() else {
            // Whoever acts before this is here waits for it then.
            here.replica().fetch_acts().await;
            return;
        };
        here.arrive(*part).await;
        set_timeout(move || fetch_next(here, rest), PAUSE);
    });
}

/// Marks in the page's timeline what is asked for from here on as no part of the first load.
fn mark_rest() {
    if let Some(timeline) = window().performance() {
        timeline.mark("rest").unwrap_or_default();
    }
}

fn missing(here: Here, part: Part) -> AnyView {
    let t = here.t;
    let act = view! {
        <Button look=ButtonLook::Primary on_press=move |()| here.fetch(part)>
            {t.shell_again()}
        </Button>
    };
    view! {
        <State
            kind=StateKind::Offline
            title=t.state_part_title()
            text=t.state_part_text()
            page=true
            act=act.into_any()
        />
    }
    .into_any()
}

fn frame(here: Here, at: Place, body: AnyView) -> AnyView {
    let t = here.t;
    let title = match at {
        Place::Talk => t.shell_talk(),
        Place::Me => t.shell_me(),
        Place::Home | Place::Works | Place::Help => t.shell_brand(),
    };
    let ways = Ways {
        place: at,
        title: title.into(),
        line: None,
        pace: Pace::Wide,
        dock: None,
    };
    place(here, ways, body)
}

//! A code that was read at the shop: it hands over, and says so.

use components::{Button, ButtonLink, ButtonLook, Glyph, Pace, State, StateKind};
use domain::BookingId;
use domain::points::{Command, HandOver, PickUpCode};
use leptos::prelude::*;

use super::counter::gives;
use crate::shell::{self, Here, waiting_note};

/// The page that a phone's own camera opens: it asks once before it hands over.
pub(super) fn hand(here: Here, id: BookingId, code: PickUpCode) -> AnyView {
    let t = here.t;
    let may = Memo::new(move |_| gives(here));
    let code = StoredValue::new(code);
    let body = move || {
        if may.get() {
            let press = move |()| over(here, id, code.get_value());
            let act = view! {
                <Button look=ButtonLook::Primary glyph=Glyph::CHECK on_press=press>
                    {t.points_hand_over()}
                </Button>
            }
            .into_any();
            let (title, text) = (t.points_hand_title(), t.points_hand_text());
            view! { <State kind=StateKind::Empty glyph=Glyph::GIFT title text page=true act /> }
                .into_any()
        } else {
            let act = view! { <ButtonLink href="/points">{t.points_title()}</ButtonLink> };
            let act = act.into_any();
            let (title, text) = (t.points_no_counter(), t.points_no_counter_text());
            view! { <State kind=StateKind::NotYours title text page=true act /> }.into_any()
        }
    };
    shell::inner(
        here,
        t.points_counter(),
        "/points",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// Hands over. Without a network it is kept on this phone with the time at which it was done.
pub(super) fn over(here: Here, booking: BookingId, code: PickUpCode) {
    let t = here.t;
    let at = here.replica().now();
    let command = Command::HandOver(HandOver { booking, code, at });
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Points(command)).await {
            Ok(()) => {
                here.say(t.points_hand_done(waiting_note(here)));
                here.go("/points/counter");
            }
            Err(sentence) => here.warn(sentence),
        }
    });
}

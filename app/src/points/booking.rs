//! What one booked: the code to show, that one has it, or giving it back.

use components::{Banner, Button, ButtonLook, Confirm, Facts, Glyph, Qr, Section, Tone};
use domain::points::{Booking, BookingState, Command, GiveBack, PickUpCode, Receive, Reward};
use domain::{BookingId, wording};
use leptos::prelude::*;

use super::{bookings, reward_name, rewards, words};
use crate::shell::{self, Here, waiting_note};

/// The screen.
pub(super) fn booking(here: Here, id: BookingId) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| bookings(here).into_iter().find(|(it, _)| it.id == id));
    let body = move || match found.get() {
        Some((booking, code)) => untrack(|| one(here, &booking, &code)),
        None => shell::absent(here),
    };
    super::screen(here, t.points_booking_title(), "/points", body.into_any())
}

fn one(here: Here, booking: &Booking, code: &PickUpCode) -> AnyView {
    let t = here.t;
    let until = wording::day(booking.until.plus_ms(-1).day(), here.lang);
    let id = booking.id;
    let state = match booking.state {
        BookingState::Booked => show(here, booking, code, until),
        BookingState::HandedOver { by, at } => {
            let text = t.points_handed_text(wording::instant(at, here.lang), words::name(here, by));
            let press = move |()| {
                act(
                    here,
                    Command::Receive(Receive { booking: id }),
                    t.points_received(),
                )
            };
            view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.points_handed()>{text}</Banner>
                <Button look=ButtonLook::Primary block=true glyph=Glyph::CHECK on_press=press>
                    {t.points_receive()}
                </Button>
            }
            .into_any()
        }
        BookingState::Received { at, .. } => {
            let at = wording::instant(at, here.lang);
            view! {
                <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.points_received_title()>
                    {t.points_received_text(at)}
                </Banner>
            }
            .into_any()
        }
        BookingState::GivenBack { at } => {
            let at = wording::instant(at, here.lang);
            view! {
                <Banner glyph=Glyph::INFO tone=Tone::Info title=t.points_back_title()>
                    {t.points_back_text(at)}
                </Banner>
            }
            .into_any()
        }
    };
    let reward: Option<Reward> = here.get(booking.reward);
    let facts = reward.map(|it| {
        let facts = Signal::stored(rewards::facts(here, &it, None));
        view! { <Facts facts /> }
    });
    view! { <Section title=reward_name(here, booking)>{state} {facts}</Section> }.into_any()
}

/// The code, large, and the way back while nobody has handed anything over.
fn show(here: Here, booking: &Booking, code: &PickUpCode, until: String) -> AnyView {
    let t = here.t;
    let id = booking.id;
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/points/h/{id}/{}", code.as_str());
    let open = RwSignal::new(false);
    let back = move |()| {
        open.set(false);
        act(
            here,
            Command::GiveBack(GiveBack { booking: id }),
            t.points_given_back(),
        );
    };
    view! {
        <div class="stack stack--3">
            <p>{t.points_show(until)}</p>
            <Qr content=Signal::stored(address) label=t.points_code_label() />
            <p class="code__text">{code.shown()}</p>
            <p class="small soft">{t.points_code_offline()}</p>
            <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
                {t.points_give_back()}
            </Button>
        </div>
        <Confirm
            open
            title=t.points_give_back_title()
            text=t.points_give_back_text()
            yes=t.points_give_back()
            no=t.shell_not_now()
            on_yes=back
        />
    }
    .into_any()
}

/// Does it and says so.
pub(super) fn act(here: Here, command: Command, done: &'static str) {
    leptos::task::spawn_local(async move {
        match here.submit(domain::Command::Points(command)).await {
            Ok(()) => here.say(here.t.act_done(done, waiting_note(here))),
            Err(sentence) => here.warn(sentence),
        }
    });
}

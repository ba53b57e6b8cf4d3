//! What I have booked: what is to come, and what became of the rest.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Card, Confirm, Glyph, Pace, Section, State, StateKind,
    Tone,
};
use domain::rooms::{BookingState, CancelBooking, Command as Act, RoomBooking};
use domain::{RoomBookingId, wording};
use leptos::prelude::*;

use super::words::{mine, name, time};
use crate::notices;
use crate::shell::{self, Here, Sending};

/// How many days ahead a booking stands on the first screen.
const SOON: i32 = 2;

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.rooms_mine());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return notices::guest(here, t.rooms_guest(), t.rooms_guest_text());
        }
        untrack(|| inside(here))
    };
    shell::inner(
        here,
        t.rooms_mine(),
        "/me",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| mine(here));
    let now = Memo::new(move |_| here.now());
    let asked = RwSignal::new(None::<RoomBookingId>);
    let open = RwSignal::new(false);
    let sending = Sending::new(here);
    let ask = Callback::new(move |id| {
        asked.set(Some(id));
        open.set(true);
    });
    let give_back = move |()| {
        if let Some(booking) = asked.get_untracked() {
            let reason = None;
            sending.send(
                Act::Cancel(CancelBooking { booking, reason }),
                t.rooms_given_back(),
            );
        }
    };
    let part = move |to_come: bool, title: &'static str| {
        let of = Memo::new(move |_| {
            let now = now.get();
            let mut of = all.get();
            of.retain(|it| it.is_to_come(now) == to_come);
            if !to_come {
                of.reverse();
            }
            of
        });
        move || {
            let of = of.get();
            (!of.is_empty()).then(|| {
                let cards = of.iter().map(|it| untrack(|| card(here, it, to_come, ask)));
                let cards = cards.collect_view();
                view! { <Section title><div class="stack stack--3">{cards}</div></Section> }
            })
        }
    };
    let none = move || {
        all.with(Vec::is_empty).then(|| {
            let (title, text) = (t.rooms_mine_none(), t.rooms_mine_none_text());
            let act = view! { <ButtonLink href="/rooms">{t.rooms_page()}</ButtonLink> }.into_any();
            view! { <State kind=StateKind::Empty glyph=Glyph::CALENDAR title text act /> }
        })
    };
    view! {
        <h1 class="visually-hidden">{t.rooms_mine()}</h1>
        {none}
        {sending.fault()}
        {part(true, t.rooms_to_come())}
        {part(false, t.rooms_before())}
        <Confirm
            open
            title=t.rooms_give_back()
            text=t.rooms_give_back_text()
            yes=t.rooms_give_back()
            no=t.rooms_keep()
            on_yes=give_back
        />
    }
    .into_any()
}

fn card(here: Here, it: &RoomBooking, to_come: bool, ask: Callback<RoomBookingId>) -> AnyView {
    let t = here.t;
    let (label, tone, more) = match &it.state {
        BookingState::Booked if to_come => (t.rooms_yours(), Tone::Done, None),
        BookingState::Booked => (t.rooms_was(), Tone::Plain, None),
        BookingState::Cancelled { reason: None, .. } => (t.rooms_gave_back(), Tone::Plain, None),
        BookingState::Cancelled {
            reason: Some(reason),
            ..
        } => (
            t.rooms_taken_back(),
            Tone::Stop,
            Some(t.rooms_because(reason)),
        ),
        BookingState::NoShow { .. } => (
            t.rooms_no_show(),
            Tone::Wait,
            Some(t.rooms_no_show_text().to_owned()),
        ),
    };
    let id = it.id;
    let press = to_come.then(|| {
        let label = t.rooms_give_back_of(time(here, it));
        view! {
            <Button look=ButtonLook::Text on_press=move |()| ask.run(id) attr:aria-label=label>
                {t.rooms_give_back()}
            </Button>
        }
    });
    let more = more.map(|it| view! { <p class="small soft">{it}</p> });
    let (room, when, purpose) = (name(here, it), time(here, it), it.purpose.to_string());
    view! {
        <Card>
            <div class="spread">
                <p class="strong">{room}</p>
                <Badge label tone />
            </div>
            <p>{when}</p>
            <p class="small soft">{purpose}</p>
            {more}
            {press}
        </Card>
    }
    .into_any()
}

/// What waits for me: what is soon, and what the office took back.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let now = here.now();
    let soon = now.day().plus(SOON);
    let errand = |it: RoomBooking| {
        let what = match &it.state {
            BookingState::Booked if it.is_to_come(now) && it.slot.on <= soon => t.rooms_todo(
                wording::clock(it.slot.starts_at()),
                wording::day(it.slot.on, here.lang),
            ),
            BookingState::Cancelled {
                reason: Some(reason),
                ..
            } if now < it.slot.starts_at() => t.rooms_todo_taken_back(reason),
            _ => return None,
        };
        Some(("/rooms/mine".to_owned(), name(here, &it), what))
    };
    mine(here).into_iter().filter_map(errand).collect()
}

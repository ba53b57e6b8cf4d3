//! The shop's side (核销): what waits to be fetched here, and reading a code, with a network or
//! without.

use components::{Button, ButtonLook, Field, Glyph, Row, Rows, Scanner, Section, State, StateKind};
use domain::points::{Booking, BookingState, Command, GiveBack, PickUpCode, Reward, Told};
use domain::{BookingId, wording};
use leptos::prelude::*;

use super::{booking, hand, reward_name, told};
use crate::shell::{Here, sorted};

/// The screen.
pub(super) fn counter(here: Here) -> AnyView {
    let t = here.t;
    let gives = Memo::new(move |_| gives(here));
    let body = move || {
        if gives.get() {
            untrack(|| desk(here))
        } else {
            let (title, text) = (t.points_no_counter(), t.points_no_counter_text());
            view! { <State kind=StateKind::NotYours title text /> }.into_any()
        }
    };
    super::screen(here, t.points_counter(), "/points", body.into_any())
}

/// Whether this person hands anything over.
pub(super) fn gives(here: Here) -> bool {
    let Some(me) = here.person() else {
        return false;
    };
    here.all::<Reward>()
        .iter()
        .any(|it| it.givers.contains(&me))
}

/// What is booked here, with who booked it, the soonest to be over first.
fn booked(here: Here) -> Vec<(Booking, String)> {
    let here_booked = told(here).into_iter().filter_map(|it| match it {
        Told::AtShop { booking, taker, .. } => Some((*booking, taker)),
        _ => None,
    });
    sorted(here_booked.collect(), |(it, _)| (it.until.0, it.id.0))
}

fn desk(here: Here) -> AnyView {
    let t = here.t;
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let strange = RwSignal::new(false);
    let seen = Callback::new(move |text: String| match read(&text) {
        Some((id, code)) => hand::over(here, id, code),
        None => strange.set(true),
    });
    let send = move |()| {
        let text = typed.get_untracked();
        let Ok(code) = text.parse::<PickUpCode>() else {
            fault.set(Some(t.points_code_fault().to_owned()));
            return;
        };
        let lock = code.secret().lock();
        let of = untrack(|| booked(here))
            .into_iter()
            .find(|(it, _)| it.lock == lock);
        match of {
            Some((it, _)) => {
                fault.set(None);
                typed.set(String::new());
                hand::over(here, it.id, code);
            }
            None => fault.set(Some(t.points_code_unknown().to_owned())),
        }
    };
    let warned = move || strange.get().then(|| t.points_code_strange());
    view! {
        <Section title=t.points_scan()>
            <div class="stack stack--3">
                <Scanner on_read=seen label=t.points_scan_label() none=t.points_scan_blind() />
                <p class="small is-ochre" aria-live="polite">{warned}</p>
                <Field label=t.points_code() value=typed fault />
                <Button look=ButtonLook::Primary block=true glyph=Glyph::CHECK on_press=send>
                    {t.points_hand_over()}
                </Button>
            </div>
        </Section>
        {list(here)}
    }
    .into_any()
}

fn list(here: Here) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| booked(here));
    let rows = move |open: bool| {
        let all = all.get();
        let kept = all
            .iter()
            .filter(|(it, _)| (it.state == BookingState::Booked) == open);
        let rows = kept.map(|(it, taker)| row(here, it, taker));
        rows.collect_view()
    };
    let count = move |open: bool| {
        let all = all.get();
        let kept = all
            .iter()
            .filter(|(it, _)| (it.state == BookingState::Booked) == open);
        kept.count()
    };
    let waiting = move || match count(true) {
        0 => view! { <p class="soft">{t.points_counter_none()}</p> }.into_any(),
        _ => view! { <Rows>{rows(true)}</Rows> }.into_any(),
    };
    let done = move || {
        (count(false) > 0).then(|| {
            view! { <Section title=t.points_counter_done()><Rows>{rows(false)}</Rows></Section> }
        })
    };
    view! { <Section title=t.points_counter_waiting()>{waiting}</Section> {done} }.into_any()
}

fn row(here: Here, it: &Booking, taker: &str) -> AnyView {
    let t = here.t;
    let until = wording::day(it.until.plus_ms(-1).day(), here.lang);
    let meta = match it.state {
        BookingState::Booked => t.points_counter_until(until, taker),
        BookingState::HandedOver { at, .. } => {
            t.points_counter_handed(wording::instant(at, here.lang), taker)
        }
        BookingState::Received { .. } => t.points_counter_received(taker),
        BookingState::GivenBack { .. } => t.points_counter_back(taker),
    };
    let id = it.id;
    let back = matches!(it.state, BookingState::HandedOver { .. }).then(|| {
        let press = move |()| {
            let command = Command::GiveBack(GiveBack { booking: id });
            booking::act(here, command, t.points_given_back());
        };
        view! {
            <Button look=ButtonLook::Text on_press=press>
                {t.points_counter_undo()}
            </Button>
        }
        .into_any()
    });
    let title = reward_name(here, it);
    match back {
        Some(state) => view! { <Row title meta state /> }.into_any(),
        None => view! { <Row title meta /> }.into_any(),
    }
}

/// What a code holds: an address of this app with the booking and its code.
fn read(text: &str) -> Option<(BookingId, PickUpCode)> {
    let (_, path) = text.split_once("/points/h/")?;
    let (id, code) = path.trim_end_matches('/').split_once('/')?;
    Some((id.parse().ok()?, code.parse().ok()?))
}

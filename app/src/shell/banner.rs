//! What matters for every screen: no network, signed out with something unsent, storage in trouble.

use components::{Banner, ButtonLink, Glyph, Tone};
use domain::Timestamp;
use leptos::prelude::*;
use offline::Storage;

use super::Here;

/// What there is to say, the gravest first.
#[derive(Clone, Copy, PartialEq)]
enum Trouble {
    /// Nothing can be kept on this phone.
    NotKept,
    /// The phone is full.
    Full,
    /// The browser has cleared what was kept.
    Wiped,
    /// The session is over; this many acts wait for it.
    SignedOut(usize),
    /// A part of the app has not come yet, without which only what everyone may read is shown.
    LacksAPart,
    /// No network; shown is how things stood then.
    Offline(Option<Timestamp>),
}

fn trouble(here: Here) -> Option<Trouble> {
    here.status(|status| match status.storage {
        Storage::Broken | Storage::Memory => Some(Trouble::NotKept),
        Storage::Quota => Some(Trouble::Full),
        Storage::Wiped => Some(Trouble::Wiped),
        Storage::Ok if status.paused_for_sign_in => Some(Trouble::SignedOut(status.waiting)),
        Storage::Ok if !status.online && status.lacks_a_part => Some(Trouble::LacksAPart),
        Storage::Ok if !status.online => Some(Trouble::Offline(status.last_pulled_at)),
        Storage::Ok => None,
    })
}

/// The banner below the head of every screen.
pub fn banner(here: Here) -> AnyView {
    let trouble = Memo::new(move |_| trouble(here));
    let shown = move || trouble.get().map(|trouble| said(here, trouble));
    view! { <div role="status">{shown}</div> }.into_any()
}

fn said(here: Here, trouble: Trouble) -> AnyView {
    let t = here.t;
    match trouble {
        Trouble::NotKept => view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop edge=true>{t.banner_not_kept()}</Banner>
        }
        .into_any(),
        Trouble::Full => view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop edge=true>{t.banner_full()}</Banner>
        }
        .into_any(),
        Trouble::Wiped => view! {
            <Banner glyph=Glyph::ALERT tone=Tone::Stop edge=true>{t.banner_wiped()}</Banner>
        }
        .into_any(),
        Trouble::SignedOut(waiting) => {
            let text = match waiting {
                0 => t.banner_signed_out().to_owned(),
                waiting => t.banner_signed_out_waiting(waiting),
            };
            let act =
                view! { <ButtonLink href="/sign-in" small=true>{t.shell_sign_in()}</ButtonLink> };
            view! {
                <Banner glyph=Glyph::KEY tone=Tone::Wait edge=true act=act.into_any()>{text}</Banner>
            }
            .into_any()
        }
        Trouble::LacksAPart => view! {
            <Banner glyph=Glyph::OFFLINE tone=Tone::Wait edge=true>{t.banner_lacks_a_part()}</Banner>
        }
        .into_any(),
        Trouble::Offline(seen) => {
            let text = match seen {
                Some(seen) => t.banner_offline_since(super::when(here, seen)),
                None => t.banner_offline().to_owned(),
            };
            view! { <Banner glyph=Glyph::OFFLINE tone=Tone::Wait edge=true>{text}</Banner> }
                .into_any()
        }
    }
}

/// What happens to an act now: sent at once, kept until there is a network, or in this page only.
pub fn waiting_note(here: Here) -> &'static str {
    if here.status(|status| !status.keeps()) {
        here.t.act_not_kept()
    } else if here.status(|status| status.online && !status.paused_for_sign_in) {
        here.t.act_sending()
    } else {
        here.t.act_saved()
    }
}

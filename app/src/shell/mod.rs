//! What stands around every screen: the five places, bars, banners, the way between screens.

mod banner;
mod care;
mod core;
mod desk;
mod draft;
mod earned;
mod journey;
mod later;
mod page;
mod sending;
mod settings;
mod share;
mod sorted;
mod steps;
mod way;
mod words;

use components::{Button, Glyph, LiveRegion, NewVersion, SkipLink, Toast, ToastShelf};
use leptos::prelude::*;

use later::fetch_rest;

pub use self::core::{Core, Here};
pub use banner::waiting_note;
pub use care::{Call, care};
pub use desk::{call, desk};
pub use draft::{Draft, keep};
pub use earned::earned;
pub use journey::{focus, journey};
pub use later::{later, later_within};
pub use page::{Place, Ways, absent, inner, nowhere, place, skeleton, speak};
pub use sending::Sending;
pub use settings::{Settings, Told};
pub use share::{share, share_path};
pub use sorted::sorted;
pub use steps::Steps;
pub use words::{address, number, place_choices, place_name, plate, seal_date, when};

/// The whole app. A change of language builds it anew, so that texts need no signals.
pub fn app(opened: core::Opened) -> AnyView {
    let core = Core::new(opened);
    let lang = Memo::new(move |_| core.settings().get().lang);
    Effect::new(move || core.settings().get().look().wear());
    fetch_rest(Here::new(core, lang.get_untracked()));
    let whole = move || {
        let here = Here::new(core, lang.get());
        untrack(|| dressed(here))
    };
    whole.into_any()
}

fn dressed(here: Here) -> AnyView {
    let t = here.t;
    let toast = move || {
        here.toast()
            .map(|(glyph, text)| view! { <Toast glyph text /> })
    };
    let reload = move || {
        let old = here.status(|status| status.reload_needed);
        old.then(|| {
            let act = view! {
                <Button on_press=move |()| window().location().reload().unwrap_or_default()>
                    {t.shell_reload_act()}
                </Button>
            };
            view! { <Toast glyph=Glyph::REFRESH text=t.shell_reload() act=act.into_any() /> }
        })
    };
    provide_context(crate::proposals::Listing::new());
    view! {
        <SkipLink label=t.shell_skip() />
        {crate::router::routes(here)}
        <ToastShelf>
            {toast} {reload} <NewVersion text=t.shell_reload() act=t.shell_reload_act() />
        </ToastShelf>
        <LiveRegion message=move || here.news() />
    }
    .into_any()
}

/// Says on the page that it answers to taps: for the browser tests and the benches.
pub fn ready() {
    if let Some(body) = document().body() {
        body.set_attribute("data-ready", "true").unwrap_or_default();
    }
}

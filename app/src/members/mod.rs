//! Oneself (我的): the door plate, one's acts, how the app is worn, devices, signing in and out.

mod device;
mod devices;
mod door;
mod me;
mod settings;
mod sign_in;
mod sign_out;
mod telephone;
mod who;

use components::Pace;
use leptos::prelude::*;

pub use devices::devices;
pub use me::me;
pub use settings::settings;
pub use sign_in::sign_in;

use crate::shell::{self, Here};
use crate::sync::receipts;

/// All one's acts with their seals.
pub fn acts(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.act_title());
    let acts = Memo::new(move |_| here.acts());
    let list = move || receipts(here, acts.get());
    let body = view! {
        <h1 class="visually-hidden">{t.act_title()}</h1>
        <section class="section">
            <h2 class="visually-hidden">{move || t.act_all(acts.with(Vec::len))}</h2>
            {list}
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

//! What stands over every page: no network, a door that closed, a disk that is full.

use components::{Banner, Button, Glyph, Tone};
use leptos::prelude::*;
use offline::Storage;

use super::sign_in::SignInAgain;
use super::{texts, use_book};

/// How this computer and its line stand, where that matters.
#[component]
pub(crate) fn Banners() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let status = Memo::new(move |_| book.status());
    let reload = move |()| {
        // A page that may not reload itself can be reloaded by hand.
        window().location().reload().unwrap_or_default();
    };
    let offline = move || {
        let status = status.get();
        (!status.online).then(|| {
            view! {
                <Banner glyph=Glyph::OFFLINE tone=Tone::Wait title=t.banner_offline() live=true>
                    {t.banner_offline_text(status.waiting)}
                </Banner>
            }
        })
    };
    let paused = move || {
        status
            .get()
            .paused_for_sign_in
            .then(|| view! { <SignInAgain /> })
    };
    let old = move || {
        status.get().reload_needed.then(|| {
            let act = view! { <Button on_press=reload>{t.reload()}</Button> }.into_any();
            view! {
                <Banner glyph=Glyph::REFRESH tone=Tone::Wait title=t.banner_old() act>
                    {t.banner_old_text()}
                </Banner>
            }
        })
    };
    let disk = move || {
        let (title, text) = match status.get().storage {
            Storage::Ok => return None,
            Storage::Wiped => (t.banner_wiped(), t.banner_wiped_text()),
            Storage::Quota => (t.banner_full(), t.banner_full_text()),
            Storage::Broken | Storage::Memory => (t.banner_memory(), t.banner_memory_text()),
        };
        Some(view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop title>{text}</Banner> })
    };
    view! { <div class="office__banners no-print">{offline} {paused} {old} {disk}</div> }
}

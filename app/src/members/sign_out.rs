//! Signing out; what was not sent is asked about first (退出登录).

use components::{Button, ButtonLook, Confirm, Glyph};
use leptos::prelude::*;
use offline::StillUnsent;

use crate::shell::Here;

/// The button, and the question where something was not sent.
pub fn sign_out(here: Here) -> AnyView {
    let t = here.t;
    let waiting = Memo::new(move |_| here.status(|status| status.waiting));
    let asked = RwSignal::new(false);
    let note = move || match waiting.get() {
        0 => None,
        count => Some(view! { <p class="tiny soft end-note">{t.out_unsent(count)}</p> }),
    };
    let text = move || match waiting.get() {
        0 => t.out_text().to_owned(),
        count => t.out_text_unsent(count),
    };
    let yes = move || match waiting.get() {
        0 => t.out_yes(),
        _ => t.out_yes_unsent(),
    };
    let leave = move |()| {
        leptos::task::spawn_local(async move {
            // The question named what is lost, so this is the answer to it.
            match here.replica().sign_out(true).await {
                Ok(()) => {
                    here.set(|_| ());
                    here.go("/");
                    here.say(t.out_done());
                }
                Err(StillUnsent { count }) => here.say(t.out_unsent(count)),
            }
        });
    };
    view! {
        <Button look=ButtonLook::Quiet glyph=Glyph::EXIT on_press=move |()| asked.set(true)>
            {t.out_yes()}
        </Button>
        {note}
        <Confirm open=asked title=t.out_title() text yes no=t.out_no() on_yes=leave />
    }
    .into_any()
}

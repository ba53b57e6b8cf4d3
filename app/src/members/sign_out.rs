//! Signing out; what was not sent is asked about first (退出登录).

use components::{Button, ButtonLook, Confirm, Glyph};
use leptos::prelude::*;
use offline::{Cleared, StillUnsent};

use crate::shell::Here;

/// The button, and the question where something was not sent.
pub fn sign_out(here: Here) -> AnyView {
    let t = here.t;
    let waiting = Memo::new(move |_| here.status(|status| status.unsent));
    let asked = RwSignal::new(false);
    // What the question names; an act that comes to wait meanwhile was not asked about.
    let named = RwSignal::new(0);
    let ask = move |()| {
        named.set(waiting.get_untracked());
        asked.set(true);
    };
    let note = move || match waiting.get() {
        0 => None,
        count => Some(view! { <p class="tiny soft end-note">{t.out_unsent(count)}</p> }),
    };
    let text = move || match named.get() {
        0 => t.out_text().to_owned(),
        count => t.out_text_unsent(count),
    };
    let yes = move || match named.get() {
        0 => t.out_yes(),
        _ => t.out_yes_unsent(),
    };
    let leave = move |()| {
        let named = named.get_untracked();
        let drop_unsent = named > 0 && waiting.get_untracked() <= named;
        leptos::task::spawn_local(async move {
            match here.replica().sign_out(drop_unsent).await {
                Ok(cleared) => {
                    here.set(|_| ());
                    here.go("/");
                    here.say(match cleared {
                        Cleared::All => t.out_done(),
                        Cleared::ButTheVault => t.out_done_but_the_vault(),
                    });
                }
                Err(StillUnsent { count }) => here.warn(t.out_unsent(count)),
            }
        });
    };
    view! {
        <Button look=ButtonLook::Quiet glyph=Glyph::EXIT on_press=ask>
            {t.out_yes()}
        </Button>
        {note}
        <Confirm open=asked title=t.out_title() text yes no=t.out_no() on_yes=leave loses=Signal::derive(move || named.get() > 0) />
    }
    .into_any()
}

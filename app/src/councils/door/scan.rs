//! Coming in by the code: through the camera, or its digits typed.

use components::{Button, ButtonLook, Field, Glyph, InputKind, Scanner, Sheet};
use domain::councils::{Attend, Command};
use domain::{SittingId, TurningCode};
use leptos::prelude::*;

use super::read;
use crate::shell::{Here, waiting_note};

/// The button, and the sheet behind it.
pub fn scan(here: Here, sitting: SittingId, look: ButtonLook) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    view! {
        <Button look block=true glyph=Glyph::SCAN on_press=move |()| open.set(true)>
            {t.turning_scan()}
        </Button>
        <Sheet open title=t.turning_scan() close_label=t.shell_close()>
            {untrack(|| inside(here, sitting, open))}
        </Sheet>
    }
    .into_any()
}

fn inside(here: Here, sitting: SittingId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let strange = RwSignal::new(false);
    let come = move |code: TurningCode| {
        leptos::task::spawn_local(async move {
            match enter(here, sitting, code).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.attend_done(waiting_note(here)));
                }
                Err(sentence) => fault.set(Some(sentence)),
            }
        });
    };
    let seen = Callback::new(move |text: String| match read(&text, sitting) {
        Some(code) => come(code),
        None => strange.set(true),
    });
    let send = move |()| match TurningCode::typed(&typed.get_untracked(), here.replica().now()) {
        Some(code) => come(code),
        None => fault.set(Some(t.turning_fault().to_owned())),
    };
    let told = move || strange.get().then(|| t.turning_strange());
    view! {
        <div class="stack stack--4">
            <Scanner on_read=seen label=t.turning_look() none=t.turning_blind() />
            <p class="small is-ochre" aria-live="polite">{told}</p>
            <Field label=t.turning_digits() kind=InputKind::Number value=typed fault />
            <Button look=ButtonLook::Ink block=true on_press=send>{t.attend_mark()}</Button>
        </div>
    }
    .into_any()
}

/// Marks oneself present by a code; the error is a sentence.
pub(super) async fn enter(here: Here, sitting: SittingId, code: TurningCode) -> Result<(), String> {
    if !code.is_fresh(here.replica().now()) {
        return Err(here.t.turning_stale().to_owned());
    }
    let Some(person) = untrack(|| here.person()) else {
        return Err(here.t.turning_guest().to_owned());
    };
    let command = Command::Attend(Attend {
        sitting,
        person,
        code: Some(code),
    });
    here.submit(domain::Command::Councils(command)).await
}

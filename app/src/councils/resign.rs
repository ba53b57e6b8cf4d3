//! Giving up one's own seat (辞去).

use components::{Banner, Button, ButtonLook, Field, Glyph, Sheet, Tone};
use domain::councils::{Command, Resign, Seat};
use domain::{Line, wording};
use leptos::prelude::*;

use super::council::until;
use crate::shell::{Here, waiting_note};

/// One's own seat, and giving it up.
pub(super) fn resigning(here: Here, seat: Seat) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let wrong = tried.get() && reason.with(|it| said(it).is_err());
        wrong.then(|| t.resign_fault().to_owned())
    });
    let council = seat.council;
    let resign = move |()| {
        let Ok(reason) = said(&reason.get_untracked()) else {
            tried.set(true);
            return;
        };
        let command = domain::Command::Councils(Command::Resign(Resign { council, reason }));
        leptos::task::spawn_local(async move {
            match here.submit(command).await {
                Ok(()) => {
                    open.set(false);
                    here.say(t.resign_done(waiting_note(here)));
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let category = wording::seat_category(seat.category, here.lang);
    view! {
        <Banner glyph=Glyph::USERS tone=Tone::Info title=t.resign_mine(category)>
            {until(here, seat.until)}
        </Banner>
        <Button look=ButtonLook::Quiet on_press=move |()| open.set(true)>
            {t.resign_act()}
        </Button>
        <Sheet open title=t.resign_act() close_label=t.shell_not_now()>
            <div class="stack stack--4">
                <p class="small soft">{t.resign_text()}</p>
                <Field
                    label=t.resign_why()
                    value=reason
                    need=t.form_optional()
                    limit=Line::MOST
                    fault
                />
                <Button look=ButtonLook::Primary block=true on_press=resign>
                    {t.resign_act()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

/// The reason, where there is one.
fn said(text: &str) -> Result<Option<Line>, domain::LineFault> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Line::new(text).map(Some)
}

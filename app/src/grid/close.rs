//! Closing the day (收工): one's own words beside what the log wrote itself.

use components::{Banner, Button, ButtonLook, Dock, Glyph, Sheet, TextArea, Tone};
use domain::Prose;
use domain::grid::{CloseDay, Command as Act};
use leptos::prelude::*;

use super::day::mine;
use crate::shell::{self, Here, Sending, when};

/// Whether today is closed.
pub fn is_closed(here: Here) -> bool {
    mine(here).is_some_and(|it| it.closed.is_some())
}

/// That it is closed, and what one wrote.
pub fn closed(here: Here) -> AnyView {
    let t = here.t;
    let day = Memo::new(move |_| mine(here).and_then(|it| it.closed));
    let shown = move || {
        let closed = day.get()?;
        let words = closed.words.map(|it| it.to_string());
        Some(view! {
            <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.grid_closed(when(here, closed.at))>
                {words.unwrap_or_else(|| t.grid_closed_text().to_owned())}
            </Banner>
        })
    };
    shown.into_any()
}

/// The button under the thumb, and the sheet behind it.
pub fn dock(here: Here) -> AnyView {
    let t = here.t;
    let over = Memo::new(move |_| is_closed(here));
    let open = RwSignal::new(false);
    let words = RwSignal::new(String::new());
    let sending = Sending::new(here);
    let restore = Callback::new(move |kept: String| words.set(kept));
    let draft = shell::keep(here, "grid-day".to_owned(), words.into(), restore);
    let send = move |()| {
        let Some(community) = untrack(|| here.community()) else {
            return;
        };
        let close = CloseDay {
            community: community.id,
            day: untrack(|| here.now()).day(),
            words: Prose::new(&words.get_untracked()).ok(),
        };
        sending.send_then(Act::CloseDay(close), t.grid_closed_done(), move || {
            words.set(String::new());
            draft.forget();
            open.set(false);
        });
    };
    let shown = move || {
        (!over.get()).then(|| {
            view! {
                <Dock>
                    <Button
                        look=ButtonLook::Primary
                        block=true
                        on_press=move |()| open.set(true)
                    >
                        {t.grid_close()}
                    </Button>
                </Dock>
            }
        })
    };
    view! {
        {shown}
        <Sheet open title=t.grid_close() close_label=t.grid_close_not()>
            <div class="stack stack--4">
                <p>{t.grid_close_text()}</p>
                <TextArea
                    label=t.grid_close_words()
                    need=t.form_optional()
                    value=words
                    rows=4
                    limit=Prose::MOST
                />
                {sending.fault()}
                <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                    {t.grid_close_act()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

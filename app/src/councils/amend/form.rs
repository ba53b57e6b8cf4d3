//! Asking for a change: which passage, and what in its place.

use components::{Button, ButtonLook, Field, Radio, Sheet, TextArea};
use domain::councils::{Amend, Command, Edit, Motion, passages};
use domain::{AmendmentId, Line, MotionId, Prose};
use leptos::prelude::*;

use crate::shell::{self, Here, waiting_note};

/// What is being written.
#[derive(Clone, Copy)]
struct Draft {
    /// Which passage; none for words at the end.
    passage: RwSignal<Option<String>>,
    /// What is to stand there.
    words: RwSignal<String>,
    /// Why.
    why: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        Self {
            passage: RwSignal::new(None),
            words: RwSignal::new(String::new()),
            why: RwSignal::new(String::new()),
        }
    }

    /// The change, if it is one.
    fn edit(self) -> Option<Edit> {
        let words = Prose::new(&self.words.get_untracked()).ok();
        let Some(passage) = self.passage.get_untracked() else {
            return words.map(|words| Edit::Add { words });
        };
        let passage = Prose::new(&passage).ok()?;
        Some(match words {
            Some(words) => Edit::Replace { passage, words },
            None => Edit::Strike { passage },
        })
    }
}

/// The sheet in which one asks for a change.
pub fn sheet(here: Here, id: MotionId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let draft = Draft::new();
    let tried = RwSignal::new(false);
    let text = Memo::new(move |_| here.get::<Motion>(id).map(|it| it.text.to_string()));
    let kept = shell::keep(
        here,
        format!("amend:{id}"),
        draft.words.into(),
        Callback::new(move |kept| draft.words.set(kept)),
    );
    let send = move |()| {
        let Some(mover) = here.person() else {
            return;
        };
        let Some(edit) = draft.edit() else {
            tried.set(true);
            return;
        };
        let it = Amend {
            id: AmendmentId(offline::new_id()),
            motion: id,
            mover,
            edit,
            why: Line::new(&draft.why.get_untracked()).ok(),
        };
        leptos::task::spawn_local(async move {
            let command = domain::Command::Councils(Command::Amend(it));
            match here.submit(command).await {
                Ok(()) => {
                    tried.set(false);
                    draft.passage.set(None);
                    draft.words.set(String::new());
                    draft.why.set(String::new());
                    kept.forget();
                    open.set(false);
                    here.say(t.amend_done(waiting_note(here)));
                }
                Err(sentence) => here.warn(sentence),
            }
        });
    };
    let fault = Signal::derive(move || {
        let nothing = draft.passage.get().is_none() && draft.words.with(|it| it.trim().is_empty());
        (tried.get() && nothing).then(|| t.amend_nothing().to_owned())
    });
    let label = move || match draft.passage.get() {
        Some(_) => t.amend_words(),
        None => t.amend_words_add(),
    };
    let hint = move || match draft.passage.get() {
        Some(_) => t.amend_words_hint(),
        None => "",
    };
    let choices = move || text.get().map(|text| choices(here, &text, draft));
    let inside = move || {
        view! {
        <div class="stack stack--4">
            {choices}
            <TextArea label value=draft.words rows=3 hint limit=Prose::MOST fault />
            <Field label=t.amend_why() need=t.form_optional() value=draft.why limit=Line::MOST />
            <Button look=ButtonLook::Primary block=true on_press=send>{t.amend_send()}</Button>
        </div>
    }
    .into_any()
    };
    view! {
        <Sheet open title=t.amend_move() close_label=t.shell_close()>{inside()}</Sheet>
    }
    .into_any()
}

/// The passages of the text, and the end of it. Whoever chooses a passage goes on from its words.
fn choices(here: Here, text: &str, draft: Draft) -> AnyView {
    let t = here.t;
    let radio = |passage: Option<String>, label: String| {
        let own = passage.clone();
        let chosen = Signal::derive(move || draft.passage.with(|it| *it == own));
        let on_choose = move |()| {
            draft.words.set(passage.clone().unwrap_or_default());
            draft.passage.set(passage.clone());
        };
        view! { <Radio group="passage" label chosen on_choose /> }
    };
    let rows = passages(text).into_iter().map(str::to_owned);
    let rows = rows.map(|words| radio(Some(words.clone()), words));
    let rows = rows.collect_view();
    let end = radio(None, t.amend_at_end().to_owned());
    view! {
        <fieldset>
            <legend class="field__label">{t.amend_where()}</legend>
            {rows} {end}
        </fieldset>
    }
    .into_any()
}

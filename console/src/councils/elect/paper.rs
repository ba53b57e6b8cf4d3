//! An answer on paper, entered for somebody without a phone (书面同意参选).

use components::{Button, ButtonLook, Field, Radio, TextArea};
use domain::councils::{Answer, AnswerNomination, Candidate, Command as Councils};
use domain::{Command, Line, Prose};
use leptos::prelude::*;

use crate::shell::{Doing, Fault, line, prose, texts, use_book};

/// What they said, and where the paper is kept.
#[component]
pub(super) fn AnswerForm(it: Candidate, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let accepts = RwSignal::new(true);
    let name = it.name().map(ToString::to_string);
    let shown = untrack(|| book.name(it.person));
    let name = RwSignal::new(name.unwrap_or_else(|| shown.clone()));
    let [words, paper] = [(); 2].map(|()| RwSignal::new(String::new()));
    let command = move || {
        let said = words.get_untracked();
        let answer = if accepts.get_untracked() {
            Answer::Accept {
                name: line(t.elect_name(), &name.get_untracked(), t)?,
                words: match said.trim() {
                    "" => None,
                    text => Some(prose(t.elect_words(), text, t)?),
                },
            }
        } else {
            Answer::Decline
        };
        let act = AnswerNomination {
            motion: it.motion,
            person: it.person,
            answer,
            paper: Some(line(t.elect_paper(), &paper.get_untracked(), t)?),
        };
        Ok(Command::Councils(Councils::AnswerNomination(act)))
    };
    let enter = move |()| doing.submit(command(), move || open.set(false));
    let radio = move |value: bool, label: &'static str| {
        let chosen = Signal::derive(move || accepts.get() == value);
        view! { <Radio group="stand" label chosen on_choose=move |()| accepts.set(value) /> }
    };
    let more = move || {
        accepts.get().then(|| {
            view! {
                <Field label=t.elect_name() value=name limit=Line::MOST hint=t.elect_name_hint() />
                <TextArea label=t.elect_words() value=words rows=3 limit=Prose::MOST />
            }
        })
    };
    view! {
        <p class="strong">{shown}</p>
        <fieldset>
            <legend class="field__label">{t.elect_stand()}</legend>
            {radio(true, t.elect_accepted())} {radio(false, t.elect_declined())}
        </fieldset>
        {more}
        <Field label=t.elect_paper() value=paper limit=Line::MOST hint=t.elect_paper_hint() />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=enter>
            {t.elect_enter_answer()}
        </Button>
    }
}

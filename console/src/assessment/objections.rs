//! What residents hold against what hangs, and answering it in writing.

use components::{Answer, Argument, Button, ButtonLook, Section, TextArea, Tick};
use domain::assessment::{AnswerRoundObjection, Command as Act, RoundObjection};
use domain::{Command, Prose, RoundId, RoundObjectionId, wording};
use leptos::prelude::*;

use crate::emergency::Opens;
use crate::shell::{Book, Doing, Fault, prose};
use crate::texts::Texts;

/// All of them, those without an answer first; nothing where there is none.
pub(super) fn objections(id: RoundId, book: Book, t: Texts) -> AnyView {
    let all = Memo::new(move |_| {
        let mut all = book.of::<RoundObjection>(id);
        all.sort_by_key(|it| (it.answer.is_some(), std::cmp::Reverse(it.at), it.id));
        all
    });
    let shown = move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let cards = all.iter().map(|it| card(it, t)).collect_view();
        Some(view! { <Section title=t.six_objections()>{cards}</Section> })
    };
    shown.into_any()
}

fn card(it: &RoundObjection, t: Texts) -> AnyView {
    let about = it.dimension.map(|it| wording::six_dimension(it, t.lang));
    let about = about.unwrap_or_else(|| t.six_whole());
    let who = t.six_objection_who(about, wording::instant(it.at, t.lang), &it.author.shown);
    let words = it.text.to_string();
    let (id, shown) = (it.id, it.author.shown.clone());
    let below = match &it.answer {
        Some(answer) => {
            let from = if answer.upheld {
                t.six_upheld()
            } else {
                t.six_not_upheld()
            };
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None => {
            let form = Callback::new(move |open| reply(id, open, t));
            view! { <Opens label=t.six_answer_of(shown) form /> }.into_any()
        }
    };
    view! {
        <Argument side=t.six_object_mark() meaning=t.six_objection() who below>
            <p>{words}</p>
        </Argument>
    }
    .into_any()
}

fn reply(id: RoundObjectionId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = RwSignal::new(String::new());
    let upheld = RwSignal::new(false);
    let command = move || {
        Ok(Command::Assessment(Act::AnswerObjection(
            AnswerRoundObjection {
                objection: id,
                upheld: upheld.get(),
                text: prose(t.six_answer(), &text.get(), t)?,
            },
        )))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p>{t.six_answer_text()}</p>
            <TextArea label=t.six_answer() value=text rows=4 limit=Prose::MOST />
            <Tick label=t.six_uphold() checked=upheld on_change=move |on| upheld.set(on) />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_answer()}
            </Button>
        </div>
    }
    .into_any()
}

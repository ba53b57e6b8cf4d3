//! What residents hold against what hangs, and answering it in writing.

use components::{Answer, Argument, Button, ButtonLook, Section, TextArea, Tick};
use domain::assessment::{AnswerRoundObjection, Command as Act, Round, RoundObjection, Stage};
use domain::{Command, Prose, RoundId, RoundObjectionId, wording};
use leptos::prelude::*;

use crate::emergency::Opens;
use crate::shell::{Book, Doing, Fault, prose};
use crate::texts::Texts;

/// All of them, those without an answer first; nothing where there is none.
pub(super) fn objections(id: RoundId, round: Memo<Option<Round>>, book: Book, t: Texts) -> AnyView {
    let is_first = |it: &Round| matches!(it.stage, Stage::FirstPublicity(_));
    let first = Memo::new(move |_| round.with(|it| it.as_ref().is_some_and(is_first)));
    let all = Memo::new(move |_| {
        let mut all = book.of::<RoundObjection>(id);
        all.sort_by_key(|it| (it.answer.is_some(), std::cmp::Reverse(it.at), it.id));
        all
    });
    let shown = move || {
        let (all, first) = (all.get(), first.get());
        if all.is_empty() {
            return None;
        }
        let cards = all.iter().map(|it| card(it, first, t)).collect_view();
        Some(view! { <Section title=t.six_objections()>{cards}</Section> })
    };
    shown.into_any()
}

fn card(it: &RoundObjection, first: bool, t: Texts) -> AnyView {
    let about = it.dimension.map(|it| wording::six_dimension(it, t.lang));
    let about = about.unwrap_or_else(|| t.six_whole());
    let who = t.six_objection_who(about, wording::instant(it.at, t.lang), &it.author.shown);
    let words = it.text.to_string();
    let (id, round, shown) = (it.id, it.round, it.author.shown.clone());
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
            let form = Callback::new(move |open| reply(id, round, first, open, t));
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

fn reply(
    id: RoundObjectionId,
    round: RoundId,
    first: bool,
    open: RwSignal<bool>,
    t: Texts,
) -> AnyView {
    let uphold = if first {
        t.six_uphold_first()
    } else {
        t.six_uphold_last()
    };
    let doing = Doing::nothing();
    let text = RwSignal::new(String::new());
    let upheld = RwSignal::new(false);
    let command = move || {
        Ok(Command::Assessment(Act::AnswerObjection(
            AnswerRoundObjection {
                round: Some(round),
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
            <Tick label=uphold checked=upheld on_change=move |on| upheld.set(on) />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.six_answer()}
            </Button>
        </div>
    }
    .into_any()
}

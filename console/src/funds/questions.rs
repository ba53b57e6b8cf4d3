//! What owners asked about entries, and answering.

use components::{Badge, Button, ButtonLook, Paragraphs, Sheet, TextArea};
use domain::funds::{AnswerFund, Command as Act, FundAsked, FundEntry};
use domain::{Command, FundQuestionId, Prose, wording};
use leptos::prelude::*;

use super::words::category;
use crate::shell::{Book, Doing, Fault, left, prose, to};
use crate::texts::Texts;

/// Questions, of which only those are drawn anew that changed; one sheet for the answer, apart from
/// the rows, so that what is typed stays.
pub(super) fn all_of(all: Signal<Vec<FundAsked>>, book: Book, t: Texts) -> AnyView {
    let answering = RwSignal::new(None::<FundQuestionId>);
    let open = RwSignal::new(false);
    let none = move || {
        let empty = all.with(Vec::is_empty);
        empty.then(|| view! { <p class="small soft">{t.funds_questions_none()}</p> })
    };
    let key = |it: &FundAsked| (it.id, it.question.answer.is_some());
    let ask = move |id| {
        answering.set(Some(id));
        open.set(true);
    };
    let form = move || {
        let id = open.get().then(|| answering.get_untracked())??;
        Some(untrack(|| answer(id, open, t)))
    };
    view! {
        {none}
        <For each=move || all.get() key children=move |it| untrack(|| one(&it, ask, book, t)) />
        <Sheet open title=t.funds_answer() close_label=t.not_now()>{form}</Sheet>
    }
    .into_any()
}

fn one(
    it: &FundAsked,
    ask: impl Fn(FundQuestionId) + Copy + Send + Sync + 'static,
    book: Book,
    t: Texts,
) -> AnyView {
    let (id, question) = (it.id, &it.question);
    let entry: Option<FundEntry> = book.get(question.entry);
    let about = entry.map_or_else(String::new, |it| category(&it, t));
    let head = t.funds_asked_head(
        wording::instant(question.at, t.lang),
        question.author.shown.clone(),
    );
    let below = match &question.answer {
        Some(answer) => {
            let at = wording::instant(answer.at, t.lang);
            let said = t.funds_answered(at, answer.text.as_str());
            view! { <p class="answer">{said}</p> }.into_any()
        }
        None => {
            let (label, tone) = left(book.now(), question.due, t);
            view! {
                <p class="cluster">
                    <Badge label tone />
                    <Button
                        small=true
                        look=ButtonLook::Primary
                        on_press=move |()| ask(id)
                    >
                        {t.funds_answer()}
                    </Button>
                </p>
            }
            .into_any()
        }
    };
    let href = to(format_args!("funds/entries/{}", question.entry));
    view! {
        <article class="stack stack--2">
            <p class="cluster">
                <strong>{head}</strong>
                <a href=href>{about}</a>
            </p>
            <Paragraphs text=question.text.to_string() />
            {below}
        </article>
    }
    .into_any()
}

fn answer(id: FundQuestionId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = RwSignal::new(String::new());
    let command = move || {
        Ok(Command::Funds(Act::Answer(AnswerFund {
            question: id,
            text: prose(t.funds_answer(), &text.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.funds_answer_text()}</p>
            <TextArea label=t.funds_answer_label() value=text rows=4 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.funds_answer()}
            </Button>
        </div>
    }
    .into_any()
}

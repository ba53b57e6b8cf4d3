//! Questions about a report, and answers in public.

use components::{Answer, Argument, Button, ButtonLook, Paragraphs, Section, Sheet, TextArea};
use domain::duty::{AnswerDuty, AskDuty, Command as Act, DutyQuestion, DutyReport};
use domain::{DutyQuestionId, DutyReportId, Prose};
use leptos::prelude::*;

use super::words::reporter;
use crate::shell::{self, Here, Sending, sorted, when};

/// What is asked of it, and the ways to ask and to answer.
pub fn questions(here: Here, id: DutyReportId, it: Memo<Option<DutyReport>>) -> AnyView {
    let t = here.t;
    let open = RwSignal::new(false);
    let asks = Memo::new(move |_| {
        let actor = here.actor();
        let Some(report) = it.get() else { return false };
        let mine = here.read(|town| report.is_for(&actor, town) && !report.answers(&actor, town));
        mine && report.is_rated(here.now().day())
    });
    let answers = Memo::new(move |_| {
        let actor = here.actor();
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| here.read(|town| it.answers(&actor, town)))
        })
    });
    let all = Memo::new(move |_| sorted(here.of::<DutyQuestion>(id), |it| (-it.at.0, it.id.0)));
    // The sheet in which one answers stands apart from the questions: they are drawn anew.
    let asked = RwSignal::new(None::<DutyQuestionId>);
    let answering = RwSignal::new(false);
    // What is typed to one question is none of another's.
    let which = Memo::new(move |_| asked.get());
    let list = move || {
        let (all, answers) = (all.get(), answers.get());
        if all.is_empty() {
            return view! { <p class="small soft">{t.duty_no_questions()}</p> }.into_any();
        }
        let who = it.with_untracked(|it| {
            it.as_ref()
                .map(|it| untrack(|| reporter(here, &it.reporter)))
        });
        let from = t.duty_answer_of(who.unwrap_or_default());
        let cards = all.into_iter().map(|it| {
            let id = it.id;
            let answer = it.answer.as_ref().map(|(text, _)| {
                view! { <Answer from=from.clone() text=text.to_string() /> }
            });
            let press = (answers && it.answer.is_none()).then(|| {
                let press = move |()| {
                    asked.set(Some(id));
                    answering.set(true);
                };
                view! { <p><Button look=ButtonLook::Text on_press=press>{t.duty_answer()}</Button></p> }
            });
            let below = view! { {answer} {press} }.into_any();
            let who = t.duty_asked(when(here, it.at), &it.author.shown);
            let text = Signal::stored(it.text.to_string());
            view! {
                <Argument side=t.duty_side() meaning=t.duty_question() asks=it.answer.is_none() who below>
                    <Paragraphs text />
                </Argument>
            }
        });
        cards.collect_view().into_any()
    };
    let ask = move || {
        asks.get().then(|| {
            view! { <Button on_press=move |()| open.set(true)>{t.duty_ask()}</Button> }
        })
    };
    view! {
        <Section title=t.duty_questions()>
            {list}
            {ask}
        </Section>
        {ask_sheet(here, id, open)}
        <Sheet open=answering title=t.duty_answer() close_label=t.shell_close()>
            {move || which.get().map(|it| untrack(|| answer_form(here, it, answering)))}
        </Sheet>
    }
    .into_any()
}

fn ask_sheet(here: Here, id: DutyReportId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let draft = shell::keep(
        here,
        format!("duty:{id}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Ask(AskDuty {
            id: DutyQuestionId(offline::new_id()),
            report: id,
            text: words,
        });
        sending.send_then(act, t.duty_asked_sent(), move || {
            draft.forget();
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    view! {
        <Sheet open title=t.duty_ask() close_label=t.shell_close()>
            <div class="stack stack--4">
                <TextArea label=t.say_label() value=text rows=4 hint=t.duty_ask_hint() limit=Prose::MOST />
                {sending.fault()}
                <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                    {t.say_send()}
                </Button>
            </div>
        </Sheet>
    }
    .into_any()
}

fn answer_form(here: Here, question: DutyQuestionId, open: RwSignal<bool>) -> AnyView {
    let t = here.t;
    let sending = Sending::new(here);
    let text = RwSignal::new(String::new());
    let draft = shell::keep(
        here,
        format!("duty-answer:{question}"),
        text.into(),
        Callback::new(move |kept| text.set(kept)),
    );
    let send = move |()| {
        let Ok(words) = Prose::new(&text.get_untracked()) else {
            sending.refuse(t.say_empty());
            return;
        };
        let act = Act::Answer(AnswerDuty {
            question,
            text: words,
        });
        sending.note_then(act, move || {
            draft.forget();
            text.try_set(String::new());
            open.try_set(false);
        });
    };
    view! {
        <div class="stack stack--4">
            <p class="small soft">{t.duty_answer_text()}</p>
            <TextArea label=t.say_label() value=text rows=4 limit=Prose::MOST />
            {sending.fault()}
            <Button look=ButtonLook::Primary block=true busy=sending.busy on_press=send>
                {t.say_send()}
            </Button>
        </div>
    }
    .into_any()
}

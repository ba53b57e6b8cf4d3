//! Questions before the meeting (会前提问): those without an answer first.

use components::{Answer, Argument, Button, ButtonLook, Paragraphs, Section, Sheet, TextArea};
use domain::councils::{AnswerQuestion, Command as Councils, Motion, Question, Sitting, ended_at};
use domain::{Command, Prose, QuestionId, wording};
use leptos::prelude::*;

use crate::shell::{Book, Doing, Fault, prose, texts, use_book};
use crate::texts::Texts;

/// What residents asked about the agenda; nothing where nobody asked.
#[component]
pub(super) fn Questions(sitting: Sitting) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = sitting.id;
    let asked = Memo::new(move |_| {
        let motions = book.of::<Motion>(id).into_iter();
        let asked = motions.flat_map(|motion| {
            let questions = book.of::<Question>(motion.id).into_iter();
            questions.map(move |it| (it, motion.number, motion.title.to_string()))
        });
        let mut asked: Vec<_> = asked.collect();
        asked.sort_by_key(|(it, number, _)| (it.answer.is_some(), *number, it.at));
        asked
    });
    let waiting = Memo::new(move |_| {
        asked.with(|all| all.iter().filter(|(it, ..)| it.answer.is_none()).count())
    });
    let answering = RwSignal::new(None::<QuestionId>);
    let open = RwSignal::new(false);
    let any = Memo::new(move |_| asked.with(|it| !it.is_empty()));
    let over = Memo::new(move |_| book.read(|town| ended_at(id, town)).is_some());
    let answering = Answering {
        id: answering,
        open,
        over,
    };
    let list = move || {
        let all = asked.get().into_iter();
        let all = all.map(|(it, number, title)| one(&it, number, &title, answering, t));
        all.collect_view()
    };
    let count = move || t.questions_waiting(waiting.get());
    let shown = move || {
        any.get()
            .then(|| view! { <Section title=t.questions() count>{list}</Section> })
    };
    view! {
        {shown}
        <Sheet open title=t.question_answer() close_label=t.not_now()>
            {move || answering.id.get().map(|id| view! { <AnswerForm id open /> })}
        </Sheet>
    }
}

/// The question that is being answered, as long as answers are taken.
#[derive(Clone, Copy)]
struct Answering {
    id: RwSignal<Option<QuestionId>>,
    open: RwSignal<bool>,
    over: Memo<bool>,
}

fn one(
    it: &Question,
    number: u32,
    title: &str,
    answering: Answering,
    t: Texts,
) -> impl IntoView + use<> {
    let id = it.id;
    let below = match &it.answer {
        Some(reply) => {
            let from = if reply.official {
                t.question_desk().to_owned()
            } else {
                t.question_from(&reply.author.shown)
            };
            view! { <Answer from text=reply.text.to_string() /> }.into_any()
        }
        None if answering.over.get() => {
            view! { <p class="small soft">{t.question_unanswered()}</p> }.into_any()
        }
        None => view! {
            <Button
                small=true
                on_press=move |()| {
                    answering.id.set(Some(id));
                    answering.open.set(true);
                }
            >
                {t.question_answer()}
            </Button>
        }
        .into_any(),
    };
    let who = t.question_who(wording::instant(it.at, t.lang), &it.author.shown);
    let text = it.text.to_string();
    let about = t.minutes_item(number, title);
    view! {
        <Argument
            side=t.question_side()
            meaning=t.questions()
            asks=it.answer.is_none()
            who
            below
        >
            <p class="small soft">{about}</p>
            <Paragraphs text />
        </Argument>
    }
}

#[component]
fn AnswerForm(id: QuestionId, open: RwSignal<bool>) -> impl IntoView {
    let (book, t): (Book, Texts) = (use_book(), texts());
    let asked = untrack(|| book.get::<Question>(id));
    let asked = asked.map(|it| it.text.to_string());
    let text = RwSignal::new(String::new());
    let doing = Doing::nothing();
    let command = move || {
        let act = AnswerQuestion {
            question: id,
            text: prose(t.question_answer(), &text.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::AnswerQuestion(act)))
    };
    let answer = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <p class="soft">{asked}</p>
        <TextArea
            label=t.question_words()
            value=text
            rows=4
            limit=Prose::MOST
            hint=t.question_hint()
        />
        <Fault doing />
        <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=answer>
            {t.question_answer()}
        </Button>
    }
}

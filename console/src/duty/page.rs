//! One report as the office has it: the same as everybody reads, and the answers it owes.

use components::{Badge, Button, ButtonLook, Fact, Facts, Paragraphs, Section, Sheet, TextArea};
use domain::duty::{AnswerDuty, Command as Act, DutyQuestion, DutyReport};
use domain::{Command, DutyQuestionId, DutyReportId, Prose, wording};
use leptos::prelude::*;

use super::{period, reporter, result, standing};
use crate::shell::{Book, Doing, Fault, Nothing, Page, id_in_path, prose, texts, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<DutyReportId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<DutyReport>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.duty_no_title(), t.duty_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: DutyReportId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| book.get::<DutyReport>(id));
    let title = it.with_untracked(|it| it.as_ref().map(|it| reporter(book, &it.reporter, t)));
    // The sheet stands apart from the questions: they are drawn anew with every one that comes.
    let open = RwSignal::new(false);
    let asked = RwSignal::new(None::<DutyQuestionId>);
    // What is typed to one question stays when the sheet is closed, and is none of another's.
    let which = Memo::new(move |_| asked.get());
    let shown = move || it.with(|it| it.as_ref().map(|it| untrack(|| whole(it, t))));
    let answers = Memo::new(move |_| {
        let actor = book.actor();
        it.with(|it| {
            it.as_ref()
                .is_some_and(|it| book.read(|town| it.answers(&actor, town)))
        })
    });
    let questions = move || {
        let answers = answers.get();
        let mut all = book.of::<DutyQuestion>(id);
        all.sort_by_key(|it| (it.answer.is_some(), it.at, it.id));
        if all.is_empty() {
            return view! { <p class="small soft">{t.duty_no_questions()}</p> }.into_any();
        }
        let cards = all.into_iter().map(|it| {
            let id = it.id;
            let answer = it.answer.as_ref().map(|(text, _)| {
                view! { <p class="answer">{text.to_string()}</p> }
            });
            let press = (answers && it.answer.is_none()).then(|| {
                let press = move |()| {
                    asked.set(Some(id));
                    open.set(true);
                };
                view! { <Button small=true on_press=press>{t.duty_answer()}</Button> }
            });
            view! {
                <article class="stack stack--2" aria-label=it.author.shown.clone()>
                    <p class="small soft">{wording::instant(it.at, t.lang)} " " {it.author.shown.clone()}</p>
                    <p>{it.text.to_string()}</p>
                    {answer}
                    {press}
                </article>
            }
        });
        view! { <div class="stack stack--5">{cards.collect_view()}</div> }.into_any()
    };
    view! {
        <Page within=t.duty_page() title=title.unwrap_or_default()>
            {shown}
            <Section title=t.duty_questions()>{questions}</Section>
            <Sheet open title=t.duty_answer() close_label=t.not_now()>
                {move || which.get().map(|it| untrack(|| answer(it, open, t)))}
            </Sheet>
        </Page>
    }
}

fn whole(it: &DutyReport, t: Texts) -> AnyView {
    let (label, tone) = standing(it, t);
    let pledges = it.pledges.iter().map(|it| {
        let words = it.words.as_ref().map(ToString::to_string);
        view! {
            <li>
                <span class="strong">{it.text.to_string()}</span>
                " · "
                {wording::duty_kept(it.kept, t.lang)}
                <p class="small soft">{words}</p>
            </li>
        }
    });
    let pledges = pledges.collect_view();
    let next = it.next.iter().map(|it| view! { <li>{it.to_string()}</li> });
    let next = next.collect_view();
    let proven = it.proven.map(|it| {
        let fact = |name: &str, value: u32| Fact {
            name: name.to_owned(),
            value: value.to_string(),
            sum: false,
        };
        let facts = vec![
            fact(t.duty_issues(), it.issues),
            fact(t.duty_in_time(), it.in_time),
            fact(t.duty_solved(), it.solved),
            fact(t.duty_visits(), it.visits),
            fact(t.duty_projects(), it.projects),
        ];
        let on = t.duty_proven_on(wording::short_day(it.on, t.lang));
        view! {
            <Section title=t.duty_proven() count=on>
                <Facts facts=Signal::stored(facts) />
            </Section>
        }
    });
    let done = Signal::stored(it.done.to_string());
    view! {
        <p><Badge label tone /> " " {period(it, t)}</p>
        <p class="strong">{result(it, t)}</p>
        <Section title=t.duty_pledges()><ul class="stack stack--3">{pledges}</ul></Section>
        <Section title=t.duty_done()><Paragraphs text=done /></Section>
        {proven}
        <Section title=t.duty_next()><ul class="stack stack--2">{next}</ul></Section>
    }
    .into_any()
}

fn answer(question: DutyQuestionId, open: RwSignal<bool>, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let text = RwSignal::new(String::new());
    let command = move || {
        let text = prose(t.duty_answer_label(), &text.get(), t)?;
        Ok(Command::Duty(Act::Answer(AnswerDuty { question, text })))
    };
    let send = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <TextArea label=t.duty_answer_label() value=text rows=4 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.duty_answer()}
            </Button>
        </div>
    }
    .into_any()
}

//! Objections and reports about a project, with their answers.

use components::{Answer, Argument, Button, ButtonLook, Panel};
use domain::points::Supervised;
use domain::projects::{AnswerReport, Command as Projects, Objection, Report};
use domain::{Command, ProposalId, ReportId, wording};
use leptos::prelude::*;

use super::page::strip;
use crate::points::Accept;
use crate::shell::{AskWhy, Book, keyed, prose, texts, use_book};
use crate::texts::Texts;

/// Objections and reports, with their answers; a report without one is answered here.
#[component]
pub(super) fn Said(id: Memo<Option<ProposalId>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let objections = Memo::new(move |_| {
        let mut all = id
            .get()
            .map(|id| book.of::<Objection>(id))
            .unwrap_or_default();
        all.sort_by_key(|it| it.at);
        all
    });
    let reports = Memo::new(move |_| {
        let mut all = id.get().map(|id| book.of::<Report>(id)).unwrap_or_default();
        all.sort_by_key(|it| std::cmp::Reverse(it.at));
        all
    });
    let asked = RwSignal::new(None::<ReportId>);
    let open = RwSignal::new(false);
    let command = Callback::new(move |text: String| {
        let text = prose(t.project_answer(), &text, t)?;
        let (Some(project), Some(report)) = (id.get_untracked(), asked.get_untracked()) else {
            return Err(t.pick_first().to_owned());
        };
        Ok(Command::Projects(Projects::AnswerReport(AnswerReport {
            project,
            report,
            text,
        })))
    });
    let answer = Callback::new(move |report: ReportId| {
        asked.set(Some(report));
        open.set(true);
    });
    let objected = move || {
        let all = objections.get();
        if all.is_empty() {
            return view! { <p class="soft">{t.project_no_objections()}</p> }.into_any();
        }
        all.iter()
            .map(|it| objection(it, t))
            .collect_view()
            .into_any()
    };
    let none = Memo::new(move |_| reports.with(Vec::is_empty));
    let reported = move || {
        if none.get() {
            return view! { <p class="soft">{t.project_no_reports()}</p> }.into_any();
        }
        let report = move |it| report(it, answer, book, t);
        keyed(reports, |it| it.id, report)
    };
    view! {
        <Panel title=t.project_objections()>{objected}</Panel>
        <Panel title=t.project_reports()>{reported}</Panel>
        <AskWhy
            open
            title=t.project_answer()
            text=t.project_answer_text()
            yes=t.project_answer()
            long=true
            command
        />
    }
}

fn objection(it: &Objection, t: Texts) -> AnyView {
    let below = match &it.ruling {
        Some(ruling) => {
            let from = t.said_by(wording::objection_finding(ruling.finding, t.lang));
            view! { <Answer from text=ruling.text.to_string() /> }.into_any()
        }
        None => view! { <p class="soft">{t.project_unanswered()}</p> }.into_any(),
    };
    let (text, who) = (it.text.to_string(), it.author.shown.clone());
    view! {
        <Argument side=t.project_side() meaning=t.project_objections() asks=it.ruling.is_none() who below>
            <p>{text}</p>
        </Argument>
    }
    .into_any()
}

fn report(it: Report, answer: Callback<ReportId>, book: Book, t: Texts) -> AnyView {
    let id = it.id;
    let below = match &it.answer {
        Some(answer) => {
            let from = t.said_by(&answer.author.shown);
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None => view! {
            <Button look=ButtonLook::Text on_press=move |()| answer.run(id)>
                {t.project_answer()}
            </Button>
        }
        .into_any(),
    };
    let meaning = wording::seen(it.seen, t.lang);
    let side = meaning.chars().next().map(String::from).unwrap_or_default();
    let photos = strip(t.photos(), it.photos.clone(), book, t);
    let text = it.text.to_string();
    view! {
        <Argument side meaning asks=it.answer.is_none() who=it.author.shown below>
            <p>{text}</p>
            {photos}
            <Accept report=Supervised::Project(id) />
        </Argument>
    }
    .into_any()
}

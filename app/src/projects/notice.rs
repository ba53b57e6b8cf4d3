//! What hangs on the board, for how long, and what neighbours hold against it (公示、异议).

use components::{Answer, Argument, Fact, Facts, Paragraphs, Section};
use domain::projects::{Objection, Project};
use domain::wording;
use leptos::prelude::*;

use super::acts::{self, Act, Asking};
use super::strip;
use crate::shell::{Here, sorted};

/// The notice: what was decided, what it may cost, until when one may object.
pub fn notice(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let notice = &project.notice;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let day = |day| wording::day(day, here.lang);
    let facts = vec![
        fact(t.project_budget(), t.project_sum(notice.budget)),
        fact(t.project_posted(), day(notice.posted_at.day())),
        fact(t.project_last(), day(notice.last)),
        fact(t.project_next(), day(notice.next)),
    ];
    let provisional = notice.provisional;
    let note = provisional.then(|| view! { <p class="tiny soft">{t.result_provisional()}</p> });
    let text = notice.text.to_string();
    let board = strip(here, t.project_board(), &notice.photos);
    view! {
        <Section title=t.project_notice()>
            <div class="motion">
                <Paragraphs text=Signal::stored(text) />
            </div>
            <Facts facts=Signal::stored(facts) />
            {note}
            {board}
        </Section>
    }
    .into_any()
}

/// What neighbours hold against it, and what they were answered.
pub fn objections(here: Here, project: Memo<Option<Project>>, asking: Asking) -> AnyView {
    let t = here.t;
    let objections = Memo::new(move |_| {
        let objections = here.of::<Objection>(asking.id);
        sorted(objections, |it| (it.at.0, it.id.0))
    });
    let answers = Memo::new(move |_| {
        project.with(|it| {
            let community = it.as_ref().map(|it| it.community);
            community.is_some_and(|id| here.actor().supervises(id))
        })
    });
    let count = move || t.talk_count(objections.with(Vec::len));
    let shown = move || {
        let (all, answers) = (objections.get(), answers.get());
        (!all.is_empty()).then(|| {
            let rows = all.iter().map(|it| one(here, it, asking, answers));
            let rows = rows.collect_view();
            view! { <Section title=t.project_objections() count>{rows}</Section> }
        })
    };
    shown.into_any()
}

fn one(here: Here, objection: &Objection, asking: Asking, answers: bool) -> AnyView {
    let t = here.t;
    let below = match &objection.ruling {
        Some(ruling) => {
            let finding = wording::objection_finding(ruling.finding, here.lang);
            let from = t.project_ruling(finding);
            view! { <Answer from text=ruling.text.to_string() /> }.into_any()
        }
        None if answers => acts::button(here, asking, Act::Answer(objection.id), false),
        None => view! { <p class="tiny soft">{t.project_unanswered()}</p> }.into_any(),
    };
    let text = objection.text.to_string();
    view! {
        <Argument
            side=t.project_side_objection()
            meaning=t.project_objection()
            asks=objection.ruling.is_none()
            who=super::reports::who(here, &objection.author)
            below
        >
            <Paragraphs text=Signal::stored(text) />
        </Argument>
    }
    .into_any()
}

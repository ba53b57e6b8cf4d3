//! What residents saw on the site, and what they were answered (居民监督).

use components::{Answer, Argument, Paragraphs, Section};
use domain::points::Cause;
use domain::projects::{Project, Report, Seen};
use domain::proposals::Author;
use domain::wording;
use leptos::prelude::*;

use super::acts::{self, Act, Asking};
use super::strip;
use crate::shell::{Here, earned, sorted};

/// The reports, the latest first; nothing where there are none.
pub fn reports(here: Here, project: Memo<Option<Project>>, asking: Asking) -> AnyView {
    let t = here.t;
    let reports = Memo::new(move |_| {
        let reports = here.of::<Report>(asking.id);
        sorted(reports, |it| (-it.at.0, it.id.0))
    });
    let builds = Memo::new(move |_| {
        let contact = project.with(|it| it.as_ref().and_then(Project::contact));
        contact.is_some() && contact == here.person()
    });
    let count = move || t.talk_count(reports.with(Vec::len));
    let shown = move || {
        let (all, builds) = (reports.get(), builds.get());
        (!all.is_empty()).then(|| {
            let rows = all.iter().map(|it| one(here, it, asking, builds));
            let rows = rows.collect_view();
            view! { <Section title=t.project_reports() count>{rows}</Section> }
        })
    };
    shown.into_any()
}

fn one(here: Here, report: &Report, asking: Asking, builds: bool) -> AnyView {
    let t = here.t;
    let side = match report.seen {
        Seen::Fine => t.project_side_fine(),
        Seen::Concern => t.project_side_concern(),
    };
    let below = match &report.answer {
        Some(answer) => {
            let from = if answer.for_contact {
                t.talk_desk().to_owned()
            } else {
                t.talk_answer(&answer.author.shown)
            };
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None if builds => acts::button(here, asking, Act::AnswerReport(report.id), false),
        None => ().into_any(),
    };
    let text = report.text.to_string();
    let earned = earned(here, Cause::Supervision(report.id));
    let photos = strip(here, t.project_report_photos(), &report.photos);
    view! {
        <Argument
            side
            meaning=wording::seen(report.seen, here.lang)
            asks=report.seen == Seen::Concern && report.answer.is_none()
            who=who(here, &report.author)
            below
        >
            <Paragraphs text=Signal::stored(text) />
            {photos}
            {earned}
        </Argument>
    }
    .into_any()
}

/// Who wrote something, as neighbours read them.
pub fn who(here: Here, author: &Author) -> String {
    if author.tenant {
        here.t.author_tenant(&author.shown)
    } else {
        author.shown.clone()
    }
}

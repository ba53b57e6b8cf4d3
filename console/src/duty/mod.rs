//! Reporting on duty (述职评议): what is reported, what residents asked and said, and the office's own
//! report.

mod form;
mod page;

use components::{Badge, ButtonLink, ButtonLook, Column, DataTable, Section, Tone};
use domain::duty::{DutyQuestion, DutyReport, DutyState, Reporter};
use domain::issues::Body;
use domain::members::{Building, Compound, Scope};
use domain::wording;
use leptos::prelude::*;

use crate::shell::{Book, Due, ExportLink, Nothing, Page, texts, to, use_book};
use crate::texts::Texts;

pub(crate) use form::WritePage;
pub(crate) use page::ReportPage;

/// Who reports.
pub(super) fn reporter(book: Book, it: &Reporter, t: Texts) -> String {
    match it {
        Reporter::Committee => t.duty_committee().to_owned(),
        Reporter::Body(id) => {
            let body: Option<Body> = book.get(*id);
            body.map_or_else(String::new, |it| it.name.to_string())
        }
        Reporter::Holder { who, office, scope } => {
            let place = match scope {
                Scope::Building(id) => book.get::<Building>(*id).map(|it| it.name.to_string()),
                Scope::Compound(id) => book.get::<Compound>(*id).map(|it| it.name.to_string()),
                Scope::Community(_) | Scope::Council(_) => None,
            };
            let office = wording::office(*office, t.lang);
            t.duty_holder(office, place.unwrap_or_default(), book.name(who.person))
        }
    }
}

/// The days a report is about.
pub(super) fn period(it: &DutyReport, t: Texts) -> String {
    t.duty_days(
        wording::month(it.from, t.lang),
        wording::month(it.to, t.lang),
    )
}

/// What of this slice waits for the office: questions about its own report.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let actor = book.actor();
    let mut due = Vec::new();
    for it in book.all::<DutyReport>() {
        let asked = book.of::<DutyQuestion>(it.id);
        let open = asked.iter().filter(|it| it.answer.is_none()).count();
        if open > 0 && book.read(|town| it.answers(&actor, town)) {
            due.push(Due {
                title: reporter(book, &it.reporter, t),
                meta: t.duty_page().to_owned(),
                href: to(format_args!("duty/{}", it.id)),
                until: None,
                what: t.duty_answer_count(open),
            });
        }
    }
    due
}

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| {
        let mut all = book.all::<DutyReport>();
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
        all
    });
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.duty_none(), t.duty_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.duty_who()),
            Column::words(t.duty_about()),
            Column::words(t.state()),
            Column::words(t.duty_result_column()),
            Column::numbers(t.duty_unanswered()),
        ];
        let rows = all.iter().map(|it| row(it, book, t)).collect_view();
        view! {
            <DataTable caption=t.duty_page() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let acts = view! {
        <ButtonLink href=to("duty/new") look=ButtonLook::Primary>{t.duty_write()}</ButtonLink>
        <ExportLink list="duty" />
    };
    view! {
        <Page within=t.nav_notices() title=t.duty_page() acts=acts.into_any()>
            <Section title=t.duty_all() quiet=true>{table}</Section>
        </Page>
    }
}

fn row(it: &DutyReport, book: Book, t: Texts) -> impl IntoView + use<> {
    let (label, tone) = standing(it, t);
    let asked = book.of::<DutyQuestion>(it.id);
    let open = asked.iter().filter(|it| it.answer.is_none()).count();
    view! {
        <tr>
            <th scope="row">
                <a href=to(format_args!("duty/{}", it.id))>{reporter(book, &it.reporter, t)}</a>
            </th>
            <td>{period(it, t)}</td>
            <td class="nowrap"><Badge label tone /></td>
            <td>{result(it, t)}</td>
            <td class="number" data-label=t.duty_unanswered()>{open}</td>
        </tr>
    }
}

/// Where it stands.
pub(super) fn standing(it: &DutyReport, t: Texts) -> (String, Tone) {
    match it.state {
        DutyState::Open => (
            t.duty_until(wording::short_day(it.last, t.lang)),
            Tone::Wait,
        ),
        DutyState::Closed { .. } => (t.duty_state_over().to_owned(), Tone::Done),
    }
}

/// What residents said, in a line.
pub(super) fn result(it: &DutyReport, t: Texts) -> String {
    match &it.state {
        DutyState::Open => t.duty_sealed().to_owned(),
        DutyState::Closed { grades: None, .. } => t.duty_few(it.persons_least()),
        DutyState::Closed {
            grades: Some(grades),
            ..
        } => t.duty_result(
            grades.content,
            grades.discontent,
            grades.mostly,
            grades.unaware,
        ),
    }
}

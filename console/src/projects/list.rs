//! The list of projects: where each stands, what is due, how much of the money is spent.

use components::{Badge, Chip, Chips, Column, DataTable, Search};
use domain::projects::{Leg, Project};
use domain::proposals::{Proposal, ProposalState, Stage};
use domain::wording;
use leptos::prelude::*;

use super::told::{Next, next, unposted};
use super::tone;
use crate::shell::{
    Book, ExportLink, Initials, Nothing, Page, fits, keyed, left, texts, to, use_book,
};
use crate::texts::Texts;

/// A line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    proposal: Proposal,
    project: Option<Project>,
    next: Option<Next>,
}

impl Line {
    fn of(proposal: Proposal, book: Book, t: Texts) -> Option<Self> {
        let project = match proposal.state {
            _ if proposal.state.stage() == Stage::Approved => None,
            ProposalState::Project { .. } => Some(book.get::<Project>(proposal.id)?),
            _ => return None,
        };
        let next = match &project {
            None => unposted(&proposal, t),
            Some(project) => next(project, book, t),
        };
        Some(Self {
            proposal,
            project,
            next,
        })
    }

    fn leg(&self) -> Option<Leg> {
        self.project.as_ref().and_then(|it| it.state.leg())
    }
}

/// Every project, and every approved proposal that is to become one.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let leg = RwSignal::new(None::<Leg>);
    let all = Memo::new(move |_| {
        let all = book.all::<Proposal>().into_iter();
        let mut all: Vec<Line> = all.filter_map(|it| Line::of(it, book, t)).collect();
        // What is ours to do first, by its clock; then what moved last.
        all.sort_by_key(|it| {
            let ours = it.next.filter(|next| next.ours);
            let until = ours.map(|next| next.until.map_or(i64::MAX, |until| until.0));
            (until.is_none(), until, -it.proposal.changed_at.0)
        });
        all
    });
    let shown = Memo::new(move |_| {
        let (words, leg) = (words.get(), leg.get());
        let mut shown = all.get();
        shown.retain(|it| {
            let texts = [it.proposal.details.title.as_str()];
            (leg.is_none() || it.leg() == leg) && fits(&words, &texts, initials)
        });
        shown
    });
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let table = move || {
        if none.get() {
            let (title, text) = (t.projects_empty_title(), t.projects_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.projects_column()),
            Column::words(t.proposals_stage()),
            Column::words(t.projects_next()),
            Column::words(t.proposals_clock()),
            Column::numbers(t.projects_progress()),
            Column::numbers(t.assess_budget()),
        ];
        let rows = keyed(
            shown,
            |it| it.proposal.id,
            move |it| row(it, book, t).into_any(),
        );
        view! {
            <DataTable caption=t.nav_projects() quiet=true columns office=true>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    let chips = move || {
        let chip = |wanted: Leg| {
            let count = all.with(|all| all.iter().filter(|it| it.leg() == Some(wanted)).count());
            (count > 0).then(|| {
                view! {
                    <Chip
                        label=t.filter_count(count, wording::leg(wanted, t.lang))
                        pressed=Signal::derive(move || leg.get() == Some(wanted))
                        on_press=move |()| leg.set(Some(wanted))
                    />
                }
            })
        };
        Leg::ALL.into_iter().map(chip).collect_view()
    };
    let export = view! {
        <ExportLink list="projects" />
        <ExportLink list="offers" label=t.export_offers() />
    }
    .into_any();
    view! {
        <Page within=t.brand() title=t.nav_projects() acts=export>
            <Search label=t.projects_search() placeholder=t.projects_search_hint() value=words />
            <Chips label=t.proposals_filter() wrap=true>
                <Chip
                    label=move || t.filter_all(all.with(Vec::len))
                    pressed=Signal::derive(move || leg.get().is_none())
                    on_press=move |()| leg.set(None)
                />
                {chips}
            </Chips>
            {table}
        </Page>
    }
}

fn row(line: Line, book: Book, t: Texts) -> impl IntoView {
    let state = match line.leg() {
        Some(leg) => view! { <Badge label=wording::leg(leg, t.lang) tone=tone(leg) /> },
        None => {
            let stage = wording::stage(line.proposal.state.stage(), t.lang);
            view! { <Badge label=stage tone=components::Tone::Wait /> }
        }
    };
    let clock = line.next.and_then(|next| next.until).map(|until| {
        let (label, tone) = left(book.now(), until, t);
        view! { <Badge label tone /> }
    });
    let works = line.project.as_ref().and_then(|it| it.state.works());
    let progress = works.map(|works| format!("{}%", works.progress()));
    let budget = line.project.as_ref().map(|it| it.notice.budget);
    let budget = budget.or_else(|| line.proposal.assessment.as_ref().map(|it| it.budget));
    view! {
        <tr>
            <th scope="row">
                <a href=to(
                    format_args!("projects/{}", line.proposal.id),
                )>{line.proposal.details.title.to_string()}</a>
            </th>
            <td class="nowrap">{state}</td>
            <td class="nowrap">{line.next.map(|next| next.what)}</td>
            <td class="nowrap" data-label=t.proposals_clock()>
                {clock}
            </td>
            <td class="number" data-label=t.projects_progress()>
                {progress}
            </td>
            <td class="number" data-label=t.assess_budget()>
                {budget.map(|budget| budget.to_string())}
            </td>
        </tr>
    }
}

//! One project: what was posted, the money, the works, what neighbours say, and the next act.

use components::{
    Badge, Column, DataTable, Desk, DocTitle, DocTop, Dot, Fact, Facts, Paragraphs, PhotoItem,
    PhotoStrip, Section, Timeline, TimelineItem,
};
use domain::projects::{Project, Ratings, Remark, Stars, Works, spent};
use domain::proposals::{Photo, Proposal, ProposalState};
use domain::{ProposalId, wording};
use leptos::prelude::*;

use super::acts::Acts;
use super::measure::measured;
use super::said::Said;
use super::told::next;
use super::tone;
use crate::proposals::OffersPanel;
use crate::shell::{Book, Nothing, PrintButton, id_in_path, set_title, texts, to, use_book};
use crate::texts::Texts;

/// The page of the project in the address, or of the approved proposal that is to become one.
#[component]
pub(crate) fn ProjectPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<ProposalId>();
    let proposal = Memo::new(move |_| book.get::<Proposal>(id.get()?));
    let project = Memo::new(move |_| book.get::<Project>(id.get()?));
    let there = Memo::new(move |_| proposal.with(Option::is_some));
    // An answer that is being written stays while the works go on.
    let is_one = Memo::new(move |_| project.with(Option::is_some));
    move || {
        if !there.get() {
            let (title, text) = (t.no_proposal_title(), t.no_proposal_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let head = move || {
            proposal
                .get()
                .map(|it| head(&it, project.get().as_ref(), book, t))
        };
        let body = move || project.get().map(|it| document(&it, book, t));
        let aside = view! {
            <Acts proposal project />
            <OffersPanel proposal />
            {move || is_one.get().then(|| view! { <Said id /> })}
        };
        view! {
            <Desk aside=aside.into_any()>
                <article class="stack stack--4">{head} {body}</article>
            </Desk>
        }
        .into_any()
    }
}

fn head(proposal: &Proposal, project: Option<&Project>, book: Book, t: Texts) -> AnyView {
    let title = proposal.details.title.to_string();
    set_title(&title);
    let leg = project.and_then(|it| it.state.leg());
    let badge = match leg {
        Some(leg) => view! { <Badge label=wording::leg(leg, t.lang) tone=tone(leg) /> },
        None => {
            let stage = wording::stage(proposal.state.stage(), t.lang);
            view! { <Badge label=stage tone=components::Tone::Wait /> }
        }
    };
    let what = project.and_then(|it| next(it, book, t));
    let what = what.map(|next| view! { <p class="soft">{t.project_next(next.what)}</p> });
    let scene = proposal.details.scene.map(|it| {
        view! { <p><Badge label=wording::scene_named(it, t.lang) /></p> }
    });
    let see = to(format_args!("proposals/{}", proposal.id));
    let (vote, assembly) = match (project, &proposal.state) {
        (Some(project), _) => (project.vote, project.assembly),
        (None, ProposalState::Approved { vote }) => (Some(*vote), None),
        (None, ProposalState::Owners { assembly, .. }) => (None, Some(*assembly)),
        (None, _) => (None, None),
    };
    let vote = vote.map(|vote| to(format_args!("votes/{vote}")));
    let decided = vote.or_else(|| assembly.map(|it| to(format_args!("owners/{it}"))));
    let vote = decided.map(|href| view! { <a href=href>{t.see_vote()}</a> });
    let notice = project.map(|it| {
        let href = to(format_args!("projects/{}/notice", it.id));
        view! { <a href=href>{t.project_print()}</a> }
    });
    view! {
        <DocTop number=t.nav_projects() end=badge.into_any() />
        <DocTitle title page=true />
        {what} {scene}
        <p class="cluster">
            <a href=see>{t.project_see_proposal()}</a>
            {vote} {notice}
        </p>
        <div class="no-print">
            <PrintButton label=t.print() />
        </div>
    }
    .into_any()
}

fn fact(name: impl Into<String>, value: String) -> Fact {
    Fact {
        name: name.into(),
        value,
        sum: false,
    }
}

fn sum(name: impl Into<String>, value: String) -> Fact {
    Fact {
        sum: true,
        ..fact(name, value)
    }
}

fn document(project: &Project, book: Book, t: Texts) -> AnyView {
    let notice = &project.notice;
    let day = |day| wording::day(day, t.lang);
    let posted = vec![
        fact(t.assess_budget(), t.yuan(notice.budget)),
        fact(t.project_posted(), day(notice.posted_at.day())),
        fact(t.project_last(), day(notice.last)),
        fact(t.project_next_on(), day(notice.next)),
    ];
    let text = notice.text.to_string();
    let board = strip(t.project_board(), notice.photos.clone(), book, t);
    view! {
        <Section title=t.project_notice()>
            <Paragraphs text />
            <Facts facts=posted />
            {board}
        </Section>
        {money(project, book, t)}
        {project.state.works().map(|works| works_of(works, book, t))}
        {acceptance(project, book, t)}
        {measured(project, t)}
        {stars(project, book, t)}
    }
    .into_any()
}

fn money(project: &Project, book: Book, t: Texts) -> Option<AnyView> {
    let funding = project.state.funding()?;
    let budget = project.notice.budget;
    let gifts = funding.gifts.iter().map(|it| {
        let source = wording::source(it.source, t.lang);
        fact(t.project_gift(&it.giver, source), t.yuan(it.amount))
    });
    let gifts: Vec<Fact> = gifts
        .chain([sum(t.project_gifts_sum(), t.yuan(budget))])
        .collect();
    let accounts = project.state.handed().map(|it| &it.delivery.accounts);
    let accounts = accounts.filter(|it| !it.is_empty()).map(|accounts| {
        let all = spent(accounts).unwrap_or_default();
        let rows = accounts.iter().map(|it| {
            view! {
                <tr>
                    <th scope="row">{it.what.to_string()}</th>
                    <td>{it.payee.to_string()}</td>
                    <td class="number">{it.amount.to_string()}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let columns = vec![
            Column::words(t.project_voucher()),
            Column::words(t.project_payee()),
            Column::numbers(t.project_amount()),
        ];
        let slips: Vec<Photo> = accounts.iter().filter_map(|it| it.photo.clone()).collect();
        view! {
            <Section title=t.project_accounts()>
                <DataTable caption=t.project_payments() quiet=true columns office=true>
                    {rows}
                </DataTable>
                <p class="strong">{t.project_sum_of(budget, all)}</p>
                {strip(t.project_slip(), slips, book, t)}
            </Section>
        }
    });
    let view = view! {
        <Section title=t.project_money()>
            <Facts facts=gifts />
            <p class="tiny soft">{t.project_voluntary()}</p>
        </Section>
        {accounts}
    };
    Some(view.into_any())
}

fn works_of(works: &Works, book: Book, t: Texts) -> AnyView {
    let contract = &works.contract;
    let facts = vec![
        fact(t.project_contact(), book.name(works.funding.contact)),
        fact(t.project_contract(), contract.contract.to_string()),
        fact(t.project_safety(), contract.safety.to_string()),
        sum(t.projects_progress(), format!("{}%", works.progress())),
    ];
    let items = works.milestones.iter().map(|it| {
        let title = t.project_step_named(&it.step.name, it.step.weight);
        let day = |day| wording::short_day(day, t.lang);
        let (dot, when) = match (&it.reached, it.step.due) {
            (Some(reached), _) => (Dot::Done, t.project_reached(day(reached.deed.at.day()))),
            (None, Some(due)) => (Dot::Later, t.project_step_due(day(due))),
            (None, None) => (Dot::Later, t.project_step_open().to_owned()),
        };
        view! { <TimelineItem dot when title /> }
    });
    let items = items.collect_view();
    let photos = works.milestones.iter().filter_map(|it| it.reached.as_ref());
    let photos: Vec<Photo> = photos.flat_map(|it| it.deed.photos.clone()).collect();
    view! {
        <Section title=t.project_works()>
            <Facts facts=facts />
            <Timeline>{items}</Timeline>
            {strip(t.photos(), photos, book, t)}
        </Section>
    }
    .into_any()
}

fn acceptance(project: &Project, book: Book, t: Texts) -> Option<AnyView> {
    use domain::projects::ProjectState;
    let handed = project.state.handed()?;
    let found = match &project.state {
        ProjectState::Acceptance { first, .. } => first.iter().collect::<Vec<_>>(),
        state => state
            .evaluation()
            .into_iter()
            .flat_map(|it| &it.accepted)
            .collect(),
    };
    let found = found.into_iter().map(|it| {
        let checks = it.checks.iter().map(|check| {
            let word = if check.passed {
                t.project_passed()
            } else {
                t.project_failed()
            };
            fact(check.what.to_string(), word.to_owned())
        });
        let checks: Vec<Fact> = checks.collect();
        let part = wording::inspector(it.part, t.lang);
        view! {
            <p class="strong">{t.project_inspected(part, book.name(it.by))}</p>
            <Facts facts=checks />
        }
    });
    let found = found.collect_view();
    let items = match &project.state {
        ProjectState::Rectifying { items, .. } => items.clone(),
        _ => Vec::new(),
    };
    let open = (!items.is_empty()).then(|| {
        let items = items
            .iter()
            .map(|it| view! { <li>{it.to_string()}</li> })
            .collect_view();
        view! {
            <p class="strong">{t.project_to_mend()}</p>
            <ul>{items}</ul>
        }
    });
    let photos = strip(t.photos(), handed.delivery.deed.photos.clone(), book, t);
    let view = view! {
        <Section title=t.project_acceptance()>
            {photos} {open} {found}
        </Section>
    };
    Some(view.into_any())
}

fn stars(project: &Project, book: Book, t: Texts) -> Option<AnyView> {
    let evaluation = project.state.evaluation()?;
    let counts = book
        .get::<Ratings>(project.id)
        .map(|it| it.counts)
        .unwrap_or_default();
    let lines = Stars::ALL.into_iter().zip(counts).rev();
    let lines: Vec<Fact> = lines
        .map(|(stars, count)| fact(wording::stars(stars, t.lang), t.people(count)))
        .collect();
    let remarks = book.of::<Remark>(project.id);
    let remarks = remarks.into_iter().map(|it| {
        let stars = wording::stars(it.stars, t.lang);
        view! { <li>{t.project_remark(stars, &it.text)}</li> }
    });
    let remarks = remarks.collect_view();
    let board = evaluation.accounts.as_ref().map(|it| it.photos.clone());
    let last = wording::day(evaluation.last, t.lang);
    let board = strip(
        t.project_accounts_board(),
        board.unwrap_or_default(),
        book,
        t,
    );
    let view = view! {
        <Section title=t.project_stars()>
            <p class="soft">{t.project_stars_until(last)}</p>
            <Facts facts=lines />
            <ul class="small">{remarks}</ul>
            {board}
        </Section>
    };
    Some(view.into_any())
}

pub(super) fn strip(
    label: &'static str,
    photos: Vec<Photo>,
    book: Book,
    t: Texts,
) -> Option<AnyView> {
    if photos.is_empty() {
        return None;
    }
    let one = |(index, photo): (usize, Photo)| {
        let shows = photo.shows.map(|shows| shows.to_string());
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src=book.replica().photo_url(photo.hash) alt /> }
    };
    let photos = photos.into_iter().enumerate().map(one).collect_view();
    Some(view! { <PhotoStrip label>{photos}</PhotoStrip> }.into_any())
}

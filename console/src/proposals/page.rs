//! One proposal: what was handed in, what was found, what neighbours say, and the screening.

use components::{
    Answer, Badge, Desk, DocTitle, DocTop, Fact, Facts, Panel, Paragraphs, PhotoItem, PhotoStrip,
    Row, Rows, Section,
};
use domain::proposals::{
    Appeal, Assessment, CoProposer, Offer, Photo, Proposal, ProposalState, Pulse, Routing, Turn,
    sources,
};
use domain::{ProposalId, wording};
use leptos::prelude::*;

use super::cancel::Ending;
use super::offers::OffersPanel;
use super::reassess::{Reassessing, before};
use super::route::WayPanel;
use super::screen::Screening;
use super::split::SplitPanel;
use super::{place, route_until, said::Said, screen_until, tone};
use crate::owners::ToOwners;
use crate::shell::{Book, Nothing, id_in_path, left, set_title, texts, to, use_book};
use crate::texts::Texts;

/// The page of the proposal in the address.
#[component]
pub(crate) fn ProposalPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<ProposalId>();
    let proposal = Memo::new(move |_| book.get::<Proposal>(id.get()?));
    let there = Memo::new(move |_| proposal.with(Option::is_some));
    move || {
        if !there.get() {
            let (title, text) = (t.no_proposal_title(), t.no_proposal_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let shown = move || proposal.get().map(|proposal| document(&proposal, book, t));
        let aside = view! { <Screening proposal /> <Reassessing proposal /> <WayPanel proposal /> <ToOwners proposal /> <SplitPanel proposal /> <OffersPanel proposal /> <Said proposal /> <Ending proposal /> };
        view! { <Desk aside=aside.into_any()>{shown}</Desk> }.into_any()
    }
}

fn document(proposal: &Proposal, book: Book, t: Texts) -> AnyView {
    let Proposal {
        details,
        author,
        state,
        ..
    } = proposal;
    let stage = state.stage();
    let title = details.title.to_string();
    set_title(&title);
    let until = screen_until(proposal, book).or_else(|| route_until(proposal, book));
    let clock = move || {
        let (label, tone) = left(book.now(), until?, t);
        Some(view! { <Badge label tone /> })
    };
    let end = view! {
        <span class="cluster">
            {clock} <Badge label=wording::stage(stage, t.lang) tone=tone(stage) />
        </span>
    };
    let number = t.proposal_from(
        wording::instant(proposal.submitted_at, t.lang),
        &author.shown,
    );
    let appeal = book.get::<Appeal>(proposal.id).map(|it| appealed(it, t));
    let facts = facts(proposal, book, t);
    let routing: Option<Routing> = book.get(proposal.id);
    let found = proposal.assessment.clone();
    let offers = book.of::<Offer>(proposal.id);
    let found = found.map(|found| assessed(*found, &offers, routing, t));
    let photos = details.photos.clone();
    let (problem, goal) = (details.problem.to_string(), details.goal.to_string());
    let need = details.need.to_string();
    view! {
        <article class="stack stack--4">
            <DocTop number end=end.into_any() />
            <DocTitle title page=true />
            {where_to(proposal.id, state, t)} {parts(state, book, t)} {appeal}
            <Facts facts=facts />
            <Section title=t.proposal_problem()>
                <Paragraphs text=problem />
            </Section>
            {(!photos.is_empty()).then(|| strip(photos, book, t))}
            <Section title=t.proposal_goal()>
                <Paragraphs text=goal />
            </Section>
            <Section title=t.proposal_need()>
                <Paragraphs text=need />
            </Section>
            {found} {before(proposal, book, t)}
        </article>
    }
    .into_any()
}

fn facts(proposal: &Proposal, book: Book, t: Texts) -> Vec<Fact> {
    let pulse = book.get::<Pulse>(proposal.id);
    let supporters = pulse.map_or(0, |pulse| pulse.supporters);
    let homes = proposal.details.homes;
    let mut facts = vec![
        fact(t.proposals_place(), place(proposal.details.place, book)),
        fact(t.proposals_supporters(), t.people(supporters)),
    ];
    let beside = book.of::<CoProposer>(proposal.id);
    if !beside.is_empty() {
        let names: Vec<String> = beside.into_iter().map(|it| it.author.shown).collect();
        facts.push(fact(t.proposal_together(), names.join(t.list_comma())));
    }
    let scene = proposal.details.scene;
    facts.extend(scene.map(|it| fact(t.scene(), wording::scene(it, t.lang).to_owned())));
    let new = proposal.facts.as_ref();
    facts.extend(new.map(|new| fact(t.proposal_facts(), new.to_string())));
    facts.extend(homes.map(|homes| fact(t.proposal_homes_guess(), t.homes(homes))));
    facts
}

fn fact(name: &str, value: String) -> Fact {
    Fact {
        name: name.to_owned(),
        value,
        sum: false,
    }
}

fn strip(photos: Vec<Photo>, book: Book, t: Texts) -> impl IntoView {
    let one = |(index, photo): (usize, Photo)| {
        let shows = photo.shows.map(|shows| shows.to_string());
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src=book.replica().photo_url(photo.hash) alt /> }
    };
    let photos = photos.into_iter().enumerate().map(one).collect_view();
    view! { <PhotoStrip label=t.photos()>{photos}</PhotoStrip> }
}

/// Where it went, for the states that lead elsewhere or bear a reason.
fn where_to(id: ProposalId, state: &ProposalState, t: Texts) -> Option<AnyView> {
    let link = |path: String, words: &'static str| {
        view! { <p><a href=to(path)>{words}</a></p> }.into_any()
    };
    match state {
        ProposalState::Returned { reason, note } => {
            let reason = wording::return_reason(*reason, t.lang);
            Some(view! { <p><strong>{reason}</strong> " " {note.to_string()}</p> }.into_any())
        }
        ProposalState::Rejected { note, .. } => {
            Some(view! { <p>{note.to_string()}</p> }.into_any())
        }
        ProposalState::TakenBack(reason) | ProposalState::Cancelled(reason) => {
            Some(view! { <p>{reason.to_string()}</p> }.into_any())
        }
        ProposalState::Split { reason, .. } => {
            Some(view! { <p>{reason.to_string()}</p> }.into_any())
        }
        ProposalState::Merged { into } => Some(link(format!("proposals/{into}"), t.see_merged())),
        ProposalState::Scheduled { sitting } | ProposalState::Deliberating { sitting, .. } => {
            Some(link(format!("sittings/{sitting}"), t.see_sitting()))
        }
        ProposalState::Approved { .. } | ProposalState::Project { .. } => {
            Some(link(format!("projects/{id}"), t.see_project()))
        }
        ProposalState::Voting { vote }
        | ProposalState::NotApproved { vote }
        | ProposalState::NoQuorum { vote } => Some(link(format!("votes/{vote}"), t.see_vote())),
        ProposalState::Owners {
            turn: Turn::Passed, ..
        } => Some(link(format!("projects/{id}"), t.see_project())),
        ProposalState::Owners { assembly, .. } => {
            Some(link(format!("owners/{assembly}"), t.see_vote()))
        }
        ProposalState::Submitted
        | ProposalState::Accepted
        | ProposalState::Routed(_)
        | ProposalState::Withdrawn => None,
    }
}

/// What a proposal was split into.
fn parts(state: &ProposalState, book: Book, t: Texts) -> Option<AnyView> {
    let ProposalState::Split { parts, .. } = state else {
        return None;
    };
    let one = |id: &ProposalId| {
        let part: Proposal = book.get(*id)?;
        let act = to(format_args!("proposals/{id}"));
        let meta = wording::stage(part.state.stage(), t.lang);
        let title = part.details.title.to_string();
        Some(view! { <Row title act meta /> })
    };
    let rows = parts.iter().filter_map(one).collect_view();
    Some(view! { <Section title=t.split_parts()><Rows>{rows}</Rows></Section> }.into_any())
}

/// What the proposer held against the rejection, and the answer.
fn appealed(appeal: Appeal, t: Texts) -> impl IntoView {
    let answer = match appeal.answer {
        Some(answer) => {
            let from = t.appeal_from(wording::appeal_finding(answer.finding, t.lang));
            view! { <Answer from text=answer.text.to_string() /> }.into_any()
        }
        None => view! { <p class="soft">{t.appeal_waits()}</p> }.into_any(),
    };
    let text = appeal.text.to_string();
    view! {
        <Section title=t.appeal()>
            <Paragraphs text />
            {answer}
        </Section>
    }
}

/// What the committee found.
fn assessed(
    found: Assessment,
    offers: &[Offer],
    routing: Option<Routing>,
    t: Texts,
) -> impl IntoView {
    let sources: Vec<&str> = sources(&found.sources, offers)
        .iter()
        .map(|source| wording::source(*source, t.lang))
        .collect();
    let mut facts = vec![
        fact(
            t.assess_matter(),
            wording::matter(found.matter, t.lang).to_owned(),
        ),
        fact(t.assess_homes(), t.homes(found.homes)),
    ];
    if let Some(routing) = routing {
        let forum = wording::forum(routing.forum, t.lang).to_owned();
        facts.push(fact(t.assess_forum(), forum));
        let reason = routing.reason.map(|it| it.to_string());
        facts.extend(reason.map(|it| fact(t.assess_widened(), it)));
    }
    let findings = found.findings(t.lang).into_iter();
    facts.extend(findings.map(|(name, value)| fact(name, value)));
    facts.extend([
        fact(t.assess_implementer(), found.implementer.to_string()),
        fact(t.assess_sources(), sources.join(t.list_comma())),
        Fact {
            sum: true,
            ..fact(t.assess_budget(), t.yuan(found.budget))
        },
    ]);
    view! {
        <Panel title=t.assess_found()>
            <Facts facts=facts />
            <Paragraphs text=found.process.to_string() />
        </Panel>
    }
}

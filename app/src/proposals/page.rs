//! One proposal: what it says, where it stands, who supports it, what neighbours say.

use components::{
    Badge, Banner, ButtonLink, ClockStrip, DocTitle, DocTop, Fact, Facts, Glyph, Pace, Paragraphs,
    Phase, PhotoFigure, Progress, Rows, Section, Tone,
};
use domain::councils::Vote;
use domain::owners::Assembly;
use domain::points::Cause;
use domain::proposals::{
    Assessment, Forum, Offer, Proposal, ProposalState, Pulse, Reassessment, Routing, Stage, Turn,
    sources,
};
use domain::{ProposalId, wording};
use leptos::prelude::*;

use super::appeal::appeal;
use super::offers::offers;
use super::own::own_acts;
use super::progress::{badge, step, unsent, word};
use super::scene::scene_link;
use super::together::together;
use super::{discussion, next, row, support};
use crate::councils::passed;
use crate::shell::{self, Here, earned, place_name, sorted, when};
use crate::sync::{any_unsettled, unsettled};
use crate::{owners, projects};

/// One proposal.
pub fn page(here: Here, id: ProposalId) -> AnyView {
    let proposal = Memo::new(move |_| here.get::<Proposal>(id));
    let title =
        Memo::new(move |_| proposal.with(|it| it.as_ref().map(|it| it.details.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| proposal.with(Option::is_some));
    // One that was not taken has no page, but its proposer is told here what became of it.
    let refused = Memo::new(move |_| any_unsettled(here, &format!("/p/{id}")));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, proposal))
        } else if refused.get() {
            view! {
                <h1 class="visually-hidden">{here.t.page_bar()}</h1>
                {unsettled(here, format!("/p/{id}"))}
            }
            .into_any()
        } else {
            shell::absent(here)
        }
    };
    let dock = support::dock(here, id, proposal);
    shell::inner(
        here,
        here.t.page_bar(),
        "/proposals",
        Pace::Wide,
        Some(dock),
        body.into_any(),
    )
}

fn whole(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let part = move |part: fn(Here, Proposal) -> AnyView| {
        move || proposal.get().map(|proposal| part(here, proposal))
    };
    // What it is as a project, `projects` tells.
    let stands = Memo::new(move |_| {
        let stands = |it: &Proposal| it.state.stage() != Stage::Project;
        proposal.with(|it| it.as_ref().is_some_and(stands))
    });
    let way = move || {
        stands.get().then(|| {
            view! {
                <div class="stack">
                    {part(standing)} {own_acts(here, id, proposal)} {part(parts)}
                </div>
            }
        })
    };
    view! {
        <article class="stack stack--5">{part(words)}</article>
        {unsettled(here, format!("/p/{id}"))}
        {way}
        {crate::issues::origin(here, id)}
        {crate::assessment::origin(here, id)}
        {appeal(here, id, proposal)}
        {owners::brought(here, id)}
        {projects::project(here, id, proposal)}
        {joined(here, id)}
        {earned(here, Cause::ProposalAccepted(id))}
        {earned(here, Cause::ProposalAdopted(id))}
        {together(here, id, proposal)}
        {support_line(here, id)}
        {part(clock)}
        {part(evidence)}
        {part(assessment)}
        {offers(here, id, proposal)}
        {discussion(here, id)}
        {part(hand_on)}
    }
    .into_any()
}

/// Handing it on, once there is something others can read.
fn hand_on(here: Here, proposal: Proposal) -> AnyView {
    if unsent(here, &proposal) {
        ().into_any()
    } else {
        shell::share(here)
    }
}

fn words(here: Here, proposal: Proposal) -> AnyView {
    let t = here.t;
    let Proposal {
        details, author, ..
    } = &proposal;
    let who = if author.tenant {
        t.author_tenant(&author.shown)
    } else {
        author.shown.clone()
    };
    let who = match &proposal.through {
        Some(worker) => t.page_through(who, worker),
        None => who,
    };
    let on = wording::short_day(proposal.submitted_at.day(), here.lang);
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = vec![
        fact(t.page_goal(), details.goal.to_string()),
        fact(t.page_need(), details.need.to_string()),
    ];
    if let Some(new) = &proposal.facts {
        facts.push(fact(t.page_facts(), new.to_string()));
    }
    if let Some(homes) = details.homes {
        facts.push(fact(t.page_homes(), t.page_homes_guess(homes)));
    }
    view! {
        <div>
            <DocTop
                number=place_name(here, details.place)
                end=badge(here, &proposal)
            />
            <DocTitle title=details.title.to_string() page=true />
            <div class="stack stack--3">
                {scene_link(here, details.scene)}
                <div class="motion">
                    <Paragraphs text=Signal::stored(details.problem.to_string()) />
                </div>
            </div>
            <p class="doc__top doc__top--after">
                <span>{t.page_by(on, who)}</span>
            </p>
        </div>
        <Facts facts=Signal::stored(facts) />
    }
    .into_any()
}

/// What its state means for the reader, and the way on.
fn standing(here: Here, proposal: Proposal) -> AnyView {
    let t = here.t;
    let mine = here.person() == Some(proposal.author.person);
    let mut next = next(here, &proposal);
    if next == t.next_decided() {
        // The way to the result stands beside it and says so.
        next = word(here, &proposal.state).to_owned();
    }
    if let ProposalState::Routed(forum) = &proposal.state
        && *forum != Forum::OwnersDecision
    {
        next = t.page_routed(wording::forum(*forum, here.lang));
    }
    let (tone, glyph) = match proposal.state.stage() {
        Stage::Returned | Stage::Submitted => (Tone::Wait, Glyph::CLOCK),
        Stage::Approved => (Tone::Done, Glyph::CHECK),
        Stage::Rejected | Stage::Cancelled => (Tone::Stop, Glyph::INFO),
        _ => (Tone::Info, Glyph::INFO),
    };
    let link = |href: String, words: &'static str| {
        view! { <ButtonLink href small=true>{words}</ButtonLink> }.into_any()
    };
    let (note, way) = match &proposal.state {
        ProposalState::Returned { note, .. } => (Some(note.to_string()), None),
        ProposalState::Rejected { note, .. } => (Some(note.to_string()), None),
        ProposalState::TakenBack(reason) | ProposalState::Cancelled(reason) => {
            (Some(reason.to_string()), None)
        }
        ProposalState::Split { reason, .. } if mine => (Some(t.page_split_mine(reason)), None),
        ProposalState::Split { reason, .. } => (Some(t.page_split_why(reason)), None),
        ProposalState::Routed(forum) => (routed(here, *forum, proposal.id), None),
        ProposalState::Merged { into } => {
            (None, Some(link(format!("/p/{into}"), t.page_to_merged())))
        }
        ProposalState::Scheduled { sitting } | ProposalState::Deliberating { sitting, .. } => (
            None,
            Some(link(format!("/sittings/{sitting}"), t.page_to_sitting())),
        ),
        ProposalState::Approved { vote }
        | ProposalState::NotApproved { vote }
        | ProposalState::NoQuorum { vote } => {
            (None, Some(link(format!("/v/{vote}"), t.page_to_result())))
        }
        ProposalState::Owners { assembly, turn } => {
            let (note, words) = match turn {
                Turn::Posted => (t.page_owners_posted(), Some(t.page_to_owners())),
                Turn::Open => (t.page_owners_open(), None),
                Turn::Passed => (t.page_owners_passed(), Some(t.page_to_result())),
                Turn::Failed => (t.page_owners_failed(), Some(t.page_to_result())),
                Turn::NoQuorum => (t.page_owners_no_quorum(), Some(t.page_to_result())),
            };
            let way = words.map(|words| link(format!("/o/{assembly}"), words));
            (Some(note.to_owned()), way)
        }
        // The way to the vote is under the thumb already; a project has sections of its own.
        ProposalState::Voting { .. }
        | ProposalState::Project { .. }
        | ProposalState::Submitted
        | ProposalState::Accepted
        | ProposalState::Withdrawn => (None, None),
    };
    view! { <Banner glyph tone title=next act=way.into_any()>{note}</Banner> }.into_any()
}

/// What its way means for neighbours.
fn routed(here: Here, forum: Forum, id: ProposalId) -> Option<String> {
    let t = here.t;
    if forum == Forum::OwnersDecision {
        return Some(t.page_owners().to_owned());
    }
    let wider = here.get::<Routing>(id).and_then(|it| {
        let proposed = wording::forum(it.proposed, here.lang);
        Some(t.page_wider(proposed, it.reason?))
    });
    let all = (forum == Forum::MultiStakeholder).then(|| t.page_all_invited().to_owned());
    let parts: Vec<String> = [all, wider].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// What a proposal was split into, in the order of the split.
fn parts(here: Here, proposal: Proposal) -> AnyView {
    let ProposalState::Split { parts, .. } = &proposal.state else {
        return ().into_any();
    };
    let parts = parts.iter().filter_map(|id| here.get::<Proposal>(*id));
    let rows = parts.map(|it| row(here, &it)).collect_view();
    view! { <Rows label=here.t.page_parts()>{rows}</Rows> }.into_any()
}

/// What this one came from: the proposals that were merged into it, whose proposers' wishes live on
/// here, and the one it was split from.
fn joined(here: Here, id: ProposalId) -> AnyView {
    let from = move |title: &'static str, comes: fn(&ProposalState, ProposalId) -> bool| {
        let found = Memo::new(move |_| {
            let mut found = here.all::<Proposal>();
            found.retain(|it| comes(&it.state, id));
            sorted(found, |it| (it.changed_at.0, it.id.0))
        });
        move || {
            let found = found.get();
            (!found.is_empty()).then(|| {
                let rows = found.iter().map(|it| row(here, it)).collect_view();
                view! { <Section title><Rows>{rows}</Rows></Section> }
            })
        }
    };
    let merged =
        |it: &ProposalState, id| matches!(it, ProposalState::Merged { into } if *into == id);
    let split = |it: &ProposalState, id| matches!(it, ProposalState::Split { parts, .. } if parts.contains(&id));
    view! { {from(here.t.page_joined(), merged)} {from(here.t.page_split_from(), split)} }
        .into_any()
}

fn support_line(here: Here, id: ProposalId) -> AnyView {
    let pulse = Memo::new(move |_| here.get::<Pulse>(id));
    let line = move || {
        let count = pulse
            .get()
            .map(|pulse| pulse.supporters)
            .unwrap_or_default();
        here.t.page_supporters(count)
    };
    view! { <p class="strong">{line}</p> }.into_any()
}

/// The way with today on it: handed in, accepted, voted on, decided.
fn clock(here: Here, proposal: Proposal) -> AnyView {
    let t = here.t;
    let stage = proposal.state.stage();
    // A project has a clock of its own.
    let Some(step) = step(stage).filter(|_| stage != Stage::Project) else {
        return ().into_any();
    };
    let now = match step {
        0 => 0,
        1..=3 => 1,
        4 => 2,
        _ => 3,
    };
    let by_owners = matches!(
        proposal.state,
        ProposalState::Routed(Forum::OwnersDecision) | ProposalState::Owners { .. }
    );
    let vote = match &proposal.state {
        ProposalState::Voting { vote }
        | ProposalState::Approved { vote }
        | ProposalState::NotApproved { vote }
        | ProposalState::NoQuorum { vote } => {
            let vote: Option<Vote> = here.get(*vote);
            vote.map(|it| (it.opens_at, it.closes_at))
        }
        ProposalState::Owners { assembly, .. } => {
            let assembly: Option<Assembly> = here.get(*assembly);
            assembly.map(|it| (it.opens_at, it.closes_at))
        }
        _ => None,
    };
    let short = |at: domain::Timestamp| wording::short_day(at.day(), here.lang);
    let voting = vote.map(|(_, closes_at)| t.clock_until(short(closes_at)));
    let decided = (now == 3).then(|| short(proposal.changed_at));
    let lines = [
        vec![short(proposal.submitted_at)],
        Vec::from_iter((now == 1).then(|| short(proposal.changed_at))),
        Vec::from_iter(voting),
        Vec::from_iter(decided),
    ];
    let names = [
        t.clock_submitted(),
        t.clock_accepted(),
        if by_owners {
            t.clock_owners()
        } else {
            t.clock_vote()
        },
        t.clock_result(),
    ];
    let elapsed = match vote {
        Some((opens_at, closes_at)) if now == 2 => passed(here.now(), opens_at, closes_at),
        _ => 0,
    };
    let phases = names
        .into_iter()
        .zip(lines)
        .enumerate()
        .map(|(index, (name, lines))| Phase {
            name: name.to_owned(),
            lines,
            progress: Progress::of(index, now),
            elapsed: if index == now { elapsed } else { 0 },
        });
    let phases = Signal::stored(phases.collect::<Vec<_>>());
    view! {
        <Section title=t.clock_title()>
            <ClockStrip label=t.clock_label() today=t.clock_today() phases />
        </Section>
    }
    .into_any()
}

fn evidence(here: Here, proposal: Proposal) -> AnyView {
    photos(here, proposal, here.t.page_photos())
}

/// The photos of a proposal under a title; nothing where there are none.
pub fn photos(here: Here, proposal: Proposal, title: &'static str) -> AnyView {
    let t = here.t;
    let photos = &proposal.details.photos;
    if photos.is_empty() {
        return ().into_any();
    }
    let figures = photos.iter().enumerate().map(|(index, photo)| {
        let src = here.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.clone().unwrap_or_else(|| t.photo_plain(index + 1));
        match shows {
            Some(caption) => view! { <PhotoFigure src alt caption /> }.into_any(),
            None => view! { <PhotoFigure src alt /> }.into_any(),
        }
    });
    let figures = figures.collect_view();
    view! { <Section title>{figures}</Section> }.into_any()
}

/// What the residents' committee found on acceptance.
fn assessment(here: Here, proposal: Proposal) -> AnyView {
    let t = here.t;
    let Some(found) = proposal.assessment else {
        return ().into_any();
    };
    // Help that was accepted is a source like the others.
    let sources = sources(&found.sources, &here.of::<Offer>(proposal.id));
    let sources: Vec<_> = sources
        .iter()
        .map(|source| wording::source(*source, here.lang))
        .collect();
    let budget = match found.budget.0 {
        0 => t.list_free().to_owned(),
        _ => t.list_cost(found.budget),
    };
    let fact = |name: &str, value: String, sum: bool| Fact {
        name: name.to_owned(),
        value,
        sum,
    };
    let mut facts = vec![fact(t.found_homes(), t.list_homes(found.homes), false)];
    if let Some(routing) = here.get::<Routing>(proposal.id) {
        let forum = wording::forum(routing.forum, here.lang).to_owned();
        facts.push(fact(t.found_forum(), forum, false));
    }
    let findings = found.findings(here.lang).into_iter();
    facts.extend(findings.map(|(name, value)| fact(name, value, false)));
    facts.extend([
        fact(t.found_implementer(), found.implementer.to_string(), false),
        fact(t.found_process(), found.process.to_string(), false),
        fact(t.found_sources(), sources.join(t.comma()), false),
        fact(t.found_budget(), budget, true),
    ]);
    let matter = wording::matter(found.matter, here.lang);
    let more = view! { <Badge label=matter tone=Tone::Info /> }.into_any();
    let before = reassessed(here, proposal.id, found);
    view! {
        <Section title=t.found_title() more>
            <Facts facts=Signal::stored(facts) />
            {before}
        </Section>
    }
    .into_any()
}

/// What the committee found before it corrected itself, the last correction first.
fn reassessed(here: Here, id: ProposalId, found: Box<Assessment>) -> Vec<AnyView> {
    let t = here.t;
    let mut next = found;
    let mut entries = here.of::<Reassessment>(id);
    entries.sort_by_key(|it| std::cmp::Reverse(it.number));
    let entry = |it: Reassessment| {
        let said = it.before.corrected_by(&next, here.lang).into_iter();
        let facts = said.map(|(name, value)| Fact {
            name: name.to_owned(),
            value,
            sum: false,
        });
        let facts: Vec<Fact> = facts.collect();
        next = it.before;
        let told = t.found_corrected(when(here, it.at), it.number, it.reason);
        view! {
            <p class="small strong">{told}</p>
            <Facts facts=Signal::stored(facts) />
        }
        .into_any()
    };
    entries.into_iter().map(entry).collect()
}

//! A vote on a motion: the text, the ballot, who is there, what is said, what comes next.

use components::{
    Badge, Banner, DocTitle, DocTop, Glyph, Icon, Pace, Paragraphs, Reveal, Row, Rows, SealOrClock,
    Section, SectionLink, Tone,
};
use domain::councils::{Motion, MotionState, Outcome, Vote, VoteState};
use domain::{CovenantVersionId, ProposalId, SittingId, VoteId, wording};
use leptos::prelude::*;

use super::amend::amendments;
use super::elect::election;
use super::matter::{Matter, my_ballot, telephone};
use super::{ballot, clock, lead, materials, minutes, papers, quorum, result, teller, ways};
use crate::proposals::{discussion, photos};
use crate::shell::{self, Here, when};
use crate::sync::stamp;

/// A vote.
pub fn vote(here: Here, id: VoteId) -> AnyView {
    let matter = Memo::new(move |_| Matter::of(here, id));
    let title =
        Memo::new(move |_| matter.with(|it| it.as_ref().map(|it| it.motion.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| matter.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, matter))
        } else {
            shell::absent(here)
        }
    };
    let bar = untrack(|| matter.with(|it| it.as_ref().map(|it| it.council.name.to_string())));
    let bar = bar.unwrap_or_else(|| here.t.talk_councils().to_owned());
    shell::inner(here, &bar, "/councils", Pace::Wide, None, body.into_any())
}

fn whole(here: Here, id: VoteId, matter: Memo<Option<Matter>>) -> AnyView {
    let Some(first) = matter.get_untracked() else {
        return ().into_any();
    };
    let part = move |part: fn(Here, Matter) -> AnyView| {
        move || matter.get().map(|matter| part(here, matter))
    };
    let id_of = first.motion.id;
    let below = match (first.vote.proposal, first.vote.covenant) {
        (_, Some(version)) => covenant(here, version),
        (Some(proposal), None) => {
            view! { {said(here, proposal)} {amendments(here, id_of)} }.into_any()
        }
        (None, None) => election(here, id_of),
    };
    view! {
        <article class="stack stack--5">{part(head)} {ways::about(here, matter)} {ballot::paper(here, id, matter)}</article>
        {part(result::result)}
        {quorum::quorum(here, matter)}
        {papers::enter(here, matter)}
        {teller::teller(here, matter)}
        {lead::cancel(here, matter)}
        {below}
        {materials::materials(here, id_of)}
        {part(papers)}
        {part(clock::clock)}
        {others(here, first.motion.sitting, id)}
        {minutes::leading(here, first.motion.sitting)}
        {shell::share(here)}
        {note(here, &first.vote)}
    }
    .into_any()
}

/// The way to the version of the covenant that it would adopt, and to what it changes.
fn covenant(here: Here, version: CovenantVersionId) -> AnyView {
    let t = here.t;
    let changes = format!("/covenant/{version}/changes");
    let whole = format!("/covenant/{version}");
    view! {
        <Section title=t.covenant_voted()>
            <p class="cluster">
                <SectionLink href=changes label=t.covenant_see_changes() />
                <SectionLink href=whole label=t.covenant_said() />
            </p>
        </Section>
    }
    .into_any()
}

/// What is said about it; in care mode behind its title, so that the ballot is the one thing asked.
fn said(here: Here, proposal: ProposalId) -> AnyView {
    let care = Memo::new(move |_| here.settings().get().care);
    let shown = move || {
        let said = untrack(|| discussion(here, proposal));
        if care.get() {
            view! { <Reveal label=here.t.care_said() glyph=Glyph::TALK>{said}</Reveal> }.into_any()
        } else {
            said
        }
    };
    shown.into_any()
}

/// Number, title, text and hash of the motion.
fn head(here: Here, matter: Matter) -> AnyView {
    let t = here.t;
    let Matter {
        vote,
        motion,
        sitting,
        proposal,
        ..
    } = matter;
    let number = match &sitting {
        Some(sitting) => t.motion_number(motion.number, sitting.number),
        None => t.motion_number_alone(motion.number),
    };
    let came_out = |it| wording::came_out(it, vote.is_election(), here.lang);
    let (label, tone) = match (&vote.state, vote.result().map(|result| result.outcome)) {
        (VoteState::Open, _) => (t.vote_open(), Tone::Done),
        (VoteState::Closing { .. }, _) => (t.vote_closing(), Tone::Wait),
        (_, Some(outcome @ Outcome::Passed)) => (came_out(outcome), Tone::Done),
        (_, Some(outcome)) => (came_out(outcome), Tone::Stop),
        (VoteState::Closed { .. }, None) => (t.vote_closing(), Tone::Wait),
        (VoteState::Cancelled { .. }, _) => (t.vote_cancelled(), Tone::Stop),
    };
    let end = view! { <Badge label tone /> }.into_any();
    let cancelled = match &vote.state {
        VoteState::Cancelled { at, reason } => {
            let text = t.vote_cancelled_text(reason, when(here, *at));
            Some(view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.vote_cancelled()>{text}</Banner>
            })
        }
        _ => None,
    };
    let again = motion
        .again
        .map(|_| view! { <Badge label=t.vote_again() tone=Tone::Info /> });
    let money = proposal
        .and_then(|proposal| proposal.assessment)
        .map(|found| {
            let sources: Vec<_> = found
                .sources
                .iter()
                .map(|source| wording::source(*source, here.lang))
                .collect();
            t.motion_money(found.budget, sources.join(t.comma()))
        });
    view! {
        <div>
            <DocTop number end />
            <DocTitle title=motion.title.to_string() page=true />
            {again}
            {cancelled}
            <div class="motion">
                <Paragraphs text=Signal::stored(motion.text.to_string()) />
            </div>
            <p class="doc__top doc__top--after">
                <span>{money}</span>
                <span>{t.motion_frozen(motion.hash.short())}</span>
            </p>
        </div>
    }
    .into_any()
}

fn papers(here: Here, matter: Matter) -> AnyView {
    match matter.proposal {
        Some(proposal) => photos(here, proposal, here.t.motion_papers()),
        None => ().into_any(),
    }
}

/// The other motions of the sitting.
fn others(here: Here, sitting: SittingId, this: VoteId) -> AnyView {
    let motions = Memo::new(move |_| {
        let mut motions = here.of::<Motion>(sitting);
        motions.retain(|motion| motion.state.vote() != Some(this));
        shell::sorted(motions, |motion| (motion.number.into(), motion.id.0))
    });
    let shown = move || {
        let motions = motions.get();
        (!motions.is_empty()).then(|| {
            let rows = motions
                .iter()
                .map(|motion| motion_row(here, motion))
                .collect_view();
            view! { <Section title=here.t.motion_others()><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}

/// A motion in a row: one's own mark before it, where it stands below it.
pub fn motion_row(here: Here, motion: &Motion) -> AnyView {
    let t = here.t;
    let vote = motion.state.vote();
    let mark = vote
        .and_then(|vote| my_ballot(here, vote))
        .map(|(act, _)| view! { <SealOrClock stamp=stamp(here, &act) /> }.into_any());
    let lead = mark.unwrap_or_else(|| view! { <Icon glyph=Glyph::BALLOT /> }.into_any());
    let meta = match motion.state {
        MotionState::Tabled => t.motion_tabled().to_owned(),
        MotionState::Withdrawn => t.motion_withdrawn().to_owned(),
        MotionState::Voting { .. } => t.motion_voting().to_owned(),
        MotionState::Cancelled { .. } => t.motion_cancelled().to_owned(),
        MotionState::PutOff { .. } => t.motion_put_off().to_owned(),
        MotionState::Decided { outcome, .. } => {
            wording::came_out(outcome, motion.is_election(), here.lang).to_owned()
        }
    };
    let href = match vote {
        Some(vote) => format!("/v/{vote}"),
        None => format!("/m/{}", motion.id),
    };
    view! { <Row title=motion.title.to_string() act=href meta lead /> }.into_any()
}

/// A council consults, and an election elects; and the way without a phone.
fn note(here: Here, vote: &Vote) -> AnyView {
    let telephone = telephone(here);
    let (is_election, covenant) = (vote.is_election(), vote.covenant.is_some());
    let words = move || {
        if covenant {
            here.t.covenant_note(telephone.get())
        } else if is_election {
            here.t.vote_note_election(telephone.get())
        } else {
            here.t.vote_note(telephone.get())
        }
    };
    view! { <p class="tiny soft">{words}</p> }.into_any()
}

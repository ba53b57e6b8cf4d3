//! A motion before its vote: the text as it stands, and how it is to change (议题).

use components::{DocTitle, DocTop, Pace, Paragraphs, SectionLink};
use domain::councils::{Council, Motion, MotionState, Sitting};
use domain::proposals::Proposal;
use domain::{MotionId, ProposalId, wording};
use leptos::prelude::*;

use super::amend::amendments;
use super::elect::election;
use super::materials::materials;
use crate::proposals::{discussion, photos};
use crate::shell::{self, Here};

/// A motion.
pub fn motion(here: Here, id: MotionId) -> AnyView {
    let found = Memo::new(move |_| here.get::<Motion>(id));
    let title = Memo::new(move |_| found.with(|it| it.as_ref().map(|it| it.title.to_string())));
    here.titled(title);
    let there = Memo::new(move |_| found.with(Option::is_some));
    let body = move || {
        let Some(first) = found.get_untracked().filter(|_| there.get()) else {
            return shell::absent(here);
        };
        let text = move || found.get().map(|motion| text(here, &motion));
        let below = match first.proposal {
            Some(proposal) => of_proposal(here, id, proposal),
            None => election(here, id),
        };
        view! {
            {text}
            {below}
            {shell::share(here)}
        }
        .into_any()
    };
    let bar = untrack(|| {
        let sitting: Sitting = here.get(found.get()?.sitting)?;
        let council: Council = here.get(sitting.council)?;
        Some(council.name.to_string())
    });
    let bar = bar.unwrap_or_else(|| here.t.talk_councils().to_owned());
    shell::inner(here, &bar, "/councils", Pace::Wide, None, body.into_any())
}

/// How a proposal's text is to change, its photos, and what is said about it.
fn of_proposal(here: Here, id: MotionId, proposal: ProposalId) -> AnyView {
    let papers = move || {
        let proposal: Proposal = here.get(proposal)?;
        Some(photos(here, proposal, here.t.motion_papers()))
    };
    view! {
        {amendments(here, id)}
        {materials(here, id)}
        {papers}
        {discussion(here, proposal)}
    }
    .into_any()
}

fn text(here: Here, motion: &Motion) -> AnyView {
    let t = here.t;
    let sitting: Option<Sitting> = here.get(motion.sitting);
    let number = match &sitting {
        Some(sitting) => t.motion_number(motion.number, sitting.number),
        None => t.motion_number_alone(motion.number),
    };
    let held = sitting.map(|sitting| {
        let starts = wording::instant(sitting.starts_at, here.lang);
        let href = format!("/sittings/{}", sitting.id);
        view! { <SectionLink href label=t.motion_sitting(starts) /> }
    });
    let proposal = motion.proposal.map(|id| {
        let href = format!("/p/{id}");
        view! { <SectionLink href label=t.motion_proposal() /> }
    });
    let covenant = motion.covenant.map(|id| {
        let href = format!("/covenant/{id}/changes");
        view! { <SectionLink href label=t.covenant_see_changes() /> }
    });
    let changes = motion.state == MotionState::Tabled && motion.proposal.is_some();
    let open = changes.then(|| {
        view! { <p class="doc__top doc__top--after">{t.motion_not_frozen()}</p> }
    });
    view! {
        <article>
            <DocTop number />
            <DocTitle title=motion.title.to_string() page=true />
            <div class="motion">
                <Paragraphs text=Signal::stored(motion.text.to_string()) />
            </div>
            {open}
            <p class="cluster">
                {held}
                {proposal}
                {covenant}
            </p>
        </article>
    }
    .into_any()
}

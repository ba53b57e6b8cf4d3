//! Projects (微项目): on the page of its proposal, everything from the publicity to the archive, and
//! what the reader can do with it.

mod acceptance;
mod acts;
mod forms;
mod measured;
mod money;
mod notice;
mod rating;
mod reports;
mod sheet;
mod way;
mod works;

use components::{Banner, ButtonLink, Glyph, PhotoItem, PhotoStrip, Tone};
use domain::members::Neighbour;
use domain::projects::{Leg, Project};
use domain::proposals::{Photo, Proposal, Stage};
use domain::{PersonId, ProposalId, wording};
use leptos::prelude::*;

use crate::shell::{self, Here};
use acts::{Act, Asking};

pub use acts::{Wait, waiting};
pub use reports::who;

/// The project behind a proposal; nothing where it is none.
pub fn project(here: Here, id: ProposalId, proposal: Memo<Option<Proposal>>) -> AnyView {
    let project = Memo::new(move |_| here.get::<Project>(id));
    let there = Memo::new(move |_| project.with(Option::is_some));
    let is_one = Memo::new(move |_| {
        proposal.with(|it| it.as_ref().map(|it| it.state.stage()) == Some(Stage::Project))
    });
    let shown = move || match (there.get(), is_one.get()) {
        (true, _) => untrack(|| whole(here, id, project)),
        // Its record comes a moment after its proposal.
        (false, true) => shell::skeleton(here),
        (false, false) => ().into_any(),
    };
    shown.into_any()
}

fn whole(here: Here, id: ProposalId, project: Memo<Option<Project>>) -> AnyView {
    let asking = Asking::new(id);
    let part = move |part: fn(Here, Project, Asking) -> AnyView| {
        move || project.get().map(|project| part(here, project, asking))
    };
    view! {
        {part(standing)}
        {part(way::clock)}
        {part(notice::notice)}
        {notice::objections(here, project, asking)}
        {part(money::money)}
        {part(works::works)}
        {reports::reports(here, project, asking)}
        {part(acceptance::acceptance)}
        {part(measured::measured)}
        {part(rating::rating)}
        {part(way::history)}
        {sheet::sheet(here, project, asking)}
    }
    .into_any()
}

/// Where it is, what that means for the reader, and what they can do.
fn standing(here: Here, project: Project, asking: Asking) -> AnyView {
    let t = here.t;
    let Some(leg) = project.state.leg() else {
        return view! {
            <Banner glyph=Glyph::INFO tone=Tone::Wait title=t.project_sent_back()>
                {t.project_sent_back_text()}
            </Banner>
        }
        .into_any();
    };
    let (tone, glyph) = match leg {
        Leg::Publicity | Leg::Evaluating => (Tone::Info, Glyph::CLOCK),
        Leg::Funded | Leg::Executing | Leg::Acceptance => (Tone::Info, Glyph::INFO),
        Leg::ObjectionReview | Leg::Rectifying => (Tone::Wait, Glyph::CLOCK),
        Leg::Closed => (Tone::Done, Glyph::CHECK),
        Leg::Suspended | Leg::Cancelled | Leg::Withdrawn => (Tone::Stop, Glyph::INFO),
    };
    let text = way::told(here, &project);
    let decided = match (project.vote, project.assembly) {
        (Some(vote), _) => Some(format!("/v/{vote}")),
        (None, assembly) => assembly.map(|it| format!("/o/{it}")),
    };
    let act = decided.map(|href| {
        view! { <ButtonLink href small=true>{t.page_to_result()}</ButtonLink> }
    });
    let act = act.into_any();
    let mine = acts::mine(here, &project);
    let buttons = mine.iter().enumerate().map(|(index, act)| {
        // Nobody is urged to object, to report or to end it.
        let quiet = matches!(
            act,
            Act::Object | Act::Report | Act::Suspend | Act::Withdraw | Act::Cancel
        );
        acts::button(here, asking, *act, index == 0 && !quiet)
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="stack">
            <Banner glyph tone title=wording::leg(leg, here.lang) act>{text}</Banner>
            <div class="stack stack--2">{buttons}</div>
        </div>
    }
    .into_any()
}

/// A person as the reader may know them.
fn shown(here: Here, person: PersonId) -> String {
    let neighbour: Option<Neighbour> = here.get(person);
    neighbour.map_or_else(|| here.t.project_someone().to_owned(), |it| it.shown)
}

/// Photos in a strip, each with what it shows or a name for it; nothing where there are none.
pub fn strip(here: Here, name: &str, photos: &[Photo]) -> AnyView {
    if photos.is_empty() {
        return ().into_any();
    }
    let items = photos.iter().enumerate().map(|(index, photo)| {
        let src = here.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| here.t.project_photo(name, index + 1));
        view! { <PhotoItem src alt /> }
    });
    let items = items.collect_view();
    view! { <PhotoStrip label=name.to_owned()>{items}</PhotoStrip> }.into_any()
}

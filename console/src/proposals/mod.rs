//! Proposals (提案): what residents handed in, and the screening by the residents' committee.

mod accept;
mod cancel;
mod due;
mod list;
mod merge;
mod offers;
mod page;
mod reassess;
mod route;
mod said;
mod scene;
mod screen;
mod split;

pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use offers::OffersPanel;
pub(crate) use page::ProposalPage;
pub(crate) use scene::{scene_choices, scene_select};

use components::Tone;
use domain::Timestamp;
use domain::members::{Building, Spot};
use domain::proposals::{Place, Proposal, Stage};

use crate::shell::Book;

/// Until when a proposal is to be screened, while it waits for that.
fn screen_until(proposal: &Proposal, book: Book) -> Option<Timestamp> {
    let waits = proposal.state.stage() == Stage::Submitted;
    let due = || book.due(proposal.changed_at, |office| office.screening_days);
    waits.then(due).flatten()
}

/// Until when an accepted proposal is to be routed, while it waits for that.
fn route_until(proposal: &Proposal, book: Book) -> Option<Timestamp> {
    let waits = proposal.state.stage() == Stage::Accepted;
    let due = || book.due(proposal.changed_at, |office| office.routing_days);
    waits.then(due).flatten()
}

/// The name of the place a proposal is about.
fn place(place: Place, book: Book) -> String {
    let name = match place {
        Place::Spot(id) => book.get::<Spot>(id).map(|spot| spot.name),
        Place::Building(id) => book.get::<Building>(id).map(|building| building.name),
    };
    name.map_or_else(|| "—".to_owned(), |name| name.to_string())
}

/// What the colour of a stage means.
fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Submitted | Stage::Accepted => Tone::Wait,
        Stage::Routed
        | Stage::Scheduled
        | Stage::Deliberating
        | Stage::Amended
        | Stage::Voting
        | Stage::Project => Tone::Info,
        Stage::Approved => Tone::Done,
        Stage::Rejected | Stage::NotApproved | Stage::NoQuorum | Stage::Cancelled => Tone::Stop,
        Stage::Returned | Stage::Merged | Stage::Split | Stage::Withdrawn => Tone::Plain,
    }
}

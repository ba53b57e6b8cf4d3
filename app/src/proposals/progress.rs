//! Where a proposal stands: its colour, its step, and what comes next.

use components::{Badge, Tone};
use domain::councils::{Outcome, Sitting, Vote};
use domain::proposals::{Command, Forum, Proposal, ProposalState, Stage, Turn};
use domain::wording;
use leptos::prelude::*;

use crate::shell::{Here, waiting_note, when};

/// How many steps the way has: handed in, accepted, routed, on the agenda, voted on, decided.
pub const STEPS: usize = 6;

/// The step a stage stands on; `None` where the way ended early.
pub fn step(stage: Stage) -> Option<usize> {
    match stage {
        Stage::Submitted | Stage::Returned => Some(0),
        Stage::Accepted => Some(1),
        Stage::Routed => Some(2),
        Stage::Scheduled | Stage::Deliberating | Stage::Amended => Some(3),
        Stage::Voting => Some(4),
        Stage::Approved | Stage::NotApproved | Stage::NoQuorum | Stage::Project => Some(5),
        Stage::Merged | Stage::Split | Stage::Rejected | Stage::Withdrawn | Stage::Cancelled => {
            None
        }
    }
}

/// Whether a proposal was handed in on this phone and the server has not answered yet: nobody else
/// has seen it.
pub fn unsent(here: Here, proposal: &Proposal) -> bool {
    let mine = here.person() == Some(proposal.author.person);
    mine && proposal.state.stage() == Stage::Submitted
        && here.waits(&|command| match command {
            domain::Command::Proposals(Command::Submit(it)) => it.id == proposal.id,
            _ => false,
        })
}

/// Where it stands in a word, with its colour.
pub fn badge(here: Here, proposal: &Proposal) -> AnyView {
    if unsent(here, proposal) {
        let label = if here.status(|status| status.keeps()) {
            here.t.act_unsent()
        } else {
            here.t.act_unkept()
        };
        return view! { <Badge label tone=Tone::Wait /> }.into_any();
    }
    let stage = proposal.state.stage();
    let tone = match stage {
        Stage::Submitted | Stage::Returned => Tone::Wait,
        Stage::Accepted
        | Stage::Routed
        | Stage::Scheduled
        | Stage::Deliberating
        | Stage::Amended
        | Stage::Project => Tone::Info,
        Stage::Voting | Stage::Approved => Tone::Done,
        Stage::Rejected | Stage::NotApproved | Stage::NoQuorum | Stage::Cancelled => Tone::Stop,
        Stage::Merged | Stage::Split | Stage::Withdrawn => Tone::Plain,
    };
    // Of a project the badge says where it is, not that it is one.
    let label = match proposal.state {
        ProposalState::Project { leg, .. } => wording::leg(leg, here.lang),
        _ => word(here, &proposal.state),
    };
    view! { <Badge label tone /> }.into_any()
}

/// Its stage in a word. Of owners too few vote; nobody need come.
pub fn word(here: Here, state: &ProposalState) -> &'static str {
    match state {
        ProposalState::Owners {
            turn: Turn::NoQuorum,
            ..
        } => wording::owners_outcome(Outcome::NoQuorum, here.lang),
        _ => wording::stage(state.stage(), here.lang),
    }
}

/// What comes next for a proposal, in a few words.
pub fn next(here: Here, proposal: &Proposal) -> String {
    let t = here.t;
    if unsent(here, proposal) {
        return waiting_note(here).to_owned();
    }
    match &proposal.state {
        ProposalState::Submitted => t.next_submitted().to_owned(),
        ProposalState::Returned { reason, .. } => {
            t.next_returned(wording::return_reason(*reason, here.lang))
        }
        ProposalState::Merged { .. } => t.next_merged().to_owned(),
        ProposalState::Split { parts, .. } => t.next_split(parts.len()),
        ProposalState::Rejected { .. } => t.next_rejected().to_owned(),
        ProposalState::Accepted => t.next_accepted().to_owned(),
        ProposalState::Routed(Forum::OwnersDecision) => t.next_owners().to_owned(),
        ProposalState::Routed(_) => t.next_routed().to_owned(),
        ProposalState::Scheduled { sitting } => {
            let sitting: Option<Sitting> = here.get(*sitting);
            let day = sitting.map(|it| wording::short_day(it.starts_at.day(), here.lang));
            day.map_or_else(
                || t.next_scheduled().to_owned(),
                |day| t.next_scheduled_on(day),
            )
        }
        ProposalState::Deliberating { .. } => t.next_deliberating().to_owned(),
        ProposalState::Voting { vote } => {
            let vote: Option<Vote> = here.get(*vote);
            vote.map_or_else(String::new, |it| t.next_voting(when(here, it.closes_at)))
        }
        ProposalState::Approved { vote }
        | ProposalState::NotApproved { vote }
        | ProposalState::NoQuorum { vote } => decided(here, here.get(*vote)),
        ProposalState::Owners { turn, .. } => match turn {
            Turn::Posted => t.next_owners_posted().to_owned(),
            Turn::Open => t.next_owners_open().to_owned(),
            Turn::Passed | Turn::Failed | Turn::NoQuorum => t.next_decided().to_owned(),
        },
        ProposalState::Project { .. } => t.next_project().to_owned(),
        ProposalState::Withdrawn | ProposalState::TakenBack(_) => t.next_withdrawn().to_owned(),
        ProposalState::Cancelled(_) => t.next_cancelled().to_owned(),
    }
}

fn decided(here: Here, vote: Option<Vote>) -> String {
    let t = here.t;
    let next_on = vote
        .as_ref()
        .and_then(Vote::result)
        .map(|result| result.next_on);
    match next_on {
        Some(next_on) if untrack(|| here.now()).day() < next_on => {
            t.next_public_until(wording::short_day(next_on.plus(-1), here.lang))
        }
        Some(_) | None => t.next_decided().to_owned(),
    }
}

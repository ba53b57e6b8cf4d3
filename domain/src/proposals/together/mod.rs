//! Proposing together (联名): neighbours whom the proposer invites, by name or with a code, and who
//! stand beside the proposer until the way of the proposal ends. Nobody is put there unasked, and
//! nobody joins once the committee has accepted it (domain-rules 2.2, design default).

mod answer;
mod invite;
mod tries;
mod uninvite;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CoProposerId, CommunityId, PersonId, ProposalId, Refusal, Timestamp, Town,
};

use super::{Author, Proposal, Stage};

pub(super) use answer::decide as answer;
pub use answer::{AnswerInvitation, Code};
pub use invite::{Invite, OpenCode};
pub(super) use invite::{invite, open_code};
pub use tries::CodeTries;
pub use uninvite::{CloseCode, Uninvite};
pub(super) use uninvite::{close_code, uninvite};

/// Somebody who proposes it together with the proposer (联名人).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoProposer {
    /// Derived from the proposal and the person: one each.
    pub id: CoProposerId,
    /// The proposal.
    pub proposal: ProposalId,
    /// Who.
    pub author: Author,
    /// Since when.
    pub at: Timestamp,
}

/// One neighbour's invitation by name, which only that neighbour reads (联名邀请).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// Derived from the proposal and the person: one each.
    pub id: CoProposerId,
    /// The proposal.
    pub proposal: ProposalId,
    /// Who is invited.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// What the neighbour said to it.
    pub said: Option<bool>,
    /// When the proposer asked them to stand there no more, whoever had let them in (请退联名).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Timestamp>,
}

/// Whom a proposer invited and what they said, for the proposer alone (邀请情况).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inviting {
    /// The proposal's.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// The proposer.
    pub person: PersonId,
    /// The code that the proposer hands on, once there is one.
    pub code: Option<Code>,
    /// Who was invited by name, the earliest first, and what they said.
    pub asked: Vec<(PersonId, Option<bool>)>,
}

impl CoProposerId {
    /// The one place beside the proposer that a person can have.
    pub fn of(proposal: ProposalId, person: PersonId) -> Self {
        let parts = [proposal.0.as_bytes().as_slice(), person.0.as_bytes()];
        Self::derived("co_proposer", &parts)
    }
}

impl CoProposer {
    pub(super) fn new(proposal: ProposalId, author: Author, at: Timestamp) -> Self {
        let id = CoProposerId::of(proposal, author.person);
        Self {
            id,
            proposal,
            author,
            at,
        }
    }

    /// Whoever may read the proposal before its acceptance.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Invitation {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl Inviting {
    fn of(proposal: &Proposal, town: &dyn Town) -> Self {
        town.get(proposal.id).unwrap_or_else(|| Self {
            id: proposal.id,
            community: proposal.community,
            person: proposal.author.person,
            code: None,
            asked: Vec::new(),
        })
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

/// Whether a person stands beside the proposer.
pub(super) fn proposes_with(proposal: ProposalId, person: PersonId, town: &dyn Town) -> bool {
    town.has::<CoProposer>(CoProposerId::of(proposal, person))
}

/// Refuses where nobody joins any more: from acceptance on.
fn joinable(proposal: &Proposal) -> Result<(), Refusal> {
    match proposal.state.stage() {
        Stage::Submitted | Stage::Returned => Ok(()),
        stage => Err(Refusal::ProposalNotThere { stage }),
    }
}

/// The same people beside each part of a proposal that was split.
pub(super) fn carried(from: ProposalId, part: ProposalId, town: &dyn Town) -> Vec<Change> {
    let there = town.of::<CoProposer>(from).into_iter();
    there
        .map(|it| Change::put(CoProposer::new(part, it.author, it.at)))
        .collect()
}

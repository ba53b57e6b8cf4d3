//! One act as the vault keeps it, and the lane it waits in.

use domain::councils::Command as Councils;
use domain::proposals::{Command as Proposals, Details};
use domain::{Command, CommandId, Digest, PersonId, ProposalId, Refusal, Timestamp, VoteId};
use serde::{Deserialize, Serialize};
use wire::{Envelope, ProblemCode, Receipt};

use crate::store::Vaulted;

/// One act as the vault keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Item {
    /// Its place in the order of making; ties go by id.
    pub number: u64,
    /// Whose it is.
    pub person: PersonId,
    /// When it was made by the corrected clock: the instant it is replayed at.
    pub at: Timestamp,
    /// What is sent.
    pub envelope: Envelope,
    /// What the phone doubted.
    pub warning: Option<Refusal>,
    /// What the server said.
    pub state: ItemState,
}

/// What the server said to an act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ItemState {
    /// Nothing yet.
    Waiting,
    /// Done.
    Counted {
        receipt: Receipt,
        at: Timestamp,
        seq: u64,
    },
    /// A rule refuses it.
    Refused { refusal: Refusal, at: Timestamp },
    /// The server cannot take it as it is.
    Stuck { problem: ProblemCode, at: Timestamp },
}

/// What waits for what: a refused act blocks only its own lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lane {
    /// Everything about one vote.
    Vote(VoteId),
    /// Everything about one proposal.
    Proposal(ProposalId),
    /// Alone.
    Own(CommandId),
}

impl Item {
    pub fn id(&self) -> CommandId {
        self.envelope.id
    }

    pub fn lane(&self) -> Lane {
        lane(&self.envelope)
    }

    /// Whether the server has not answered it yet.
    pub fn waits(&self) -> bool {
        self.state == ItemState::Waiting
    }

    /// Whether a human must look at it before its lane moves on.
    pub fn blocks(&self) -> bool {
        matches!(
            self.state,
            ItemState::Refused { .. } | ItemState::Stuck { .. }
        )
    }

    /// Whether the rest of its lane is about what it makes: that waits until it is there.
    pub fn founds_its_lane(&self) -> bool {
        matches!(
            self.envelope.command,
            Command::Proposals(Proposals::Submit(_)) | Command::Councils(Councils::OpenVote(_))
        )
    }

    /// The photos that must be there before it is sent.
    pub fn photos(&self) -> Vec<Digest> {
        let details: &Details = match &self.envelope.command {
            Command::Proposals(Proposals::Submit(it)) => &it.details,
            Command::Proposals(Proposals::Revise(it)) => &it.details,
            Command::Proposals(_) | Command::Members(_) | Command::Councils(_) => {
                return Vec::new();
            }
        };
        details.photos.iter().map(|photo| photo.hash).collect()
    }
}

/// An act as the vault keeps it.
pub(crate) fn text(item: &Item) -> String {
    serde_json::to_string(item).expect("an act holds no map with odd keys")
}

/// Counted acts as the vault keeps them, together.
pub(crate) fn receipts(items: &[&Item]) -> String {
    serde_json::to_string(items).expect("an act holds no map with odd keys")
}

/// Reads what the vault keeps: what waits, then what was counted.
pub(crate) fn read(vaulted: &Vaulted) -> Vec<Item> {
    let waiting = vaulted
        .acts
        .iter()
        .filter_map(|act| serde_json::from_str::<Item>(act).ok());
    let counted = vaulted
        .receipts
        .iter()
        .filter_map(|list| serde_json::from_str::<Vec<Item>>(list).ok());
    waiting.chain(counted.flatten()).collect()
}

pub(crate) fn lane(envelope: &Envelope) -> Lane {
    match &envelope.command {
        Command::Proposals(it) => Lane::Proposal(match it {
            Proposals::Submit(it) => it.id,
            Proposals::Revise(it) => it.proposal,
            Proposals::Withdraw(it) => it.proposal,
            Proposals::Support(it) => it.proposal,
            Proposals::Say(it) => it.proposal,
            Proposals::Return(it) => it.proposal,
            Proposals::Reject(it) => it.proposal,
            Proposals::Merge(it) => it.proposal,
            Proposals::Accept(it) => it.proposal,
        }),
        Command::Councils(Councils::PutMotion(it)) => Lane::Proposal(it.proposal),
        Command::Councils(Councils::OpenVote(it)) => Lane::Vote(it.id),
        Command::Councils(Councils::CastBallot(it)) => Lane::Vote(it.vote),
        Command::Councils(Councils::CloseVote(it)) => Lane::Vote(it.vote),
        Command::Councils(Councils::CancelVote(it)) => Lane::Vote(it.vote),
        Command::Councils(Councils::ReplaceTeller(it)) => Lane::Vote(it.vote),
        Command::Councils(
            Councils::Form(_)
            | Councils::SeatMember(_)
            | Councils::EndSeat(_)
            | Councils::Call(_)
            | Councils::Attend(_),
        )
        | Command::Members(_) => Lane::Own(envelope.id),
    }
}

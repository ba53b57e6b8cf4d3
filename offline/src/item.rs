//! One act as this phone has it, and the lane it waits in.

use std::rc::Rc;

use domain::assessment::Command as Assessment;
use domain::councils::Command as Councils;
use domain::owners::Command as Owners;
use domain::proposals::Command as Proposals;
use domain::{Command, CommandId, Digest, PersonId, Refusal, Timestamp, VoteId};
use serde::{Deserialize, Serialize};
use wire::{Envelope, Lane, ProblemCode, Receipt, body_hash};

/// One act. `stored` writes it into the vault and reads it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// Its place in the order of making; ties go by id.
    pub number: u64,
    /// Whose it is.
    pub person: PersonId,
    /// When it was made by the corrected clock: the instant it is replayed at.
    pub at: Timestamp,
    /// What is done by it, as far as this phone has it.
    pub deed: ItemDeed,
    /// What the phone doubted.
    pub warning: Option<Refusal>,
    /// What the server said.
    pub state: ItemState,
}

/// What is done by an act, as far as this phone has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ItemDeed {
    /// What is sent.
    Whole(Rc<Envelope>),
    /// A ballot that was counted. What it says is in this tab's memory until the records show that
    /// it counts, and in the vault no more.
    Spent { envelope: Rc<Envelope>, stub: Stub },
    /// A ballot that was counted and is in the records.
    Stub(Stub),
    /// Something only a newer version of this program can read, as it stands in the vault.
    Unread { id: CommandId, text: String },
}

/// What a voter keeps of a ballot that was counted: enough to be found in the server's log of
/// commands, and nothing of what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Stub {
    /// The command's id, from which its receipt is made.
    pub id: CommandId,
    /// The vote.
    pub vote: VoteId,
    /// What the server keeps of the command: the SHA-256 of its envelope, blinded.
    pub hash: Digest,
    /// Whether it was a paper of somebody's that one entered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paper: bool,
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
    /// Nobody here can tell: a newer version of this program wrote it.
    #[serde(skip)]
    Unread,
}

impl Item {
    pub fn id(&self) -> CommandId {
        match &self.deed {
            ItemDeed::Whole(envelope) | ItemDeed::Spent { envelope, .. } => envelope.id,
            ItemDeed::Stub(stub) => stub.id,
            ItemDeed::Unread { id, .. } => *id,
        }
    }

    /// What is or was sent, where this tab still has it.
    pub fn envelope(&self) -> Option<&Envelope> {
        match &self.deed {
            ItemDeed::Whole(envelope) | ItemDeed::Spent { envelope, .. } => Some(envelope),
            ItemDeed::Stub(_) | ItemDeed::Unread { .. } => None,
        }
    }

    /// What is or was done, where this tab still has it.
    pub fn command(&self) -> Option<&Command> {
        self.envelope().map(|envelope| &envelope.command)
    }

    pub fn lane(&self) -> Lane {
        match &self.deed {
            ItemDeed::Whole(envelope) | ItemDeed::Spent { envelope, .. } => Lane::of(envelope),
            ItemDeed::Stub(stub) => Lane::Vote(stub.vote),
            ItemDeed::Unread { id, .. } => Lane::Own(*id),
        }
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
            self.command(),
            Some(
                Command::Proposals(Proposals::Submit(_))
                    | Command::Councils(
                        Councils::OpenVote(_) | Councils::AskToSpeak(_) | Councils::Amend(_)
                    )
                    | Command::Owners(Owners::CallAssembly(_))
            )
        )
    }

    /// The same where it was counted and is a ballot: what it says is to be written nowhere again.
    pub fn spent(self) -> Self {
        let counted = matches!(self.state, ItemState::Counted { .. });
        let deed = match self.deed {
            ItemDeed::Whole(envelope) if counted => match ballot(&envelope.command) {
                Some((vote, paper)) => {
                    let stub = Stub {
                        id: envelope.id,
                        vote,
                        hash: body_hash(&envelope),
                        paper,
                    };
                    ItemDeed::Spent { envelope, stub }
                }
                None => ItemDeed::Whole(envelope),
            },
            deed => deed,
        };
        Self { deed, ..self }
    }

    /// Lets go of what a ballot says, once the records show that it counts.
    pub fn forget_choice(&mut self) {
        if let ItemDeed::Spent { stub, .. } = &self.deed {
            self.deed = ItemDeed::Stub(stub.clone());
        }
    }

    /// The photos that must be there before it is sent.
    pub fn photos(&self) -> Vec<Digest> {
        let command = self.envelope().map(|it| &it.command);
        command.map(Command::photos).unwrap_or_default()
    }
}

/// The vote whose ballot a command is or tells, and whether it is one on paper.
pub(crate) fn ballot(command: &Command) -> Option<(VoteId, bool)> {
    match command {
        Command::Councils(Councils::CastBallot(it)) => Some((it.vote, false)),
        Command::Councils(Councils::EnterPaper(it)) => Some((it.vote, true)),
        // Of an owners' ballot the phone keeps as little; its assembly stands for the vote.
        Command::Owners(Owners::CastOwnersBallot(it)) => Some((VoteId(it.assembly.0), false)),
        Command::Owners(Owners::EnterOwnersPaper(it)) => Some((VoteId(it.assembly.0), true)),
        // Nor is what somebody said in a survey kept once it counts; its round stands for the vote.
        Command::Assessment(Assessment::AnswerSurvey(it)) => Some((VoteId(it.round.0), false)),
        _ => None,
    }
}

//! The acts of this phone's resident, and what became of each.

use domain::{Command, CommandId, Digest, Refusal, Timestamp, VoteId};
use wire::{ProblemCode, Receipt};

use crate::store::StoreFault;

/// An act's id is its command's.
pub type ActId = CommandId;

/// One act of this phone's resident (我的操作), newest first in [`crate::Replica::acts`].
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// Which.
    pub id: ActId,
    /// What was done, as far as this phone keeps it.
    pub deed: Deed,
    /// When, by the phone's clock corrected by the server's.
    pub made_at: Timestamp,
    /// Where it stands.
    pub state: ActState,
    /// What the phone doubted and left to the server to decide.
    pub warning: Option<Refusal>,
    /// Whether the phone's storage holds it. `false` while only this tab's memory does.
    pub kept: bool,
    /// Whether it waits behind one of its lane that was refused: it goes once that one is dealt
    /// with.
    pub held: bool,
}

/// What was done, as far as this phone keeps it.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// The whole command. Boxed, because every deed is as large as the largest.
    Command(Box<Command>),
    /// A ballot that was counted: what it says is kept nowhere on this phone.
    Ballot {
        /// The vote.
        vote: VoteId,
        /// What the server keeps of the command, to compare.
        hash: Digest,
        /// Whether it was a paper of somebody's that this person entered.
        paper: bool,
    },
    /// Something only a newer version of this program can read.
    Unread,
}

impl Deed {
    /// The command, where this phone has all of it.
    pub fn command(&self) -> Option<&Command> {
        match self {
            Self::Command(command) => Some(&**command),
            Self::Ballot { .. } | Self::Unread => None,
        }
    }
}

/// Where an act stands (状态).
#[derive(Clone, Debug, PartialEq)]
pub enum ActState {
    /// 已存在手机里: on this phone, not yet on its way.
    Saved,
    /// 已发出: on its way, no answer yet.
    Sent,
    /// 已计入: the server has it, durably.
    Counted {
        /// For the person to keep.
        receipt: Receipt,
        /// When, by the server's clock.
        at: Timestamp,
    },
    /// 未被接受: a rule refuses it. It stays until it was read.
    Refused {
        /// Why.
        refusal: Refusal,
        /// When, by the server's clock.
        at: Timestamp,
    },
    /// 发不出去: the server cannot take it as it is. It stays until it was read.
    Stuck {
        /// What is wrong with it.
        problem: ProblemCode,
        /// When the server said so.
        at: Timestamp,
    },
    /// 要新版本才能读: a newer version of this program wrote it here. It is kept, and that version
    /// sends it.
    Unread,
}

/// Why an act was not taken on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unsaved {
    /// A rule refuses it, as far as this phone can know.
    #[error("refused")]
    Refused(Refusal),
    /// The part of the program that takes acts on has not reached this phone: nothing was saved.
    #[error("not all of the program is here")]
    NotHere,
    /// A photo or document is larger than the server takes: nothing was saved.
    #[error("the photo is too large")]
    PhotoTooLarge,
    /// A file is no PDF: nothing was saved.
    #[error("not a document")]
    NotADocument,
    /// The phone's storage did not take it: nothing was saved.
    #[error("the storage did not take it")]
    Storage(#[from] StoreFault),
}

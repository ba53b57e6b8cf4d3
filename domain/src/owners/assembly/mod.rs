//! An assembly of owners (业主大会会议、书面征求意见): called, posted, its roll frozen, opened, voted
//! on, counted, its result posted (Civil Code 278; 物业管理条例 12–14; domain-rules 4.6).
//!
//! A [`Statutory`](super::Statutory) is not stored: the assembly keeps the facts, and the rule makes
//! it anew under the frozen pack.

mod brought;
mod call;
mod cancel;
mod cast;
mod close;
mod count;
mod freeze;
mod open;
mod post;
mod publish;
mod voice;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, CommunityId, CompoundId, Day, Digest, HeadId, Line, PackId, ProposalId,
    Prose, Refusal, RulePack, Timestamp,
};

use super::{
    AffectedTurnout, Cost, Matter, NonVoters, OwnersFault, Parking, ParkingPolicy, Policy, Roll,
    Schedule, Scope, affected,
};

pub use call::CallAssembly;
pub use cancel::CancelAssembly;
pub use cast::{CastOwnersBallot, OwnersBallot, OwnersCast};
pub use close::CloseOwnersVote;
pub use count::{Decided, Lost, OpinionResult, OwnersResult, Said};
pub use freeze::{FreezeRoll, OwnersRoll, OwnersTurnout};
pub use open::{OpenAdvisory, OpenOwnersVote};
pub use post::PostAssembly;
pub use publish::{PostOwnersResult, Posting};
pub use voice::{MyVoice, Voiced};

pub(crate) use voice::joins;
pub(super) use voice::speaking;

pub(super) use call::decide as call;
pub(super) use cancel::decide as cancel;
pub(super) use cast::{Came, decide as cast, received};
pub(super) use close::decide as close;
pub(crate) use count::{opinions, results, turnouts};
pub(super) use freeze::{decide as freeze, rolled, turnout};
pub(super) use open::{advisory, statutory};
pub(super) use post::decide as post;
pub(super) use publish::decide as publish;

/// The most matters on one ballot (design default).
pub const ITEMS_MOST: u32 = 12;

/// Whether an assembly binds (表决性质).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// 业主共同决定: it binds all owners (Civil Code 280).
    Statutory,
    /// 意愿征集: nothing is decided by it.
    Advisory,
}

/// One matter on the ballot (表决事项).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What the law takes it for.
    pub matter: Matter,
    /// In a few words.
    pub title: Line,
    /// What is asked, whole: no vote on what was not posted (物业管理条例 14).
    pub text: Prose,
    /// The proposal it comes from (来自提案), which moves with the assembly (ADR 54).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
    /// The building or unit that it touches most (受影响范围), whose owners are counted beside all, for
    /// everyone to see and for nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub affects: Option<Scope>,
    /// What owners pay together if it passes (费用).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Cost>,
}

/// An assembly, or an asking for opinions. Only staff read it until it is posted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assembly {
    /// Made by whoever calls it.
    pub id: AssemblyId,
    /// The community.
    pub community: CommunityId,
    /// The compound.
    pub compound: CompoundId,
    /// Its number in its year: 〔2026〕3 号.
    pub number: u32,
    /// Who calls it: the owners' committee, or who stands in for it (召集人).
    pub caller: Line,
    /// What it is about.
    pub title: Line,
    /// Among whom.
    pub scope: Scope,
    /// Whether it binds.
    pub force: Force,
    /// Whether it is an extraordinary meeting (临时会议).
    pub extraordinary: bool,
    /// The matters, in the order of the ballot.
    pub items: Vec<Item>,
    /// Whether it is about parking, and what the compound's rules say of parking spaces.
    pub about_parking: bool,
    /// Whether parking spaces count.
    pub parking: ParkingPolicy,
    /// What it means not to vote.
    pub silence: Policy,
    /// The text of the compound's own rules that parking and silence rest on.
    pub rule_text: Option<Digest>,
    /// SHA-256 of what is asked; from the posting on it never changes.
    pub hash: Digest,
    /// The rule pack, frozen when it is posted (domain-rules R4).
    pub pack: PackId,
    /// When it was called.
    pub called_at: Timestamp,
    /// When it opens.
    pub opens_at: Timestamp,
    /// When it closes; what comes then is late.
    pub closes_at: Timestamp,
    /// Where it stands.
    pub state: AssemblyState,
}

/// Where an assembly stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssemblyState {
    /// 起草: only staff read it.
    Called,
    /// 公告
    Posted {
        /// When.
        at: Timestamp,
    },
    /// 表决
    Open {
        /// When it was posted.
        posted_at: Timestamp,
        /// When ballots were let in.
        at: Timestamp,
    },
    /// 已计票: the result is not posted yet.
    Counted {
        /// When it was posted.
        posted_at: Timestamp,
        /// When it was counted.
        at: Timestamp,
    },
    /// 结果公示
    Public {
        /// When it was posted.
        posted_at: Timestamp,
        /// When it was counted.
        counted_at: Timestamp,
        /// When the result was posted.
        at: Timestamp,
        /// The first day after the publicity.
        next_on: Day,
        /// Whether that day may move (放假安排未公布).
        provisional: bool,
    },
    /// 取消
    Cancelled {
        /// When it was posted; what never was stays with the staff.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        posted_at: Option<Timestamp>,
        /// When.
        at: Timestamp,
        /// Why; everyone reads it.
        reason: Line,
    },
}

impl AssemblyState {
    /// When the matters were posted, if they were.
    pub fn posted_at(&self) -> Option<Timestamp> {
        match self {
            Self::Called => None,
            Self::Cancelled { posted_at, .. } => *posted_at,
            Self::Posted { at } => Some(*at),
            Self::Open { posted_at, .. }
            | Self::Counted { posted_at, .. }
            | Self::Public { posted_at, .. } => Some(*posted_at),
        }
    }
}

impl Assembly {
    pub(crate) fn readers(&self) -> Audience {
        match self.state.posted_at() {
            None => Audience::Staff,
            Some(_) => Audience::Public,
        }
    }

    /// The rule pack it runs under.
    ///
    /// # Errors
    /// When this program does not have it.
    pub fn rules(&self) -> Result<&'static RulePack, Refusal> {
        RulePack::frozen(&self.pack).ok_or(Refusal::NoSuchPack)
    }

    /// Its days, once it is posted.
    pub fn schedule(&self) -> Option<Schedule> {
        Some(Schedule {
            posted_on: self.state.posted_at()?.day(),
            extraordinary: self.extraordinary,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
        })
    }

    /// Whether ballots are taken at an instant.
    ///
    /// # Errors
    /// When it is not open yet, or no longer.
    pub fn in_time(&self, at: Timestamp) -> Result<(), Refusal> {
        let fault = match &self.state {
            AssemblyState::Open { .. } if at < self.closes_at => return Ok(()),
            AssemblyState::Called | AssemblyState::Posted { .. } => OwnersFault::NotOpen {
                opens_at: self.opens_at,
            },
            AssemblyState::Cancelled { reason, .. } => OwnersFault::Cancelled {
                reason: reason.clone(),
            },
            _ => OwnersFault::Late {
                closed_at: self.closes_at,
            },
        };
        Err(fault.into())
    }

    /// Whether it is the time to tell owners of it: from the notice to the close.
    ///
    /// # Errors
    /// When it is not.
    pub(super) fn may_be_served(&self, at: Timestamp) -> Result<(), Refusal> {
        match self.state {
            AssemblyState::Posted { .. } | AssemblyState::Open { .. } => Ok(()),
            _ => self.in_time(at),
        }
    }

    /// What freezes it: title, matters and what silence means, a line feed between, in UTF-8.
    pub fn hash_of(title: &Line, items: &[Item], silence: Policy) -> Digest {
        let policy = match silence {
            Policy::Strict => "strict",
            Policy::SignedFor => "signed_for",
            Policy::DeliveredAsAttending => "delivered_as_attending",
            Policy::FollowMajority => "follow_majority",
        };
        let mut text = format!("{title}\n");
        for item in items {
            text.push_str(&format!("{}\n{}\n", item.title, item.text));
        }
        text.push_str(policy);
        Digest::of(text.as_bytes())
    }

    /// What silence means, with its grounds: the notice that is posted states it.
    ///
    /// # Errors
    /// When the pack does not allow it, or something it rests on is missing.
    pub fn non_voters(&self, pack: &RulePack) -> Result<NonVoters, Refusal> {
        let notice = Some(self.hash);
        NonVoters::under(self.silence, self.rule_text, notice, &pack.owners)
            .map_err(|fault| OwnersFault::Silence { fault }.into())
    }

    /// Whether parking spaces count, with its grounds.
    ///
    /// # Errors
    /// When the pack leaves no such choice, or no text of the compound's rules says so.
    pub fn parking(&self, pack: &RulePack) -> Result<Parking, Refusal> {
        Parking::under(self.parking, self.rule_text, &pack.owners)
            .map_err(|fault| OwnersFault::Parking { fault }.into())
    }

    /// How many take part where its matters touch most, of those who have voted.
    pub(super) fn affected(&self, roll: &Roll, voted: &BTreeSet<HeadId>) -> Vec<AffectedTurnout> {
        let rules = self.rules().map(|pack| pack.telling);
        rules.map_or_else(
            |_| Vec::new(),
            |rules| affected::turnout(&self.items, roll, voted, rules),
        )
    }

    /// What its state is, for an act that needs another one.
    fn elsewhere(&self) -> Refusal {
        let fault = match &self.state {
            AssemblyState::Called => OwnersFault::NotPosted,
            AssemblyState::Posted { .. } => OwnersFault::NotOpen {
                opens_at: self.opens_at,
            },
            AssemblyState::Open { .. } => OwnersFault::IsOpen {
                closes_at: self.closes_at,
            },
            AssemblyState::Counted { .. } | AssemblyState::Public { .. } => OwnersFault::IsCounted,
            AssemblyState::Cancelled { reason, .. } => OwnersFault::Cancelled {
                reason: reason.clone(),
            },
        };
        fault.into()
    }
}

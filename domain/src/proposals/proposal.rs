//! The proposal and its states (domain-rules 2.1, 2.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, BuildingId, CommunityId, CompoundId, Line, PersonId, ProposalId, Prose,
    SittingId, SpotId, Timestamp, Town, VoteId,
};
use crate::members::{Actor, Neighbour};
use crate::projects::Leg;

use super::{Assessment, Details, Forum};

/// A micro-project proposal (提案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Made by the proposer's phone.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// The compound it is about.
    pub compound: CompoundId,
    /// What the proposer wrote.
    pub details: Details,
    /// Who proposes. Where a grid worker handed it in, the person is the worker, who mends and
    /// withdraws it, and what is shown is the resident.
    pub author: Author,
    /// The grid worker who handed it in for the resident, as neighbours read them (代为提交).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<String>,
    /// What is new since a council did not approve the same text (新情况).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facts: Option<Prose>,
    /// First handed in.
    pub submitted_at: Timestamp,
    /// Where it stands, since when.
    pub state: ProposalState,
    /// The last change of state.
    pub changed_at: Timestamp,
    /// What the residents' committee found, from acceptance on. Boxed, because every record is as
    /// large as the largest.
    pub assessment: Option<Box<Assessment>>,
}

/// Where a proposal stands (状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// 已提交
    Submitted,
    /// 退回补正
    Returned {
        /// What is missing.
        reason: ReturnReason,
        /// In words for the proposer.
        note: Prose,
    },
    /// 已合并
    Merged {
        /// Into which.
        into: ProposalId,
    },
    /// 已拆分
    Split {
        /// Into which, in the order of the split.
        parts: Vec<ProposalId>,
        /// Why; everyone reads it.
        reason: Line,
    },
    /// 不予受理
    Rejected {
        /// Why, in words for the proposer.
        note: Prose,
        /// Who rejected it, and so does not answer an appeal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// 已受理
    Accepted,
    /// 已分流: to whom. The states since then name their one thing without a word before it, which
    /// costs the first load less (ADR 9).
    Routed(Forum),
    /// 已列议程
    Scheduled {
        /// The sitting.
        sitting: SittingId,
    },
    /// 协商中: its motion was taken up
    Deliberating {
        /// The sitting.
        sitting: SittingId,
        /// 已修订: its text was changed there.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        amended: bool,
    },
    /// 表决中
    Voting {
        /// The vote.
        vote: VoteId,
    },
    /// 通过
    Approved {
        /// The vote.
        vote: VoteId,
    },
    /// 未通过
    NotApproved {
        /// The vote.
        vote: VoteId,
    },
    /// 未达法定人数
    NoQuorum {
        /// The vote.
        vote: VoteId,
    },
    /// 业主表决: owners have it before them, or decided it (ADR 54)
    Owners {
        /// Their assembly.
        assembly: AssemblyId,
        /// How far it is there: a mirror of the assembly, which only `owners` moves.
        turn: Turn,
    },
    /// 已转为微项目
    Project {
        /// The council's vote that approved it; none where the owners did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vote: Option<VoteId>,
        /// Where the project is: a mirror of its own state, which only `projects` moves.
        leg: Leg,
    },
    /// 已撤回, from before anybody counted on it
    Withdrawn,
    /// 已撤回, and why, in the proposer's words
    TakenBack(Line),
    /// 已终止, and why, in the convener's words
    Cancelled(Line),
}

/// How far owners are with a proposal (业主表决进度).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// 已公告: the notice hangs.
    Posted,
    /// 表决中, until the result is posted.
    Open,
    /// 通过
    Passed,
    /// 未通过
    Failed,
    /// 未达法定人数
    NoQuorum,
}

impl Turn {
    fn stage(self) -> Stage {
        match self {
            Self::Posted => Stage::Scheduled,
            Self::Open => Stage::Voting,
            Self::Passed => Stage::Approved,
            Self::Failed => Stage::NotApproved,
            Self::NoQuorum => Stage::NoQuorum,
        }
    }
}

/// The states without their data, for filters and badges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 已提交
    Submitted,
    /// 退回补正
    Returned,
    /// 已合并
    Merged,
    /// 已拆分
    Split,
    /// 不予受理
    Rejected,
    /// 已受理
    Accepted,
    /// 已分流
    Routed,
    /// 已列议程
    Scheduled,
    /// 协商中
    Deliberating,
    /// 已修订
    Amended,
    /// 表决中
    Voting,
    /// 通过
    Approved,
    /// 未通过
    NotApproved,
    /// 未达法定人数
    NoQuorum,
    /// 已转为微项目
    Project,
    /// 已撤回
    Withdrawn,
    /// 已终止
    Cancelled,
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: [Self; 17] = [
        Self::Submitted,
        Self::Returned,
        Self::Merged,
        Self::Split,
        Self::Rejected,
        Self::Accepted,
        Self::Routed,
        Self::Scheduled,
        Self::Deliberating,
        Self::Amended,
        Self::Voting,
        Self::Approved,
        Self::NotApproved,
        Self::NoQuorum,
        Self::Project,
        Self::Withdrawn,
        Self::Cancelled,
    ];

    /// Whether neighbours may still support and discuss.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted
                | Self::Accepted
                | Self::Routed
                | Self::Scheduled
                | Self::Deliberating
                | Self::Amended
                | Self::Voting
        )
    }
}

impl ProposalState {
    /// The state without its data.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Submitted => Stage::Submitted,
            Self::Returned { .. } => Stage::Returned,
            Self::Merged { .. } => Stage::Merged,
            Self::Split { .. } => Stage::Split,
            Self::Rejected { .. } => Stage::Rejected,
            Self::Accepted => Stage::Accepted,
            Self::Routed(_) => Stage::Routed,
            Self::Scheduled { .. } => Stage::Scheduled,
            Self::Deliberating { amended: false, .. } => Stage::Deliberating,
            Self::Deliberating { amended: true, .. } => Stage::Amended,
            Self::Voting { .. } => Stage::Voting,
            Self::Approved { .. } => Stage::Approved,
            Self::NotApproved { .. } => Stage::NotApproved,
            Self::NoQuorum { .. } => Stage::NoQuorum,
            Self::Owners { turn, .. } => turn.stage(),
            Self::Project { .. } => Stage::Project,
            Self::Withdrawn | Self::TakenBack(_) => Stage::Withdrawn,
            Self::Cancelled(_) => Stage::Cancelled,
        }
    }
}

impl ProposalState {
    /// The sitting on whose agenda it is, until its vote opens.
    pub fn on_agenda_of(&self) -> Option<SittingId> {
        match self {
            Self::Scheduled { sitting } | Self::Deliberating { sitting, .. } => Some(*sitting),
            _ => None,
        }
    }

    /// Whether an accepted proposal can still be taken back or ended before it is a project: not while
    /// it is voted on, not once the vote said no, and not while owners have it before them or once
    /// they passed it, which binds them (Civil Code 280).
    pub fn leaves(&self) -> bool {
        match self {
            Self::Owners { turn, .. } => *turn == Turn::NoQuorum,
            Self::Accepted
            | Self::Routed(_)
            | Self::Scheduled { .. }
            | Self::Deliberating { .. }
            | Self::Approved { .. }
            | Self::NoQuorum { .. } => true,
            _ => false,
        }
    }

    /// Whether it waits for owners to be asked (待业主表决): routed to them, or brought before too few
    /// of them.
    pub fn waits_for_owners(&self) -> bool {
        match self {
            Self::Routed(forum) => *forum == Forum::OwnersDecision,
            Self::Owners { turn, .. } => *turn == Turn::NoQuorum,
            _ => false,
        }
    }
}

impl Proposal {
    /// The same proposal in another state.
    pub(crate) fn moved(self, state: ProposalState, at: Timestamp) -> Self {
        Self {
            state,
            changed_at: at,
            ..self
        }
    }

    /// Residents see every proposal; anyone may read it once it is accepted.
    pub(crate) fn readers(&self) -> Audience {
        if self.assessment.is_some() {
            Audience::Public
        } else {
            Audience::Residents
        }
    }
}

/// Why a proposal goes back to its proposer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnReason {
    /// The problem or its evidence is not clear.
    ProblemUnclear,
    /// The goal cannot be measured.
    GoalUnclear,
    /// It is not clear who needs it.
    NeedUnclear,
    /// The place is missing or wrong.
    PlaceUnclear,
}

impl ReturnReason {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::ProblemUnclear,
        Self::GoalUnclear,
        Self::NeedUnclear,
        Self::PlaceUnclear,
    ];
}

/// A place a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A public place.
    Spot(SpotId),
    /// A building.
    Building(BuildingId),
}

/// Who wrote something, as neighbours read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// Who.
    pub person: PersonId,
    /// Building and family name when it was written.
    pub shown: String,
    /// Whether they wrote as a tenant.
    pub tenant: bool,
}

impl Author {
    /// The author that an actor is.
    pub(crate) fn of(actor: &Actor, town: &dyn Town) -> Option<Self> {
        let person = actor.person()?;
        let neighbour: Option<Neighbour> = town.get(person);
        let shown = neighbour
            .as_ref()
            .map(|it| it.shown.clone())
            .unwrap_or_default();
        let tenant = neighbour.and_then(|it| it.kind) == Some(crate::members::StandingKind::Tenant);
        Some(Self {
            person,
            shown,
            tenant,
        })
    }
}

/// How much a proposal moves people: a fold of its supports and comments (热度). Its readers are the
/// proposal's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulse {
    /// The proposal.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// Whether anyone may read it, as the proposal from its acceptance on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// Who support it, the proposer included.
    pub supporters: u32,
    /// Comments in favour.
    pub for_it: u32,
    /// Comments against.
    pub against: u32,
    /// Questions.
    pub questions: u32,
}

impl Pulse {
    /// That of a proposal nobody has moved for yet.
    pub(crate) fn none(proposal: &Proposal) -> Self {
        Self {
            id: proposal.id,
            community: proposal.community,
            public: proposal.readers() == Audience::Public,
            supporters: 0,
            for_it: 0,
            against: 0,
            questions: 0,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        if self.public {
            Audience::Public
        } else {
            Audience::Residents
        }
    }
}

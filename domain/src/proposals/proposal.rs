//! The proposal and its states (domain-rules 2.1, 2.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, CommunityId, CompoundId, Line, Money, PersonId, ProposalId, Prose,
    SittingId, SpotId, Timestamp, Town, VoteId,
};
use crate::members::{Actor, Neighbour};
use crate::projects::Leg;
use crate::{Lang, wording};

use super::Details;

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
    /// 不予受理
    Rejected {
        /// Why, in words for the proposer.
        note: Prose,
    },
    /// 已受理
    Accepted,
    /// 已列议程
    Scheduled {
        /// The sitting.
        sitting: SittingId,
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
    /// 已转为微项目
    Project {
        /// The vote that approved it.
        vote: VoteId,
        /// Where the project is: a mirror of its own state, which only `projects` moves.
        leg: Leg,
    },
    /// 已撤回
    Withdrawn,
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
    /// 不予受理
    Rejected,
    /// 已受理
    Accepted,
    /// 已列议程
    Scheduled,
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
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: [Self; 12] = [
        Self::Submitted,
        Self::Returned,
        Self::Merged,
        Self::Rejected,
        Self::Accepted,
        Self::Scheduled,
        Self::Voting,
        Self::Approved,
        Self::NotApproved,
        Self::NoQuorum,
        Self::Project,
        Self::Withdrawn,
    ];

    /// Whether neighbours may still support and discuss.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::Accepted | Self::Scheduled | Self::Voting
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
            Self::Rejected { .. } => Stage::Rejected,
            Self::Accepted => Stage::Accepted,
            Self::Scheduled { .. } => Stage::Scheduled,
            Self::Voting { .. } => Stage::Voting,
            Self::Approved { .. } => Stage::Approved,
            Self::NotApproved { .. } => Stage::NotApproved,
            Self::NoQuorum { .. } => Stage::NoQuorum,
            Self::Project { .. } => Stage::Project,
            Self::Withdrawn => Stage::Withdrawn,
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

/// What kind of matter it is by law (法定事项类型): R1, a council never decides what owners or a
/// residents' meeting must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Residents' common interest: a council may deliberate and vote (协商).
    Council,
    /// Owners decide together (业主共同决定), Civil Code 278.
    Owners,
    /// Reserved to the residents' meeting (居民会议), Residents' Committee Law 30.
    ResidentsMeeting,
}

/// Where the resources come from (资源来源), domain-rules 2.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 社区自身完成
    SelfCompleted,
    /// 政府支持
    GovernmentSupport,
    /// 企业扶持
    EnterpriseSupport,
    /// 社会组织技术指导
    SocialOrgTechnical,
    /// 居民自筹, voluntary (Residents' Committee Law 42)
    Residents,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::SelfCompleted,
        Self::GovernmentSupport,
        Self::EnterpriseSupport,
        Self::SocialOrgTechnical,
        Self::Residents,
    ];
}

/// What the residents' committee found on acceptance (预审).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The legal kind of matter.
    pub matter: Matter,
    /// Homes that benefit (受益户数).
    pub homes: u32,
    /// What or whom it works on (对象).
    #[serde(default)]
    pub object: Option<Line>,
    /// How far it reaches (影响范围).
    #[serde(default)]
    pub impact: Option<Impact>,
    /// Whether there is money enough, and whose (财力承受度).
    #[serde(default)]
    pub funds: Option<Line>,
    /// Whether there is material enough (物力承受度).
    #[serde(default)]
    pub materials: Option<Line>,
    /// Whether there are hands enough (人力承受度).
    #[serde(default)]
    pub manpower: Option<Line>,
    /// Who carries it out (实施主体).
    pub implementer: Line,
    /// Steps and dates (过程).
    pub process: Prose,
    /// What it costs (预算).
    pub budget: Money,
    /// Who provides (资源来源), at least one.
    pub sources: Vec<Source>,
}

/// How far a proposal reaches (影响范围), by which its forum is found (domain-rules 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// One building or at most fifty homes, and no shared facility.
    Small,
    /// A whole compound.
    Compound,
    /// A whole community.
    Community,
}

impl Impact {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Small, Self::Compound, Self::Community];
}

/// What an assessment must say for a proposal to be accepted (domain-rules 2.1), beyond what
/// every assessment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 对象
    Object,
    /// 影响范围
    Impact,
    /// 财力承受度
    Funds,
    /// 物力承受度
    Materials,
    /// 人力承受度
    Manpower,
}

impl Assessment {
    /// What was found, each by its name, as screens show it.
    pub fn findings(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let said = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
        let impact = self.impact.map(|it| wording::impact(it, lang).to_owned());
        let found = [
            (Finding::Object, said(&self.object)),
            (Finding::Impact, impact),
            (Finding::Funds, said(&self.funds)),
            (Finding::Materials, said(&self.materials)),
            (Finding::Manpower, said(&self.manpower)),
        ];
        let told = |(finding, value): (Finding, Option<String>)| {
            Some((wording::finding(finding, lang), value?))
        };
        found.into_iter().filter_map(told).collect()
    }

    /// The first finding that is missing.
    pub fn lacks(&self) -> Option<Finding> {
        let found = [
            (self.object.is_some(), Finding::Object),
            (self.impact.is_some(), Finding::Impact),
            (self.funds.is_some(), Finding::Funds),
            (self.materials.is_some(), Finding::Materials),
            (self.manpower.is_some(), Finding::Manpower),
        ];
        let missing = found.into_iter().find(|(there, _)| !there);
        missing.map(|(_, finding)| finding)
    }
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

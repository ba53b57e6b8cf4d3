//! What of an issue is kept, and who reads it.
//!
//! The issue itself is read by those who look after the place: of a building its head and grid
//! worker, of the open ground those of the compound, and the community's workers. Whoever reported
//! it, and whoever speaks for the body it is with, has a copy of their own. The neighbours read a
//! board without anybody's name, and nothing where an issue may be about somebody.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BodyId, CommunityId, CompoundId, IssueBoardId, IssueId, IssueJoinId, Line,
    OwnIssueId, PersonId, ProposalId, Prose, Timestamp,
};
use crate::proposals::Photo;

use super::{Answer, Category, Class, Issue, Rates, Running, Spot, With};

/// What somebody did with an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// 上报
    Reported,
    /// 接单
    Taken,
    /// 分类
    Triaged,
    /// 往上报
    PassedUp,
    /// 超时自动往上
    WentUp,
    /// 请求吹哨
    AskedWhistle,
    /// 吹哨
    Whistled,
    /// 派单
    Assigned,
    /// 报到
    ReportedIn,
    /// 退单
    SentBack,
    /// 延期
    Extended,
    /// 中止
    Stopped,
    /// 挂账
    Shelved,
    /// 恢复办理
    WentOn,
    /// 回话
    Said,
    /// 办结
    Solved,
    /// 确认办好
    Confirmed,
    /// 说没办好
    NotSolved,
    /// 回访登记: what they said on the telephone.
    Heard,
    /// 没联系上
    NotReached,
    /// 重开
    Reopened,
    /// 剔除
    SetAside,
    /// 转为微项目
    Grown,
}

/// One line of what happened to an issue (办理过程).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub did: Did,
    /// With whom it was afterwards.
    pub with: Option<With>,
    /// By whom; nobody where time did it, and where neighbours read it.
    pub by: Option<PersonId>,
    /// In words.
    pub words: Option<Prose>,
    /// With photos.
    pub photos: Vec<Photo>,
    /// Whether the words are for all neighbours (公开答复).
    pub open: bool,
}

/// An issue as one of its people has it: whoever reported it, and whoever speaks for the body it
/// is with (办事单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnIssue {
    /// Derived from the issue and the reader.
    pub id: OwnIssueId,
    /// Whose.
    pub reader: PersonId,
    /// The issue.
    pub issue: Issue,
}

/// What the neighbours read of an issue (公开栏): a fold of it, without anybody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueBoard {
    /// The issue, by the same number.
    pub id: IssueBoardId,
    /// The community.
    pub community: CommunityId,
    /// What is wrong.
    pub category: Category,
    /// How it is.
    pub class: Class,
    /// Where.
    pub spot: Spot,
    /// What it looks like.
    pub photos: Vec<Photo>,
    /// Since when.
    pub reported_at: Timestamp,
    /// With whom it is; nobody where it is closed.
    pub with: Option<With>,
    /// Until when, while a clock runs.
    pub due: Option<Timestamp>,
    /// Whether it is said to be done, and waits for whoever reported it.
    pub solved: bool,
    /// What whoever reported it said, once it is closed.
    pub answer: Option<Answer>,
    /// The proposal that grew out of it.
    pub project: Option<ProposalId>,
    /// What happened to it, as far as it is for all.
    pub log: Vec<Entry>,
    /// How many others have the same trouble.
    pub joined: u32,
}

/// That somebody has the same trouble (我也遇到): told to nobody, and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueJoin {
    /// Derived from the issue and the person.
    pub id: IssueJoinId,
    /// Which issue.
    pub issue: IssueId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub at: Timestamp,
}

/// What the three rates of a community are made of (三率): counts, not percentages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRates {
    /// The community.
    pub id: CommunityId,
    /// The community.
    pub community: CommunityId,
    /// The counts.
    pub rates: Rates,
}

/// Out of which issue a proposal grew (来源): the thread from a project back to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueOrigin {
    /// The proposal.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// The compound whose neighbours read of the issue.
    pub compound: CompoundId,
    /// The issue.
    pub issue: IssueId,
    /// What was wrong.
    pub category: Category,
    /// When it was reported.
    pub reported_at: Timestamp,
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// 职能部门: comes when it is whistled for.
    Department,
    /// 物业公司
    PropertyCompany,
    /// 业主委员会
    OwnersCommittee,
    /// 居民委员会: its own list says what the community itself is there for (Luzhou 15).
    ResidentsCommittee,
}

impl BodyKind {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Department,
        Self::PropertyCompany,
        Self::OwnersCommittee,
        Self::ResidentsCommittee,
    ];
}

/// A department or one of the three sides (property company, owners' committee, residents' committee) that
/// issues are given to (承办单位), with the list of its duties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id.
    pub id: BodyId,
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub name: Line,
    /// What it is.
    pub kind: BodyKind,
    /// Its duties among what is reported.
    pub duties: Vec<Category>,
    /// Its duties one by one, as its list says them (职责清单逐条).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    /// Who speaks for it here; where nobody does, the office writes down what it says.
    pub contacts: Vec<PersonId>,
    /// Whether it still takes issues.
    pub ended: bool,
}

impl Issue {
    pub(crate) fn readers(&self) -> Audience {
        match self.report.spot.building {
            Some(building) => Audience::Grid(building),
            None => Audience::Grounds(self.report.spot.compound),
        }
    }

    /// What of it is for one reader.
    pub(super) fn own(&self, reader: PersonId) -> OwnIssue {
        OwnIssue {
            id: OwnIssueId::of(self.id, reader),
            reader,
            issue: self.clone(),
        }
    }

    /// What of it the neighbours read, so many of whom have the same trouble.
    pub fn board(&self, joined: u32) -> Option<IssueBoard> {
        if !self.report.category.is_open() || self.aside.is_some() {
            return None;
        }
        let log = self.log.iter().map(|it| Entry {
            by: None,
            words: it.words.clone().filter(|_| it.open),
            photos: if it.open {
                it.photos.clone()
            } else {
                Vec::new()
            },
            ..it.clone()
        });
        Some(IssueBoard {
            id: IssueBoardId(self.id.0),
            community: self.community,
            category: self.report.category,
            class: self.report.class,
            spot: self.report.spot,
            photos: self.report.photos.clone(),
            reported_at: self.reported.at,
            with: self.with(),
            due: match self.clock() {
                Running::Until(due) => Some(due),
                Running::Stands(_) | Running::Over => None,
            },
            solved: matches!(self.state, super::State::Resolved { .. }),
            answer: match self.state {
                super::State::Closed { answer, .. } => answer,
                _ => None,
            },
            project: self.project,
            log: log.collect(),
            joined,
        })
    }
}

impl OwnIssueId {
    /// The copy of an issue that one reader has.
    pub fn of(issue: IssueId, reader: PersonId) -> Self {
        Self::derived("own_issue", &[issue.0.as_bytes(), reader.0.as_bytes()])
    }
}

impl IssueJoinId {
    /// That a person has the same trouble.
    pub fn of(issue: IssueId, person: PersonId) -> Self {
        Self::derived("issue_join", &[issue.0.as_bytes(), person.0.as_bytes()])
    }
}

impl OwnIssue {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.reader)
    }
}

impl IssueBoard {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.spot.compound)
    }

    /// The issue it is of.
    pub fn issue(&self) -> IssueId {
        IssueId(self.id.0)
    }

    /// Whether the issue is open.
    pub fn is_open(&self) -> bool {
        self.with.is_some()
    }
}

impl IssueJoin {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl IssueOrigin {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.compound)
    }
}

impl IssueRates {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Body {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether a category is on the list of its duties.
    pub fn has_duty(&self, category: Category) -> bool {
        self.duties.contains(&category)
    }
}

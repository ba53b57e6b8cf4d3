//! An issue and where it stands (事项; domain-rules 7.1).

use serde::{Deserialize, Serialize};

use crate::core::{
    BodyId, CommunityId, Day, Digest, IssueId, PersonId, ProposalId, Prose, Timestamp,
};
use crate::proposals::Photo;

use super::{Answer, Category, Clock, Entry, IssueFault, Outcome, Running, SlaProfile, Spot};

/// How it is (事项类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 危险、紧急
    Danger,
    /// 水电气热
    Utility,
    /// 一般
    General,
    /// 咨询
    Enquiry,
    /// 复杂
    Complex,
}

/// Whose duty it is (权责).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// 自治事项: the neighbours' own.
    Grid,
    /// 政府职责: licences, penalties and what else the law gives to a department.
    Government,
}

/// Whom to call at once (紧急电话).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hotline {
    /// 110
    Police,
    /// 119
    Fire,
    /// 120
    Ambulance,
    /// 122
    Traffic,
}

/// A level of the grid (网格层级).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 微网格: the building.
    Micro,
    /// 小网格: the compound.
    Small,
    /// 大网格: the community.
    Large,
}

/// Who asks for a whistle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Initiator {
    /// 居民
    Resident,
    /// 网格员
    GridWorker,
    /// 社区工作者
    CommunityWorker,
    /// 街道、乡镇
    Street,
}

/// With whom it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum With {
    /// A level of the grid.
    Grid(Level),
    /// A department.
    Department(BodyId),
}

/// Who reported it. Somebody may do it for a neighbour, whose answer then counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reporter {
    /// Whose issue it is.
    pub person: PersonId,
}

/// What is reported (随手拍).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What is wrong, from the list of categories.
    pub category: Category,
    /// How it is.
    pub class: Class,
    /// Whose duty it is.
    pub matter: Matter,
    /// Where.
    pub spot: Spot,
    /// In their words, if they added some.
    pub words: Option<Prose>,
    /// What it looks like.
    pub photos: Vec<Photo>,
}

/// That it was reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// By whom.
    pub by: Reporter,
    /// When the server received it.
    pub at: Timestamp,
}

/// Where it stands (状态).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 已上报: waits for a level of the grid to take it.
    Reported {
        /// Which level.
        level: Level,
        /// Until when.
        clock: Clock,
    },
    /// 处理中
    Handling {
        /// At which level.
        level: Level,
        /// Until when.
        clock: Clock,
    },
    /// 已吹哨: a department reports in, or sends it back.
    Whistled {
        /// Which.
        department: BodyId,
        /// Until when.
        clock: Clock,
    },
    /// 已报到: the department works on it.
    Responding {
        /// Which.
        department: BodyId,
        /// Until when.
        clock: Clock,
    },
    /// 中止: the clock stands for a reason.
    Suspended {
        /// With whom.
        with: With,
        /// What was left.
        clock: Clock,
        /// Since when.
        at: Timestamp,
        /// Why.
        reason: Prose,
        /// The day on which it goes on by itself, if nobody takes it up before.
        #[serde(default)]
        until: Option<Day>,
    },
    /// 挂账: cannot be solved now, and is looked at again.
    OnLedger {
        /// With whom.
        with: With,
        /// Why.
        reason: Prose,
        /// When it is looked at again.
        again_on: Day,
        /// Its clock when it was put there, and when that was: whoever takes it up before the day
        /// has what was left, and nothing new.
        #[serde(default)]
        stood: Option<(Clock, Timestamp)>,
    },
    /// 已办结，待回访
    Resolved {
        /// By whom.
        with: With,
        /// The person who did it.
        by: PersonId,
        /// Whether the law or a policy allows no more (政策限制).
        limited: bool,
        /// How often nobody answered the call.
        calls: u16,
        /// Until when somebody calls back.
        clock: Clock,
    },
    /// 已归档
    Closed {
        /// When.
        at: Timestamp,
        /// What whoever reported it said; nothing where they could not be reached.
        answer: Option<Answer>,
    },
}

/// What happened to it, for its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// With whom it was afterwards.
    pub with: With,
    /// Why, in words, where somebody said so.
    pub reason: Option<Prose>,
}

/// An issue (事项).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// The community.
    pub community: CommunityId,
    /// What.
    pub report: Report,
    /// By whom and when.
    pub reported: Reported,
    /// 首接负责: whoever took it first answers for it to the end, wherever it goes (Beijing 14).
    pub first: Option<PersonId>,
    /// When somebody first spoke with whoever reported it, if they did.
    pub contacted_at: Option<Timestamp>,
    /// Until when that had to be.
    pub contact_due: Timestamp,
    /// Everyone it has been with, in order.
    pub path: Vec<Step>,
    /// How often a department sent it back.
    pub returns: u16,
    /// Whether it was opened again because of an answer.
    pub reopened: bool,
    /// Why it counts in no rate, where it was set aside (剔除).
    pub aside: Option<Outcome>,
    /// The proposal that grew out of it.
    pub project: Option<ProposalId>,
    /// Who did what, in order.
    pub log: Vec<Entry>,
    /// Where it stands.
    pub state: State,
}

impl Class {
    /// Whether the numbers to call come before everything else.
    pub fn calls_at_once(self) -> bool {
        self == Self::Danger
    }
}

impl Level {
    /// The next level up; above the community there is none.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Micro => Some(Self::Small),
            Self::Small => Some(Self::Large),
            Self::Large => None,
        }
    }
}

impl Issue {
    /// A report, with the building; where there is danger, with the community at once, and the
    /// clock of danger runs (Luzhou 16).
    ///
    /// # Errors
    /// When the profile has no clock for it.
    pub fn report(
        (id, community): (IssueId, CommunityId),
        report: Report,
        by: Reporter,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let level = match report.class {
            Class::Danger => Level::Large,
            Class::Utility | Class::General | Class::Enquiry | Class::Complex => Level::Micro,
        };
        let limit = profile.dispatch(report.class).ok_or(IssueFault::NoClock)?;
        let clock = Clock::start(limit, at);
        let step = Step {
            at,
            with: With::Grid(level),
            reason: None,
        };
        Ok(Self {
            id,
            community,
            report,
            reported: Reported { by, at },
            first: None,
            contacted_at: None,
            contact_due: clock.due,
            path: vec![step],
            returns: 0,
            reopened: false,
            aside: None,
            project: None,
            log: Vec::new(),
            state: State::Reported { level, clock },
        })
    }

    /// With whom it is; nobody where it is closed.
    pub fn with(&self) -> Option<With> {
        match &self.state {
            State::Reported { level, .. } | State::Handling { level, .. } => {
                Some(With::Grid(*level))
            }
            State::Whistled { department, .. } | State::Responding { department, .. } => {
                Some(With::Department(*department))
            }
            State::Suspended { with, .. }
            | State::OnLedger { with, .. }
            | State::Resolved { with, .. } => Some(*with),
            State::Closed { .. } => None,
        }
    }

    /// What is due: a clock always runs, or a reason stands.
    pub fn clock(&self) -> Running {
        match &self.state {
            State::Reported { clock, .. }
            | State::Handling { clock, .. }
            | State::Whistled { clock, .. }
            | State::Responding { clock, .. }
            | State::Resolved { clock, .. } => Running::Until(clock.due),
            State::Suspended { until, .. } => Running::Stands(*until),
            State::OnLedger { again_on, .. } => Running::Stands(Some(*again_on)),
            State::Closed { .. } => Running::Over,
        }
    }

    /// Whether it is closed.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed { .. })
    }

    /// Every photo of it.
    pub fn photos(&self) -> impl Iterator<Item = Digest> {
        let later = self.log.iter().flat_map(|it| &it.photos);
        self.report.photos.iter().chain(later).map(|it| it.hash)
    }

    /// Somebody spoke with whoever reported it; the first time counts.
    pub fn contacted(self, at: Timestamp) -> Self {
        let contacted_at = self.contacted_at.or(Some(at));
        Self {
            contacted_at,
            ..self
        }
    }

    pub(super) fn moved(
        self,
        state: State,
        with: With,
        reason: Option<Prose>,
        at: Timestamp,
    ) -> Self {
        let mut path = self.path;
        path.push(Step { at, with, reason });
        Self {
            path,
            state,
            ..self
        }
    }
}

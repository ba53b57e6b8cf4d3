//! The plan of a compound and its stages (一小区一方案; domain-rules 5.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CompoundId, Day, Line, PackId, PersonId, Refusal, RulePack,
    Timestamp, Town,
};

use super::{Adoption, Comparison, Decided, Management, PlanLeg, Planned, RenovationFault};

/// The renovation plan of a compound (改造方案), from the survey to what comes after the works. It
/// has the compound's id: a compound has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// The compound's.
    pub id: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// What it is called.
    pub title: Line,
    /// Who convenes the owners for it (牵头组织), such as the property management committee.
    pub convener: Line,
    /// The rule pack in force at its start, which it keeps (R4).
    pub pack: PackId,
    /// Where it stands.
    pub state: PlanState,
    /// The courses of the menu that are built, in this order (改造内容).
    pub chosen: Vec<u16>,
    /// Who manages the compound afterwards, once that is settled (如何管).
    pub management: Option<Box<Management>>,
    /// The stages it came to, the earliest first.
    pub steps: Vec<Step>,
    /// When stages are planned to begin (计划进度).
    #[serde(default)]
    pub schedule: Vec<Planned>,
    /// The last change of anything in it.
    pub changed_at: Timestamp,
}

/// When a plan came to a stage, and by whose act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Which stage.
    pub stage: PlanStage,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// What everyone reads beside it: the number of a paper, who builds, what is to be mended.
    #[serde(default)]
    pub note: Option<Line>,
}

/// Where a plan stands (阶段).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// 筹备
    Prepare,
    /// 改不改
    WillSurvey {
        /// The last day of answers.
        until: Day,
    },
    /// 改什么
    MenuChoice {
        /// The last day of orders.
        until: Day,
    },
    /// 怎么改
    Options,
    /// 如何管
    Manage,
    /// 方案通过, and what came after.
    Adopted {
        /// What the owners decided.
        adoption: Box<Adoption>,
        /// How far it is.
        leg: PlanLeg,
    },
    /// 终止: it is over before anything was built.
    Ended {
        /// Where it stood.
        before: Box<PlanState>,
        /// What the owners decided, where they had adopted it.
        decided: Option<Box<Decided>>,
    },
}

/// A stage without its data, for badges and pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStage {
    /// 筹备
    Prepare,
    /// 改不改
    WillSurvey,
    /// 改什么
    MenuChoice,
    /// 怎么改
    Options,
    /// 如何管
    Manage,
    /// 方案通过
    Adopted,
    /// 已申请
    Applied,
    /// 退回
    Returned,
    /// 已批准
    Approved,
    /// 招标
    Tender,
    /// 施工
    Construction,
    /// 竣工验收
    Acceptance,
    /// 整改
    Rectifying,
    /// 长效管理
    LongTerm,
    /// 终止
    Ended,
}

impl PlanStage {
    /// Every stage, in the order of the way.
    pub const ALL: [Self; 15] = [
        Self::Prepare,
        Self::WillSurvey,
        Self::MenuChoice,
        Self::Options,
        Self::Manage,
        Self::Adopted,
        Self::Applied,
        Self::Returned,
        Self::Approved,
        Self::Tender,
        Self::Construction,
        Self::Acceptance,
        Self::Rectifying,
        Self::LongTerm,
        Self::Ended,
    ];

    /// The four questions (四问), in their order.
    pub const QUESTIONS: [Self; 4] = [
        Self::WillSurvey,
        Self::MenuChoice,
        Self::Options,
        Self::Manage,
    ];
}

impl PlanState {
    /// The state without its data.
    pub fn stage(&self) -> PlanStage {
        match self {
            Self::Prepare => PlanStage::Prepare,
            Self::WillSurvey { .. } => PlanStage::WillSurvey,
            Self::MenuChoice { .. } => PlanStage::MenuChoice,
            Self::Options => PlanStage::Options,
            Self::Manage => PlanStage::Manage,
            Self::Adopted { leg, .. } => leg.stage(),
            Self::Ended { .. } => PlanStage::Ended,
        }
    }

    /// How far an adopted plan is.
    pub fn leg(&self) -> Option<PlanLeg> {
        match self {
            Self::Adopted { leg, .. } => Some(*leg),
            _ => None,
        }
    }

    /// What the owners adopted, also of a plan that ended since.
    pub fn adoption(&self) -> Option<&Adoption> {
        match self {
            Self::Adopted { adoption, .. } => Some(adoption),
            Self::Ended { before, .. } => before.adoption(),
            _ => None,
        }
    }
}

impl Plan {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.id)
    }

    /// Its rules.
    pub fn rules(&self) -> Option<&'static RulePack> {
        RulePack::frozen(&self.pack)
    }

    /// Whether a comparison belongs to what is chosen now: what was compared before homes chose anew
    /// is history.
    pub fn is_current(&self, comparison: &Comparison) -> bool {
        let mut steps = self.steps.iter().rev();
        let chosen = steps.find(|it| it.stage == PlanStage::Options);
        chosen.is_some_and(|chosen| comparison.at >= chosen.at)
    }

    /// The comparison of a course that stands, the last one: after one that homes refused it may be
    /// compared again.
    pub fn compared<'a>(&self, item: u16, all: &'a [Comparison]) -> Option<&'a Comparison> {
        let theirs = all.iter().filter(|it| it.item == item);
        let current = theirs.filter(|it| self.is_current(it));
        current.max_by_key(|it| (it.at, it.id))
    }

    /// Says beside the stage it came to why.
    pub(super) fn noted(&mut self, note: &Line) {
        if let Some(step) = self.steps.last_mut() {
            step.note = Some(note.clone());
        }
    }

    /// What it is refused with where it stands elsewhere than an act needs.
    pub(super) fn elsewhere(&self) -> Refusal {
        let stage = self.state.stage();
        RenovationFault::NotNow { stage }.into()
    }

    /// The same plan in another state.
    pub(super) fn moved(mut self, state: PlanState, by: PersonId, at: Timestamp) -> Self {
        let stage = state.stage();
        let note = None;
        self.steps.push(Step {
            stage,
            at,
            by,
            note,
        });
        self.state = state;
        self.changed_at = at;
        self
    }
}

pub(super) fn found(id: CompoundId, town: &dyn Town) -> Result<Plan, Refusal> {
    town.get(id).ok_or(Refusal::NotFound)
}

/// Time for answers that begins now: the last day is not behind us.
pub(super) fn ahead(until: Day, at: Timestamp) -> Result<(), Refusal> {
    if until < at.day() {
        return Err(Refusal::DueHasPassed { due: until });
    }
    Ok(())
}

/// Answers are given until the end of the last day.
pub(super) fn asked_yet(until: Day, at: Timestamp) -> Result<(), Refusal> {
    if at.day() > until {
        return Err(RenovationFault::AskingOver { until }.into());
    }
    Ok(())
}

pub(super) fn put(plan: Plan) -> Vec<Change> {
    vec![Change::put(plan)]
}

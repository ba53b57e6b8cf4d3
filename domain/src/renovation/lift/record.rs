//! The record of a lift (加装电梯项目) and its stages. What homes said of it stands in
//! [`LiftHome`](super::LiftHome), which only staff read.

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, BuildingId, CommunityId, CompoundId, Day, Digest, HomeId, Line, Money,
    PackId, PersonId, Prose, Refusal, RulePack, Timestamp, Town, UnitId,
};
use crate::proposals::{Author, Photo};

use super::{LiftRefusal, LiftRules};

/// A lift that is to be added to a stairwell unit (加装电梯项目), from the proposal to the day it runs. It
/// has the unit's id: a unit has one. What is proposed anew after a withdrawal goes on in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lift {
    /// The unit's.
    pub id: UnitId,
    /// The building it stands in.
    pub building: BuildingId,
    /// The compound.
    pub compound: CompoundId,
    /// The community.
    pub community: CommunityId,
    /// The rule pack in force when it was proposed, which it keeps (R4).
    pub pack: PackId,
    /// Why it is wanted.
    pub why: Prose,
    /// Who proposed it.
    pub author: Author,
    /// Where it stands.
    pub state: LiftState,
    /// The stages it came to and what was noted, the earliest first.
    pub steps: Vec<LiftStep>,
    /// The last change of it.
    pub changed_at: Timestamp,
}

/// Where a lift stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftState {
    /// 动议: nothing is posted yet.
    Proposed,
    /// 公示, and what came after.
    Posted {
        /// What was posted, and what came together for it.
        case: Box<LiftCase>,
        /// How far it is.
        leg: LiftLeg,
    },
    /// 撤回
    Withdrawn {
        /// What had been posted, if anything.
        case: Option<Box<LiftCase>>,
        /// Why; everyone of the compound reads it.
        reason: Line,
    },
}

/// How far a posted lift is (公示以后的阶段).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftLeg {
    /// 公示、协商: objections, consents, the vote.
    Consulting,
    /// 报批: with the planning authority.
    Submitted,
    /// 退回
    Returned,
    /// 规划许可
    Approved,
    /// 施工
    Building,
    /// 竣工: it runs.
    Done,
}

/// A stage without its data, for badges and the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftStage {
    /// 动议
    Proposed,
    /// 公示
    Consulting,
    /// 报批
    Submitted,
    /// 退回
    Returned,
    /// 规划许可
    Approved,
    /// 施工
    Building,
    /// 竣工
    Done,
    /// 撤回
    Withdrawn,
}

impl LiftStage {
    /// The stages of the way, in their order, without those that lead aside.
    pub const WAY: [Self; 6] = [
        Self::Proposed,
        Self::Consulting,
        Self::Submitted,
        Self::Approved,
        Self::Building,
        Self::Done,
    ];
}

impl LiftLeg {
    /// The legs that may come next.
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::Consulting | Self::Returned => &[Self::Submitted],
            Self::Submitted => &[Self::Approved, Self::Returned],
            Self::Approved => &[Self::Building],
            Self::Building => &[Self::Done],
            Self::Done => &[],
        }
    }

    /// Whether its scheme is talked about: before it is submitted, and again once it came back.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Consulting | Self::Returned)
    }

    /// The stage it is.
    pub fn stage(self) -> LiftStage {
        match self {
            Self::Consulting => LiftStage::Consulting,
            Self::Submitted => LiftStage::Submitted,
            Self::Returned => LiftStage::Returned,
            Self::Approved => LiftStage::Approved,
            Self::Building => LiftStage::Building,
            Self::Done => LiftStage::Done,
        }
    }
}

/// What was posted, and what came together for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftCase {
    /// The scheme's number, from 1: posting it anew is the next one, to which nobody has consented
    /// and on which nobody has voted yet.
    pub version: u16,
    /// The scheme.
    pub scheme: LiftScheme,
    /// How it was posted.
    pub posting: LiftPosting,
    /// The decision of the unit's owners it rests on, once there is one.
    pub vote: Option<LiftVote>,
    /// What others pay of it.
    pub subsidies: Vec<Subsidy>,
    /// What the homes that pay raise for those it harms, in all (补偿).
    pub compensated: Money,
    /// The agreement on how the cost is shared, once one is laid out for signature.
    pub agreement: Option<LiftAgreement>,
}

/// What is built (加装方案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftScheme {
    /// In a few words.
    pub title: Line,
    /// How and where, whole.
    pub text: Prose,
    /// What it costs before subsidies.
    pub price: Money,
    /// Its drawings.
    pub photos: Vec<Photo>,
    /// Other buildings that it touches by light, air, noise or access; the building it stands in is
    /// always meant.
    pub affected: Vec<BuildingId>,
    /// The homes of whose exclusive part it takes space, each once.
    pub occupied: Vec<Occupied>,
}

/// Space that the scheme takes of a home's own (占用专有部分; Jinan and Laiwu 2019, 11).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupied {
    /// Whose.
    pub home: HomeId,
    /// Which part.
    pub what: Line,
}

/// How a scheme hangs (公示), for the days of the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftPosting {
    /// When it was posted.
    pub at: Timestamp,
    /// Where it hangs.
    pub place: Line,
    /// What that looks like.
    pub photo: Photo,
    /// The last day on which it hangs and objections are taken.
    pub last: Day,
    /// The first day after it.
    pub next: Day,
    /// Whether both may move yet (放假安排未公布).
    pub provisional: bool,
}

/// What shows that the owners of the unit decided it (表决依据).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum LiftVote {
    /// A question of an assembly in this system, whose result is posted.
    Assembly {
        /// Which assembly.
        assembly: AssemblyId,
        /// Its question, from 0.
        question: u16,
    },
    /// A resolution on paper, where votes in this system do not bind.
    Paper {
        /// Its title or number.
        title: Line,
        /// When the owners decided.
        on: Day,
        /// What it looks like.
        photo: Photo,
    },
}

/// What somebody else pays (补贴). They differ per city and year: entered, never computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subsidy {
    /// How much.
    pub amount: Money,
    /// The document it rests on, by name and number.
    pub source: Line,
}

/// A written agreement on coefficients, laid out for signature (分摊协议; Civil Code 283). It binds the
/// homes, whoever owns them by then (Jinan and Laiwu 2019, 18).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiftAgreement {
    /// The table of the rule pack.
    pub table: String,
    /// The whole text.
    pub text: Prose,
    /// What is signed: SHA-256 of the table's code, a line feed and the text, in UTF-8.
    pub hash: Digest,
    /// When it was laid out.
    pub at: Timestamp,
}

impl LiftAgreement {
    /// What is signed.
    pub fn hash_of(table: &str, text: &Prose) -> Digest {
        Digest::of(format!("{table}\n{text}").as_bytes())
    }
}

/// When a lift came to a stage, or what was noted on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftStep {
    /// Which stage.
    pub stage: LiftStage,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
    /// What everyone reads beside it.
    pub note: Option<Line>,
}

impl LiftState {
    /// The state without its data.
    pub fn stage(&self) -> LiftStage {
        match self {
            Self::Proposed => LiftStage::Proposed,
            Self::Posted { leg, .. } => leg.stage(),
            Self::Withdrawn { .. } => LiftStage::Withdrawn,
        }
    }

    /// What was posted, if anything.
    pub fn case(&self) -> Option<&LiftCase> {
        match self {
            Self::Proposed => None,
            Self::Posted { case, .. } => Some(case),
            Self::Withdrawn { case, .. } => case.as_deref(),
        }
    }

    /// How far it is, once it is posted.
    pub fn leg(&self) -> Option<LiftLeg> {
        match self {
            Self::Posted { leg, .. } => Some(*leg),
            Self::Proposed | Self::Withdrawn { .. } => None,
        }
    }
}

impl LiftCase {
    /// What others pay in all.
    pub fn subsidised(&self) -> Money {
        Money(self.subsidies.iter().map(|it| it.amount.0).sum())
    }

    /// What it costs the homes themselves, without what they pay those it harms.
    pub fn net(&self) -> Money {
        Money(self.scheme.price.0 - self.subsidised().0)
    }

    /// What the homes raise in all: what it costs them, and the compensation out of it.
    pub fn raised(&self) -> Money {
        Money(self.net().0 + self.compensated.0)
    }

    /// Whether it takes space of a home.
    pub fn occupies(&self, home: HomeId) -> bool {
        self.scheme.occupied.iter().any(|it| it.home == home)
    }

    /// The photos in it.
    pub fn photos(&self) -> Vec<&Photo> {
        let mut photos: Vec<&Photo> = self.scheme.photos.iter().collect();
        photos.push(&self.posting.photo);
        if let Some(LiftVote::Paper { photo, .. }) = &self.vote {
            photos.push(photo);
        }
        photos
    }
}

impl Lift {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.compound)
    }

    /// The rule pack it keeps.
    ///
    /// # Errors
    /// When this program does not have it.
    pub fn pack(&self) -> Result<&'static RulePack, Refusal> {
        RulePack::frozen(&self.pack).ok_or(Refusal::NoSuchPack)
    }

    /// The rules of its way.
    ///
    /// # Errors
    /// When this program does not have its pack.
    pub fn rules(&self) -> Result<&'static LiftRules, Refusal> {
        Ok(&self.pack()?.renovation.lift)
    }

    /// Whether it touches a building: the one it stands in, and those its scheme names.
    pub fn touches(&self, building: BuildingId) -> bool {
        let named = |case: &LiftCase| case.scheme.affected.contains(&building);
        self.building == building || self.state.case().is_some_and(named)
    }

    /// What it is refused with where it stands elsewhere than an act needs.
    pub(super) fn elsewhere(&self) -> Refusal {
        let stage = self.state.stage();
        LiftRefusal::NotNow { stage }.into()
    }

    /// Its case while its scheme is talked about.
    pub(super) fn open_case(&self) -> Result<LiftCase, Refusal> {
        self.case_where(LiftLeg::is_open)
    }

    /// Its case where it is so far.
    pub(super) fn case_where(&self, fits: impl Fn(LiftLeg) -> bool) -> Result<LiftCase, Refusal> {
        match &self.state {
            LiftState::Posted { case, leg } if fits(*leg) => Ok((**case).clone()),
            _ => Err(self.elsewhere()),
        }
    }

    /// The same lift with another case, where it stands.
    pub(super) fn with_case(mut self, case: LiftCase, at: Timestamp) -> Self {
        if let LiftState::Posted { case: now, .. } = &mut self.state {
            **now = case;
        }
        self.changed_at = at;
        self
    }

    /// The same lift in another state.
    pub(super) fn moved(
        mut self,
        state: LiftState,
        by: PersonId,
        at: Timestamp,
        note: Option<Line>,
    ) -> Self {
        let stage = state.stage();
        self.steps.push(LiftStep {
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

pub(super) fn found(id: UnitId, town: &dyn Town) -> Result<Lift, Refusal> {
    town.get(id).ok_or(Refusal::NotFound)
}

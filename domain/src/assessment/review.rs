//! The three looks of others (互评互查、全过程评估、检查验收): a reviewer is never the reviewed.

use serde::{Deserialize, Serialize};

use crate::core::{Bound, Change, Line, Prose, Refusal, RoundId, Timestamp, Town};
use crate::councils::Document;
use crate::members::{Actor, Community};

use super::check::{fits, indicator};
use super::round::standing_at;
use super::{AssessmentFault, Entry, RoundDesk, Stage, Step, Value};

/// Who looks (评查方).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reviewer {
    /// 其他社区
    Community,
    /// 街道
    Street,
    /// 区联席会议
    District,
    /// 市联席会议
    City,
    /// 第三方机构
    ThirdParty,
}

impl Reviewer {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Community,
        Self::Street,
        Self::District,
        Self::City,
        Self::ThirdParty,
    ];

    /// Whether it may do a step: an evaluation is a third party's, and a third party does nothing
    /// else.
    pub fn may(self, step: Step) -> bool {
        match step {
            Step::Evaluation => self == Self::ThirdParty,
            Step::MutualCheck => self != Self::ThirdParty,
            Step::Acceptance => !matches!(self, Self::ThirdParty | Self::Community),
            _ => false,
        }
    }
}

/// How they looked (方式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 实地查看
    Visit,
    /// 查阅资料
    Files,
    /// 问卷调查
    Questionnaire,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Visit, Self::Files, Self::Questionnaire];
}

/// A value that a reviewer corrects, and why (更正).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The indicator's code.
    pub indicator: String,
    /// What it comes to.
    pub value: Value,
    /// Why.
    pub words: Prose,
}

/// What they say (结论).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 通过
    Passes,
    /// 退回自查
    Fails {
        /// Why.
        reason: Prose,
    },
}

/// One look, as everyone reads it (评查记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Which step.
    pub step: Step,
    /// In which turn.
    pub attempt: u16,
    /// What the reviewer is.
    pub reviewer: Reviewer,
    /// Its name.
    pub name: Line,
    /// How they looked.
    pub methods: Vec<Method>,
    /// What they found (诊断意见).
    pub words: Prose,
    /// The codes of the values they corrected.
    pub corrected: Vec<String>,
    /// Their report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// What they say.
    pub verdict: Verdict,
    /// When it was entered.
    pub at: Timestamp,
}

/// Enters what others found in the step where the round stands (录入评查结果).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRound {
    /// Which round.
    pub round: RoundId,
    /// The step, as whoever enters it sees it.
    pub step: Step,
    /// What the reviewer is.
    pub reviewer: Reviewer,
    /// Its name.
    pub name: Line,
    /// How they looked, at least one way.
    pub methods: Vec<Method>,
    /// What they found.
    pub words: Prose,
    /// What they corrected.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Their report, as a PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Document>,
    /// What they say.
    pub verdict: Verdict,
}

pub(super) fn review(
    it: &ReviewRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut round = standing_at(it.round, town, |stage| match stage {
        Stage::MutualCheck => it.step == Step::MutualCheck,
        Stage::Evaluation => it.step == Step::Evaluation,
        Stage::Acceptance => it.step == Step::Acceptance,
        _ => false,
    })?;
    if !it.reviewer.may(it.step) {
        return Err(AssessmentFault::WrongReviewer.into());
    }
    let community: Community = town.get(round.community).ok_or(Refusal::NotFound)?;
    if same(&it.name, &community.name) {
        return Err(AssessmentFault::OwnReview.into());
    }
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let desk: Option<RoundDesk> = town.get(round.id);
    let checked = |it: &RoundDesk| it.worked(person, Step::SelfCheck);
    if desk.as_ref().is_some_and(checked) {
        return Err(AssessmentFault::SameHand.into());
    }
    if it.methods.is_empty() {
        return Err(AssessmentFault::NoMethod.into());
    }
    if let Some(it) = &it.document
        && it.bytes > Document::MOST_BYTES
    {
        return Err(Refusal::OverBound {
            what: Bound::DocumentSize,
            most: Document::MOST_BYTES / 1024,
        });
    }
    let mut corrected: Vec<String> = Vec::new();
    for correction in &it.corrections {
        fits(indicator(&round, &correction.indicator)?, &correction.value)?;
        let photos = round
            .entry(&correction.indicator)
            .map(|it| it.photos.clone());
        round.set(Entry {
            indicator: correction.indicator.clone(),
            value: correction.value.clone(),
            words: Some(correction.words.clone()),
            photos: photos.unwrap_or_default(),
            step: it.step,
            at,
        });
        if !corrected.contains(&correction.indicator) {
            corrected.push(correction.indicator.clone());
        }
    }
    // What does not reach the line in every dimension is not accepted, whoever would have it so.
    let passes = it.verdict == Verdict::Passes;
    if it.step == Step::Acceptance && passes && !round.scorecard().passes {
        let floor = round.rules().floor;
        return Err(AssessmentFault::BelowTheFloor { floor }.into());
    }
    let mut methods = it.methods.clone();
    methods.sort_unstable();
    methods.dedup();
    round.reviews.push(Review {
        step: it.step,
        attempt: round.attempt,
        reviewer: it.reviewer,
        name: it.name.clone(),
        methods,
        words: it.words.clone(),
        corrected,
        document: it.document.clone(),
        verdict: it.verdict.clone(),
        at,
    });
    let desk = RoundDesk::with(&round, it.step, actor, at, town);
    let round = match &it.verdict {
        Verdict::Fails { reason } => round.sent_back(it.step, reason.clone(), at),
        Verdict::Passes => round.moved(match it.step {
            Step::MutualCheck => Stage::Evaluation,
            Step::Evaluation => Stage::Acceptance,
            _ => Stage::Accepted,
        }),
    };
    Ok(vec![Change::put(round), Change::put(desk)])
}

/// Whether two names are one: 临江 社区 is 临江社区.
fn same(one: &Line, other: &Line) -> bool {
    let bare = |it: &Line| {
        let letters = it.as_str().chars().filter(|it| !it.is_whitespace());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    bare(one) == bare(other)
}

//! What people do in an assessment.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, Refusal, RoundId, Timestamp, Town};
use crate::members::Actor;

use super::{
    AnswerRoundObjection, AnswerSurvey, BeginSelfCheck, CloseSurvey, ConfirmRound, EndRound,
    EnterSheets, EnterValue, FinishSelfCheck, GrowGap, Nominate, ObjectToRound, OpenSurvey,
    PostRound, ReturnRound, ReviewRound, TakeOver, answer, asking, check, confirm, gap, nominate,
    object, review,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Puts the community forward (自荐申报).
    Nominate(Nominate),
    /// Hangs the nomination, or the result (公示).
    Post(PostRound),
    /// Begins the self-check (开始自查).
    Begin(BeginSelfCheck),
    /// Enters a value (填报指标).
    Enter(EnterValue),
    /// Takes live evidence over (取用实时数据).
    TakeOver(TakeOver),
    /// Hands the self-check over (提交互查).
    Finish(FinishSelfCheck),
    /// Enters what others found (录入评查结果).
    Review(ReviewRound),
    /// Objects (提出异议).
    Object(ObjectToRound),
    /// Answers that (书面答复).
    AnswerObjection(AnswerRoundObjection),
    /// Confirms the result (确定).
    Confirm(ConfirmRound),
    /// Sends it back (退回自查).
    Return(ReturnRound),
    /// Ends it for this year (结束本轮).
    End(EndRound),
    /// Asks the residents (发起问卷).
    OpenSurvey(OpenSurvey),
    /// Answers (提交答卷).
    AnswerSurvey(AnswerSurvey),
    /// Closes and counts (结束问卷).
    CloseSurvey(CloseSurvey),
    /// Enters what the third party counted (第三方问卷).
    EnterSheets(EnterSheets),
    /// Makes a proposal of a gap (补短板项目).
    Grow(GrowGap),
}

impl Command {
    /// The photos and files it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Post(it) => it.photos.iter().map(|it| it.hash).collect(),
            Self::Enter(it) => it.photos.iter().map(|it| it.hash).collect(),
            Self::Review(it) => it.document.iter().map(|it| it.hash).collect(),
            _ => Vec::new(),
        }
    }

    /// The round on which the office works, where what comes next waits for it: nothing is handed over
    /// before what was entered. What a resident does waits for nobody.
    pub fn round(&self) -> Option<RoundId> {
        match self {
            Self::Nominate(it) => Some(RoundId::of(it.community, it.year)),
            Self::Post(it) => Some(it.round),
            Self::Begin(it) => Some(it.round),
            Self::Enter(it) => Some(it.round),
            Self::TakeOver(it) => Some(it.round),
            Self::Finish(it) => Some(it.round),
            Self::Review(it) => Some(it.round),
            Self::Confirm(it) => Some(it.round),
            Self::Return(it) => Some(it.round),
            Self::End(it) => Some(it.round),
            Self::AnswerObjection(it) => it.round,
            Self::OpenSurvey(it) => Some(it.round),
            Self::CloseSurvey(it) => Some(it.round),
            Self::EnterSheets(it) => Some(it.round),
            Self::Object(_) | Self::AnswerSurvey(_) | Self::Grow(_) => None,
        }
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Nominate(it) => nominate::nominate(it, actor, at, town),
        Command::Post(it) => nominate::post(it, actor, at, town),
        Command::Begin(it) => nominate::begin(it, at, town),
        Command::Enter(it) => check::enter(it, actor, at, town),
        Command::TakeOver(it) => check::take_over(it, actor, at, town),
        Command::Finish(it) => check::finish(it, actor, at, town),
        Command::Review(it) => review::review(it, actor, at, town),
        Command::Object(it) => object::object(it, actor, at, town),
        Command::AnswerObjection(it) => object::answer(it, at, town),
        Command::Confirm(it) => confirm::confirm(it, actor, at, town),
        Command::Return(it) => confirm::send_back(it, actor, at, town),
        Command::End(it) => confirm::end(it, at, town),
        Command::OpenSurvey(it) => asking::open(it, at, town),
        Command::AnswerSurvey(it) => answer::answer(it, actor, at, town),
        Command::CloseSurvey(it) => asking::close(it, at, town),
        Command::EnterSheets(it) => asking::sheets(it, at, town),
        Command::Grow(it) => gap::grow(it, actor, at, town),
    }
}

//! Questions before the meeting (会前提问): any resident asks about an item of the agenda, and is
//! answered in writing.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, MotionId, Prose, QuestionId, Refusal, SittingId, Timestamp, Town,
};
use crate::members::{Actor, pack_of};
use crate::proposals::{Author, Proposal};

use super::minutes::goes_on;
use super::{Council, Motion, Sitting};

/// A question about a motion (提问). Residents read it, and its answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Made by the one who asks.
    pub id: QuestionId,
    /// About which motion.
    pub motion: MotionId,
    /// To which sitting it is put.
    pub sitting: SittingId,
    /// What is asked.
    pub text: Prose,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
}

/// The answer to a question (书面答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// What.
    pub text: Prose,
    /// By whom.
    pub author: Author,
    /// Whether a community worker answered in office.
    pub official: bool,
    /// When.
    pub at: Timestamp,
}

/// Asks about a motion, until its sitting starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskQuestion {
    /// Made by the one who asks.
    pub id: QuestionId,
    /// About which motion.
    pub motion: MotionId,
    /// What.
    pub text: Prose,
}

/// Answers a question: the convener, a community worker, or whose proposal it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerQuestion {
    /// Which.
    pub question: QuestionId,
    /// What.
    pub text: Prose,
}

impl Question {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether somebody may answer it: who convenes or serves the council, and whose proposal the
    /// motion comes from.
    pub fn is_answered_by(&self, actor: &Actor, town: &dyn Town) -> bool {
        let (Some(sitting), Some(motion)) = (
            town.get::<Sitting>(self.sitting),
            town.get::<Motion>(self.motion),
        ) else {
            return false;
        };
        let proposal = motion.proposal.and_then(|id| town.get::<Proposal>(id));
        let proposer = proposal.map(|it| it.author.person);
        let proposes = proposer.is_some() && proposer == actor.person();
        proposes || actor.is_staff() || actor.convenes(sitting.council)
    }
}

pub(super) fn ask(
    it: &AskQuestion,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    if town.has::<Question>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    goes_on(sitting.id, town)?;
    if at >= sitting.starts_at {
        let starts_at = sitting.starts_at;
        return Err(Refusal::SittingBegan { starts_at });
    }
    let council: Council = town.get(sitting.council).ok_or(Refusal::NotFound)?;
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let times = pack.council.sitting.questions_each;
    let asked = town.of::<Question>(motion.id).into_iter();
    let mine = asked.filter(|other| other.author.person == author.person);
    if mine.count() >= usize::from(times) {
        return Err(Refusal::AskedOften { times });
    }
    Ok(vec![Change::put(Question {
        id: it.id,
        motion: motion.id,
        sitting: sitting.id,
        text: it.text.clone(),
        author,
        at,
        answer: None,
    })])
}

pub(super) fn answer(
    it: &AnswerQuestion,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let question: Question = town.get(it.question).ok_or(Refusal::NotFound)?;
    if !question.is_answered_by(actor, town) {
        return Err(Refusal::NotYours);
    }
    goes_on(question.sitting, town)?;
    if question.answer.is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let answer = Reply {
        text: it.text.clone(),
        author,
        official: actor.is_staff(),
        at,
    };
    let answer = Some(answer);
    Ok(vec![Change::put(Question { answer, ..question })])
}

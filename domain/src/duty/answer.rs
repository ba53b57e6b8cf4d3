//! Questions about a report, and their answers in public (追问与公开答复).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, DutyQuestionId, DutyReportId, Prose, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Author;

use super::{DutyFault, DutyReport};

/// A question about a report (追问), with its answer once there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyQuestion {
    /// Made by the phone.
    pub id: DutyQuestionId,
    /// The community.
    pub community: CommunityId,
    /// About which report.
    pub report: DutyReportId,
    /// What.
    pub text: Prose,
    /// By whom: building and family name.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What was answered, and when.
    pub answer: Option<(Prose, Timestamp)>,
}

/// Asks about a report (追问).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskDuty {
    /// Made by the phone.
    pub id: DutyQuestionId,
    /// About which report.
    pub report: DutyReportId,
    /// What.
    pub text: Prose,
}

/// Answers in public (公开答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerDuty {
    /// Which question.
    pub question: DutyQuestionId,
    /// What.
    pub text: Prose,
}

impl DutyQuestion {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn ask(
    it: &AskDuty,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    if town.has::<DutyQuestion>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let report: DutyReport = town.get(it.report).ok_or(Refusal::NotFound)?;
    if !report.is_for(actor, town) {
        return Err(DutyFault::NotForYou.into());
    }
    if !report.is_rated(at.day()) {
        let last = report.last;
        return Err(DutyFault::RatingOver { last }.into());
    }
    let most = report.rules().map_or(0, |it| it.duty.questions_each);
    let asked = town.of::<DutyQuestion>(report.id).into_iter();
    let mine = asked.filter(|it| it.author.person == author.person);
    if mine.count() >= usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    Ok(vec![Change::put(DutyQuestion {
        id: it.id,
        community: report.community,
        report: report.id,
        text: it.text.clone(),
        author,
        at,
        answer: None,
    })])
}

/// Whoever reports answers; of the office's own, and of a body that has nobody here, the office.
pub(super) fn answer(
    it: &AnswerDuty,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut question: DutyQuestion = town.get(it.question).ok_or(Refusal::NotFound)?;
    let report: DutyReport = town.get(question.report).ok_or(Refusal::NotFound)?;
    if !report.answers(actor, town) {
        return Err(Refusal::NotYours);
    }
    if question.answer.is_some() {
        return Err(DutyFault::Answered.into());
    }
    question.answer = Some((it.text.clone(), at));
    Ok(vec![Change::put(question)])
}

impl DutyReport {
    /// Whether somebody answers what is asked about it.
    pub fn answers(&self, actor: &Actor, town: &dyn Town) -> bool {
        let through = match &self.reporter {
            super::Reporter::Body(id) => {
                let body: Option<crate::issues::Body> = town.get(*id);
                body.is_some_and(|it| it.contacts.is_empty()) && actor.is_staff()
            }
            _ => false,
        };
        self.is_by(actor, town) || through
    }
}

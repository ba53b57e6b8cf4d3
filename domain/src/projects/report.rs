//! What residents see on the site, and what they are answered (居民监督).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, ProposalId, Prose, Refusal, ReportId, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::{Author, Photo};

use super::Leg;
use super::project::found;

/// How something on the site looks to a neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// 看着不错
    Fine,
    /// 有点担心
    Concern,
}

impl Seen {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fine, Self::Concern];
}

/// What a resident saw on the site (监督记录).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Made by the phone.
    pub id: ReportId,
    /// The project.
    pub project: ProposalId,
    /// How it looks.
    pub seen: Seen,
    /// In words.
    pub text: Prose,
    /// What it looks like.
    pub photos: Vec<Photo>,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The implementer's answer, once given.
    pub answer: Option<ReportAnswer>,
}

/// What a report was answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportAnswer {
    /// The answer.
    pub text: Prose,
    /// By whom.
    pub author: Author,
    /// Whether a community worker answered for the implementer's contact.
    pub for_contact: bool,
    /// When.
    pub at: Timestamp,
}

/// Sends a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendReport {
    /// Made by the phone.
    pub id: ReportId,
    /// The project.
    pub project: ProposalId,
    /// How it looks.
    pub seen: Seen,
    /// In words.
    pub text: Prose,
    /// What it looks like.
    pub photos: Vec<Photo>,
}

/// Answers a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerReport {
    /// The project.
    pub project: ProposalId,
    /// The report.
    pub report: ReportId,
    /// The answer.
    pub text: Prose,
}

impl Report {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Anyone of the community may look at the works and say what they see, whether it touches them or
/// not.
pub(super) fn decide(
    it: &SendReport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let project = found(it.project, town)?;
    if !project.state.leg().is_some_and(Leg::has_works) {
        return Err(project.elsewhere(town));
    }
    project.takes(&it.photos, 0)?;
    if town.has::<Report>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let SendReport {
        id,
        project,
        seen,
        text,
        photos,
    } = it.clone();
    Ok(vec![Change::put(Report {
        id,
        project,
        seen,
        text,
        photos,
        author,
        at,
        answer: None,
    })])
}

/// A report is answered once, also after the works: a worry does not end with them.
pub(super) fn answer(
    it: &AnswerReport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let project = found(it.project, town)?;
    let deed = project.deed(actor, at, Vec::new())?;
    let report: Report = town.get(it.report).ok_or(Refusal::NotFound)?;
    if report.project != project.id {
        return Err(Refusal::NotFound);
    }
    if report.answer.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    let answer = ReportAnswer {
        text: it.text.clone(),
        author,
        for_contact: deed.for_contact,
        at,
    };
    Ok(vec![Change::put(Report {
        answer: Some(answer),
        ..report
    })])
}

//! Objections while the notice hangs, and their answers in writing (异议、书面答复).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, ObjectionId, PersonId, ProposalId, Prose, Refusal, Timestamp, Town,
};
use crate::members::Actor;
use crate::proposals::Author;

use super::project::{found, moved};
use super::{Cause, Project, ProjectFault, ProjectState};

/// What a neighbour holds against a project that is posted (异议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objection {
    /// Made by the phone.
    pub id: ObjectionId,
    /// The project.
    pub project: ProposalId,
    /// What and why.
    pub text: Prose,
    /// By whom.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The supervision committee's answer, once given.
    pub ruling: Option<Ruling>,
}

/// The supervision committee's answer in writing (书面答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ruling {
    /// What follows.
    pub finding: Finding,
    /// The answer.
    pub text: Prose,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What follows from an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 不成立: publicity goes on, no day shorter.
    Dismissed,
    /// 退回修订: the proposal goes back to the council to be amended.
    Amend,
    /// 终止: it is not carried out.
    Cancel,
}

impl Finding {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Dismissed, Self::Amend, Self::Cancel];
}

/// Objects to a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// Made by the phone.
    pub id: ObjectionId,
    /// The project.
    pub project: ProposalId,
    /// What and why.
    pub text: Prose,
}

/// Answers an objection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerObjection {
    /// The project.
    pub project: ProposalId,
    /// The objection.
    pub objection: ObjectionId,
    /// What follows.
    pub finding: Finding,
    /// The answer.
    pub text: Prose,
}

impl Objection {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn decide(
    it: &Object,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let project = found(it.project, town)?;
    let mut open = match &project.state {
        ProjectState::Publicity => Vec::new(),
        ProjectState::ObjectionReview { open } => open.clone(),
        _ => return Err(project.elsewhere(town)),
    };
    if !project.affects(actor) {
        return Err(Refusal::NotAffected);
    }
    let last = project.notice.last;
    if at.day() > last {
        return Err(Refusal::PublicityOver { last });
    }
    if town.has::<Objection>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let objection = Objection {
        id: it.id,
        project: project.id,
        text: it.text.clone(),
        author,
        at,
        ruling: None,
    };
    open.push(it.id);
    let mut changes = moved(project, ProjectState::ObjectionReview { open }, at, town)?;
    changes.push(Change::put(objection));
    Ok(changes)
}

/// Who objected is answered in writing. An answer that ends or sends back the project is the answer
/// to every objection that is still open.
pub(super) fn answer(
    it: &AnswerObjection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let project = found(it.project, town)?;
    let by = supervisor(&project, actor)?;
    let ProjectState::ObjectionReview { open } = &project.state else {
        return Err(project.elsewhere(town));
    };
    let objection: Objection = town.get(it.objection).ok_or(Refusal::NotFound)?;
    if objection.project != project.id {
        return Err(Refusal::NotFound);
    }
    if objection.ruling.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    if objection.author.person == by {
        return Err(Refusal::Project {
            fault: ProjectFault::OwnObjection,
        });
    }
    let (answered, open): (Vec<ObjectionId>, Vec<ObjectionId>) = match it.finding {
        Finding::Dismissed => open.iter().partition(|id| **id == objection.id),
        Finding::Amend | Finding::Cancel => (open.clone(), Vec::new()),
    };
    let state = match it.finding {
        Finding::Dismissed if open.is_empty() => ProjectState::Publicity,
        Finding::Dismissed => ProjectState::ObjectionReview { open },
        Finding::Amend => ProjectState::SentBack {
            objection: objection.id,
            at,
        },
        Finding::Cancel => ProjectState::Cancelled {
            cause: Cause::Objection(objection.id),
            by,
            at,
        },
    };
    let ruling = Ruling {
        finding: it.finding,
        text: it.text.clone(),
        by,
        at,
    };
    let mut changes = moved(project, state, at, town)?;
    for id in answered {
        let objection: Objection = town.get(id).ok_or(Refusal::NotFound)?;
        let ruling = Some(ruling.clone());
        changes.push(Change::put(Objection {
            ruling,
            ..objection
        }));
    }
    Ok(changes)
}

/// The person, if they supervise this project's community.
pub(super) fn supervisor(project: &Project, actor: &Actor) -> Result<PersonId, Refusal> {
    let person = actor
        .person()
        .filter(|_| actor.supervises(project.community));
    person.ok_or(Refusal::NotYours)
}

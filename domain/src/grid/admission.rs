//! Tasks that somebody wants the community to do, and whether it does (任务准入).
//!
//! A community is not assigned the government's own duties (domain-rules 1.4; Beijing 17, Luzhou 15):
//! what is the government's, or on a department's list of duties, is not let in, and every answer is in public with its
//! reason. A list says its duties by category, as issues have them, and line by line in words.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BodyId, Change, CommunityId, GridTaskId, Line, Prose, Refusal, Timestamp, Town,
};
use crate::issues::{Body, BodyKind, Category, Matter};
use crate::members::Community;

use super::GridFault;

/// A task that was pushed down (下沉事项), for every resident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridTask {
    /// Its id.
    pub id: GridTaskId,
    /// The community.
    pub community: CommunityId,
    /// What is asked.
    pub title: Line,
    /// By whom.
    pub from: Line,
    /// On which ground, as they say.
    pub ground: Option<Line>,
    /// What it touches, where it is one of the lists of duties.
    pub category: Option<Category>,
    /// The line of a list of duties that it is, where somebody found one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<ListedDuty>,
    /// Since when.
    pub at: Timestamp,
    /// What the community says.
    pub answer: Option<TaskAnswer>,
}

/// One line of a list of duties (职责清单中的一条), in its words of the day it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedDuty {
    /// Whose list.
    pub body: BodyId,
    /// The line.
    pub line: Line,
}

/// What the community says to a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskAnswer {
    /// Whether it is let in (准入) or turned back (不予准入).
    pub admitted: bool,
    /// Why.
    pub reason: Prose,
    /// Since when.
    pub at: Timestamp,
}

/// Enters a task that somebody wants the community to do (登记).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterTask {
    /// Made by the office.
    pub id: GridTaskId,
    /// The community.
    pub community: CommunityId,
    /// What is asked.
    pub title: Line,
    /// By whom.
    pub from: Line,
    /// On which ground.
    #[serde(default)]
    pub ground: Option<Line>,
    /// What it touches.
    #[serde(default)]
    pub category: Option<Category>,
    /// The line of a list of duties that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<ListedDuty>,
}

/// Answers it (准入审核).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerTask {
    /// Which.
    pub task: GridTaskId,
    /// Whether it is let in.
    pub admitted: bool,
    /// Why.
    pub reason: Prose,
    /// The line of a list of duties that it was found on, where none was named at the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<ListedDuty>,
}

impl GridTask {
    /// The department on whose list of duties it is.
    pub fn duty_of(&self, town: &dyn Town) -> Option<Body> {
        let listed = self.duty.as_ref();
        let listed = listed.and_then(|it| town.get::<Body>(it.body));
        if let Some(body) = listed.filter(|it| it.kind == BodyKind::Department) {
            return Some(body);
        }
        let category = self.category?;
        let mut bodies = town.of::<Body>(self.community).into_iter();
        bodies.find(|it| it.kind == BodyKind::Department && !it.ended && it.has_duty(category))
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl ListedDuty {
    /// Whether the list says so today.
    fn is_listed(&self, community: CommunityId, town: &dyn Town) -> bool {
        let body: Option<Body> = town.get(self.body);
        body.is_some_and(|it| {
            it.community == community && !it.ended && it.lines.contains(&self.line)
        })
    }
}

/// # Errors
/// Where a line is named that is on no list.
fn listed(it: Option<&ListedDuty>, community: CommunityId, town: &dyn Town) -> Result<(), Refusal> {
    if it.is_none_or(|it| it.is_listed(community, town)) {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

pub(super) fn enter(
    it: &EnterTask,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    if town.has::<GridTask>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    listed(it.duty.as_ref(), it.community, town)?;
    let EnterTask {
        id,
        community,
        title,
        from,
        ground,
        category,
        duty,
    } = it.clone();
    Ok(vec![Change::put(GridTask {
        id,
        community,
        title,
        from,
        ground,
        category,
        duty,
        at,
        answer: None,
    })])
}

pub(super) fn answer(
    it: &AnswerTask,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut task: GridTask = town.get(it.task).ok_or(Refusal::NotFound)?;
    if task.answer.is_some() {
        return Err(GridFault::IsAnswered.into());
    }
    listed(it.duty.as_ref(), task.community, town)?;
    // What was said at the entry stays: a bar is not talked away by another line.
    if task.duty.is_none() {
        task.duty.clone_from(&it.duty);
    }
    if it.admitted {
        let is_governments = |it: Category| it.matter() == Matter::Government;
        if task.category.is_some_and(is_governments) || task.duty_of(town).is_some() {
            return Err(GridFault::DepartmentsDuty.into());
        }
    }
    let answer = Some(TaskAnswer {
        admitted: it.admitted,
        reason: it.reason.clone(),
        at,
    });
    Ok(vec![Change::put(GridTask { answer, ..task })])
}

//! Done, and whether it is (办结、评价、回访、重开、剔除).

use serde::{Deserialize, Serialize};

use crate::core::{Change, IssueId, Prose, Refusal, Timestamp, Town};
use crate::issues::book::Book;
use crate::issues::{Answer, Did, Done, IssueFault, Level, Outcome, State, With};
use crate::members::Actor;
use crate::proposals::Photo;

use super::send::few;
use super::{hands, taken};

/// Says that it is done, with a photo (办结).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolveIssue {
    /// Which.
    pub issue: IssueId,
    /// What was done; all neighbours read it where they read of the issue.
    pub words: Prose,
    /// How it looks now. Not needed where the law or a policy allow no more.
    pub photos: Vec<Photo>,
    /// Whether the law or a policy allow no more (政策限制).
    #[serde(default)]
    pub limited: bool,
}

/// Whoever reported it says whether it is (评价).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerIssue {
    /// Which.
    pub issue: IssueId,
    /// What they say.
    pub answer: Answer,
    /// In words.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// Notes what whoever reported it said on the telephone (回访登记).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteAnswer {
    /// About which.
    pub issue: IssueId,
    /// What they said.
    pub answer: Answer,
    /// In their words.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// Nobody answered the call (没联系上).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotReached {
    /// About which.
    pub issue: IssueId,
}

/// Opens a closed one again, with something new (重开).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReopenIssue {
    /// Which.
    pub issue: IssueId,
    /// What is new.
    pub words: Prose,
}

/// Sets aside what is malicious or outside the law, with the reason (剔除).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// Which.
    pub issue: IssueId,
    /// Which of the two.
    pub outcome: Outcome,
    /// Why; whoever reported it reads it.
    pub reason: Prose,
}

pub(in crate::issues) fn solve(
    it: &SolveIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let with = hands(&book, actor, town)?;
    few(&it.photos)?;
    if it.photos.is_empty() && !it.limited {
        return Err(Refusal::NoPhoto);
    }
    let now = (at, book.rules);
    let issue = taken(book.issue.clone(), &book, actor)?;
    book.issue = match with {
        With::Grid(level) => issue.resolve(level, by, it.limited, now)?,
        With::Department(id) => issue.finish(id, by, it.limited, now)?,
    };
    book.issue = book.issue.contacted(at);
    book.note_all(Did::Solved, Some(it.words.clone()), it.photos.clone(), true);
    Ok(book.changes())
}

pub(in crate::issues) fn answer(
    it: &AnswerIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let (at, profile) = book.now();
    let now = (at, profile, book.rules);
    book.act(|issue| issue.answer(by, it.answer, now))?;
    let did = if it.answer.done == Done::NotSolved {
        Did::NotSolved
    } else {
        Did::Confirmed
    };
    book.note(did, it.words.clone());
    if !book.issue.is_closed() {
        book.note(Did::Reopened, None);
    }
    Ok(book.changes())
}

/// Somebody of the grid or the office called, and not whoever solved it.
pub(in crate::issues) fn note_answer(
    it: &NoteAnswer,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if !actor.serves(Level::Micro, &book.issue.report.spot, town) {
        return Err(IssueFault::NotYours.into());
    }
    let (at, profile) = book.now();
    let now = (at, profile, book.rules);
    book.act(|issue| issue.heard(by, it.answer, now))?;
    book.note(Did::Heard, it.words.clone());
    let said = match it.answer.done {
        Done::NotSolved => Did::NotSolved,
        Done::Solved | Done::Basically => Did::Confirmed,
    };
    book.note(said, None);
    if !book.issue.is_closed() {
        book.note(Did::Reopened, None);
    }
    Ok(book.changes())
}

/// Somebody of the grid or the office calls, and not whoever solved it.
pub(in crate::issues) fn not_reached(
    it: &NotReached,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if !actor.serves(Level::Micro, &book.issue.report.spot, town) {
        return Err(IssueFault::NotYours.into());
    }
    let now = (at, book.rules);
    book.act(|issue| issue.not_reached(by, now))?;
    book.note(Did::NotReached, None);
    Ok(book.changes())
}

pub(in crate::issues) fn reopen(
    it: &ReopenIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if book.issue.aside.is_some() {
        return Err(IssueFault::NotThere.into());
    }
    let (at, profile) = book.now();
    let now = (at, profile, book.rules);
    book.act(|issue| issue.reopen(by, true, now))?;
    book.note(Did::Reopened, Some(it.words.clone()));
    Ok(book.changes())
}

/// The community's workers alone, nobody who worked on it, and never what is said to be done: that is
/// for its reporter to say.
pub(in crate::issues) fn set_aside(
    it: &SetAside,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if !book.issue.may_hear(by) {
        return Err(IssueFault::OwnWork.into());
    }
    if matches!(book.issue.state, State::Resolved { .. }) {
        return Err(IssueFault::NotThere.into());
    }
    book.act(|issue| issue.set_aside(it.outcome, at))?;
    book.note(Did::SetAside, Some(it.reason.clone()));
    Ok(book.changes())
}

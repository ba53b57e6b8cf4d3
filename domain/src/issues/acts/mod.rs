//! The acts of this slice: who may do each, and what it does to the issue.

pub(super) mod body;
pub(super) mod end;
pub(super) mod grid;
pub(super) mod grow;
pub(super) mod hold;
pub(super) mod rate;
pub(super) mod send;

pub use body::{NameBody, ReportIn, SendBack};
pub use end::{AnswerIssue, NotReached, NoteAnswer, ReopenIssue, SetAside, SolveIssue};
pub use grid::{AskWhistle, AssignIssue, PassUp, SortIssue, TakeOn, Whistle};
pub use grow::GrowIssue;
pub use hold::{ExtendIssue, PutOnLedger, StopIssue, TakeUpIssue};
pub use rate::{RateWhistle, Rated, WhistleRating, rated};
pub use send::{JoinIssue, PHOTOS_MOST, ReplyToIssue, ReportIssue};

use crate::core::{BodyId, Refusal, Town};
use crate::members::Actor;

use super::book::Book;
use super::{Body, Issue, IssueFault, Level, With};

/// With whom an issue is, for somebody who may speak for them.
fn hands(book: &Book<'_>, actor: &Actor, town: &dyn Town) -> Result<With, Refusal> {
    let with = book.issue.with().ok_or(IssueFault::NotThere)?;
    if actor.speaks(with, &book.issue.report.spot, town) {
        Ok(with)
    } else {
        Err(IssueFault::NotYours.into())
    }
}

/// At which level of the grid it is, for somebody who works there.
fn level(book: &Book<'_>, actor: &Actor, town: &dyn Town) -> Result<Level, Refusal> {
    match hands(book, actor, town)? {
        With::Grid(level) => Ok(level),
        With::Department(_) => Err(IssueFault::NotThere.into()),
    }
}

/// With which body it is, for somebody who may speak for it.
fn body_of(book: &Book<'_>, actor: &Actor, town: &dyn Town) -> Result<BodyId, Refusal> {
    match hands(book, actor, town)? {
        With::Department(id) => Ok(id),
        With::Grid(_) => Err(IssueFault::NotThere.into()),
    }
}

/// A body that takes issues.
fn taking(id: BodyId, town: &dyn Town) -> Result<Body, Refusal> {
    let body: Option<Body> = town.get(id);
    body.filter(|it| !it.ended)
        .ok_or_else(|| IssueFault::NoSuchBody.into())
}

/// Whoever works on it takes it first, where nobody has: to work on it is to take it.
fn taken(issue: Issue, book: &Book<'_>, actor: &Actor) -> Result<Issue, IssueFault> {
    let by = actor.person().ok_or(IssueFault::NotYours)?;
    match issue.waits_for() {
        Some(level) => issue.take(level, by, book.now()),
        None => Ok(issue),
    }
}

//! Longer, standing, and looked at again (延期、中止、挂账、恢复办理).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, IssueId, Prose, Refusal, Timestamp, Town};
use crate::issues::Did;
use crate::issues::book::Book;
use crate::members::Actor;

use super::hands;

/// Asks for more time, with the reason (延期).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtendIssue {
    /// For which.
    pub issue: IssueId,
    /// How many working days more.
    pub working_days: u16,
    /// Why.
    pub reason: Prose,
}

/// Stops the clock, with the reason (中止).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopIssue {
    /// Of which.
    pub issue: IssueId,
    /// For how many days; as many as may be where it is not said.
    #[serde(default)]
    pub days: Option<u16>,
    /// Why.
    pub reason: Prose,
}

/// Puts what cannot be solved now on the ledger (挂账).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutOnLedger {
    /// Which.
    pub issue: IssueId,
    /// Why.
    pub reason: Prose,
    /// When it is looked at again.
    pub again_on: Day,
}

/// It goes on (恢复办理).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeUpIssue {
    /// Which.
    pub issue: IssueId,
}

pub(in crate::issues) fn extend(
    it: &ExtendIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let with = hands(&book, actor, town)?;
    let now = book.now();
    book.act(|issue| {
        issue
            .answered_for(by)
            .extend(with, it.working_days, it.reason.clone(), now)
    })?;
    book.note(Did::Extended, Some(it.reason.clone()));
    Ok(book.changes())
}

pub(in crate::issues) fn stop(
    it: &StopIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let with = hands(&book, actor, town)?;
    let now = (at, book.rules);
    let days = it.days.unwrap_or(book.rules.stop_days_most);
    book.act(|issue| {
        issue
            .answered_for(by)
            .suspend(with, it.reason.clone(), days, now)
    })?;
    book.note(Did::Stopped, Some(it.reason.clone()));
    Ok(book.changes())
}

pub(in crate::issues) fn put_on_ledger(
    it: &PutOnLedger,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let with = hands(&book, actor, town)?;
    let now = (at, book.rules);
    book.act(|issue| {
        issue
            .answered_for(by)
            .put_on_ledger(with, it.reason.clone(), it.again_on, now)
    })?;
    book.note(Did::Shelved, Some(it.reason.clone()));
    Ok(book.changes())
}

pub(in crate::issues) fn take_up(
    it: &TakeUpIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    hands(&book, actor, town)?;
    let now = book.now();
    book.act(|issue| issue.go_on(now))?;
    book.note(Did::WentOn, None);
    Ok(book.changes())
}

//! What the grid does with an issue (接单、分类、往上报、派单、吹哨).

use serde::{Deserialize, Serialize};

use crate::core::{BodyId, Change, IssueId, Prose, Refusal, Timestamp, Town};
use crate::issues::book::Book;
use crate::issues::{Body, BodyKind, Did, Initiator, IssueFault, Level, Sorted, State, With};
use crate::members::{Actor, Office};

use super::{level, taken, taking};

/// Takes an issue on (接单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeOn {
    /// Which.
    pub issue: IssueId,
    /// What to tell whoever reported it; then they have heard from somebody.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// Says what an issue is (分类).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SortIssue {
    /// Which.
    pub issue: IssueId,
    /// What it is.
    pub to: Sorted,
}

/// Passes up what a level cannot solve (往上报).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassUp {
    /// Which.
    pub issue: IssueId,
    /// Why.
    pub reason: Prose,
}

/// Gives an issue to the property company or the owners' committee (派单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssignIssue {
    /// Which.
    pub issue: IssueId,
    /// To whom.
    pub body: BodyId,
    /// What to say with it.
    #[serde(default)]
    pub reason: Option<Prose>,
}

/// Whistles for a department (吹哨).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whistle {
    /// For which issue.
    pub issue: IssueId,
    /// For whom.
    pub department: BodyId,
    /// Whether the street has whistled, and this only writes it down.
    #[serde(default)]
    pub by_street: bool,
    /// Why.
    pub reason: Prose,
}

/// Asks for a whistle (请求吹哨).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskWhistle {
    /// For which issue.
    pub issue: IssueId,
    /// Why.
    pub words: Prose,
}

pub(in crate::issues) fn take_on(
    it: &TakeOn,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let level = level(&book, actor, town)?;
    let now = book.now();
    book.act(|issue| issue.take(level, by, now))?;
    if it.words.is_some() {
        book.issue = book.issue.contacted(at);
    }
    book.note(Did::Taken, it.words.clone());
    Ok(book.changes())
}

pub(in crate::issues) fn sort(
    it: &SortIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    let level = level(&book, actor, town)?;
    let now = book.now();
    book.act(|issue| issue.answered_for(by).sort(level, it.to, now))?;
    book.note(Did::Triaged, None);
    Ok(book.changes())
}

pub(in crate::issues) fn pass_up(
    it: &PassUp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let level = level(&book, actor, town)?;
    // Whoever passes it up has had it first, and answers for it.
    let issue = taken(book.issue.clone(), &book, actor)?;
    book.issue = issue.pass_up(level, it.reason.clone(), book.now())?;
    book.note(Did::PassedUp, Some(it.reason.clone()));
    Ok(book.changes())
}

pub(in crate::issues) fn assign(
    it: &AssignIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let level = level(&book, actor, town)?;
    let body = taking(it.body, town)?;
    if body.kind == BodyKind::Department {
        return Err(IssueFault::NeedsWhistle.into());
    }
    let duty = body.has_duty(book.issue.report.category);
    let issue = taken(book.issue.clone(), &book, actor)?;
    book.issue = issue.assign(level, (body.id, duty), it.reason.clone(), book.now())?;
    book.note(Did::Assigned, it.reason.clone());
    Ok(book.changes())
}

/// Who may whistle is in the pack. A street has no office here: the community's workers write down
/// that it whistled.
pub(in crate::issues) fn whistle(
    it: &Whistle,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let body = department(it.department, town)?;
    let spot = book.issue.report.spot;
    let by = if actor.is_staff() && it.by_street {
        Initiator::Street
    } else if actor.is_staff() {
        Initiator::CommunityWorker
    } else if actor.holds(Office::GridWorker) && actor.serves(Level::Micro, &spot, town) {
        Initiator::GridWorker
    } else {
        return Err(IssueFault::NotYours.into());
    };
    blow(&mut book, &body, by, &it.reason, actor)?;
    Ok(book.changes())
}

/// What a resident asks for is a request to whoever has it. Where the pack lets residents whistle,
/// and the community has it, the department whose duty it is hears of it at once.
pub(in crate::issues) fn ask_whistle(
    it: &AskWhistle,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut book = Book::of(it.issue, actor, at, town)?;
    if by != book.issue.reported.by.person {
        return Err(IssueFault::OnlyTheReporter.into());
    }
    if !matches!(book.issue.with(), Some(With::Grid(_)))
        || matches!(book.issue.state, State::Resolved { .. })
    {
        return Err(IssueFault::NotThere.into());
    }
    let mut log = book.issue.log.iter().rev();
    if log.any(|it| it.did == Did::AskedWhistle) {
        return Err(Refusal::AlreadyThere);
    }
    book.note(Did::AskedWhistle, Some(it.words.clone()));
    let may = book.rules.whistle_initiators.contains(&Initiator::Resident);
    let at_large = matches!(
        book.issue.state,
        State::Handling {
            level: Level::Large,
            ..
        }
    );
    if may && at_large {
        let category = book.issue.report.category;
        let all = town.of::<Body>(book.issue.community);
        let duty =
            |it: &&Body| it.kind == BodyKind::Department && !it.ended && it.has_duty(category);
        if let Some(body) = all.iter().find(duty) {
            blow(&mut book, body, Initiator::Resident, &it.words, actor)?;
        }
    }
    Ok(book.changes())
}

fn blow(
    book: &mut Book<'_>,
    body: &Body,
    by: Initiator,
    reason: &Prose,
    actor: &Actor,
) -> Result<(), Refusal> {
    let duty = body.has_duty(book.issue.report.category);
    let issue = match by {
        Initiator::Resident => book.issue.clone(),
        _ => taken(book.issue.clone(), book, actor)?,
    };
    let (at, profile) = book.now();
    let now = (at, profile, book.rules);
    book.issue = issue.whistle(body.id, by, duty, reason.clone(), now)?;
    book.note(Did::Whistled, Some(reason.clone()));
    Ok(())
}

fn department(id: BodyId, town: &dyn Town) -> Result<Body, Refusal> {
    let body = taking(id, town)?;
    if body.kind == BodyKind::Department {
        Ok(body)
    } else {
        Err(IssueFault::NoSuchBody.into())
    }
}

//! What a body does with an issue, and which bodies there are (报到、退单、承办单位).

use serde::{Deserialize, Serialize};

use crate::core::{
    BodyId, Change, CommunityId, IssueId, Line, PersonId, Prose, Refusal, Timestamp, Town,
};
use crate::issues::book::{Book, forgotten};
use crate::issues::{Body, BodyKind, Category, Did, Issue, With};
use crate::members::{Actor, Community, Neighbour};

use super::body_of;

/// The body comes, and works on it (报到、接单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportIn {
    /// For which issue.
    pub issue: IssueId,
    /// What to tell whoever reported it.
    #[serde(default)]
    pub words: Option<Prose>,
}

/// The body sends it back (退单).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendBack {
    /// Which.
    pub issue: IssueId,
    /// Why.
    pub reason: Prose,
}

/// Names a body, or what changed about it (承办单位).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameBody {
    /// Which; a new one by a new id.
    pub id: BodyId,
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub name: Line,
    /// What it is.
    pub kind: BodyKind,
    /// Its duties among what is reported.
    pub duties: Vec<Category>,
    /// Its duties one by one, at most [`NameBody::MOST_LINES`]; `None` leaves the list as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<Vec<Line>>,
    /// Who speaks for it here.
    #[serde(default)]
    pub contacts: Vec<PersonId>,
    /// Whether it takes no more issues.
    #[serde(default)]
    pub ended: bool,
}

impl NameBody {
    /// So many lines a list of duties has at most; design default.
    pub const MOST_LINES: usize = 100;
}

pub(in crate::issues) fn report_in(
    it: &ReportIn,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let body = body_of(&book, actor, town)?;
    let now = book.now();
    book.act(|issue| issue.report_in(body, now))?;
    if it.words.is_some() {
        book.issue = book.issue.contacted(at);
    }
    book.note(Did::ReportedIn, it.words.clone());
    Ok(book.changes())
}

pub(in crate::issues) fn send_back(
    it: &SendBack,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let body = body_of(&book, actor, town)?;
    let (at, profile) = book.now();
    let now = (at, profile, book.rules);
    book.act(|issue| issue.send_back(body, it.reason.clone(), now))?;
    book.note(Did::SentBack, Some(it.reason.clone()));
    Ok(book.changes())
}

/// Whoever speaks for it from now on has what is with it; whoever did so before has it no longer.
pub(in crate::issues) fn name(it: &NameBody, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    if it.contacts.iter().any(|it| !town.has::<Neighbour>(*it)) {
        return Err(Refusal::NoSuchPerson);
    }
    let most = NameBody::MOST_LINES;
    if it.lines.as_ref().is_some_and(|it| it.len() > most) {
        return Err(Refusal::TooMany { most: most as u32 });
    }
    let before: Option<Body> = town.get(it.id);
    let (before, listed) = before.map(|it| (it.contacts, it.lines)).unwrap_or_default();
    let NameBody {
        id,
        community,
        name,
        kind,
        duties,
        lines,
        contacts,
        ended,
    } = it.clone();
    let mut changes = Vec::new();
    let with = Some(With::Department(id));
    let issues = town.of::<Issue>(community);
    for issue in issues.iter().filter(|it| it.with() == with) {
        let reporter = issue.reported.by.person;
        let left = before
            .iter()
            .filter(|it| !contacts.contains(it) && **it != reporter);
        changes.extend(left.filter_map(|it| forgotten(issue.id, *it, town)));
        changes.extend(contacts.iter().map(|it| Change::put(issue.own(*it))));
    }
    changes.push(Change::put(Body {
        id,
        community,
        name,
        kind,
        duties,
        lines: lines.unwrap_or(listed),
        contacts,
        ended,
    }));
    Ok(changes)
}

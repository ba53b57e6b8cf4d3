//! An issue that a light bulb does not settle grows into a micro-project (转为微项目).

use serde::{Deserialize, Serialize};

use crate::core::{Change, IssueId, Line, ProposalId, Prose, Refusal, Timestamp, Town};
use crate::issues::book::Book;
use crate::issues::{Did, IssueFault, IssueOrigin};
use crate::members::Actor;
use crate::proposals::{self, Details, Place, Submit};

use super::hands;

/// Makes a proposal of an issue, with its place and its photos, in one act (转为微项目).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrowIssue {
    /// Which.
    pub issue: IssueId,
    /// The proposal, made by the phone.
    pub proposal: ProposalId,
    /// In one line.
    pub title: Line,
    /// The problem, for all neighbours.
    pub problem: Prose,
    /// What it should become.
    pub goal: Prose,
    /// Who needs it and why.
    pub need: Prose,
}

/// Whoever reported it, or works on it, proposes it in their own name. Only what neighbours read of:
/// a proposal is for all. The issue goes on as it stands.
pub(in crate::issues) fn grow(
    it: &GrowIssue,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut book = Book::of(it.issue, actor, at, town)?;
    let mine = actor.person() == Some(book.issue.reported.by.person);
    if !mine {
        hands(&book, actor, town)?;
    }
    let report = &book.issue.report;
    if !report.category.is_open() || book.issue.project.is_some() {
        return Err(IssueFault::NotThere.into());
    }
    let place = match (report.spot.spot, report.spot.building) {
        (Some(id), _) => Place::Spot(id),
        (None, Some(id)) => Place::Building(id),
        (None, None) => return Err(Refusal::NoSuchPlace),
    };
    let submit = Submit {
        id: it.proposal,
        community: book.issue.community,
        compound: report.spot.compound,
        details: Details {
            title: it.title.clone(),
            problem: it.problem.clone(),
            goal: it.goal.clone(),
            need: it.need.clone(),
            place,
            homes: None,
            photos: report.photos.clone(),
            scene: None,
        },
        facts: None,
        behalf: None,
    };
    let mut changes = proposals::decide(&proposals::Command::Submit(submit), actor, at, town)?;
    changes.push(Change::put(IssueOrigin {
        id: it.proposal,
        community: book.issue.community,
        compound: report.spot.compound,
        issue: it.issue,
        category: report.category,
        reported_at: book.issue.reported.at,
    }));
    book.issue.project = Some(it.proposal);
    book.note(Did::Grown, None);
    changes.extend(book.changes());
    Ok(changes)
}

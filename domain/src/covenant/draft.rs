//! Drafting a version, and withdrawing a draft (起草、撤回).

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, CovenantVersionId, Line, LineFault, ProposalId, Prose, Refusal, Timestamp,
    Town,
};
use crate::members::{Community, pack_of};
use crate::proposals::{Matter, Proposal};

use super::{Article, CovenantFault, CovenantState, CovenantVersion, worded};

/// Drafts a version, or changes a draft (起草公约). Its text stands still once it is put to a vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftCovenant {
    /// Which; a new one by a new id.
    pub id: CovenantVersionId,
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub title: Line,
    /// What it says, in order.
    pub articles: Vec<Article>,
    /// Why.
    pub why: Prose,
    /// The proposal it goes back to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<ProposalId>,
}

/// Withdraws a draft (撤回草案).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawCovenant {
    /// Which.
    pub version: CovenantVersionId,
    /// Why; everyone reads it.
    pub reason: Line,
}

/// One draft at a time; what neighbours say to it stays with it.
pub(super) fn draft(
    it: &DraftCovenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    let words = written(&it.articles, it.community, at, town)?;
    if let Some(id) = it.proposal {
        from_a_proposal(id, it.community, town)?;
    }
    let all = town.of::<CovenantVersion>(it.community);
    let number = match town.get::<CovenantVersion>(it.id) {
        Some(before) if before.community != it.community => return Err(Refusal::NotFound),
        Some(before) if before.state != CovenantState::Draft => {
            return Err(CovenantFault::Frozen.into());
        }
        Some(before) => before.number,
        None => next_number(&all)?,
    };
    let DraftCovenant {
        id,
        community,
        title,
        articles,
        why,
        proposal,
    } = it.clone();
    Ok(vec![Change::put(CovenantVersion {
        id,
        community,
        number,
        hash: CovenantVersion::hash_of(&title, &words),
        title,
        articles,
        why,
        proposal,
        drafted_at: at,
        state: CovenantState::Draft,
    })])
}

pub(super) fn withdraw(
    it: &WithdrawCovenant,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let version: CovenantVersion = town.get(it.version).ok_or(Refusal::NotFound)?;
    if version.state != CovenantState::Draft {
        return Err(CovenantFault::Frozen.into());
    }
    let reason = it.reason.clone();
    Ok(vec![Change::put(CovenantVersion {
        state: CovenantState::Withdrawn { reason, at },
        ..version
    })])
}

/// The number of the next version, where none is open.
pub(super) fn next_number(all: &[CovenantVersion]) -> Result<u16, Refusal> {
    if let Some(open) = all.iter().find(|it| it.is_open()) {
        let number = open.number;
        return Err(CovenantFault::DraftOpen { number }.into());
    }
    Ok(all.iter().map(|it| it.number).max().unwrap_or(0) + 1)
}

/// The words of articles, where they may stand in a covenant.
pub(super) fn written(
    articles: &[Article],
    community: CommunityId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Prose, Refusal> {
    let most = pack_of(community, at.day(), town)?.covenant.articles_most;
    if articles.len() > usize::from(most) {
        return Err(Refusal::TooMany { most: most.into() });
    }
    let twice = |(index, it): (usize, &Article)| {
        let before = &articles[..index];
        before.iter().any(|other| other.title == it.title)
    };
    if let Some((_, it)) = articles.iter().enumerate().find(|it| twice(*it)) {
        let title = it.title.clone();
        return Err(CovenantFault::Twice { title }.into());
    }
    worded(articles).map_err(|fault| match fault {
        LineFault::Empty | LineFault::Control => CovenantFault::NoArticle.into(),
        LineFault::TooLong { most } => {
            let most = most as u32;
            CovenantFault::TooLong { most }.into()
        }
    })
}

/// A proposal that is the residents' meeting's to decide.
fn from_a_proposal(id: ProposalId, community: CommunityId, town: &dyn Town) -> Result<(), Refusal> {
    let proposal: Proposal = town.get(id).ok_or(Refusal::NotFound)?;
    let theirs = proposal
        .assessment
        .is_some_and(|it| it.matter == Matter::ResidentsMeeting);
    if proposal.community != community || !theirs {
        return Err(CovenantFault::AnotherMatter.into());
    }
    Ok(())
}

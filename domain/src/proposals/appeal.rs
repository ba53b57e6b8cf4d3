//! An appeal against a rejection, and its answer in writing (申诉; domain-rules 2.2).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, PersonId, ProposalId, Prose, Refusal, Timestamp, Town,
};
use crate::members::Actor;

use super::submit::own;
use super::together::proposes_with;
use super::{Proposal, ProposalState, Stage};

/// What a proposer holds against the rejection (申诉): one for each proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// The proposal.
    pub id: ProposalId,
    /// The community.
    pub community: CommunityId,
    /// What and why.
    pub text: Prose,
    /// What the committee had said.
    pub against: Prose,
    /// When.
    pub at: Timestamp,
    /// The supervision committee's answer, once given.
    pub answer: Option<AppealAnswer>,
}

/// The answer in writing (书面答复).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealAnswer {
    /// What follows.
    pub finding: AppealFinding,
    /// The answer.
    pub text: Prose,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// What follows from an appeal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealFinding {
    /// 成立: it is screened anew.
    Upheld,
    /// 不成立: the rejection stands.
    Dismissed,
}

impl AppealFinding {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Upheld, Self::Dismissed];
}

/// Appeals against the rejection of one's own proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppealRejection {
    /// Which.
    pub proposal: ProposalId,
    /// What and why.
    pub text: Prose,
}

/// Answers an appeal: somebody of the supervision committee who neither rejected nor proposed it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerAppeal {
    /// Which.
    pub proposal: ProposalId,
    /// What follows.
    pub finding: AppealFinding,
    /// The answer.
    pub text: Prose,
}

impl Appeal {
    /// Whoever reads the proposal reads what became of it.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn decide(
    it: &AppealRejection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    if town.has::<Appeal>(proposal.id) {
        return Err(Refusal::AppealedBefore);
    }
    let ProposalState::Rejected { note, .. } = proposal.state else {
        let stage = proposal.state.stage();
        return Err(Refusal::ProposalNotThere { stage });
    };
    Ok(vec![Change::put(Appeal {
        id: proposal.id,
        community: proposal.community,
        text: it.text.clone(),
        against: note,
        at,
        answer: None,
    })])
}

pub(super) fn answer(
    it: &AnswerAppeal,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let by = actor.person().ok_or(Refusal::NotYours)?;
    if !actor.supervises(proposal.community) {
        return Err(Refusal::NotYours);
    }
    let appeal: Appeal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let rejected_by = match proposal.state {
        ProposalState::Rejected { by, .. } => by,
        _ => None,
    };
    if appeal.answer.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    let proposes = by == proposal.author.person || proposes_with(proposal.id, by, town);
    if proposes || Some(by) == rejected_by {
        return Err(Refusal::AnotherAnswers);
    }
    if proposal.state.stage() != Stage::Rejected {
        let stage = proposal.state.stage();
        return Err(Refusal::ProposalNotThere { stage });
    }
    let answer = AppealAnswer {
        finding: it.finding,
        text: it.text.clone(),
        by,
        at,
    };
    let mut changes = vec![Change::put(Appeal {
        answer: Some(answer),
        ..appeal
    })];
    if it.finding == AppealFinding::Upheld {
        let anew = proposal.moved(ProposalState::Submitted, at);
        changes.push(Change::put(anew));
    }
    Ok(changes)
}

//! Screening by the residents' committee: return, reject, merge, accept (初审).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Change, ProposalId, Prose, Refusal, Scene, Timestamp, Town};

use crate::members::Actor;

use super::offers::{lapsed, moved_along, standing};
use super::support::{pulse, supported};
use super::{Assessment, Proposal, ProposalState, ReturnReason, Source, Stage, Support};

/// Sends a proposal back to be mended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// Which.
    pub proposal: ProposalId,
    /// What is missing.
    pub reason: ReturnReason,
    /// In words for the proposer.
    pub note: Prose,
    /// The scene (场景) the committee sets or corrects; none leaves it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
}

/// Turns a proposal away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reject {
    /// Which.
    pub proposal: ProposalId,
    /// Why, in words for the proposer.
    pub note: Prose,
}

/// Merges a proposal into another that stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Which goes.
    pub proposal: ProposalId,
    /// Which stays.
    pub into: ProposalId,
}

/// Accepts a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// Which.
    pub proposal: ProposalId,
    /// What was found.
    pub assessment: Assessment,
    /// The scene (场景) the committee sets or corrects; none leaves it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene: Option<Scene>,
}

pub(super) fn send_back(
    it: &Return,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = labelled(submitted(it.proposal, town)?, it.scene);
    let state = ProposalState::Returned {
        reason: it.reason,
        note: it.note.clone(),
    };
    Ok(vec![Change::put(proposal.moved(state, at))])
}

pub(super) fn reject(
    it: &Reject,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = submitted(it.proposal, town)?;
    let state = ProposalState::Rejected {
        note: it.note.clone(),
        by: actor.person(),
    };
    let ended = lapsed(proposal.id, at, town);
    let rejected = Change::put(proposal.moved(state, at));
    Ok([rejected].into_iter().chain(ended).collect())
}

/// Supporters move along, and offers of help; whoever supports both counts once.
pub(super) fn merge(it: &Merge, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let proposal = submitted(it.proposal, town)?;
    let into: Proposal = town.get(it.into).ok_or(Refusal::NotFound)?;
    if it.into == it.proposal {
        return Err(Refusal::MergedIntoItself);
    }
    let stage = into.state.stage();
    if !stage.is_open() {
        return Err(Refusal::NotOpenForMerging { stage });
    }
    let merged = proposal
        .clone()
        .moved(ProposalState::Merged { into: into.id }, at);
    let mut changes = vec![Change::put(merged)];
    // A part of what was split may bring help that was offered for the whole.
    let offers = standing(proposal.id, town);
    changes.extend(moved_along(offers, into.id, town));
    if !town.is_whole() {
        return Ok(changes);
    }
    let mut pulse = pulse(&into, town);
    let there: BTreeSet<_> = town
        .of::<Support>(into.id)
        .into_iter()
        .map(|it| it.person)
        .collect();
    for support in town.of::<Support>(proposal.id) {
        if !there.contains(&support.person) {
            changes.push(Change::put(supported(
                into.id,
                support.person,
                &mut pulse,
                support.at,
            )));
        }
    }
    changes.push(Change::put(pulse));
    Ok(changes)
}

pub(super) fn accept(it: &Accept, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let proposal = labelled(submitted(it.proposal, town)?, it.scene);
    whole(&it.assessment)?;
    let proposal = Proposal {
        assessment: Some(Box::new(it.assessment.clone())),
        ..proposal
    };
    let pulse = pulse(&proposal, town);
    let proposal = proposal.moved(ProposalState::Accepted, at);
    Ok(vec![Change::put(proposal), Change::put(pulse)])
}

/// Whether an assessment says what it must.
pub(super) fn whole(found: &Assessment) -> Result<(), Refusal> {
    if let Some(what) = found.lacks() {
        return Err(Refusal::AssessmentLacks { what });
    }
    if found.sources.is_empty() {
        return Err(Refusal::NoSource);
    }
    if found.sources.len() > Source::ALL.len() {
        return Err(Refusal::TooMany {
            most: Source::ALL.len() as u32,
        });
    }
    if found.budget.0 < 0 {
        return Err(Refusal::BelowZero);
    }
    Ok(())
}

/// The proposal with the scene the committee gives it, if any.
fn labelled(mut proposal: Proposal, scene: Option<Scene>) -> Proposal {
    proposal.details.scene = scene.or(proposal.details.scene);
    proposal
}

fn submitted(id: ProposalId, town: &dyn Town) -> Result<Proposal, Refusal> {
    let proposal: Proposal = town.get(id).ok_or(Refusal::NotFound)?;
    match proposal.state.stage() {
        Stage::Submitted => Ok(proposal),
        stage => Err(Refusal::ProposalNotThere { stage }),
    }
}

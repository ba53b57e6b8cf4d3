//! Splitting a proposal that asks for several things (拆分): each part is screened by itself, and
//! whoever stood behind the whole stands behind each part until they say otherwise (domain-rules
//! 2.2, design default).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, OfferId, ProposalId, Refusal, Timestamp, Town};
use crate::members::{Compound, pack_of};

use super::again::rested;
use super::offers::shared_out;
use super::submit::check;
use super::support::supported;
use super::together::carried;
use super::{Details, Proposal, ProposalState, Pulse, Stage, Support};

/// Splits a proposal into two or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Which.
    pub proposal: ProposalId,
    /// Why, in words for the proposer and for everyone who supports it.
    pub reason: Line,
    /// What becomes of it.
    pub parts: Vec<Part>,
}

/// One part of a proposal that is split (拆出的一件).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Made by the one who splits.
    pub id: ProposalId,
    /// What it says.
    pub details: Details,
    /// The offers of help that go along with it, as they stand. Each goes with one part, and what
    /// goes with none ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<OfferId>,
}

/// Fewer are no split.
const LEAST: usize = 2;

pub(super) fn decide(it: &Split, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    // Once it has its way, a council counts on the whole of it.
    if !matches!(stage, Stage::Submitted | Stage::Accepted) {
        return Err(Refusal::ProposalNotThere { stage });
    }
    let compound: Compound = town.get(proposal.compound).ok_or(Refusal::NotFound)?;
    let pack = pack_of(proposal.community, at.day(), town)?;
    let most = pack.proposal.parts_most;
    if it.parts.len() < LEAST {
        return Err(Refusal::TooFewParts);
    }
    if it.parts.len() > usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    let ids: BTreeSet<ProposalId> = it.parts.iter().map(|part| part.id).collect();
    let taken = it.parts.iter().any(|part| town.has::<Proposal>(part.id));
    if ids.len() < it.parts.len() || taken {
        return Err(Refusal::AlreadyThere);
    }
    let state = ProposalState::Split {
        parts: it.parts.iter().map(|part| part.id).collect(),
        reason: it.reason.clone(),
    };
    let mut changes = vec![Change::put(proposal.clone().moved(state, at))];
    for part in &it.parts {
        check(&part.details, &compound, at, town)?;
        let this = (part.id, proposal.community);
        rested(this, &part.details, proposal.facts.as_ref(), at, town)?;
        changes.extend(parted(&proposal, part, at, town));
    }
    let offers: Vec<_> = it
        .parts
        .iter()
        .map(|part| (part.id, part.offers.as_slice()))
        .collect();
    changes.extend(shared_out(proposal.id, &offers, at, town)?);
    Ok(changes)
}

/// One part, by the same people. Who supports the whole is known to the server alone.
fn parted(whole: &Proposal, part: &Part, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let proposal = Proposal {
        id: part.id,
        details: part.details.clone(),
        state: ProposalState::Submitted,
        changed_at: at,
        assessment: None,
        ..whole.clone()
    };
    let mut pulse = Pulse::none(&proposal);
    let mut changes = carried(whole.id, part.id, town);
    if town.is_whole() {
        for support in town.of::<Support>(whole.id) {
            let support = supported(part.id, support.person, &mut pulse, support.at);
            changes.push(Change::put(support));
        }
    }
    changes.extend([Change::put(proposal), Change::put(pulse)]);
    changes
}

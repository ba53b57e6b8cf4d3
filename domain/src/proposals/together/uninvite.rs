//! Taking an invitation back, or a place that was taken, or the code (取消邀请、请退联名、收回联名码).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CoProposerId, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::submit::own;

use super::{CoProposer, Invitation, Inviting, joinable};

/// Takes an invitation back that waits for its answer, or asks whoever stands beside one to stand
/// there no more. Their support is theirs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uninvite {
    /// One's own proposal.
    pub proposal: ProposalId,
    /// Whom.
    pub person: PersonId,
}

/// Takes the code back: nobody joins by it any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseCode {
    /// One's own proposal.
    pub proposal: ProposalId,
}

pub(in crate::proposals) fn uninvite(
    it: &Uninvite,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    joinable(&proposal)?;
    let id = CoProposerId::of(proposal.id, it.person);
    let there: Option<CoProposer> = town.get(id);
    let mut inviting = Inviting::of(&proposal, town);
    let waits = |asked: &(PersonId, Option<bool>)| asked.0 == it.person && asked.1.is_none();
    if there.is_none() && !inviting.asked.iter().any(waits) {
        return Err(Refusal::NotFound);
    }
    // Whoever said no stays on the list, and is not asked again.
    inviting.asked.retain(|(who, _)| *who != it.person);
    let mut changes = vec![Change::put(inviting)];
    let invited: Option<Invitation> = town.get(id);
    let Some(there) = there else {
        changes.extend(invited.iter().map(Change::remove));
        return Ok(changes);
    };
    changes.push(Change::remove(&there));
    // They are told, and neither the old yes nor the code lets them in again.
    let removed = Invitation {
        id,
        proposal: proposal.id,
        person: it.person,
        at: invited.map_or(there.at, |it| it.at),
        said: Some(true),
        removed: Some(at),
    };
    changes.push(Change::put(removed));
    Ok(changes)
}

pub(in crate::proposals) fn close_code(
    it: &CloseCode,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    joinable(&proposal)?;
    let inviting = Inviting::of(&proposal, town);
    if inviting.code.is_none() {
        return Err(Refusal::NotFound);
    }
    let code = None;
    Ok(vec![Change::put(Inviting { code, ..inviting })])
}

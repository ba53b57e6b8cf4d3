//! Inviting a neighbour by name, or whoever has the code (邀请联名).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CoProposerId, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::{Actor, Neighbour, pack_of};
use crate::proposals::Proposal;
use crate::proposals::submit::own;

use super::{CoProposer, Code, Invitation, Inviting, joinable, proposes_with};

/// Invites a neighbour by name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// One's own proposal.
    pub proposal: ProposalId,
    /// Who is invited.
    pub person: PersonId,
}

/// Makes a code that the proposer hands on, or another in the place of the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenCode {
    /// One's own proposal.
    pub proposal: ProposalId,
    /// Made by the phone.
    pub code: Code,
}

pub(in crate::proposals) fn invite(
    it: &Invite,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    joinable(&proposal)?;
    if it.person == proposal.author.person {
        return Err(Refusal::OwnProposal);
    }
    if !town.has::<Neighbour>(it.person) {
        return Err(Refusal::NoSuchPerson);
    }
    if proposes_with(proposal.id, it.person, town) {
        return Err(Refusal::AlreadyThere);
    }
    let mut inviting = Inviting::of(&proposal, town);
    // Whoever declined is not asked again: no means no.
    if inviting.asked.iter().any(|(who, _)| *who == it.person) {
        return Err(Refusal::AlreadyThere);
    }
    let declined = inviting.asked.iter().filter(|it| it.1 == Some(false));
    let most = most(&proposal, at, town)?;
    if inviting.asked.len() - declined.count() >= usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    inviting.asked.push((it.person, None));
    let invitation = Invitation {
        id: CoProposerId::of(proposal.id, it.person),
        proposal: proposal.id,
        person: it.person,
        at,
        said: None,
        removed: None,
    };
    Ok(vec![Change::put(invitation), Change::put(inviting)])
}

pub(in crate::proposals) fn open_code(
    it: &OpenCode,
    actor: &Actor,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let proposal = own(it.proposal, actor, town)?;
    joinable(&proposal)?;
    let inviting = Inviting::of(&proposal, town);
    Ok(vec![Change::put(Inviting {
        code: Some(it.code.clone()),
        ..inviting
    })])
}

/// Whether there is a place left beside the proposer.
pub(super) fn has_place(
    proposal: &Proposal,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let most = most(proposal, at, town)?;
    if town.of::<CoProposer>(proposal.id).len() >= usize::from(most) {
        let most = u32::from(most);
        return Err(Refusal::TooMany { most });
    }
    Ok(())
}

fn most(proposal: &Proposal, at: Timestamp, town: &dyn Town) -> Result<u16, Refusal> {
    let pack = pack_of(proposal.community, at.day(), town)?;
    Ok(pack.proposal.co_proposers_most)
}

//! Supporting a proposal (附议).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, PersonId, ProposalId, Refusal, SupportId, Timestamp, Town};
use crate::members::Actor;

use super::together::proposes_with;
use super::{Proposal, Pulse};

/// One person's support, which only that person reads; neighbours read the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Derived from the proposal and the person: one each.
    pub id: SupportId,
    /// The proposal.
    pub proposal: ProposalId,
    /// Who supports.
    pub person: PersonId,
    /// Since when.
    pub at: Timestamp,
}

/// Supports a proposal, or no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetSupport {
    /// Which.
    pub proposal: ProposalId,
    /// Whether.
    pub supports: bool,
}

impl SupportId {
    /// The one support a person can give a proposal.
    pub fn of(proposal: ProposalId, person: PersonId) -> Self {
        Self::derived("support", &[proposal.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Support {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

pub(super) fn decide(
    it: &SetSupport,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let proposal: Proposal = town.get(it.proposal).ok_or(Refusal::NotFound)?;
    let stage = proposal.state.stage();
    if !stage.is_open() {
        return Err(Refusal::ProposalNotThere { stage });
    }
    if proposal.author.person == person && !it.supports {
        return Err(Refusal::OwnProposal);
    }
    if !it.supports && proposes_with(proposal.id, person, town) {
        return Err(Refusal::ProposesWith);
    }
    let mut pulse = pulse(&proposal, town);
    let given: Option<Support> = town.get(SupportId::of(proposal.id, person));
    match (given, it.supports) {
        (None, true) => {
            let support = supported(proposal.id, person, &mut pulse, at);
            Ok(vec![Change::put(support), Change::put(pulse)])
        }
        (Some(support), false) => {
            pulse.supporters = pulse.supporters.saturating_sub(1);
            Ok(vec![Change::remove(&support), Change::put(pulse)])
        }
        (Some(_), true) | (None, false) => Ok(Vec::new()),
    }
}

/// A new support, counted.
pub(super) fn supported(
    proposal: ProposalId,
    person: PersonId,
    pulse: &mut Pulse,
    at: Timestamp,
) -> Support {
    pulse.supporters += 1;
    Support {
        id: SupportId::of(proposal, person),
        proposal,
        person,
        at,
    }
}

/// The pulse of a proposal as it stands, for the proposal's own readers.
pub(super) fn pulse(proposal: &Proposal, town: &dyn Town) -> Pulse {
    let none = Pulse::none(proposal);
    let public = none.public;
    let counted: Pulse = town.get(proposal.id).unwrap_or(none);
    Pulse { public, ..counted }
}

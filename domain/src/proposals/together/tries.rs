//! How often somebody typed a code that was wrong (试过的联名码): counted, so that nobody finds a code
//! by trying.

use serde::{Deserialize, Serialize};

use crate::core::{Audience, CoProposerId, PersonId, ProposalId, Refusal, Timestamp, Town};
use crate::members::pack_of;
use crate::proposals::Proposal;

/// The wrong codes of one person for one proposal, which that person reads. It is a record and not a
/// refusal: what is refused leaves nothing behind, and so could not be counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CodeTries {
    /// Derived from the proposal and the person: one each.
    pub id: CoProposerId,
    /// The proposal.
    pub proposal: ProposalId,
    /// Who tried.
    pub person: PersonId,
    /// How many codes were wrong.
    pub wrong: u16,
    /// When the last one was.
    pub at: Timestamp,
}

impl CodeTries {
    /// What was tried so far, or a refusal where that was as often as the pack lets (design default).
    pub(super) fn left(
        proposal: &Proposal,
        person: PersonId,
        at: Timestamp,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let id = CoProposerId::of(proposal.id, person);
        let tries = town.get(id).unwrap_or(Self {
            id,
            proposal: proposal.id,
            person,
            wrong: 0,
            at,
        });
        let pack = pack_of(proposal.community, at.day(), town)?;
        let times = pack.proposal.code_tries_most;
        if tries.wrong >= times {
            return Err(Refusal::CodeTriedOften { times });
        }
        Ok(tries)
    }

    pub(super) fn one_more(self, at: Timestamp) -> Self {
        Self {
            wrong: self.wrong + 1,
            at,
            ..self
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

//! Voting for somebody who cannot come (委托投票): the agent takes the principal's ballot on paper.

use serde::{Deserialize, Serialize};

use crate::core::{Line, PersonId, Refusal, RulePack, Town};
use crate::councils::ballot::on_roll;
use crate::councils::{Taken, Vote};

use super::poll::stands;
use super::{Candidate, Election, ElectionFault, Electorate, Elects};

/// A written mandate (书面委托).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Who votes for the other.
    pub agent: PersonId,
    /// The number under which the mandate is kept.
    pub number: Line,
}

impl Election {
    /// Whether anybody may vote for another in it: not where representatives are elected, and no
    /// representative has another one vote (the stricter reading of domain-rules 3.2).
    pub fn is_by_mandate(&self) -> bool {
        matches!(self.elects, Elects::Committee { .. })
            && self.electorate != Electorate::Representatives
    }
}

/// Whether an agent may take this ballot (Residents' Committee Law 19): in writing, for three at
/// most, and not who stands. The agent is somebody who may vote (design default).
pub(in crate::councils) fn may_be_carried(
    vote: &Vote,
    voter: PersonId,
    mandate: &Mandate,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let election: Option<Election> = town.get(vote.motion);
    if !election.is_some_and(|it| it.is_by_mandate()) || mandate.agent == voter {
        return Err(ElectionFault::NoProxy.into());
    }
    if !on_roll(vote.id, mandate.agent, town) {
        return Err(Refusal::VoterNotOnTheRoll);
    }
    if stands(mandate.agent, &town.of::<Candidate>(vote.motion)) {
        return Err(ElectionFault::CandidateCarries.into());
    }
    let pack = RulePack::frozen(&vote.pack).ok_or(Refusal::NoSuchPack)?;
    let most = pack.council.election.mandates_most;
    let carries = |it: &&Taken| {
        let mandate_of = it.mandate.as_ref();
        mandate_of.is_some_and(|it| it.agent == mandate.agent)
    };
    if town.of::<Taken>(vote.id).iter().filter(carries).count() >= usize::from(most) {
        return Err(ElectionFault::CarriesEnough { most }.into());
    }
    Ok(())
}

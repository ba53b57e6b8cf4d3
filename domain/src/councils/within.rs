//! Which compound a council is for (所属小区): what is not of it, or reaches further, goes to another
//! (design default).

use crate::core::{CommunityId, CompoundId, Refusal, Town};
use crate::members::Compound;
use crate::proposals::{Impact, Proposal};

use super::{Council, CouncilKind};

impl CouncilKind {
    /// Whether such a council can be one compound's. The others are the whole community's: a
    /// party-mass council by its task, the meetings by law (Residents' Committee Law 26, 28).
    pub fn can_be_of_a_compound(self) -> bool {
        match self {
            Self::Neighbourhood
            | Self::MultiStakeholder
            | Self::Compound
            | Self::ResidentsGroup => true,
            Self::PartyMass | Self::ResidentsMeeting | Self::RepresentativeMeeting => false,
        }
    }
}

impl Council {
    /// Whether a proposal lies where this council is for, and reaches no further.
    pub fn is_for(&self, proposal: &Proposal) -> bool {
        let found = proposal.assessment.as_deref();
        let reaches_all = found.is_some_and(|it| it.impact == Some(Impact::Community));
        self.compound
            .is_none_or(|it| it == proposal.compound && !reaches_all)
    }
}

/// Refuses a compound that is not of the community, or a council that is the whole community's.
pub(super) fn placed(
    kind: CouncilKind,
    community: CommunityId,
    compound: Option<CompoundId>,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let Some(id) = compound else {
        return Ok(());
    };
    if !kind.can_be_of_a_compound() {
        return Err(Refusal::CouncilOfAll);
    }
    let there: Compound = town.get(id).ok_or(Refusal::NotFound)?;
    if there.community == community {
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

//! What an election asks of the opening of its vote.

use crate::core::{MotionId, PersonId, Refusal, RulePack, Town};
use crate::councils::{Mode, Motion, OpenVote, Quorum};

use super::{Candidate, Election, ElectionFault};

/// What the vote of an election runs under.
pub(in crate::councils) struct Poll {
    /// How many of those entitled must vote.
    pub(in crate::councils) turnout: Quorum,
    /// Days its result is posted: it is a matter of Residents' Committee Law 34.
    pub(in crate::councils) publicity_days: u16,
}

/// Whether the vote of an election may open so; `None` where the motion is none. It is secret
/// (Residents' Committee Law 19), its list is closed, and nobody counts who stands.
pub(in crate::councils) fn poll(
    it: &OpenVote,
    motion: &Motion,
    pack: &RulePack,
    town: &dyn Town,
) -> Result<Option<Poll>, Refusal> {
    if !motion.is_election() {
        return Ok(None);
    }
    let election: Election = town.get(motion.id).ok_or(Refusal::NotFound)?;
    if it.mode != Mode::Secret {
        return Err(ElectionFault::Secret.into());
    }
    if election.is_open() {
        return Err(ElectionFault::ListIsOpen.into());
    }
    let standing = town.of::<Candidate>(motion.id);
    if it.tellers.iter().any(|teller| stands(*teller, &standing)) {
        return Err(ElectionFault::CandidateCounts.into());
    }
    Ok(Some(Poll {
        turnout: Quorum {
            share: election.electorate.turnout(pack),
        },
        publicity_days: pack.council.publicity.statutory_days,
    }))
}

/// Refuses who stands in an election and would count it, or enter its papers.
pub(in crate::councils) fn impartial(
    person: PersonId,
    motion: MotionId,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if stands(person, &town.of::<Candidate>(motion)) {
        return Err(ElectionFault::CandidateCounts.into());
    }
    Ok(())
}

/// Whether somebody is on the list.
pub(super) fn stands(person: PersonId, standing: &[Candidate]) -> bool {
    let mut listed = standing.iter().filter(|it| it.number.is_some());
    listed.any(|it| it.person == person)
}

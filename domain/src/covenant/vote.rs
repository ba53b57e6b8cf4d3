//! What a vote makes of the version its motion names. Nothing else adopts one.

use crate::core::{Change, Timestamp, Town, VoteId};
use crate::councils::{Motion, Outcome};

use super::{Adopted, Basis, CovenantState, CovenantVersion};

/// The version that a motion was put for, while it waits for that motion and no other.
fn waiting(motion: &Motion, town: &dyn Town) -> Option<CovenantVersion> {
    let version: CovenantVersion = town.get(motion.covenant?)?;
    let state = CovenantState::Tabled { motion: motion.id };
    (version.state == state).then_some(version)
}

/// The version, once the vote on its motion is counted: adopted where it passed and the words that
/// were voted on are those of the version; otherwise not.
pub(crate) fn counted(
    motion: &Motion,
    (vote, outcome): (VoteId, Outcome),
    at: Timestamp,
    town: &dyn Town,
) -> Option<Change> {
    let version = waiting(motion, town)?;
    let same = motion.hash == version.hash;
    let state = if outcome == Outcome::Passed && same {
        CovenantState::Adopted(Adopted {
            basis: Basis::Vote(vote),
            on: at.day(),
            posted: None,
            filed: None,
            from: None,
        })
    } else {
        CovenantState::Lost { vote, outcome }
    };
    Some(Change::put(CovenantVersion { state, ..version }))
}

/// The version of a motion that its sitting did not decide: a draft again, to be mended and put to
/// another sitting.
pub(crate) fn put_off(motion: &Motion, town: &dyn Town) -> Option<Change> {
    let version = waiting(motion, town)?;
    let state = CovenantState::Draft;
    Some(Change::put(CovenantVersion { state, ..version }))
}

//! Cancelling an assembly before it is counted (取消).

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Line, Refusal, Timestamp, Town};
use crate::owners::paper::disowned;
use crate::owners::{PaperNote, PaperState, door};

use super::{Assembly, AssemblyState, brought};

/// Cancels an assembly: its ballots stay sealed and are never counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CancelAssembly {
    /// Which.
    pub assembly: AssemblyId,
    /// Why; everyone reads it.
    pub reason: Line,
}

pub(in crate::owners) fn decide(
    it: &CancelAssembly,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    if !matches!(
        assembly.state,
        AssemblyState::Called | AssemblyState::Posted { .. } | AssemblyState::Open { .. }
    ) {
        return Err(assembly.elsewhere());
    }
    let reason = it.reason.clone();
    let mut changes = door::shut(assembly.id, town);
    changes.extend(brought::cancelled(&assembly, at, town));
    let posted_at = assembly.state.posted_at();
    // Who was asked to stand by a paper is asked no longer.
    for paper in town.of::<PaperNote>(assembly.id) {
        if paper.state == PaperState::Waiting {
            changes.extend(disowned(paper, town));
        }
    }
    changes.push(Change::put(Assembly {
        state: AssemblyState::Cancelled {
            posted_at,
            at,
            reason,
        },
        ..assembly
    }));
    Ok(changes)
}

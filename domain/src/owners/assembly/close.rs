//! Closing an assembly and counting it (截止、计票).

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, OwnersPaperId, Refusal, Timestamp, Town};
use crate::owners::paper::disowned;
use crate::owners::{OwnersFault, PaperNote, PaperState, door};

use super::count::{Said, count};
use super::{Assembly, AssemblyState, OwnersTurnout};

/// Closes an assembly and counts it: the server does, from what it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CloseOwnersVote {
    /// Which.
    pub assembly: AssemblyId,
    /// Papers whose witness has not answered: they are not counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<OwnersPaperId>,
}

pub(in crate::owners) fn decide(
    it: &CloseOwnersVote,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    let AssemblyState::Open { posted_at, .. } = assembly.state else {
        return Err(assembly.elsewhere());
    };
    let turnout: Option<OwnersTurnout> = town.get(it.assembly);
    let everyone = turnout
        .as_ref()
        .is_some_and(|it| it.cast.heads == it.everyone.heads);
    let closes_at = assembly.closes_at;
    // Who has voted may change their mind until the close, so only the clock ends it.
    if at < closes_at {
        let left = turnout.map_or(0, |it| it.everyone.heads - it.cast.heads);
        let fault = if everyone {
            OwnersFault::IsOpen { closes_at }
        } else {
            OwnersFault::StillVoting { left, closes_at }
        };
        return Err(fault.into());
    }
    let mut papers = town.of::<PaperNote>(it.assembly);
    papers.retain(|paper| paper.state == PaperState::Waiting);
    let unnamed = |paper: &&PaperNote| !it.without.contains(&paper.id);
    let waiting = papers.iter().filter(unnamed).count() as u32;
    if waiting > 0 {
        return Err(OwnersFault::PapersWait { waiting }.into());
    }
    if !town.is_whole() {
        return Ok(Vec::new());
    }
    let result = match count(&assembly, town)? {
        Said::Statutory(it) => Change::put(it),
        Said::Advisory(it) => Change::put(it),
    };
    let state = AssemblyState::Counted { posted_at, at };
    let mut changes = vec![result, Change::put(Assembly { state, ..assembly })];
    changes.extend(door::shut(it.assembly, town));
    for paper in papers {
        changes.extend(disowned(paper, town));
    }
    Ok(changes)
}

//! Posting an assembly (公告): from here on its text and its rules are frozen.

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Refusal, Timestamp, Town};
use crate::members::pack_of;
use crate::owners::OwnersFault;

use super::brought::{self, may_come};
use super::call::votable;
use super::{Assembly, AssemblyState, Force};

/// Posts an assembly for everyone to read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostAssembly {
    /// Which.
    pub assembly: AssemblyId,
}

pub(in crate::owners) fn decide(
    it: &PostAssembly,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    match &assembly.state {
        AssemblyState::Called => {}
        AssemblyState::Cancelled { .. } => return Err(assembly.elsewhere()),
        _ => return Err(OwnersFault::IsPosted.into()),
    }
    // The law may have changed since it was called: what binds is the pack of this day.
    let pack = pack_of(assembly.community, at.day(), town)?;
    votable(assembly.force, assembly.scope, &assembly.items, pack)?;
    assembly.non_voters(pack)?;
    assembly.parking(pack)?;
    let posted = Assembly {
        pack: pack.id.clone(),
        state: AssemblyState::Posted { at },
        ..assembly
    };
    in_days(&posted, at)?;
    // Another assembly may have been posted on it since.
    may_come(&posted.items, (posted.compound, posted.scope), town)?;
    let mut changes = brought::posted(&posted, at, town);
    changes.push(Change::put(posted));
    Ok(changes)
}

/// Whether its days keep to the rules: those of notice and of voting bind a binding vote alone.
pub(super) fn in_days(assembly: &Assembly, at: Timestamp) -> Result<(), Refusal> {
    let closes_at = assembly.closes_at;
    if closes_at <= at {
        return Err(Refusal::CloseHasPassed { closes_at });
    }
    match (assembly.force, assembly.schedule()) {
        (Force::Statutory, Some(schedule)) => schedule
            .check(assembly.rules()?)
            .map_err(|fault| OwnersFault::Window { fault }.into()),
        _ => Ok(()),
    }
}

//! Opening an assembly: letting ballots in, for a binding vote and for opinions apart.

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Refusal, Timestamp, Town};
use crate::owners::OwnersFault;

use super::call::votable;
use super::post::in_days;
use super::{Assembly, AssemblyState, Force, OwnersTurnout, brought};

/// Opens a binding vote (开始业主表决).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenOwnersVote {
    /// Which.
    pub assembly: AssemblyId,
}

/// Opens an asking for opinions (开始意愿征集).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenAdvisory {
    /// Which.
    pub assembly: AssemblyId,
}

pub(in crate::owners) fn statutory(
    it: &OpenOwnersVote,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    open(it.assembly, Force::Statutory, at, town)
}

pub(in crate::owners) fn advisory(
    it: &OpenAdvisory,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    open(it.assembly, Force::Advisory, at, town)
}

fn open(
    id: AssemblyId,
    force: Force,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let assembly: Assembly = town.get(id).ok_or(Refusal::NotFound)?;
    let AssemblyState::Posted { at: posted_at } = assembly.state else {
        return Err(assembly.elsewhere());
    };
    if assembly.force != force {
        return Err(OwnersFault::OtherForce.into());
    }
    let opens_at = assembly.opens_at;
    if at < opens_at {
        return Err(OwnersFault::NotOpen { opens_at }.into());
    }
    votable(force, assembly.scope, &assembly.items, assembly.rules()?)?;
    // A vote that opens late is open for the days of the rule all the same.
    let opens_at = opens_at.max(at);
    let assembly = Assembly {
        opens_at,
        ..assembly
    };
    in_days(&assembly, at)?;
    if !town.has::<OwnersTurnout>(id) {
        return Err(OwnersFault::NoRoll.into());
    }
    let mut changes = brought::opened(&assembly, at, town);
    changes.push(Change::put(Assembly {
        state: AssemblyState::Open { posted_at, at },
        ..assembly
    }));
    Ok(changes)
}

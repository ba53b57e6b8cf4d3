//! The log of visits (走访记录): who rang where, when, and whom they found.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, BuildingId, Change, Digest, DoorstepId, HeadId, Line, PersonId, Refusal,
    ServedId, Timestamp, Town, VisitId,
};
use crate::members::Actor;
use crate::owners::delivery::{Handed, handed};
use crate::owners::{Assembly, OwnersFault, OwnersServed, ServedBy};

use super::{Doorstep, rung_by};

/// What a visit came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// 没人应门
    NobodyIn,
    /// 当面说清了
    Told,
    /// 不愿参与: they were told, and do not want to be asked again.
    Declined,
}

/// A visit (走访), for whoever looks after the building.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// Made by whoever rang.
    pub id: VisitId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The building.
    pub building: BuildingId,
    /// The head, by its id on the roll.
    pub voter: HeadId,
    /// Who rang.
    pub by: PersonId,
    /// When the server heard of it.
    pub at: Timestamp,
    /// What it came to.
    pub found: Found,
    /// The sheet with the signature, if they signed.
    pub photo: Option<Digest>,
    /// A word on it.
    pub note: Option<Line>,
}

/// Logs a visit. Whoever was told is reached; with the photo of a signature it is signed for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogVisit {
    /// Made by whoever rang.
    pub id: VisitId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// The building.
    pub building: BuildingId,
    /// The head, by its id on the roll.
    pub head: HeadId,
    /// What it came to.
    pub found: Found,
    /// The sheet with the signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Digest>,
    /// A word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

impl Visit {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Grid(self.building)
    }
}

pub(in crate::owners) fn decide(
    it: &LogVisit,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    assembly.may_be_served(at)?;
    // What it comes to stands in the ledger under the same id.
    if town.has::<Visit>(it.id) || town.has::<OwnersServed>(ServedId(it.id.0)) {
        return Err(Refusal::AlreadyThere);
    }
    let door: Doorstep = town
        .get(DoorstepId::of(assembly.id, it.head, it.building))
        .ok_or(OwnersFault::NotOnTheRoll)?;
    rung_by(std::slice::from_ref(&door), actor, town)?;
    let visit = Visit {
        id: it.id,
        assembly: assembly.id,
        building: door.building,
        voter: door.voter,
        by,
        at,
        found: it.found,
        photo: it.photo,
        note: it.note.clone(),
    };
    let mut changes = vec![Change::put(visit)];
    if it.found != Found::NobodyIn {
        let signed = it.photo.is_some();
        changes.extend(handed(
            Handed {
                id: ServedId(it.id.0),
                assembly: assembly.id,
                heads: BTreeSet::from([door.voter]),
                by: if signed {
                    ServedBy::SignedFor
                } else {
                    ServedBy::Told
                },
                photo: it.photo,
                note: it.note.clone(),
                noted_by: by,
            },
            at,
            town,
        ));
    }
    Ok(changes)
}

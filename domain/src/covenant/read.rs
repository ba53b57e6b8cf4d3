//! Saying that one has read a version (读过了).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, CovenantReadId, CovenantVersionId, Entity, PersonId, Plain,
    Refusal, Timestamp, Town,
};
use crate::members::Actor;

use super::{CovenantFault, CovenantVersion};

/// That somebody has read a version: theirs alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovenantRead {
    /// Derived from the version and the reader: one each.
    pub id: CovenantReadId,
    /// The version.
    pub version: CovenantVersionId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// How many have read a version (读过的人数): a fold. Residents and the office read the number, and
/// nobody reads who is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CovenantReads {
    /// The version.
    pub id: CovenantVersionId,
    /// The community.
    pub community: CommunityId,
    /// How many.
    pub reads: u32,
}

/// Says that one has read a version (读过了). It binds nobody any more than before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadCovenant {
    /// Which.
    pub version: CovenantVersionId,
}

impl CovenantReadId {
    /// The one mark of a reader.
    pub fn of(version: CovenantVersionId, person: PersonId) -> Self {
        Self::derived(
            "covenant read",
            &[version.0.as_bytes(), person.0.as_bytes()],
        )
    }
}

impl CovenantRead {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl CovenantReads {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Of what was adopted, once each.
pub(super) fn read(
    it: &ReadCovenant,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let version: CovenantVersion = town.get(it.version).ok_or(Refusal::NotFound)?;
    if version.adopted().is_none() {
        return Err(CovenantFault::NotAdopted.into());
    }
    let id = CovenantReadId::of(version.id, person);
    if town.has::<CovenantRead>(id) {
        return Ok(Vec::new());
    }
    let read = CovenantRead {
        id,
        version: version.id,
        person,
        at,
    };
    let mut changes = vec![Change::put(read)];
    // Only the server counts: a phone does not know who else has read it.
    if town.is_whole() {
        let reads = town.children(CovenantRead::KIND, version.id.0).len() as u32 + 1;
        changes.push(Change::put(CovenantReads {
            id: version.id,
            community: version.community,
            reads,
        }));
    }
    Ok(changes)
}

/// How many have read each version, from their marks; nothing where nobody has.
pub(crate) fn reads_again(town: &Plain) -> Vec<CovenantReads> {
    let counted = town.all::<CovenantVersion>().filter_map(|it| {
        let reads = (town as &dyn Town).children(CovenantRead::KIND, it.id.0);
        (!reads.is_empty()).then_some(CovenantReads {
            id: it.id,
            community: it.community,
            reads: reads.len() as u32,
        })
    });
    counted.collect()
}

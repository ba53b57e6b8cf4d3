//! Noting that a notice reached owners (送达登记), and how many it has reached.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    AssemblyId, Audience, Change, Digest, HeadId, Line, PersonId, Record, Refusal, ServedId,
    Timestamp, Town,
};
use crate::members::Actor;

use super::assembly::{rolled, turnout};
use super::{Assembly, Doorstep, OwnersCast, OwnersFault, Served, ServedBy, door};

/// A line of the delivery ledger (送达记录), for staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnersServed {
    /// Made by whoever noted it.
    pub id: ServedId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// Which heads.
    pub heads: Vec<HeadId>,
    /// How.
    pub by: ServedBy,
    /// When.
    pub at: Timestamp,
    /// The sheet with the signature, or the notice on the board.
    pub photo: Option<Digest>,
    /// A word on it.
    pub note: Option<Line>,
    /// Who noted it.
    pub noted_by: PersonId,
}

/// Notes that the notice and the ballot reached heads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteServed {
    /// Made by whoever notes it.
    pub id: ServedId,
    /// The assembly.
    pub assembly: AssemblyId,
    /// Which heads.
    pub heads: Vec<HeadId>,
    /// How.
    pub by: ServedBy,
    /// The photo, where the way asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Digest>,
    /// A word on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Line>,
}

impl OwnersServed {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }

    /// The same, one line a head.
    pub fn lines(&self) -> impl Iterator<Item = Served> {
        self.heads.iter().map(|head| Served {
            head: *head,
            by: self.by,
            at: self.at,
            photo: self.photo,
        })
    }
}

pub(super) fn decide(
    it: &NoteServed,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let noted_by = actor.person().ok_or(Refusal::SignInFirst)?;
    let assembly: Assembly = town.get(it.assembly).ok_or(Refusal::NotFound)?;
    if town.has::<OwnersServed>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    assembly.may_be_served(at)?;
    if it.by.needs_photo() && it.photo.is_none() {
        return Err(OwnersFault::NoPhoto.into());
    }
    let heads: BTreeSet<HeadId> = it.heads.iter().copied().collect();
    let known = rolled(assembly.id, town, |roll| {
        let ids: BTreeSet<HeadId> = roll.voters.iter().map(|it| it.id).collect();
        heads.is_subset(&ids)
    });
    match known {
        None => return Err(OwnersFault::NoRoll.into()),
        Some(false) => return Err(OwnersFault::NotOnTheRoll.into()),
        Some(true) if heads.is_empty() => return Err(OwnersFault::NobodyNamed.into()),
        Some(true) => {}
    }
    let handed = Handed {
        id: it.id,
        assembly: assembly.id,
        heads,
        by: it.by,
        photo: it.photo,
        note: it.note.clone(),
        noted_by,
    };
    Ok(self::handed(handed, at, town))
}

/// What reached heads, as it is noted.
pub(super) struct Handed {
    pub id: ServedId,
    pub assembly: AssemblyId,
    pub heads: BTreeSet<HeadId>,
    pub by: ServedBy,
    pub photo: Option<Digest>,
    pub note: Option<Line>,
    pub noted_by: PersonId,
}

/// A new line of the ledger, with everything that tells whom it reached.
pub(super) fn handed(it: Handed, at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let mut changes = Vec::new();
    if it.by != ServedBy::Posted {
        let before = reached_in(it.assembly, town);
        let new = it.heads.difference(&before).count() as u64;
        // A phone has not the whole ledger, and would count anew whom something reached before.
        if town.is_whole() {
            changes.extend(turnout(it.assembly, town, |mut turnout| {
                turnout.reached += new;
                turnout
            }));
        }
        let mark = |door| Doorstep {
            reached: true,
            ..door
        };
        changes.extend(door::marked(it.assembly, &it.heads, mark, town));
    }
    changes.push(Change::put(OwnersServed {
        id: it.id,
        assembly: it.assembly,
        heads: it.heads.into_iter().collect(),
        by: it.by,
        at,
        photo: it.photo,
        note: it.note,
        noted_by: it.noted_by,
    }));
    changes
}

/// The photos that a record of owners' decisions shows: sheets, mandates, clauses. Not that of a
/// ballot's signature: the marks may be on it, and nobody reads them.
pub(crate) fn proofs(record: &Record) -> Option<Digest> {
    match record {
        Record::OwnersServed(it) => it.photo,
        Record::Visit(it) => it.photo,
        Record::OwnersMandate(it) => it.grounds.photo(),
        Record::MyMandate(it) => it.grounds.photo(),
        Record::Assembly(it) => it.rule_text,
        _ => None,
    }
}

/// Whom anything reached but a notice on the board, or who voted (已联系上).
pub fn reached(served: &[OwnersServed], cast: &[OwnersCast]) -> BTreeSet<HeadId> {
    let personal = served.iter().filter(|it| it.by != ServedBy::Posted);
    let told = personal.flat_map(|it| it.heads.iter().copied());
    told.chain(cast.iter().map(|it| it.voter)).collect()
}

/// The same of a town.
pub(super) fn reached_in(assembly: AssemblyId, town: &dyn Town) -> BTreeSet<HeadId> {
    reached(&town.of(assembly), &town.of(assembly))
}

/// Whether anything reached a head, or it has voted.
pub(super) fn is_reached(assembly: AssemblyId, head: HeadId, town: &dyn Town) -> bool {
    town.has::<OwnersCast>(OwnersCast::id_of(assembly, head))
        || reached(&town.of(assembly), &[]).contains(&head)
}

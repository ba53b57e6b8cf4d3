//! Correcting minutes (更正): by a new entry, never in place.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CorrectionId, CouncilId, Digest, Line, PersonId, Prose, Refusal, SittingId,
    Timestamp, Town,
};
use crate::members::Actor;

use super::whole;

/// A correction of minutes (更正): what they should say, and why. Whoever reads them reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Made by the one who corrects.
    pub id: CorrectionId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Its number, from 1.
    pub number: u32,
    /// What is to be read instead, or besides.
    pub text: Prose,
    /// Why.
    pub reason: Line,
    /// Who corrected: the recorder, or a community worker.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// The version of the minutes with it: SHA-256 of the version before, number, author, instant
    /// in milliseconds, reason and text, each on a line of its own.
    pub version: Digest,
}

/// Corrects the minutes of a sitting that is over. Signatures stay with the version they were
/// given to, and new ones are asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectMinutes {
    /// Made by the one who corrects.
    pub id: CorrectionId,
    /// The sitting.
    pub sitting: SittingId,
    /// What is to be read instead, or besides.
    pub text: Prose,
    /// Why.
    pub reason: Line,
}

impl Correction {
    /// The version that follows from one before and this.
    pub fn version_after(&self, before: Digest) -> Digest {
        let Self {
            number,
            author,
            at,
            reason,
            text,
            ..
        } = self;
        let at = at.0;
        let words = format!("{before}\n{number}\n{author}\n{at}\n{reason}\n{text}");
        Digest::of(words.as_bytes())
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(in crate::councils) fn decide(
    it: &CorrectMinutes,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = actor.person().ok_or(Refusal::SignInFirst)?;
    let (minutes, corrections, before) = whole(it.sitting, town)?;
    if author != minutes.recorder && !actor.is_staff() {
        return Err(Refusal::NotYours);
    }
    if corrections.iter().any(|other| other.id == it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let last = corrections.iter().map(|it| it.number).max();
    let mut correction = Correction {
        id: it.id,
        sitting: minutes.id,
        council: minutes.council,
        number: last.unwrap_or(0) + 1,
        text: it.text.clone(),
        reason: it.reason.clone(),
        author,
        at,
        version: before,
    };
    correction.version = correction.version_after(before);
    Ok(vec![Change::put(correction)])
}

//! Signing minutes (签字): each by themselves, to one version.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CouncilId, Digest, PersonId, Refusal, SignatureId, SittingId, Timestamp, Town,
};
use crate::members::Actor;

use super::{Minutes, whole};

/// A signature to one version of minutes (签字).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// Derived from the sitting, the version and the person: signed once.
    pub id: SignatureId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Who signed.
    pub person: PersonId,
    /// What they signed.
    pub version: Digest,
    /// When.
    pub at: Timestamp,
}

/// Signs the minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignMinutes {
    /// The sitting.
    pub sitting: SittingId,
    /// The version that was read: another one is not signed unseen.
    pub version: Digest,
}

/// As what somebody signs minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// 主持人
    Chair,
    /// 记录人
    Recorder,
    /// 计票人
    Teller,
}

/// Who is to sign, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Who.
    pub person: PersonId,
    /// As what; a teller may chair.
    pub capacities: Vec<Capacity>,
}

impl SignatureId {
    /// The one signature of a person to a version.
    pub fn of(sitting: SittingId, version: Digest, person: PersonId) -> Self {
        let parts = [&sitting.0.as_bytes()[..], &version.0, person.0.as_bytes()];
        Self::derived("signature", &parts)
    }
}

impl Signature {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Minutes {
    /// Who is to sign: the chair, the recorder, and who counted the votes. Nobody while the sitting
    /// goes on.
    pub fn signers(&self) -> Vec<Signer> {
        let Some(body) = self.body() else {
            return Vec::new();
        };
        let officers = [
            (self.chair, Capacity::Chair),
            (self.recorder, Capacity::Recorder),
        ];
        let votes = body.agenda.iter().filter_map(|item| item.vote.as_ref());
        let tellers = votes.flat_map(|vote| vote.tellers);
        let tellers = tellers.map(|person| (person, Capacity::Teller));
        let mut signers: Vec<Signer> = Vec::new();
        for (person, capacity) in officers.into_iter().chain(tellers) {
            match signers.iter_mut().find(|signer| signer.person == person) {
                Some(signer) if signer.capacities.contains(&capacity) => {}
                Some(signer) => signer.capacities.push(capacity),
                None => signers.push(Signer {
                    person,
                    capacities: vec![capacity],
                }),
            }
        }
        signers
    }
}

pub(in crate::councils) fn decide(
    it: &SignMinutes,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let (minutes, _, version) = whole(it.sitting, town)?;
    if !minutes
        .signers()
        .iter()
        .any(|signer| signer.person == person)
    {
        return Err(Refusal::NotASigner);
    }
    if it.version != version {
        return Err(Refusal::MinutesChanged);
    }
    let id = SignatureId::of(minutes.id, version, person);
    if town.has::<Signature>(id) {
        return Ok(Vec::new());
    }
    Ok(vec![Change::put(Signature {
        id,
        sitting: minutes.id,
        council: minutes.council,
        person,
        version,
        at,
    })])
}

//! A written mandate that an owner brings to the office (录入授权委托书).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, HeadId, MandateId, PersonId, Refusal, Timestamp, Town};
use crate::members::{Compound, Head, pack_of};
use crate::owners::OwnersFault;

use super::give::{agent, limits, taken};
use super::record::OwnersMandate;
use super::voices::people_of;
use super::{Errand, Grounds};

/// Enters a written mandate of one head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnterMandate {
    /// Made by whoever enters it.
    pub id: MandateId,
    /// Of which head.
    pub head: HeadId,
    /// Who may act.
    pub agent: PersonId,
    /// The photo of what was signed.
    pub photo: Digest,
    /// For what.
    pub errands: Vec<Errand>,
    /// Until when.
    pub until: Timestamp,
}

pub(in crate::owners) fn decide(
    it: &EnterMandate,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let head: Head = town.get(it.head).ok_or(OwnersFault::NotOnTheRoll)?;
    let compound: Compound = town.get(head.compound).ok_or(Refusal::NotFound)?;
    let community = compound.community;
    let rules = &pack_of(community, at.day(), town)?.owners;
    if town.has::<OwnersMandate>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let errands = limits(&it.errands, it.until, at, rules)?;
    agent(it.agent, at, town)?;
    let heads = vec![head.id];
    let principals = people_of(&heads, community, town);
    if principals.contains(&it.agent) {
        return Err(super::give::fault(super::AgentFault::OneSelf));
    }
    let mandate = OwnersMandate {
        id: it.id,
        community,
        heads,
        principals,
        agent: it.agent,
        grounds: Grounds::Paper { photo: it.photo },
        errands,
        given_at: at,
        until: it.until,
        ended: None,
        deeds: Vec::new(),
    };
    taken(mandate, at, rules, town)
}

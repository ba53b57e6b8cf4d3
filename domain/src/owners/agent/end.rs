//! Taking a mandate back (撤回授权): its owner does, or its agent lays it down, or the office enters
//! that it was taken back.

use serde::{Deserialize, Serialize};

use crate::core::{Change, MandateId, MyMandateId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::AgentFault;
use super::give::fault;
use super::record::{Ended, MyMandate, OwnersMandate};
use super::voices::{heads_of, taken};

/// Takes a mandate back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndMandate {
    /// Which.
    pub mandate: MandateId,
}

pub(in crate::owners) fn decide(
    it: &EndMandate,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let Some(mandate) = town.get::<OwnersMandate>(it.mandate) else {
        // A phone knows its own side alone.
        let mine: MyMandate = town
            .get(MyMandateId::of(it.mandate, by))
            .ok_or(Refusal::NotFound)?;
        if !mine.holds(at) {
            return Err(fault(AgentFault::Over));
        }
        let ended_at = Some(at);
        return Ok(vec![Change::put(MyMandate { ended_at, ..mine })]);
    };
    // Whoever signed in only since a paper was entered is its owner all the same.
    let holds = || {
        let heads = heads_of(by, mandate.community, town);
        heads.iter().any(|head| mandate.heads.contains(head))
    };
    let theirs = mandate.agent == by || mandate.principals.contains(&by) || holds();
    if !theirs && !actor.is_staff() {
        return Err(Refusal::NotYours);
    }
    if !mandate.holds(at) {
        return Err(fault(AgentFault::Over));
    }
    let ended = Some(Ended { at, by });
    let mut changes = taken(&mandate, at, town);
    changes.extend(OwnersMandate { ended, ..mandate }.changes(town));
    Ok(changes)
}

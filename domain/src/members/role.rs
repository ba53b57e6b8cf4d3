//! Giving and taking back an office for a term (任职).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, Day, Line, PersonId, Refusal, RoleId, Timestamp, Town};

use crate::councils::Council;

use super::{Building, Community, Compound, Neighbour, Office, Scope};

/// An office held by a person for a term. Neighbours may know who holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Who holds it.
    pub person: PersonId,
    /// Which office.
    pub office: Office,
    /// How far it reaches.
    pub scope: Scope,
    /// First day of the term.
    pub from: Day,
    /// Last day of the term.
    pub until: Day,
    /// Taken back early, and why.
    pub ended: Option<Line>,
}

impl Role {
    /// Whether it is held on a day.
    pub fn is_held(&self, on: Day) -> bool {
        self.ended.is_none() && self.from <= on && on <= self.until
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

/// Gives a person an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantRole {
    /// Made by the one who gives it.
    pub id: RoleId,
    /// To whom.
    pub person: PersonId,
    /// Which.
    pub office: Office,
    /// How far it reaches.
    pub scope: Scope,
    /// Last day of the term; the first is today.
    pub until: Day,
}

/// Takes an office back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndRole {
    /// Which.
    pub role: RoleId,
    /// Why; the person and the neighbours read it.
    pub reason: Line,
}

pub(super) fn grant(
    it: &GrantRole,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if town.has::<Role>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    if !town.has::<Neighbour>(it.person) {
        return Err(Refusal::NoSuchPerson);
    }
    if !reaches(it.office, it.scope, town) {
        return Err(Refusal::NoSuchPlace);
    }
    let from = at.day();
    if it.until < from {
        return Err(Refusal::TermIsOver { until: it.until });
    }
    let GrantRole {
        id,
        person,
        office,
        scope,
        until,
    } = it.clone();
    Ok(vec![Change::put(Role {
        id,
        person,
        office,
        scope,
        from,
        until,
        ended: None,
    })])
}

/// Whether an office can reach this far, over something that is there: an office of the residents'
/// committee, or of the committee that supervises it, is for the whole community, a convener's for one council.
fn reaches(office: Office, scope: Scope, town: &dyn Town) -> bool {
    use Office::{BuildingHead, Convener, GridWorker, Secretary, Staff, Supervisor};
    match (office, scope) {
        (Staff | Secretary | Supervisor | GridWorker, Scope::Community(id)) => {
            town.has::<Community>(id)
        }
        (GridWorker, Scope::Compound(id)) => town.has::<Compound>(id),
        (GridWorker | BuildingHead, Scope::Building(id)) => town.has::<Building>(id),
        (Convener, Scope::Council(id)) => town.has::<Council>(id),
        _ => false,
    }
}

pub(super) fn end(it: &EndRole, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let role: Role = town.get(it.role).ok_or(Refusal::NotFound)?;
    if !role.is_held(at.day()) {
        return Err(Refusal::TermIsOver { until: role.until });
    }
    Ok(vec![Change::put(Role {
        ended: Some(it.reason.clone()),
        ..role
    })])
}

//! Making a community worker known (登记工作人员): people in office need not own or rent a home.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CommunityId, Line, PersonId, Refusal, Timestamp, Town};

use super::{Community, Member, Phone};

/// Makes a community worker known. What they may do comes with their offices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolWorker {
    /// The community.
    pub community: CommunityId,
    /// Made by the server.
    pub person: PersonId,
    /// Name.
    pub name: Line,
    /// Telephone that codes are sent to.
    pub phone: Option<Phone>,
}

pub(super) fn decide(
    it: &EnrolWorker,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    if !town.has::<Community>(it.community) {
        return Err(Refusal::NotFound);
    }
    if town.has::<Member>(it.person) {
        return Err(Refusal::AlreadyThere);
    }
    let member = Member {
        id: it.person,
        community: it.community,
        name: it.name.clone(),
        phone: it.phone.clone(),
        standings: Vec::new(),
        minor: None,
        joined_at: at,
    };
    Ok(member.changes())
}

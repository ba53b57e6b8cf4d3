//! Naming who chairs a sitting and who keeps its minutes (确定主持人和记录人).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CouncilId, Day, PersonId, Refusal, SittingId, Timestamp, Town};
use crate::councils::Sitting;
use crate::councils::council::led_by;
use crate::members::{Actor, Neighbour, Office, Role, Scope};

use super::{Minutes, MinutesState, goes_on};

/// Names who chairs a sitting and who keeps its minutes, or names others, until it is closed. Who
/// chairs looks after the order alone and leaves the writing to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameOfficers {
    /// The sitting.
    pub sitting: SittingId,
    /// Who chairs: its convener, or a community worker.
    pub chair: PersonId,
    /// Who keeps the minutes.
    pub recorder: PersonId,
}

/// Who may chair a sitting: the conveners of its council first, then the office. Each once.
pub fn may_chair(council: CouncilId, mut roles: Vec<Role>, on: Day) -> Vec<PersonId> {
    let convenes =
        |role: &Role| role.office == Office::Convener && role.scope == Scope::Council(council);
    roles.retain(|role| role.is_held(on) && (convenes(role) || role.office.is_staff()));
    roles.sort_by_key(|role| (!convenes(role), role.person));
    let mut leaders: Vec<PersonId> = Vec::new();
    for role in roles {
        if !leaders.contains(&role.person) {
            leaders.push(role.person);
        }
    }
    leaders
}

pub(in crate::councils) fn decide(
    it: &NameOfficers,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    if it.chair == it.recorder {
        return Err(Refusal::ChairDoesNotRecord);
    }
    let known = |person| town.has::<Neighbour>(person);
    if !known(it.chair) || !known(it.recorder) {
        return Err(Refusal::NoSuchPerson);
    }
    let chair = Actor::of(it.chair, at.day(), town);
    if !chair.is_staff() && !chair.convenes(council.id) {
        return Err(Refusal::NotAChair);
    }
    Ok(vec![Change::put(Minutes {
        id: sitting.id,
        council: council.id,
        chair: it.chair,
        recorder: it.recorder,
        state: MinutesState::Kept,
    })])
}

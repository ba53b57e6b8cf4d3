//! Teams of volunteers (志愿队).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Line, PersonId, Refusal, TeamId, TeamPlaceId, TeamRollId,
    Timestamp, Town,
};
use crate::members::{Actor, Neighbour};

use super::{Team, VolunteeringFault};

/// Forms a team (组建志愿队). Neighbours form their own and lead it; the office may name another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormTeam {
    /// Made by the phone.
    pub id: TeamId,
    /// The community.
    pub community: CommunityId,
    /// Its name.
    pub name: Line,
    /// Who leads it.
    pub lead: PersonId,
}

/// Joins a team, or leaves it (加入、退出志愿队).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JoinTeam {
    /// Which.
    pub team: TeamId,
    /// Whether one is of it from now on.
    pub joins: bool,
}

/// Somebody's place in a team (队员), which nobody reads but themselves and, on the
/// [`TeamRoll`], whoever leads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamPlace {
    /// Derived from the team and the person.
    pub id: TeamPlaceId,
    /// The team.
    pub team: TeamId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub since: Timestamp,
}

/// Who is of a team, for whoever leads it (队员名单).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRoll {
    /// That of the team.
    pub id: TeamRollId,
    /// The team.
    pub team: TeamId,
    /// Who leads it.
    pub lead: PersonId,
    /// Its members, by their ids.
    pub members: Vec<PersonId>,
}

impl TeamPlaceId {
    /// The one place of a person in a team.
    pub fn of(team: TeamId, person: PersonId) -> Self {
        Self::derived("team place", &[team.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Team {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl TeamPlace {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl TeamRoll {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.lead)
    }

    fn of(team: &Team, mut members: Vec<PersonId>) -> Self {
        members.sort_unstable();
        members.dedup();
        Self {
            id: TeamRollId(team.id.0),
            team: team.id,
            lead: team.lead,
            members,
        }
    }
}

pub(super) fn form(
    it: &FormTeam,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    if it.lead != by && !actor.is_staff() {
        return Err(Refusal::NotYours);
    }
    if it.lead != by && !town.has::<Neighbour>(it.lead) {
        return Err(Refusal::NoSuchPerson);
    }
    let same = |other: &Team| other.name == it.name || other.id == it.id;
    if town.of::<Team>(it.community).iter().any(same) {
        return Err(Refusal::AlreadyThere);
    }
    let team = Team {
        id: it.id,
        community: it.community,
        name: it.name.clone(),
        lead: it.lead,
    };
    let place = TeamPlace {
        id: TeamPlaceId::of(it.id, it.lead),
        team: it.id,
        person: it.lead,
        since: at,
    };
    let roll = TeamRoll::of(&team, vec![it.lead]);
    Ok(vec![
        Change::put(team),
        Change::put(place),
        Change::put(roll),
    ])
}

pub(super) fn join(
    it: &JoinTeam,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let team: Team = town.get(it.team).ok_or(VolunteeringFault::NoSuchTeam)?;
    if !it.joins && team.lead == person {
        return Err(VolunteeringFault::LeadsTheTeam.into());
    }
    let mut places = town.of::<TeamPlace>(team.id);
    let mine = places.iter().position(|it| it.person == person);
    let mut changes = match (mine, it.joins) {
        (None, true) => {
            let place = TeamPlace {
                id: TeamPlaceId::of(team.id, person),
                team: team.id,
                person,
                since: at,
            };
            places.push(place.clone());
            vec![Change::put(place)]
        }
        (Some(mine), false) => vec![Change::remove(&places.remove(mine))],
        _ => return Ok(Vec::new()),
    };
    if town.is_whole() {
        let members = places.iter().map(|it| it.person).collect();
        changes.push(Change::put(TeamRoll::of(&team, members)));
    }
    Ok(changes)
}

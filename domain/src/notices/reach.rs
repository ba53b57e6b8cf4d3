//! How many a notice reaches (送达人数), before it is written.

use std::collections::BTreeSet;

use crate::Lang;
use crate::core::{Audience, CommunityId, Day, PersonId, Town};
use crate::members::{Building, Compound, Home, Member, Role, StandingKind, Unit};
use crate::texts::Texts;
use crate::volunteering::{Team, TeamPlace};

/// How many people with a standing or an office read what is for an audience on a day, as far as
/// this town knows; nothing where it does not. What is public is read by guests as well, whom nobody
/// counts; who is of a team is known to the team.
pub fn reached(to: Audience, community: CommunityId, on: Day, town: &dyn Town) -> Option<u32> {
    let members = town.of::<Member>(community);
    let home = |id| town.get::<Home>(id).map(|it| it.unit);
    let lives = |it: &Member| {
        it.standings
            .iter()
            .filter(|it| it.is_active())
            .any(|it| match to {
                Audience::Public | Audience::Residents => true,
                Audience::Compound(id) => it.compound == id,
                Audience::Owners(id) => it.compound == id && it.kind == StandingKind::Owner,
                Audience::Building(id) => it.building == id,
                Audience::Unit(id) => home(it.home) == Some(id),
                _ => false,
            })
    };
    match to {
        Audience::Team(id) if town.is_whole() => Some(town.of::<TeamPlace>(id).len() as u32),
        Audience::Grounds(id) => Some(in_office(id, &members, on, town)),
        Audience::Public
        | Audience::Residents
        | Audience::Compound(_)
        | Audience::Owners(_)
        | Audience::Building(_)
        | Audience::Unit(_) => Some(members.iter().filter(|it| lives(it)).count() as u32),
        _ => None,
    }
}

/// Those in office who look after the open ground of a compound.
fn in_office(id: crate::core::CompoundId, members: &[Member], on: Day, town: &dyn Town) -> u32 {
    let buildings = town.of::<Building>(id);
    let rings = |person: PersonId| {
        let mut roles = town.of::<Role>(person);
        roles.retain(|it| it.is_held(on));
        let actor = crate::members::Actor::Person {
            id: person,
            standings: Vec::new(),
            roles,
            age: crate::members::Age::Adult,
        };
        buildings.iter().any(|it| actor.rings(it))
    };
    let people: BTreeSet<PersonId> = members.iter().map(|it| it.id).collect();
    people.into_iter().filter(|it| rings(*it)).count() as u32
}

/// An audience in words: 3号楼, 全体居民.
pub fn to_whom(to: Audience, town: &dyn Town, lang: Lang) -> String {
    let t = Texts { lang };
    let compound = |id| {
        let compound: Option<Compound> = town.get(id);
        compound.map_or_else(String::new, |it| it.name.to_string())
    };
    let building = |id| {
        let building: Option<Building> = town.get(id);
        building.map_or_else(String::new, |it| it.name.to_string())
    };
    match to {
        Audience::Public => t.notice_to_public().to_owned(),
        Audience::Residents => t.notice_to_residents().to_owned(),
        Audience::Compound(id) => compound(id),
        Audience::Owners(id) => t.notice_to_owners(compound(id)),
        Audience::Grounds(id) => t.notice_to_grounds(compound(id)),
        Audience::Building(id) => building(id),
        Audience::Unit(id) => {
            let unit: Option<Unit> = town.get(id);
            unit.map_or_else(String::new, |it| {
                let name = it.name.map(|it| it.to_string()).unwrap_or_default();
                format!("{} {name}", building(it.building))
                    .trim()
                    .to_owned()
            })
        }
        Audience::Team(id) => {
            let team: Option<Team> = town.get(id);
            team.map_or_else(String::new, |it| it.name.to_string())
        }
        Audience::Grid(_)
        | Audience::Council(_)
        | Audience::Staff
        | Audience::Person(_)
        | Audience::Sealed => String::new(),
    }
}

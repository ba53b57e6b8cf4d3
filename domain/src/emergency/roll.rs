//! The roll call (点名): by building, with what its people say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, BuildingId, Change, CommunityId, EmergencyId, HomeId, OwnAnswerId, Plain, Refusal,
    RollCountId, SafetyDoorId, Timestamp, Town,
};
use crate::members::{
    Actor, Building, Holder, Home, Me, Member, StandingKind, Title, Unit, Usage, is_let, shown,
};

use super::active::person;
use super::{AnswerLine, Door, DoorState, Emergency, EmergencyFault, OwnAnswer, Says, Who};

/// How a building stands (楼栋点名情况), for every resident: numbers of homes alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollCount {
    /// Derived from the emergency and the building.
    pub id: RollCountId,
    /// The emergency.
    pub emergency: EmergencyId,
    /// The building.
    pub building: BuildingId,
    /// Its homes.
    pub homes: u32,
    /// Safe, or helped.
    pub safe: u32,
    /// In need of help now.
    pub help: u32,
    /// Nothing heard yet, or nobody opened.
    pub open: u32,
}

impl RollCountId {
    /// The one count of a building.
    pub fn of(emergency: EmergencyId, building: BuildingId) -> Self {
        let parts = [emergency.0.as_bytes().as_slice(), building.0.as_bytes()];
        Self::derived("roll count", &parts)
    }
}

impl RollCount {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    fn none(emergency: EmergencyId, building: BuildingId) -> Self {
        Self {
            id: RollCountId::of(emergency, building),
            emergency,
            building,
            homes: 0,
            safe: 0,
            help: 0,
            open: 0,
        }
    }

    fn add(mut self, state: DoorState) -> Self {
        self.homes += 1;
        match state {
            DoorState::NeedsHelp => self.help += 1,
            DoorState::NotYet | DoorState::Nobody | DoorState::Partly => self.open += 1,
            DoorState::Helped | DoorState::Safe => self.safe += 1,
        }
        self
    }
}

/// Says how somebody is (报平安), for oneself or for one of one's household.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRollCall {
    /// In which emergency.
    pub emergency: EmergencyId,
    /// For which home of one's own.
    pub home: HomeId,
    /// Of whom.
    pub who: Who,
    /// What.
    pub says: Says,
    /// How many calls for help of their own for this home whoever says it knew of: a call that was
    /// made on another phone is not taken back by what was said before it.
    #[serde(default)]
    pub knew: u32,
}

/// The doors and counts of the buildings concerned, as it is declared.
pub(super) fn roll_call(
    emergency: EmergencyId,
    community: CommunityId,
    buildings: &[Building],
    town: &dyn Town,
) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let mut living: BTreeMap<HomeId, Vec<String>> = BTreeMap::new();
    for member in town.of::<Member>(community) {
        for standing in member.active() {
            let names = living.entry(standing.home).or_default();
            names.push(shown(None, member.name.as_str()));
        }
    }
    let mut changes = Vec::new();
    for building in buildings {
        let mut count = RollCount::none(emergency, building.id);
        let units = town.of::<Unit>(building.id).into_iter();
        let homes = units.flat_map(|it| town.of::<Home>(it.id));
        for home in homes.filter(|it| it.usage != Usage::Parking) {
            let mut names = living.remove(&home.id).unwrap_or_default();
            let people = names.len() as u32;
            if names.is_empty() {
                let title: Option<Title> = town.get(home.id);
                let holders = title.map(|it| it.holders).unwrap_or_default();
                names.extend(holders.iter().map(Holder::masked));
            }
            names.sort();
            names.dedup();
            let door = Door {
                id: SafetyDoorId::of(emergency, home.id),
                roll: count.id,
                emergency,
                building: building.id,
                home: home.id,
                address: home.address,
                names,
                people,
                said: Vec::new(),
                marks: Vec::new(),
                calls: 0,
                met: 0,
            };
            count = count.add(door.state());
            changes.push(Change::put(door));
        }
        if count.homes > 0 {
            changes.push(Change::put(count));
        }
    }
    changes
}

pub(super) fn answer(
    it: &AnswerRollCall,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = person(actor)?;
    let emergency: Emergency = town.get(it.emergency).ok_or(Refusal::NotFound)?;
    if !emergency.takes_answers(at) {
        return Err(EmergencyFault::Over.into());
    }
    if let Says::NeedsHelp { needs, .. } = &it.says
        && needs.is_empty()
    {
        return Err(EmergencyFault::WhatHelp.into());
    }
    let home = actor.standings().iter().find(|s| s.home == it.home);
    let home = home.ok_or(Refusal::NoStanding)?;
    if !emergency.covers.holds(home.building, home.compound) {
        return Err(EmergencyFault::NotConcerned.into());
    }
    let line = AnswerLine {
        who: it.who,
        says: it.says.clone(),
        at,
    };
    let id = OwnAnswerId::of(it.emergency, it.home, by);
    let mut own = town.get(id).unwrap_or_else(|| OwnAnswer {
        id,
        emergency: it.emergency,
        person: by,
        home: it.home,
        lines: Vec::new(),
        calls: 0,
    });
    let mut taken_back = own.lines.iter().filter(|it| line.stands_for(it.who));
    if it.says == Says::Safe && it.knew < own.calls && taken_back.any(|it| it.says.is_help()) {
        return Err(EmergencyFault::NewerCall.into());
    }
    own.say(line.clone());
    let mut changes = vec![Change::put(own)];
    let door: Option<Door> = town.get(SafetyDoorId::of(it.emergency, it.home));
    match door {
        Some(door) => {
            let name = family_name(by, town);
            // Who lets the home speaks for themselves; the tenants know who is at home.
            let lets =
                home.kind == StandingKind::Owner && is_let(it.home, emergency.community, town);
            let heard = AnswerLine {
                who: if lets && it.who == Who::All {
                    Who::Me
                } else {
                    it.who
                },
                ..line
            };
            let door = door.heard(by, name, &heard);
            changes.extend(counted(&door, &emergency, town));
            changes.push(Change::put(door));
        }
        // A parking space has no door.
        None if town.is_whole() => return Err(EmergencyFault::NotConcerned.into()),
        None => {}
    }
    Ok(changes)
}

fn family_name(person: crate::PersonId, town: &dyn Town) -> String {
    let member = town.get::<Member>(person).map(|it| it.name);
    let name = member.or_else(|| town.get::<Me>(person).map(|it| it.name));
    name.map(|it| shown(None, it.as_str())).unwrap_or_default()
}

/// The count of a building with one door as it is now.
pub(super) fn counted(door: &Door, emergency: &Emergency, town: &dyn Town) -> Option<Change> {
    // Whoever looks after the building holds all its doors.
    let doors: Vec<Door> = town.of(door.roll);
    let known = doors.iter().any(|it| it.id == door.id);
    known.then(|| {
        let count = doors
            .iter()
            .map(|it| if it.id == door.id { door } else { it })
            .fold(RollCount::none(emergency.id, door.building), |sum, it| {
                sum.add(it.state())
            });
        Change::put(count)
    })
}

/// Every count of a town, from its doors (V13).
pub(crate) fn counts_again(town: &Plain) -> Vec<RollCount> {
    let mut all: BTreeMap<RollCountId, RollCount> = BTreeMap::new();
    for door in town.all::<Door>() {
        let none = || RollCount::none(door.emergency, door.building);
        let count = all.remove(&door.roll).unwrap_or_else(none);
        all.insert(door.roll, count.add(door.state()));
    }
    all.into_values().collect()
}

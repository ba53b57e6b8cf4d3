//! Somebody's account as a town holds it (积分账户), and how entries get into the ledger.

use std::collections::BTreeSet;

use crate::core::{Change, Entity, PersonId, Plain, Timestamp, Town};
use crate::members::{Me, Member, Standing};
use crate::volunteering::{GivenHours, Somebody};

use super::{
    Balance, Booking, Entry, Freeze, Journal, Nominee, OnWall, OwnPoints, Pause, Penalty,
    PenaltyId, PointsAppeal, Reward, RewardId, RewardStock, Shown, Told, WallLine,
};

/// What is known here of somebody's ledger: all of it on the server and in the office, and their
/// own on their phone.
pub fn journal_of(person: PersonId, town: &dyn Town) -> Journal {
    own_points(person, town).0
}

/// The same beside everything else that they are told of their points: what a screen of their phone
/// shows is read once, however long their ledger is.
pub fn own_points(person: PersonId, town: &dyn Town) -> (Journal, Vec<Told>) {
    let mut entries: Vec<Entry> = town.of(person);
    let mut rest = Vec::new();
    for record in town.children(OwnPoints::KIND, person.0) {
        let Some(own) = OwnPoints::from_record(&record) else {
            continue;
        };
        match &own.what {
            Told::Entry(entry) => entries.push((**entry).clone()),
            other => rest.push(other.clone()),
        }
    }
    (Journal::kept(entries), rest)
}

/// What holds somebody's points up, as far as it is known here.
pub fn freezes_of(person: PersonId, town: &dyn Town) -> Vec<Freeze> {
    let mut freezes = town.of::<Freeze>(person);
    if !town.is_whole() {
        let told = told_to(person, town).into_iter();
        freezes.extend(told.filter_map(|it| match it {
            Told::Freeze(freeze) => Some(*freeze),
            _ => None,
        }));
    }
    freezes
}

/// The bookings of a reward, as far as they are known here to somebody.
pub(super) fn bookings_of(reward: RewardId, reader: PersonId, town: &dyn Town) -> Vec<Booking> {
    let mut bookings = town.of::<Booking>(reward);
    if !town.is_whole() {
        let told = told_to(reader, town).into_iter();
        let own = told.filter_map(|it| match it {
            Told::Booking { booking, .. } | Told::AtShop { booking, .. } => Some(*booking),
            _ => None,
        });
        bookings.extend(own.filter(|it| it.reward == reward));
        bookings.sort_by_key(|it| it.id);
        bookings.dedup_by_key(|it| it.id);
    }
    bookings
}

/// The months in which somebody earns nothing, with those that an appeal lifted.
pub fn pauses_of(person: PersonId, town: &dyn Town) -> Vec<Pause> {
    let pause = |it: Penalty| Pause {
        lifted_on: lifted_at(it.id, person, town).map(Timestamp::day),
        ..it.pause()
    };
    town.of::<Penalty>(person).into_iter().map(pause).collect()
}

/// Since when a penalty of somebody is lifted by an appeal, as far as it is known here.
pub(super) fn lifted_at(
    penalty: PenaltyId,
    person: PersonId,
    town: &dyn Town,
) -> Option<Timestamp> {
    let told = told_to(person, town).into_iter();
    let own = told.filter_map(|it| match it {
        Told::Appeal(appeal) => Some(*appeal),
        _ => None,
    });
    let all = town.of::<PointsAppeal>(person).into_iter().chain(own);
    let against = super::Against::Penalty(penalty);
    let mut theirs = all.filter(|it| it.against == against);
    theirs.find_map(|it| it.appeal.lifted_at())
}

/// Somebody with their homes.
pub(super) fn somebody(person: PersonId, town: &dyn Town) -> Somebody {
    let standings = town.get::<Member>(person).map(|it| it.standings);
    let standings = standings.or_else(|| town.get::<Me>(person).map(|it| it.standings));
    let homes = standings.unwrap_or_default().into_iter();
    let homes = homes
        .filter(Standing::is_active)
        .map(|it| it.home)
        .collect();
    Somebody { person, homes }
}

/// Takes entries into the ledger: for staff, for whom they belong to, and onto the wall where
/// somebody asked to be on it.
pub(super) fn enter(entries: Vec<Entry>, town: &dyn Town) -> Vec<Change> {
    enter_with(entries, &[], town)
}

/// The same beside hours that become final in the same breath: stars on the wall go by hours.
pub(super) fn enter_with(
    entries: Vec<Entry>,
    given: &[&GivenHours],
    town: &dyn Town,
) -> Vec<Change> {
    let mut people: BTreeSet<PersonId> = entries.iter().map(|it| it.person).collect();
    people.extend(given.iter().map(|it| it.person));
    let mut changes = Vec::new();
    for person in people {
        let (wall, nominee) = (town.get::<OnWall>(person), town.get::<Nominee>(person));
        if wall.is_none() && nominee.is_none() {
            continue;
        }
        let mut journal = journal_of(person, town);
        journal.extend(entries.iter().filter(|it| it.person == person).cloned());
        let minutes = minutes_of(person, given, town);
        changes.extend(wall.map(|it| Change::put(it.shows(&journal, minutes))));
        changes.extend(nominee.map(|it| Change::put(it.with(&journal))));
    }
    for entry in entries {
        let told = Told::Entry(Box::new(entry.clone()));
        changes.push(Change::put(OwnPoints::to(entry.person, told)));
        changes.push(Change::put(entry));
    }
    changes
}

/// Final minutes of somebody, with those that become final just now.
pub(super) fn minutes_of(person: PersonId, given: &[&GivenHours], town: &dyn Town) -> u32 {
    let before = town.of::<GivenHours>(person);
    let known: BTreeSet<_> = before.iter().map(|it| it.id).collect();
    let fresh = given.iter().copied();
    let fresh = fresh.filter(|it| it.person == person && !known.contains(&it.id));
    let all = before.iter().chain(fresh);
    all.map(|it| it.hours.minutes).sum()
}

/// What a reader is told here.
pub(super) fn told_to(reader: PersonId, town: &dyn Town) -> Vec<Told> {
    let own = town.of::<OwnPoints>(reader).into_iter();
    own.map(|it| it.what).collect()
}

impl OnWall {
    /// Their line, by all that was ever entered and given: honour never ends.
    pub(crate) fn shows(&self, journal: &Journal, minutes: u32) -> WallLine {
        let honour = Balance::of(journal, self.id, Timestamp(i64::MAX)).honour;
        WallLine {
            id: self.line,
            community: self.community,
            shown: Shown {
                nickname: self.asked.nickname.clone(),
                honour,
            },
            hours: self.stars.then_some(minutes / 60),
        }
    }
}

/// How many of each reward are taken, from its bookings.
pub(crate) fn stocks(town: &Plain) -> Vec<RewardStock> {
    let stock = |reward: &Reward| {
        let bookings = (town as &dyn Town).of::<Booking>(reward.id);
        RewardStock {
            id: reward.id,
            community: reward.community,
            taken: reward.stock - super::left_of(reward, &bookings),
        }
    };
    town.all::<Reward>().map(stock).collect()
}

/// The lines of the wall, from the ledgers of those who are on it.
pub(crate) fn wall(town: &Plain) -> Vec<WallLine> {
    let all = town.all::<OnWall>();
    let line = |it: &OnWall| it.shows(&journal_of(it.id, town), minutes_of(it.id, &[], town));
    all.map(line).collect()
}

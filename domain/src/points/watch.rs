//! What is looked at as acts come in (线索; domain-rules 6.5): codes, sessions, confirmations and
//! bookings. What is seen holds up what it is about until a person has looked; it deducts nothing.

use std::collections::BTreeSet;

use crate::core::{
    ActivityId, Change, CommunityId, Entity, Layer, PersonId, Record, SessionId, Staged, Timestamp,
    Town,
};
use crate::members::pack_of;
use crate::volunteering::{Activity, Check, CheckState, Hours, Stint};

use super::{
    Entry, Freeze, Journal, OwnPoints, PointRules, Reading, Signal, Watched, What, signals,
};

/// The freezes for what some changes let be seen for the first time. Where not every record is here,
/// as in a phone, nobody looks before the server has.
pub(crate) fn watch(changes: &[Change], at: Timestamp, town: &dyn Town) -> Vec<Change> {
    let records = || {
        changes.iter().filter_map(|it| match it {
            Change::Put(record) => Some(&**record),
            Change::Remove { .. } => None,
        })
    };
    let watched = |it: &Record| matches!(it, Record::Check(_) | Record::Stint(_));
    if !town.is_whole() || !records().any(watched) {
        return Vec::new();
    }
    let mut layer = Layer::default();
    changes.iter().for_each(|it| layer.apply(it));
    let after = Staged {
        base: town,
        layer: &layer,
    };
    let seen = |it: &Record| match it {
        Record::Check(it) => device(it, at, &after),
        Record::Stint(it) => session(it, at, &after),
        _ => None,
    };
    let found = records().filter_map(seen);
    let freezes: Vec<Freeze> = found
        .flat_map(|(signals, rules)| frozen(&signals, at, rules, town))
        .collect();
    let mut seen = BTreeSet::new();
    let freezes = freezes.into_iter().filter(|it| seen.insert(it.id));
    freezes.flat_map(put).collect()
}

/// Many points right before a booking. Where the ledger is not whole it is left to the server.
pub(super) fn burst(
    spent: &Entry,
    journal: &Journal,
    (at, rules): (Timestamp, &PointRules),
    town: &dyn Town,
) -> Vec<Freeze> {
    let What::Spent { booking, .. } = spent.what else {
        return Vec::new();
    };
    if !town.is_whole() {
        return Vec::new();
    }
    let person = spent.person;
    let standing = journal.of(person, at).into_iter();
    let earned = standing.filter_map(|it| match it.what {
        What::Earned { points, .. } if journal.stands(it.id, at) => {
            Some((person, it.at, u64::from(points)))
        }
        _ => None,
    });
    let watched = Watched {
        earned: earned.collect(),
        booked: vec![(person, at, booking)],
        ..Watched::default()
    };
    frozen(&signals(&watched, &rules.signals), at, rules, town)
}

/// A freeze as it is stored, and as whom it holds up is told.
pub(super) fn put(freeze: Freeze) -> [Change; 2] {
    let note = OwnPoints::to(freeze.person, freeze.told());
    [Change::put(note), Change::put(freeze)]
}

/// What signals freeze that was not looked at before.
fn frozen(
    signals: &BTreeSet<Signal>,
    at: Timestamp,
    rules: &PointRules,
    town: &dyn Town,
) -> Vec<Freeze> {
    let all = signals.iter().flat_map(|it| Freeze::on(it, at, rules));
    all.filter(|it| !town.has::<Freeze>(it.id)).collect()
}

type Seen = (BTreeSet<Signal>, &'static PointRules);

/// Whom one phone read codes for at an activity.
fn device(it: &Check, at: Timestamp, town: &dyn Town) -> Option<Seen> {
    let activity: Activity = town.get(it.activity)?;
    let rules = rules(activity.community, at, town)?;
    let mut reads = town.of::<Check>(it.activity);
    reads.retain(|read| {
        read.device == it.device && !matches!(read.state, CheckState::Refused { .. })
    });
    let reading = |it: &Check| Reading {
        device: it.device,
        activity: it.activity,
        person: it.person,
    };
    let watched = Watched {
        reads: reads.iter().map(reading).collect(),
        ..Watched::default()
    };
    Some((signals(&watched, &rules.signals), rules))
}

/// What one session lets be seen: beside what lies about it, and by whom it is confirmed.
fn session(it: &Stint, at: Timestamp, town: &dyn Town) -> Option<Seen> {
    let activity: Activity = town.get(it.activity)?;
    let rules = rules(activity.community, at, town)?;
    let hours = hours(it, &activity, town)?;
    let watched = Watched {
        hours: vec![(it.person, &hours)],
        confirmations: confirmations(it, activity.community, rules, town),
        ..Watched::default()
    };
    let mut signals = signals(&watched, &rules.signals);
    signals.retain(|signal| signal.is_about(it) && signal.about().contains(&it.person));
    Some((signals, rules))
}

fn hours(it: &Stint, activity: &Activity, town: &dyn Town) -> Option<Hours> {
    let near = Stint::near(activity, it.person, town).into_iter();
    let sessions: Vec<_> = near.map(|(_, session)| session).collect();
    Some(Hours::of(&sessions, activity.rules(town)?))
}

/// All confirmations of a community, where one pair of a session has come as often as it takes; they
/// are not read before.
fn confirmations(
    it: &Stint,
    community: CommunityId,
    rules: &PointRules,
    town: &dyn Town,
) -> Vec<(PersonId, PersonId)> {
    let often = usize::from(rules.signals.ring_confirmations);
    let activities = town.children(Activity::KIND, community.0);
    let ids = || activities.iter().map(|it| ActivityId(it.key().id));
    let mine = ids().filter_map(|id| town.get::<Stint>(SessionId::of(id, it.person)));
    let mine: Vec<Stint> = mine.collect();
    let comes_often = |by: PersonId| {
        let confirmed = |it: &&Stint| it.confirmed.iter().any(|it| it.person == by);
        mine.iter().filter(confirmed).count() >= often
    };
    if !it.confirmed.iter().any(|it| comes_often(it.person)) {
        return Vec::new();
    }
    let stints = ids().flat_map(|id| town.of::<Stint>(id));
    let pairs = stints.flat_map(|it| {
        let person = it.person;
        let by = it.confirmed.into_iter();
        by.map(move |it| (it.person, person))
    });
    pairs.collect()
}

fn rules(community: CommunityId, at: Timestamp, town: &dyn Town) -> Option<&'static PointRules> {
    let pack = pack_of(community, at.day(), town).ok()?;
    Some(&pack.points)
}

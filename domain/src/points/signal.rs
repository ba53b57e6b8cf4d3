//! What makes a person look twice (风险信号; domain-rules 6.5). A signal says what was seen, and
//! nothing about guilt.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::core::{Day, PersonId, Timestamp};
use crate::volunteering::{ActivityId, DeviceId, Hours, Overlap};

use super::{BookingId, FreezeId, SignalRules};

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// 时段重叠: two sessions at once.
    Overlap {
        /// Whose.
        person: PersonId,
        /// Which.
        overlap: Overlap,
    },
    /// 一机多人: one phone checked many people in.
    OneDevice {
        /// Which phone.
        device: DeviceId,
        /// At which activity.
        activity: ActivityId,
        /// Whom.
        persons: BTreeSet<PersonId>,
    },
    /// 单日超时
    LongDay {
        /// Whose.
        person: PersonId,
        /// Which day.
        on: Day,
    },
    /// 互相确认: people who confirm each other in a ring.
    Ring {
        /// Who.
        persons: BTreeSet<PersonId>,
    },
    /// 兑换前突增: many points right before a booking.
    Burst {
        /// Whose.
        person: PersonId,
        /// Before which booking.
        booking: BookingId,
    },
}

/// A code that a phone read for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which phone.
    pub device: DeviceId,
    /// At which activity.
    pub activity: ActivityId,
    /// For whom.
    pub person: PersonId,
}

/// What is looked at.
#[derive(Clone, Debug, Default)]
pub struct Watched<'a> {
    /// Everybody's hours.
    pub hours: Vec<(PersonId, &'a Hours)>,
    /// The codes that were read.
    pub reads: Vec<Reading>,
    /// Who confirmed whose session, once for each.
    pub confirmations: Vec<(PersonId, PersonId)>,
    /// What was earned, by whom and when.
    pub earned: Vec<(PersonId, Timestamp, u64)>,
    /// What was booked, by whom and when.
    pub booked: Vec<(PersonId, Timestamp, BookingId)>,
}

impl Signal {
    /// Whom it is about.
    pub fn about(&self) -> BTreeSet<PersonId> {
        match self {
            Self::Overlap { person, .. }
            | Self::LongDay { person, .. }
            | Self::Burst { person, .. } => BTreeSet::from([*person]),
            Self::OneDevice { persons, .. } | Self::Ring { persons } => persons.clone(),
        }
    }

    /// The same as one of those it is about is told: nobody else is named.
    pub(super) fn for_one(&self, person: PersonId) -> Self {
        let mut told = self.clone();
        match &mut told {
            Self::OneDevice { persons, .. } | Self::Ring { persons } => {
                persons.retain(|it| *it == person);
            }
            Self::Overlap { .. } | Self::LongDay { .. } | Self::Burst { .. } => {}
        }
        told
    }

    /// The freeze of one person by it: the same signal, the same freeze. Who else is in it is no
    /// part of that, except for a ring, which is nothing but those who are in it.
    pub(super) fn freeze(&self, person: PersonId) -> FreezeId {
        let id = |it: &uuid::Uuid| it.as_bytes().to_vec();
        let (kind, of): (&[u8], Vec<Vec<u8>>) = match self {
            Self::Overlap { overlap, .. } => (
                b"overlap",
                vec![id(&overlap.first.0), id(&overlap.second.0)],
            ),
            Self::OneDevice {
                device, activity, ..
            } => (b"one device", vec![id(&device.0), id(&activity.0)]),
            Self::LongDay { on, .. } => (b"long day", vec![on.to_string().into_bytes()]),
            Self::Ring { persons } => (b"ring", persons.iter().map(|it| id(&it.0)).collect()),
            Self::Burst { booking, .. } => (b"burst", vec![id(&booking.0)]),
        };
        let mut parts: Vec<&[u8]> = vec![kind, person.0.as_bytes()];
        parts.extend(of.iter().map(Vec::as_slice));
        FreezeId::derived("freeze", &parts)
    }
}

/// All signals in what is looked at, the same whatever order it is read in.
pub fn signals(watched: &Watched<'_>, rules: &SignalRules) -> BTreeSet<Signal> {
    let mut found = BTreeSet::new();
    for (person, hours) in &watched.hours {
        let person = *person;
        let overlap = |it: &Overlap| Signal::Overlap {
            person,
            overlap: *it,
        };
        found.extend(hours.overlaps.iter().map(overlap));
        let long = hours
            .there
            .iter()
            .filter(|(_, minutes)| **minutes > rules.day_minutes);
        found.extend(long.map(|(on, _)| Signal::LongDay { person, on: *on }));
    }
    found.extend(devices(&watched.reads, rules));
    found.extend(rings(&watched.confirmations, rules));
    for (person, at, booking) in &watched.booked {
        let since = at.plus_days(-i64::from(rules.burst_days));
        let near =
            |it: &&(PersonId, Timestamp, u64)| it.0 == *person && it.1 > since && it.1 <= *at;
        let points: u64 = watched.earned.iter().filter(near).map(|it| it.2).sum();
        if points > rules.burst_points {
            found.insert(Signal::Burst {
                person: *person,
                booking: *booking,
            });
        }
    }
    found
}

fn devices(reads: &[Reading], rules: &SignalRules) -> Vec<Signal> {
    let mut by: BTreeMap<(DeviceId, ActivityId), BTreeSet<PersonId>> = BTreeMap::new();
    for it in reads {
        by.entry((it.device, it.activity))
            .or_default()
            .insert(it.person);
    }
    by.retain(|_, persons| persons.len() > usize::from(rules.device_people));
    let signal = |((device, activity), persons)| Signal::OneDevice {
        device,
        activity,
        persons,
    };
    by.into_iter().map(signal).collect()
}

/// Groups in which each confirms somebody and is confirmed, round and round.
fn rings(confirmations: &[(PersonId, PersonId)], rules: &SignalRules) -> Vec<Signal> {
    let mut times: BTreeMap<(PersonId, PersonId), u16> = BTreeMap::new();
    for it in confirmations {
        let times = times.entry(*it).or_default();
        *times = times.saturating_add(1);
    }
    let mut next: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for ((by, of), times) in times {
        if times >= rules.ring_confirmations && by != of {
            next.entry(by).or_default().push(of);
        }
    }
    let reach = |from: PersonId| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(person) = open.pop() {
            let after = next.get(&person).into_iter().flatten();
            open.extend(after.filter(|it| seen.insert(**it)));
        }
        seen
    };
    let reached: BTreeMap<PersonId, BTreeSet<PersonId>> = next
        .keys()
        .map(|person| (*person, reach(*person)))
        .collect();
    let mut found = BTreeSet::new();
    for (person, theirs) in reached
        .iter()
        .filter(|(person, theirs)| theirs.contains(person))
    {
        let back = |it: &&PersonId| reached.get(it).is_some_and(|back| back.contains(person));
        let persons = theirs.iter().filter(back).copied().collect();
        found.insert(Signal::Ring { persons });
    }
    found.into_iter().collect()
}

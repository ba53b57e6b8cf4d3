//! Everything about one activity, put together and folded (活动台账).

use std::collections::BTreeMap;

use crate::core::{
    ActivityId, Change, Entity, PersonId, Plain, Refusal, SessionId, SignUpId, Town,
};
use crate::members::{Neighbour, pack_of};

use super::{
    Activity, ActivityBoard, Check, Did, Hanging, Places, Posting, Roll, RollLine, SignUp,
    Somebody, Stint, VolunteeringRules, two_for,
};

/// Everything about one activity. Acts change the sign-ups and the stints in it; what is derived
/// from them follows.
pub(super) struct Book {
    pub activity: Activity,
    pub rules: &'static VolunteeringRules,
    pub sign_ups: BTreeMap<SignUpId, SignUp>,
    pub stints: BTreeMap<SessionId, Stint>,
}

impl Book {
    /// The book of an activity, as far as this town holds it.
    pub fn of(id: ActivityId, town: &dyn Town) -> Result<Self, Refusal> {
        let activity: Activity = town.get(id).ok_or(Refusal::NotFound)?;
        Self::open(activity, town)
    }

    /// The same for an activity that is at hand.
    pub fn open(activity: Activity, town: &dyn Town) -> Result<Self, Refusal> {
        let pack = pack_of(activity.community, activity.starts_at.day(), town)?;
        let sign_ups = town.of::<SignUp>(activity.id).into_iter();
        let stints = town.of::<Stint>(activity.id).into_iter();
        Ok(Self {
            rules: &pack.volunteering,
            sign_ups: sign_ups.map(|it| (it.id, it)).collect(),
            stints: stints.map(|it| (it.id, it)).collect(),
            activity,
        })
    }

    /// What somebody did, or nothing yet.
    pub fn stint(&self, person: PersonId) -> Stint {
        let found = self.stints.get(&SessionId::of(self.activity.id, person));
        found.map_or_else(|| Stint::none(self.activity.id, person), Stint::clone)
    }

    /// Takes what somebody did by now.
    pub fn take(&mut self, stint: Stint) {
        self.stints.insert(stint.id, stint);
    }

    /// Takes what the codes say of somebody.
    pub fn check(&mut self, person: PersonId, checks: &[Check]) {
        let mine = checks.iter().filter(|it| it.person == person);
        let mine: Vec<Check> = mine.cloned().collect();
        let stint = self.stint(person).checked(&mine, &self.activity);
        self.take(stint);
    }

    /// Who has a place and who waits.
    pub fn places(&self) -> Places {
        let list: Vec<SignUp> = self.sign_ups.values().cloned().collect();
        Places::of(self.activity.needed, &list)
    }

    /// What differs by now from what this town holds. A phone puts what is one's own alone: the rest
    /// is the server's to fold.
    pub fn changes(mut self, town: &dyn Town) -> Vec<Change> {
        let mut changes = Vec::new();
        if town.is_whole() {
            let places = self.places();
            for it in self.sign_ups.values_mut() {
                it.held = places.held(it.person).filter(|_| !it.taken_back);
            }
        }
        for it in self.sign_ups.values() {
            put(it, &mut changes, town);
        }
        for it in self.stints.values() {
            put(it, &mut changes, town);
        }
        if town.is_whole() {
            put(&self.board(), &mut changes, town);
            for roll in self.rolls(town) {
                put(&roll, &mut changes, town);
            }
        }
        put(&self.activity, &mut changes, town);
        changes
    }

    /// What everyone reads of it.
    pub fn board(&self) -> ActivityBoard {
        let places = self.places();
        let hangs = |it: &Stint| match it.posting {
            Posting::Posted { until, .. } => Some(Hanging {
                who: it.shown.clone(),
                minutes: it.minutes(&self.activity, self.rules),
                until,
            }),
            _ => None,
        };
        let mut hanging: Vec<Hanging> = self.stints.values().filter_map(hangs).collect();
        hanging.sort();
        let there = |it: &&Stint| !it.stretches.is_empty() || it.no_out.is_some();
        ActivityBoard {
            id: self.activity.id.into(),
            community: self.activity.community,
            coming: places.coming.len() as u32,
            waiting: places.waiting.len() as u32,
            there: self.stints.values().filter(there).count() as u32,
            hanging,
            given: self.stints.values().filter_map(|it| it.credited).sum(),
        }
    }

    /// What those in charge and the office read of it.
    pub fn rolls(&self, town: &dyn Town) -> Vec<Roll> {
        let leads = std::iter::once(self.activity.organiser).chain(self.activity.deputies.clone());
        let readers = std::iter::once(None).chain(leads.map(Some));
        readers.map(|reader| self.roll(reader, town)).collect()
    }

    fn roll(&self, reader: Option<PersonId>, town: &dyn Town) -> Roll {
        let places = self.places();
        let standing = self.sign_ups.values().filter(|it| !it.taken_back);
        let mut persons: Vec<PersonId> = standing.map(|it| it.person).collect();
        persons.extend(self.stints.values().map(|it| it.person));
        persons.sort_unstable();
        persons.dedup();
        let by = reader.map(|it| Somebody::of(it, town));
        let line = |person: PersonId| RollLine {
            person,
            held: places.held(person),
            did: self.did(person),
            close: by
                .as_ref()
                .is_some_and(|by| by.is_close_to(&Somebody::of(person, town))),
        };
        Roll {
            id: crate::core::RollId::of(self.activity.id, reader),
            activity: self.activity.id,
            reader,
            lines: persons.into_iter().map(line).collect(),
        }
    }

    fn did(&self, person: PersonId) -> Option<Did> {
        let it = self.stints.get(&SessionId::of(self.activity.id, person))?;
        Some(Did {
            stretches: it.stretches.clone(),
            how: it.how,
            no_out: it.no_out,
            no_in: it.no_in,
            minutes: it.minutes(&self.activity, self.rules),
            confirmed_by: it.confirmed.iter().map(|it| it.person).collect(),
            two: two_for(&it.session(&self.activity), &self.activity, self.rules),
            posting: it.posting.clone(),
        })
    }
}

/// What everyone reads of every activity, folded again from the acts.
pub(crate) fn boards(town: &Plain) -> Vec<ActivityBoard> {
    let there = town as &dyn Town;
    let activities = town.all::<Activity>();
    let books = activities.filter_map(|it| Book::open(it.clone(), there).ok());
    books.map(|book| book.board()).collect()
}

fn put<E: Entity + PartialEq>(it: &E, changes: &mut Vec<Change>, town: &dyn Town) {
    if town.get::<E>(it.id()).as_ref() != Some(it) {
        changes.push(Change::put(it.clone()));
    }
}

/// Building and family name, as neighbours read everyone.
pub(super) fn shown(person: PersonId, town: &dyn Town) -> String {
    let neighbour: Option<Neighbour> = town.get(person);
    neighbour.map(|it| it.shown).unwrap_or_default()
}

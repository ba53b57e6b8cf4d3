//! The journal (积分流水): a set of entries.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::{PersonId, Timestamp};

use super::{Cause, Entry, EntryId, What};

/// All entries that are known, by id. Two journals merge into one whatever the order, and an entry
/// that comes twice is there once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    entries: BTreeMap<EntryId, Entry>,
    /// What was reversed, by which entry: follows from the entries.
    reversed: BTreeMap<EntryId, EntryId>,
    /// Whose entries they are: follows from them too.
    people: BTreeMap<PersonId, BTreeSet<EntryId>>,
}

/// Until when a journal is read: to the end of an instant, or to one entry of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Until(Timestamp, u8, EntryId);

impl From<Timestamp> for Until {
    fn from(at: Timestamp) -> Self {
        Self(at, u8::MAX, EntryId(uuid::Uuid::max()))
    }
}

impl From<&Entry> for Until {
    fn from(entry: &Entry) -> Self {
        Self(entry.at, entry.what.rank(), entry.id)
    }
}

impl Journal {
    /// Takes an entry in. What bears an id that is not its own is left out; of two that claim one
    /// id the earlier stays, whichever came first here.
    pub fn add(&mut self, entry: Entry) -> bool {
        if !entry.is_genuine() {
            return false;
        }
        if let What::Reversed { entry: other, .. } = entry.what {
            self.reversed.insert(other, entry.id);
        }
        if let Some(kept) = self.entries.get(&entry.id) {
            if (kept.at, kept) <= (entry.at, &entry) {
                return true;
            }
            let theirs = self.people.entry(kept.person).or_default();
            theirs.remove(&entry.id);
            self.people.retain(|_, theirs| !theirs.is_empty());
        }
        self.people
            .entry(entry.person)
            .or_default()
            .insert(entry.id);
        self.entries.insert(entry.id, entry);
        true
    }

    /// An entry.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id)
    }

    /// All, by id.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Everybody whose points it holds.
    pub fn persons(&self) -> BTreeSet<PersonId> {
        self.people.keys().copied().collect()
    }

    /// Somebody's entries until an instant, in the order in which they happened.
    pub fn of(&self, person: PersonId, at: Timestamp) -> Vec<&Entry> {
        self.known(person, at.into())
    }

    /// Whether an entry stands at an instant: it is not reversed, or its reversal is.
    pub fn stands(&self, id: EntryId, at: Timestamp) -> bool {
        self.stands_then(id, at.into())
    }

    /// The entry that pays for a cause at an instant, if one does.
    pub fn pays(&self, cause: Cause, at: Timestamp) -> Option<&Entry> {
        let turns = (0..=u16::MAX).map(|turn| cause.entry(turn));
        let mut known = turns.map_while(|id| self.get(id));
        known.find(|it| self.stands(it.id, at))
    }

    /// How often a cause was paid, reversed or not.
    pub(super) fn turns(&self, cause: Cause) -> u16 {
        let known = |turn: &u16| self.get(cause.entry(*turn)).is_some();
        let last = (0..u16::MAX).take_while(known).last();
        last.map_or(0, |turn| turn + 1)
    }

    pub(super) fn known(&self, person: PersonId, until: Until) -> Vec<&Entry> {
        let ids = self.people.get(&person).into_iter().flatten();
        let mine = ids.filter_map(|id| self.get(*id));
        let mut mine: Vec<&Entry> = mine.filter(|it| Until::from(*it) <= until).collect();
        mine.sort_unstable_by_key(|it| Until::from(*it));
        mine
    }

    /// Whether an entry counts: it stands, and no earlier one pays for its cause.
    pub(super) fn counts(&self, entry: &Entry, until: Until) -> bool {
        if !self.stands_then(entry.id, until) {
            return false;
        }
        let What::Earned { cause, turn, .. } = entry.what else {
            return true;
        };
        let mut earlier = (0..turn).map(|turn| cause.entry(turn));
        !earlier.any(|id| self.stands_then(id, until))
    }

    /// A reversal is of the same person's points, or it is none.
    fn stands_then(&self, id: EntryId, until: Until) -> bool {
        let known = |id: EntryId| self.get(id).filter(|it| Until::from(*it) <= until);
        let Some(entry) = known(id) else {
            return false;
        };
        let mut stands = true;
        let mut of = id;
        while let Some(reversal) = self.reversed.get(&of).copied().and_then(known) {
            if reversal.person != entry.person {
                break;
            }
            stands = !stands;
            of = reversal.id;
        }
        stands
    }
}

impl Extend<Entry> for Journal {
    fn extend<I: IntoIterator<Item = Entry>>(&mut self, entries: I) {
        for entry in entries {
            self.add(entry);
        }
    }
}

impl FromIterator<Entry> for Journal {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut journal = Self::default();
        journal.extend(entries);
        journal
    }
}

//! The journal (积分流水): a set of entries.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::core::{PersonId, Timestamp};

use super::{Cause, Entry, EntryId, What};

/// All entries that are known. Two journals merge into one whatever the order, and an entry that
/// comes twice is there once.
///
/// They are kept as they are read: somebody's, one after the other as they happened. So a long ledger
/// is folded in one go, and nothing is sorted or looked for on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    people: BTreeMap<PersonId, BTreeMap<Until, Entry>>,
    /// Where each stands: follows from the entries.
    places: HashMap<EntryId, (PersonId, Until)>,
    /// What was reversed, by which entry: follows from them too.
    reversed: BTreeMap<EntryId, EntryId>,
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
        let genuine = entry.is_genuine();
        if genuine {
            self.keep(entry);
        }
        genuine
    }

    /// Of entries that stand in a town. They came of its rules, so that none is asked once more
    /// whether its id is its own.
    pub(super) fn kept(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable_by_key(|it| Until::from(it));
        let mut journal = Self::default();
        journal.places.reserve(entries.len());
        entries.into_iter().for_each(|it| journal.keep(it));
        journal
    }

    fn keep(&mut self, entry: Entry) {
        if let What::Reversed { entry: other, .. } = entry.what {
            self.reversed.insert(other, entry.id);
        }
        if let Some(kept) = self.get(entry.id) {
            if (kept.at, kept) <= (entry.at, &entry) {
                return;
            }
            let (person, until) = (kept.person, Until::from(kept));
            let theirs = self.people.entry(person).or_default();
            theirs.remove(&until);
            if theirs.is_empty() {
                self.people.remove(&person);
            }
        }
        let until = Until::from(&entry);
        self.places.insert(entry.id, (entry.person, until));
        let theirs = self.people.entry(entry.person).or_default();
        theirs.insert(until, entry);
    }

    /// An entry.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        let (person, until) = self.places.get(&id)?;
        self.people.get(person)?.get(until)
    }

    /// All, person by person, each one's in the order in which they happened.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.people.values().flat_map(BTreeMap::values)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Everybody whose points it holds.
    pub fn persons(&self) -> BTreeSet<PersonId> {
        self.people.keys().copied().collect()
    }

    /// Somebody's entries until an instant, in the order in which they happened.
    pub fn of(&self, person: PersonId, at: Timestamp) -> Vec<&Entry> {
        self.known(person, at.into()).collect()
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

    pub(super) fn known(&self, person: PersonId, until: Until) -> impl Iterator<Item = &Entry> {
        let theirs = self.people.get(&person).into_iter();
        theirs.flat_map(move |it| it.range(..=until).map(|(_, entry)| entry))
    }

    /// Whether an entry that is read from here counts: it stands, and no earlier one pays for its
    /// cause.
    pub(super) fn counts(&self, entry: &Entry, until: Until) -> bool {
        if !self.stays(entry, until) {
            return false;
        }
        let What::Earned { cause, turn, .. } = entry.what else {
            return true;
        };
        let mut earlier = (0..turn).map(|turn| cause.entry(turn));
        !earlier.any(|id| self.stands_then(id, until))
    }

    fn then(&self, id: EntryId, until: Until) -> Option<&Entry> {
        self.get(id).filter(|it| Until::from(*it) <= until)
    }

    fn stands_then(&self, id: EntryId, until: Until) -> bool {
        let entry = self.then(id, until);
        entry.is_some_and(|entry| self.stays(entry, until))
    }

    /// Whether one that is there was not reversed, or is restored. A reversal is of the same person's
    /// points, or it is none.
    fn stays(&self, entry: &Entry, until: Until) -> bool {
        let mut stands = true;
        let mut of = entry.id;
        while let Some(id) = self.reversed.get(&of) {
            let Some(reversal) = self.then(*id, until) else {
                break;
            };
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

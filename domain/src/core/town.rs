//! What the town looks like to a rule: records by id and by parent.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use uuid::Uuid;

use super::{Change, Entity, Key, Kind, Record};

/// Records by id and by parent. Implemented by the server's staged group, by the phone's overlay
/// and by a plain map.
pub trait Town {
    /// The record at an address.
    fn find(&self, key: Key) -> Option<Arc<Record>>;
    /// The records of a kind that belong to a parent, by id.
    fn children(&self, kind: Kind, parent: Uuid) -> Vec<Arc<Record>>;
    /// Whether every record is here. A phone holds only its own audiences: there, a rule that
    /// counts what others wrote leaves the counting to the server.
    fn is_whole(&self) -> bool;
    /// Every record that is here, in no order: for what concerns one person, whatever its kind.
    fn everything(&self) -> Vec<Arc<Record>>;
}

impl dyn Town + '_ {
    /// The record of a type with this id.
    pub fn get<E: Entity>(&self, id: E::Id) -> Option<E> {
        let record = self.find(Key {
            kind: E::KIND,
            id: id.into(),
        })?;
        E::from_record(&record).cloned()
    }

    /// The records of a type that belong to a parent, by id.
    pub fn of<E: Entity>(&self, parent: E::Parent) -> Vec<E> {
        let records = self.children(E::KIND, parent.into());
        records
            .iter()
            .filter_map(|record| E::from_record(record).cloned())
            .collect()
    }

    /// Whether there is a record of a type with this id.
    pub fn has<E: Entity>(&self, id: E::Id) -> bool {
        self.find(Key {
            kind: E::KIND,
            id: id.into(),
        })
        .is_some()
    }
}

/// A town in memory: the server's copy, the phone's confirmed records, a test's map.
#[derive(Clone, Debug, Default)]
pub struct Plain {
    /// By kind first: a screen that wants all of a kind must not walk past all others.
    records: HashMap<Kind, HashMap<Uuid, Arc<Record>>>,
    by_parent: HashMap<(Kind, Uuid), BTreeSet<Uuid>>,
    partial: bool,
}

impl Plain {
    /// A town of which only some audiences' records will be here, as in a phone.
    pub fn partial() -> Self {
        Self {
            partial: true,
            ..Self::default()
        }
    }

    /// Applies a change; returns what stood there before.
    pub fn apply(&mut self, change: &Change) -> Option<Arc<Record>> {
        match change {
            Change::Put(record) => self.put(Arc::clone(record)),
            Change::Remove { key, .. } => self.remove(*key),
        }
    }

    /// Puts a record; returns what stood there before.
    pub fn put(&mut self, record: Arc<Record>) -> Option<Arc<Record>> {
        let key = record.key();
        let parent = record.parent();
        let before = self
            .records
            .entry(key.kind)
            .or_default()
            .insert(key.id, record);
        if let Some(before) = before.as_ref().filter(|before| before.parent() != parent) {
            self.unlist(key, before.parent());
        }
        self.by_parent
            .entry((key.kind, parent))
            .or_default()
            .insert(key.id);
        before
    }

    /// Takes a record away; returns it.
    pub fn remove(&mut self, key: Key) -> Option<Arc<Record>> {
        let before = self.records.get_mut(&key.kind)?.remove(&key.id)?;
        self.unlist(key, before.parent());
        Some(before)
    }

    /// Every record, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.records.values().flat_map(HashMap::values)
    }

    /// Every record of a type, in no order.
    pub fn all<E: Entity>(&self) -> impl Iterator<Item = &E> {
        let of_kind = self.records.get(&E::KIND).into_iter();
        of_kind
            .flat_map(HashMap::values)
            .filter_map(|record| E::from_record(record))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.values().map(HashMap::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.values().all(HashMap::is_empty)
    }

    fn unlist(&mut self, key: Key, parent: Uuid) {
        if let Some(ids) = self.by_parent.get_mut(&(key.kind, parent)) {
            ids.remove(&key.id);
            if ids.is_empty() {
                self.by_parent.remove(&(key.kind, parent));
            }
        }
    }
}

impl Town for Plain {
    fn find(&self, key: Key) -> Option<Arc<Record>> {
        self.records.get(&key.kind)?.get(&key.id).cloned()
    }

    fn children(&self, kind: Kind, parent: Uuid) -> Vec<Arc<Record>> {
        let Some(ids) = self.by_parent.get(&(kind, parent)) else {
            return Vec::new();
        };
        let of_kind = self.records.get(&kind);
        ids.iter()
            .filter_map(|id| of_kind?.get(id).cloned())
            .collect()
    }

    fn is_whole(&self) -> bool {
        !self.partial
    }

    fn everything(&self) -> Vec<Arc<Record>> {
        self.iter().cloned().collect()
    }
}

/// Changes that are not yet the town's own, kept apart from it.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    changed: BTreeMap<Key, Option<Arc<Record>>>,
    added: HashMap<(Kind, Uuid), BTreeSet<Uuid>>,
}

impl Layer {
    /// Lays a change on top.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Put(record) => {
                let key = record.key();
                self.added
                    .entry((key.kind, record.parent()))
                    .or_default()
                    .insert(key.id);
                self.changed.insert(key, Some(Arc::clone(record)));
            }
            Change::Remove { key, .. } => {
                self.changed.insert(*key, None);
            }
        }
    }

    /// Whether anything is laid at this address.
    pub fn touches(&self, key: Key) -> bool {
        self.changed.contains_key(&key)
    }

    /// The records laid here, in the order of their addresses; `None` where one is taken away.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, Option<&Arc<Record>>)> {
        self.changed
            .iter()
            .map(|(key, record)| (key, record.as_ref()))
    }

    /// Whether nothing is laid.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }
}

/// A town seen through a layer: a group about to be committed, or the acts that wait in a phone.
#[derive(Clone, Copy)]
pub struct Staged<'a> {
    /// What is settled.
    pub base: &'a dyn Town,
    /// What is laid over it.
    pub layer: &'a Layer,
}

impl Town for Staged<'_> {
    fn find(&self, key: Key) -> Option<Arc<Record>> {
        match self.layer.changed.get(&key) {
            Some(staged) => staged.clone(),
            None => self.base.find(key),
        }
    }

    fn children(&self, kind: Kind, parent: Uuid) -> Vec<Arc<Record>> {
        let mut settled = self.base.children(kind, parent);
        if self.layer.is_empty() {
            return settled;
        }
        settled.retain(|record| !self.layer.touches(record.key()));
        // Mostly nothing is laid over these, and they stand in their order already.
        let Some(added) = self.layer.added.get(&(kind, parent)) else {
            return settled;
        };
        let settled = settled.into_iter().map(|it| (it.key().id, it));
        let mut found: BTreeMap<Uuid, Arc<Record>> = settled.collect();
        for &id in added {
            let staged = self.layer.changed.get(&Key { kind, id }).cloned().flatten();
            if let Some(record) = staged.filter(|record| record.parent() == parent) {
                found.insert(id, record);
            }
        }
        found.into_values().collect()
    }

    fn is_whole(&self) -> bool {
        self.base.is_whole()
    }

    fn everything(&self) -> Vec<Arc<Record>> {
        let mut all = self.base.everything();
        all.retain(|record| !self.layer.touches(record.key()));
        all.extend(self.layer.changed.values().flatten().cloned());
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Line;
    use crate::members::Spot;

    fn spot(id: u128, compound: u128, name: &str) -> Arc<Record> {
        let id = Uuid::from_u128(id).into();
        let compound = Uuid::from_u128(compound).into();
        Arc::new(
            Spot {
                id,
                compound,
                name: Line::new(name).unwrap(),
            }
            .into(),
        )
    }

    fn names(town: &dyn Town, compound: u128) -> Vec<String> {
        let spots = town.of::<Spot>(Uuid::from_u128(compound).into());
        spots
            .into_iter()
            .map(|spot| spot.name.to_string())
            .collect()
    }

    #[test]
    fn a_record_is_listed_under_its_latest_parent_only() {
        let mut town = Plain::default();
        town.put(spot(1, 10, "东门"));
        town.put(spot(1, 11, "东门"));
        assert!(names(&town, 10).is_empty());
        assert_eq!(names(&town, 11), ["东门"]);
    }

    #[test]
    fn all_of_a_kind_are_those_that_stand() {
        let mut town = Plain::default();
        assert!(town.is_empty());
        assert!(town.put(spot(1, 10, "东门")).is_none());
        assert!(town.put(spot(1, 10, "南门")).is_some());
        town.put(spot(2, 10, "北门"));
        assert_eq!((town.len(), town.iter().count()), (2, 2));
        let key = spot(2, 10, "北门").key();
        assert!(town.remove(key).is_some());
        assert!(town.remove(key).is_none());
        let names: Vec<String> = town.all::<Spot>().map(|it| it.name.to_string()).collect();
        assert_eq!(names, ["南门"]);
        assert_eq!(town.all::<crate::members::Building>().count(), 0);
    }

    #[test]
    fn a_layer_hides_what_it_takes_away_and_shows_what_it_moves() {
        let mut town = Plain::default();
        town.put(spot(1, 10, "东门"));
        town.put(spot(2, 10, "北门"));
        let mut layer = Layer::default();
        layer.apply(&Change::Put(spot(1, 11, "东门")));
        layer.apply(&Change::Put(spot(3, 10, "车棚")));
        let key = spot(2, 10, "北门").key();
        layer.apply(&Change::Remove {
            key,
            audience: crate::Audience::Residents,
        });
        let staged = Staged {
            base: &town,
            layer: &layer,
        };
        assert_eq!(names(&staged, 10), ["车棚"]);
        assert_eq!(names(&staged, 11), ["东门"]);
        assert_eq!(names(&town, 10), ["东门", "北门"]);
    }
}

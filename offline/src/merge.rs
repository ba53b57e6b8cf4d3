//! Merging pulled pages into the confirmed records: for each record the later one wins.

use std::borrow::Cow;
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use domain::{Audience, Key, Kind, Plain, Record, Timestamp};
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;
use wire::Cursors;

/// A [`wire::ChangesPage`] read without copying the bodies.
#[derive(Deserialize)]
pub(crate) struct Page<'a> {
    #[serde(borrow)]
    pub changes: Vec<Changed<'a>>,
    pub cursors: Cursors,
    #[serde(default)]
    pub lost: Vec<Audience>,
    pub more: bool,
    pub now: Timestamp,
    pub schema: u32,
}

/// A [`wire::Changed`] whose kind may be one this build does not know.
#[derive(Deserialize)]
pub(crate) struct Changed<'a> {
    pub seq: u64,
    #[serde(borrow)]
    pub kind: Cow<'a, str>,
    pub id: Uuid,
    #[serde(borrow)]
    pub body: Option<&'a RawValue>,
}

impl<'a> Page<'a> {
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

/// The confirmed records of this phone's reader.
pub(crate) struct Confirmed {
    town: Plain,
    /// The place in the community's order of what stands, or stood, at each address.
    seqs: HashMap<Key, u64>,
    /// How many changes the stored pages hold, superseded ones included.
    pub stored: usize,
    /// Whether stored pages hold something only a newer build can read.
    pub unread: bool,
    /// Whether stored pages hold what the reader may no longer have.
    pub lost: bool,
}

impl Default for Confirmed {
    fn default() -> Self {
        Self {
            town: Plain::partial(),
            seqs: HashMap::new(),
            stored: 0,
            unread: false,
            lost: false,
        }
    }
}

impl Confirmed {
    pub fn town(&self) -> &Plain {
        &self.town
    }

    /// Merges a page; tells whether anything shown may have changed.
    pub fn merge(&mut self, page: &Page) -> bool {
        let mut changed = self.drop_lost(&page.lost);
        for change in &page.changes {
            self.stored += 1;
            changed |= self.take(change);
        }
        changed
    }

    /// Every record with its place in the order, in that order.
    pub fn in_order(&self) -> Vec<(u64, &Arc<Record>)> {
        let seq = |record: &Arc<Record>| self.seqs.get(&record.key()).copied().unwrap_or(0);
        let mut records: Vec<_> = self.town.iter().map(|it| (seq(it), it)).collect();
        records.sort_by_key(|(seq, record)| (*seq, record.key()));
        records
    }

    fn take(&mut self, change: &Changed) -> bool {
        let Ok(kind) = Kind::from_str(&change.kind) else {
            self.unread = true;
            return false;
        };
        let key = Key {
            kind,
            id: change.id,
        };
        if self.seqs.get(&key).is_some_and(|&seq| seq >= change.seq) {
            return false;
        }
        let Some(body) = change.body else {
            self.seqs.insert(key, change.seq);
            return self.town.remove(key).is_some();
        };
        match Record::parse(kind, body.get()) {
            Ok(record) => {
                self.seqs.insert(key, change.seq);
                self.town.put(Arc::new(record));
                true
            }
            Err(_) => {
                self.unread = true;
                false
            }
        }
    }

    /// What is lost is forgotten wholly, so that it may come again from its beginning.
    fn drop_lost(&mut self, lost: &[Audience]) -> bool {
        if lost.is_empty() {
            return false;
        }
        let gone: Vec<Key> = self
            .town
            .iter()
            .filter(|record| lost.contains(&record.audience()))
            .map(|record| record.key())
            .collect();
        for key in &gone {
            self.town.remove(*key);
            self.seqs.remove(key);
        }
        self.lost |= !gone.is_empty();
        !gone.is_empty()
    }
}

//! A community in memory: its town, and what each audience reads in order.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::{Audience, Key, Plain, Record};
use uuid::Uuid;
use wire::Cursors;

use crate::store::Row;

/// A community as of a sequence number. What the database says is the truth; this is its copy.
#[derive(Default)]
pub struct Mirror {
    /// The last change it knows.
    pub seq: u64,
    /// Which history that is.
    pub history: Uuid,
    /// The records.
    pub town: Plain,
    by_audience: HashMap<Audience, BTreeMap<u64, Entry>>,
    places: HashMap<Key, (Audience, u64)>,
}

#[derive(Clone)]
struct Entry {
    key: Key,
    record: Option<Arc<Record>>,
}

/// A page of changes in order.
pub struct Page {
    /// Place, address and record (`None`: gone).
    pub changes: Vec<(u64, Key, Option<Arc<Record>>)>,
    /// Where the reader stands afterwards.
    pub cursors: Cursors,
    /// In which history.
    pub history: Uuid,
    /// Whether another page waits.
    pub more: bool,
}

impl Mirror {
    /// A copy of all that is stored.
    pub fn of(history: Uuid, rows: Vec<Row>) -> Self {
        let mut mirror = Self {
            history,
            ..Self::default()
        };
        mirror.take(rows);
        mirror
    }

    /// Takes over changes; those it knows already are passed over.
    pub fn take(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.seq = self.seq.max(row.seq);
            if let Some(&(audience, seq)) = self.places.get(&row.key) {
                if seq >= row.seq {
                    continue;
                }
                if let Some(entries) = self.by_audience.get_mut(&audience) {
                    entries.remove(&seq);
                }
            }
            self.places.insert(row.key, (row.audience, row.seq));
            match &row.record {
                Some(record) => drop(self.town.put(Arc::clone(record))),
                None => drop(self.town.remove(row.key)),
            }
            // What is sealed is never listed, so that no page can hold it.
            if row.audience != Audience::Sealed {
                let entry = Entry {
                    key: row.key,
                    record: row.record,
                };
                self.by_audience
                    .entry(row.audience)
                    .or_default()
                    .insert(row.seq, entry);
            }
        }
    }

    /// What some audiences read after their cursors: at most so many records.
    pub fn page(&self, audiences: &[Audience], after: &Cursors, most: usize) -> Page {
        let read = |audience: &Audience| after.0.get(audience).copied().unwrap_or(0);
        let mut found: Vec<(u64, &Entry)> = Vec::new();
        for audience in audiences {
            let Some(entries) = self.by_audience.get(audience) else {
                continue;
            };
            let newer = entries.range(read(audience).saturating_add(1)..);
            found.extend(newer.take(most + 1).map(|(seq, entry)| (*seq, entry)));
        }
        found.sort_unstable_by_key(|(seq, _)| *seq);
        let more = found.len() > most;
        found.truncate(most);
        let end = match found.last() {
            Some((seq, _)) if more => *seq,
            _ => self.seq,
        };
        // An audience read further than this page, by an earlier pull, keeps its place; one read
        // further than the community has ever come starts over from there.
        let cursors = audiences
            .iter()
            .map(|audience| (*audience, end.max(read(audience).min(self.seq))))
            .collect();
        Page {
            changes: found
                .into_iter()
                .map(|(seq, entry)| (seq, entry.key, entry.record.clone()))
                .collect(),
            cursors: Cursors(cursors),
            history: self.history,
            more,
        }
    }
}

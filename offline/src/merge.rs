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

use crate::acts::acts;
use crate::verdict;

/// A [`wire::ChangesPage`] read without copying the bodies.
#[derive(Deserialize)]
pub(crate) struct Page<'a> {
    #[serde(borrow)]
    pub changes: Vec<Changed<'a>>,
    pub cursors: Cursors,
    /// None in pages that this phone wrote itself, or stored before servers told it.
    #[serde(default)]
    pub history: Option<Uuid>,
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
        verdict::json(bytes)
    }

    /// Whether the first part of the program can read it all: what guests see.
    pub fn is_open(&self) -> bool {
        let kind = |change: &Changed| Kind::from_str(&change.kind).ok();
        let mut kinds = self.changes.iter().filter_map(kind);
        kinds.all(Kind::is_open)
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
    /// Whether something was left out because the part of the program that reads it is out of
    /// reach yet: what is stored is to be merged anew once it is here.
    pub waits: bool,
    /// Whether stored pages hold what the reader may no longer have.
    pub lost: bool,
    /// Whether a page was merged that the storage did not take: what is stored has a hole, and
    /// only a rewrite may bring its cursors further.
    pub holed: bool,
}

impl Default for Confirmed {
    fn default() -> Self {
        Self {
            town: Plain::partial(),
            seqs: HashMap::new(),
            stored: 0,
            unread: false,
            waits: false,
            lost: false,
            holed: false,
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

    /// Takes from a page what the first part of the program can read, so that a guest sees it while
    /// the part that reads the rest is on its way; the whole page is merged then. Tells whether
    /// anything shown may have changed.
    pub fn glimpse(&mut self, page: &Page) -> bool {
        let mut changed = false;
        for change in &page.changes {
            if Kind::from_str(&change.kind).is_ok_and(Kind::is_open) {
                changed |= self.take(change);
            }
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
        let read = Record::parse_open(kind, body.get())
            .or_else(|| acts().map(|acts| (acts.parse)(kind, body.get())));
        let Some(read) = read else {
            self.waits = true;
            return false;
        };
        match read {
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{CompoundId, Entity, Line, SpotId, members::Spot};
    use wire::SCHEMA;

    fn spot(name: &str) -> String {
        let spot = Spot {
            id: SpotId(Uuid::from_u128(1)),
            compound: CompoundId(Uuid::from_u128(2)),
            name: Line::new(name).unwrap(),
        };
        serde_json::to_string(&spot).unwrap()
    }

    fn page(seq: u64, kind: &str, body: &str, lost: &str) -> Vec<u8> {
        let id = Uuid::from_u128(1);
        format!(
            r#"{{"changes":[{{"seq":{seq},"kind":"{kind}","id":"{id}","body":{body}}}],
            "cursors":{{}},"lost":[{lost}],"more":false,"now":0,"schema":{SCHEMA}}}"#
        )
        .into_bytes()
    }

    fn merged(confirmed: &mut Confirmed, page: &[u8]) -> bool {
        confirmed.merge(&Page::read(page).unwrap())
    }

    fn name(confirmed: &Confirmed) -> Option<String> {
        let spots: Vec<&Spot> = confirmed.town().all().collect();
        spots.first().map(|spot| spot.name.to_string())
    }

    #[test]
    fn the_later_of_two_wins_in_whatever_order_they_come() {
        let (early, late) = (
            page(3, "spot", &spot("东门"), ""),
            page(7, "spot", &spot("北门"), ""),
        );
        for order in [[&early, &late], [&late, &early], [&late, &late]] {
            let mut confirmed = Confirmed::default();
            for page in order {
                merged(&mut confirmed, page);
            }
            assert_eq!(name(&confirmed).as_deref(), Some("北门"));
        }
    }

    #[test]
    fn what_is_gone_does_not_come_back_with_an_older_page() {
        let mut confirmed = Confirmed::default();
        merged(&mut confirmed, &page(3, "spot", &spot("东门"), ""));
        assert!(merged(&mut confirmed, &page(7, "spot", "null", "")));
        assert!(!merged(&mut confirmed, &page(3, "spot", &spot("东门"), "")));
        assert_eq!(name(&confirmed), None);
    }

    #[test]
    fn a_glimpse_shows_what_guests_read_and_the_whole_page_still_comes() {
        let mut confirmed = Confirmed::default();
        let both = page(3, "spot", &spot("东门"), "");
        let both = String::from_utf8(both).unwrap();
        let id = Uuid::from_u128(9);
        let project = format!(r#"[{{"seq":4,"kind":"project","id":"{id}","body":null}},"#);
        let both = both.replacen('[', &project, 1).into_bytes();
        let read = Page::read(&both).unwrap();
        assert!(confirmed.glimpse(&read) && !confirmed.glimpse(&read));
        assert_eq!(name(&confirmed).as_deref(), Some("东门"));
        assert_eq!((confirmed.stored, confirmed.waits), (0, false));
        assert!(!confirmed.merge(&read));
        assert_eq!(confirmed.stored, 2);
    }

    #[test]
    fn a_lost_audience_takes_its_records_and_may_bring_them_again() {
        let mut confirmed = Confirmed::default();
        merged(&mut confirmed, &page(3, "spot", &spot("东门"), ""));
        let readers = confirmed.town().all::<Spot>().next().unwrap().audience();
        let lost = page(9, "building", "null", &format!("\"{readers}\""));
        assert!(merged(&mut confirmed, &lost));
        assert_eq!(name(&confirmed), None);
        assert!(confirmed.lost);
        merged(&mut confirmed, &page(3, "spot", &spot("东门"), ""));
        assert_eq!(name(&confirmed).as_deref(), Some("东门"));
    }

    #[test]
    fn what_only_a_newer_build_can_read_is_left_in_its_page() {
        for bad in [page(3, "lantern", "{}", ""), page(3, "spot", "{}", "")] {
            let mut confirmed = Confirmed::default();
            assert!(!merged(&mut confirmed, &bad));
            assert!(confirmed.unread);
        }
    }

    #[test]
    fn a_page_of_the_contract_is_read() {
        let page = wire::ChangesPage {
            changes: Vec::new(),
            cursors: "public=4".parse().unwrap(),
            history: Uuid::from_u128(3),
            lost: Vec::new(),
            more: true,
            now: Timestamp(5),
            schema: SCHEMA,
        };
        let bytes = serde_json::to_vec(&page).unwrap();
        let read = Page::read(&bytes).unwrap();
        assert_eq!(read.cursors, page.cursors);
        assert!(read.more && read.lost.is_empty() && read.now == page.now);
        assert!(Page::read(b"<html>").is_none());
    }
}

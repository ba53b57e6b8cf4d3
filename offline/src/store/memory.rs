//! A store in memory. Clones share it, as tabs of one phone share theirs.

use std::cell::{Cell, RefCell, RefMut};
use std::collections::BTreeMap;
use std::rc::Rc;

use domain::{CommandId, Digest, Timestamp};
use futures::future::LocalBoxFuture;

use super::{Anew, Kept, Loaded, Meta, Settlement, StoreFault, Told, Vaulted};

/// A store in memory, which can be told to fail as a browser's would. A clone is the same
/// connection; [`Memory::connect`] makes another.
#[derive(Clone, Default)]
pub struct Memory {
    shared: Rc<Shared>,
    connected: u64,
}

/// How long an answer takes, made anew for each.
pub type Pace = Rc<dyn Fn() -> LocalBoxFuture<'static, ()>>;

#[derive(Default)]
struct Shared {
    pace: RefCell<Option<Pace>>,
    shelf: RefCell<Shelf>,
    fault: Cell<Option<StoreFault>>,
    wipes: Cell<u64>,
    tell: RefCell<Vec<Told>>,
}

#[derive(Default)]
struct Shelf {
    meta: Option<Meta>,
    pages: BTreeMap<u64, Vec<u8>>,
    lease: Option<(String, Timestamp)>,
    drafts: BTreeMap<String, String>,
    acts: BTreeMap<CommandId, String>,
    receipts: Vec<String>,
    photos: BTreeMap<Digest, Vec<u8>>,
}

impl Memory {
    /// Another connection to the same memory.
    #[must_use]
    pub fn connect(&self) -> Self {
        Self {
            shared: Rc::clone(&self.shared),
            connected: self.shared.wipes.get(),
        }
    }

    /// From now on every call fails like this; `None` heals.
    pub fn fail(&self, fault: Option<StoreFault>) {
        self.shared.fault.set(fault);
    }

    /// From now on every answer takes its time, as a browser's does: what was asked is done at
    /// once and in order, and heard of later.
    pub fn answer_at(&self, pace: Pace) {
        *self.shared.pace.borrow_mut() = Some(pace);
    }

    /// Waits as long as an answer takes.
    pub(super) async fn rest(&self) {
        let pace = self.shared.pace.borrow().clone();
        if let Some(pace) = pace {
            pace().await;
        }
    }

    /// Forgets everything and ends every connection, as a browser that clears a site's data.
    pub fn wipe(&self) {
        *self.shared.shelf.borrow_mut() = Shelf::default();
        self.shared.wipes.set(self.shared.wipes.get() + 1);
        let tell = self.shared.tell.take();
        tell.iter().for_each(|tell| tell(StoreFault::Broken));
    }

    pub(super) fn on_end(&self, tell: Told) {
        self.shared.tell.borrow_mut().push(tell);
    }

    fn shelf(&self) -> Kept<RefMut<'_, Shelf>> {
        if self.connected != self.shared.wipes.get() {
            return Err(StoreFault::Broken);
        }
        match self.shared.fault.get() {
            Some(fault) => Err(fault),
            None => Ok(self.shared.shelf.borrow_mut()),
        }
    }

    pub(super) fn load(&self) -> Kept<Loaded> {
        self.since(0)
    }

    pub(super) fn since(&self, page: u64) -> Kept<Loaded> {
        let shelf = self.shelf()?;
        let pages = shelf.pages.range(page + 1..);
        Ok(Loaded {
            meta: shelf.meta.clone(),
            pages: pages.map(|(_, page)| page.clone()).collect(),
        })
    }

    pub(super) fn append(&self, number: u64, page: &[u8], meta: &Meta) -> Kept<bool> {
        let mut shelf = self.shelf()?;
        if !meta.may_append(shelf.meta.as_ref()) {
            return Ok(false);
        }
        shelf.pages.insert(number, page.to_vec());
        shelf.meta = Some(meta.clone());
        Ok(true)
    }

    pub(super) fn rewrite(&self, pages: &[Vec<u8>], meta: &Meta) -> Kept<bool> {
        let mut shelf = self.shelf()?;
        if !meta.may_replace(shelf.meta.as_ref()) {
            return Ok(false);
        }
        shelf.pages = (1..).zip(pages.iter().cloned()).collect();
        shelf.meta = Some(meta.clone());
        Ok(true)
    }

    pub(super) fn save_meta(&self, meta: &Meta) -> Kept<bool> {
        let mut shelf = self.shelf()?;
        let follows = meta.may_follow(shelf.meta.as_ref());
        if follows {
            shelf.meta = Some(meta.clone());
        }
        Ok(follows)
    }

    pub(super) fn lease(&self, holder: &str, now: Timestamp, until: Timestamp) -> Kept<bool> {
        let mut shelf = self.shelf()?;
        let taken = shelf
            .lease
            .as_ref()
            .is_some_and(|(other, end)| other != holder && *end > now && *end <= until);
        if !taken {
            shelf.lease = Some((holder.to_owned(), until));
        }
        Ok(!taken)
    }

    pub(super) fn save_draft(&self, key: &str, text: &str) -> Kept<()> {
        self.shelf()?.drafts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    pub(super) fn draft(&self, key: &str) -> Kept<Option<String>> {
        Ok(self.shelf()?.drafts.get(key).cloned())
    }

    pub(super) fn drop_draft(&self, key: &str) -> Kept<()> {
        self.shelf()?.drafts.remove(key);
        Ok(())
    }

    pub(super) fn drop_drafts(&self, beginning: &str) -> Kept<()> {
        let mut shelf = self.shelf()?;
        shelf.drafts.retain(|key, _| !key.starts_with(beginning));
        Ok(())
    }

    pub(super) fn vaulted(&self) -> Kept<Vaulted> {
        let shelf = self.shelf()?;
        Ok(Vaulted {
            acts: shelf.acts.values().cloned().collect(),
            receipts: shelf.receipts.clone(),
        })
    }

    pub(super) fn keep(&self, id: CommandId, act: &str) -> Kept<()> {
        self.shelf()?.acts.insert(id, act.to_owned());
        Ok(())
    }

    pub(super) fn settle(&self, settlement: &Settlement) -> Kept<()> {
        let mut shelf = self.shelf()?;
        shelf.receipts.extend(settlement.receipts.clone());
        for (id, act) in &settlement.stay {
            shelf.acts.insert(*id, act.clone());
        }
        for id in &settlement.gone {
            shelf.acts.remove(id);
        }
        Ok(())
    }

    pub(super) fn keep_photo(&self, hash: Digest, photo: &[u8]) -> Kept<()> {
        self.shelf()?.photos.insert(hash, photo.to_vec());
        Ok(())
    }

    pub(super) fn photo(&self, hash: Digest) -> Kept<Option<Vec<u8>>> {
        Ok(self.shelf()?.photos.get(&hash).cloned())
    }

    pub(super) fn photos(&self) -> Kept<Vec<Digest>> {
        Ok(self.shelf()?.photos.keys().copied().collect())
    }

    pub(super) fn drop_photo(&self, hash: Digest) -> Kept<()> {
        self.shelf()?.photos.remove(&hash);
        Ok(())
    }

    pub(super) fn rewrite_receipts(&self, how: Anew<'_>) -> Kept<()> {
        let mut shelf = self.shelf()?;
        if let Some(anew) = how(&shelf.receipts) {
            shelf.receipts = anew;
        }
        Ok(())
    }
}

//! When the storage ends under a living tab: get it back, and write down again what memory holds.

use std::rc::Rc;

use futures::FutureExt;
use wire::Cursors;

use super::Inner;
use crate::acts;
use crate::item::{Item, ItemState};
use crate::merge::Confirmed;
use crate::receipts;
use crate::status::Storage;
use crate::store::{Memory, Settlement, Store, StoreFault};

impl Inner {
    /// Listens for the browser ending the databases.
    pub fn watch_store(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.store().on_end(Box::new(move |fault| {
            let Some(inner) = weak.upgrade() else { return };
            inner.note::<()>(Err(fault));
            let rim = Rc::clone(&inner.rim);
            rim.spawn(async move { inner.heal().await }.boxed_local());
        }));
    }

    /// Opens the storage again. One that was cleared is filled from memory, and the reader is
    /// told; one that cannot be had is replaced by memory, and the reader is told.
    pub async fn heal(self: &Rc<Self>) {
        let broken = self.state.borrow().storage == Storage::Broken;
        if !broken || self.healing.replace(true) {
            return;
        }
        // What is written from here on until it is back is written nowhere.
        self.state.borrow_mut().confirmed.holed = true;
        let storage = match self.store().reopen().await {
            Ok(store) => {
                self.replace_store(store);
                self.watch_store();
                self.refill().await.unwrap_or(Storage::Broken)
            }
            Err(StoreFault::Newer) => {
                self.change(|state| state.reload = true);
                Storage::Broken
            }
            Err(StoreFault::Quota | StoreFault::Broken) => Storage::Broken,
        };
        if storage == Storage::Broken {
            self.replace_store(Store::Memory(Memory::default()));
        }
        self.change(|state| state.storage = storage);
        self.healing.set(false);
    }

    /// Writes what memory holds into a storage that lost it.
    async fn refill(self: &Rc<Self>) -> Result<Storage, StoreFault> {
        let store = self.store();
        let stored = store.load().await?.meta;
        let epoch = self.state.borrow().meta.epoch();
        if stored.is_some_and(|stored| stored.epoch() >= epoch) {
            // Only the connection had died, or another tab was quicker.
            self.reread(false).await;
            return Ok(Storage::Ok);
        }
        let items: Vec<Item> = {
            let state = self.state.borrow();
            state.outbox.iter().cloned().collect()
        };
        let (counted, open): (Vec<Item>, Vec<Item>) = items
            .into_iter()
            .partition(|item| matches!(item.state, ItemState::Counted { .. }));
        if let Some(acts) = acts::acts() {
            let counted: Vec<&Item> = counted.iter().collect();
            let settlement = Settlement {
                stay: open
                    .iter()
                    .map(|item| (item.id(), (acts.text)(item)))
                    .collect(),
                receipts: Some((acts.receipts)(&counted)),
                gone: Vec::new(),
            };
            store.settle(&settlement).await?;
        }
        self.rewrite().await;
        self.rim.tell("");
        Ok(Storage::Wiped)
    }

    /// Forgets every record, to read all of them again: what is stored is of another history than
    /// the server's.
    pub async fn begin_again(&self) {
        self.change(|state| {
            state.confirmed = Confirmed::default();
            state.meta.cursors = Cursors::default();
            state.meta.history = None;
            state.meta.seen_seq = 0;
            state.refold();
        });
        self.rewrite().await;
        self.rim.tell("");
    }

    /// Puts the stored receipts together and lets go of old ones, when it is worth it.
    pub async fn thin_receipts(&self) {
        let now = {
            let state = self.state.borrow();
            let Some(now) = state.meta.last_pulled_at else {
                return;
            };
            if !receipts::is_due(state.receipt_values, state.outbox.iter(), now) {
                return;
            }
            now
        };
        let Some(acts) = acts::arrive().await else {
            return;
        };
        let anew = |values: &[String]| Some((acts.thinned)(values, now));
        let thinned = self.store().rewrite_receipts(&anew).await;
        if self.note(thinned).is_some() {
            self.reread(false).await;
            self.rim.tell("");
        }
    }

    /// Replaces the stored pages by what memory holds; tells whether it was done. Not while memory
    /// holds less than what is stored.
    pub async fn rewrite(&self) -> bool {
        let Some(acts) = acts::arrive().await else {
            return false;
        };
        if self.state.borrow().confirmed.waits {
            return false;
        }
        let (pages, meta) = {
            let mut state = self.state.borrow_mut();
            let pages = (acts.rewritten)(&state.confirmed, &state.meta.cursors);
            state.meta.generation += 1;
            state.meta.last_page = pages.len() as u64;
            let live = state.confirmed.town().len();
            state.confirmed.stored = live;
            state.confirmed.lost = false;
            state.confirmed.holed = false;
            (pages, state.meta.clone())
        };
        let rewritten = self.store().rewrite(&pages, &meta).await;
        match self.note(rewritten) {
            Some(true) => return true,
            Some(false) => self.reread(false).await,
            None => self.state.borrow_mut().confirmed.holed = true,
        }
        false
    }
}

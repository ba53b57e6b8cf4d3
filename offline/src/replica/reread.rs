//! Reading the store into memory: at the start, and when another tab wrote to it.

use std::collections::BTreeSet;

use domain::{CommandId, PersonId};
use wire::SCHEMA;

use super::Inner;
use super::inner::State;
use crate::acts;
use crate::item::{Item, ItemState};
use crate::merge::{Confirmed, Page};
use crate::outbox::Outbox;
use crate::store::{Loaded, Vaulted};

impl Inner {
    /// Reads everything.
    pub async fn load(&self) {
        let store = self.store();
        let loaded = self.note(store.load().await).unwrap_or_default();
        readable(&loaded).await;
        let vaulted = self.note(store.vaulted().await).unwrap_or_default();
        let items = self.items(&vaulted).await.unwrap_or_default();
        let photos = self.note(store.photos().await).unwrap_or_default();
        for hash in photos {
            if let Some(Some(photo)) = self.note(store.photo(hash).await) {
                self.show_photo(hash, &photo);
            }
        }
        self.change(|state| {
            state.blank = loaded.meta.is_none();
            state.online = true;
            take_pages(state, &loaded, true);
            state.outbox = Outbox::default();
            state.receipt_values = vaulted.receipts.len();
            take_vault(state, items, &BTreeSet::new(), false);
            state.loaded = true;
        });
    }

    /// Reads what another tab wrote; `all` of it where this tab's own may not fit it.
    pub async fn reread(&self, all: bool) {
        while self.reread_once(all).await == Read::Overtaken {}
    }

    async fn reread_once(&self, all: bool) -> Read {
        let store = self.store();
        let (known, before) = {
            let state = self.state.borrow();
            let ids: BTreeSet<CommandId> = state.outbox.iter().map(Item::id).collect();
            (state.meta.clone(), ids)
        };
        let Some(mut loaded) = self.note(store.since(known.last_page).await) else {
            return Read::Done;
        };
        let Some(meta) = &loaded.meta else {
            // Nothing is stored yet, or the storage was cleared: memory is all there is.
            return Read::Done;
        };
        if meta.epoch() < known.epoch() {
            // Someone's session has begun here that the storage does not know of yet.
            return Read::Done;
        }
        let other = all || meta.generation != known.generation;
        if other {
            match self.note(store.load().await) {
                Some(all) => loaded = all,
                None => return Read::Done,
            }
        }
        readable(&loaded).await;
        let Some(vaulted) = self.note(store.vaulted().await) else {
            return Read::Done;
        };
        let Some(items) = self.items(&vaulted).await else {
            return Read::Done;
        };
        let now = self.state.borrow().meta.generation;
        if now != known.generation {
            // What was read belongs to what this tab was when it asked.
            return Read::Overtaken;
        }
        let orphans = self.change(|state| {
            take_pages(state, &loaded, other);
            if state.meta.epoch() != known.epoch() {
                state.outbox = Outbox::default();
                state.paused = false;
                state.turn += 1;
            }
            // A vault does not lose an act alone: with the records' generation it would have
            // changed too. Where it has not, another tab has let go of the act.
            let lost = state.meta.generation != known.generation;
            state.receipt_values = vaulted.receipts.len();
            take_vault(state, items, &before, lost)
        });
        for item in orphans {
            let Some(acts) = acts::acts() else { break };
            let kept = self.store().keep(item.id(), &(acts.text)(&item)).await;
            self.note(kept);
        }
        Read::Done
    }
}

impl Inner {
    /// The acts of the vault; `None` where there are some and the part of the program that reads
    /// them is out of reach: the next round asks again.
    pub(super) async fn items(&self, vaulted: &Vaulted) -> Option<Vec<Item>> {
        if vaulted.acts.is_empty() && vaulted.receipts.is_empty() {
            return Some(Vec::new());
        }
        let acts = acts::arrive().await;
        self.state.borrow_mut().unread_acts = acts.is_none();
        Some((acts?.read)(vaulted))
    }
}

#[derive(PartialEq)]
enum Read {
    Done,
    /// This tab has begun anew itself, while it read.
    Overtaken,
}

/// Sends for the part of the program that reads what only those see who are signed in. Where it is
/// out of reach, what guests see is shown, and the next round asks again.
async fn readable(loaded: &Loaded) {
    let signed_in = loaded
        .meta
        .as_ref()
        .is_some_and(|meta| meta.session.is_some());
    if signed_in {
        acts::arrive().await;
    }
}

/// Takes stored pages in; `anew` forgets what was there.
fn take_pages(state: &mut State, loaded: &Loaded, anew: bool) {
    if anew {
        state.confirmed = Confirmed::default();
    }
    for page in &loaded.pages {
        match Page::read(page) {
            Some(page) => {
                state.confirmed.merge(&page);
            }
            None => state.confirmed.unread = true,
        }
    }
    let Some(meta) = &loaded.meta else {
        return;
    };
    if meta.schema > SCHEMA {
        state.reload = true;
    }
    let newer = anew || meta.last_page >= state.meta.last_page;
    if newer {
        state.meta = meta.clone();
    }
}

/// Takes the vault in. A decided act never waits again. An act that was known before the vault was
/// read and is not in it any more was let go of by another tab; unless it waited and the storage
/// has `lost` what it held: then it is answered to be put back.
fn take_vault(
    state: &mut State,
    items: Vec<Item>,
    before: &BTreeSet<CommandId>,
    lost: bool,
) -> Vec<Item> {
    let mut orphans = Vec::new();
    let Some(me) = state.me() else {
        state.outbox = Outbox::default();
        state.refold();
        return orphans;
    };
    let mut there = BTreeSet::new();
    for item in items.into_iter().filter(|item| mine(item, me)) {
        there.insert(item.id());
        let known = state.outbox.get(item.id()).map(|known| &known.state);
        let decided = known.is_some_and(|known| *known != ItemState::Waiting);
        if !(decided && item.state == ItemState::Waiting) {
            state.outbox.put(item);
        }
    }
    for id in before.difference(&there) {
        match state.outbox.get(*id) {
            Some(item) if lost && item.state == ItemState::Waiting => orphans.push(item.clone()),
            _ => drop(state.outbox.remove(*id)),
        }
    }
    let seen = state.meta.seen_seq;
    state.outbox.release(|seq| seq <= seen);
    state.refold();
    orphans
}

fn mine(item: &Item, me: PersonId) -> bool {
    item.person == me
}

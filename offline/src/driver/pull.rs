//! Pulling: page after page until there is no more.

use std::rc::Rc;

use wire::{Cursors, SCHEMA, routes};

use crate::acts;
use crate::http::{Method, Request};
use crate::item::{Item, ItemState};
use crate::merge::Page;
use crate::replica::{Inner, escaped};
use crate::verdict::{self, Trouble};

/// Tells whether the server's history is the one this phone has read: not where it was brought
/// back from a backup, names another one, or answers with cursors that lie behind those it was
/// asked with.
pub(super) async fn all(inner: &Rc<Inner>) -> Result<bool, Trouble> {
    // Whatever was counted before the first question is in the answers.
    let counted = {
        let state = inner.state.borrow();
        state
            .outbox
            .iter()
            .filter_map(counted_at)
            .max()
            .unwrap_or(0)
    };
    let mut after = inner.state.borrow().meta.cursors.clone();
    let mut asked = ask(inner, &after);
    loop {
        let generation = inner.state.borrow().meta.generation;
        let response = verdict::accepted(asked.await)?;
        let bytes = response.body;
        let Some(page) = Page::read(&bytes) else {
            return Err(Trouble::Later {
                retry_after_ms: None,
            });
        };
        if page.schema > SCHEMA {
            return Err(Trouble::Reload);
        }
        let is_mine = || inner.state.borrow().meta.generation == generation;
        if !is_mine() {
            // Someone signed in or out meanwhile: this answer is another reader's.
            return Ok(true);
        }
        if is_another(inner, &page) || went_back(&after, &page.cursors) {
            return Ok(false);
        }
        let readable = page.is_open() || read_later(inner, &page).await;
        // What was left out before this could be read comes first: the next round sees to it.
        if !readable || inner.state.borrow().confirmed.waits {
            return Err(Trouble::Later {
                retry_after_ms: None,
            });
        }
        if !is_mine() {
            return Ok(true);
        }
        after = page.cursors.clone();
        let more = page.more;
        // The next page is on its way while this one is merged and stored.
        let next = more.then(|| ask(inner, &page.cursors));
        take(inner, &page, &bytes, counted).await;
        match next {
            Some(next) => asked = next,
            None => return Ok(true),
        }
    }
}

/// How often a guest's first look is asked whether it is over, and after how many times it is.
const LOOK: (u64, u8) = (200, 20);

/// Sends for the part that reads what the first one cannot, and meanwhile shows what that can.
/// Tells whether it came. A guest looks around first: compiling that part keeps a slow phone busy.
async fn read_later(inner: &Inner, page: &Page<'_>) -> bool {
    if acts::acts().is_none() {
        inner.change(|state| {
            if state.confirmed.glimpse(page) {
                state.refold();
            }
        });
        let (slice_ms, slices) = LOOK;
        for _ in 0..slices {
            let is_guest = inner.state.borrow().me().is_none();
            if !is_guest || acts::acts().is_some() {
                break;
            }
            inner.rim.sleep(slice_ms).await;
        }
    }
    acts::arrive().await.is_some()
}

/// Whether a page is of another history than what was read before. Before the first page nothing was.
fn is_another(inner: &Inner, page: &Page<'_>) -> bool {
    let known = inner.state.borrow().meta.history;
    known.is_some() && page.history.is_some() && page.history != known
}

fn went_back(after: &Cursors, now: &Cursors) -> bool {
    let behind = |(audience, seq): (_, &u64)| now.0.get(audience).is_some_and(|now| now < seq);
    after.0.iter().any(behind)
}

fn counted_at(item: &Item) -> Option<u64> {
    match item.state {
        ItemState::Counted { seq, .. } => Some(seq),
        _ => None,
    }
}

type Asked = futures::future::LocalBoxFuture<
    'static,
    Result<crate::http::Response, crate::http::Unreachable>,
>;

fn ask(inner: &Inner, cursors: &Cursors) -> Asked {
    let after = escaped(&cursors.to_string());
    let limit = inner.config.page;
    let path = format!("{}?after={after}&limit={limit}", routes::CHANGES);
    inner
        .transport
        .send(inner.by_me(Request::new(Method::Get, path)))
}

/// Shows a page, then stores it with its cursors in one transaction.
async fn take(inner: &Rc<Inner>, page: &Page<'_>, bytes: &[u8], counted: u64) {
    let now = inner.rim.now();
    let (empty, moved, number, meta) = inner.change(|state| {
        let changed = state.confirmed.merge(page);
        let empty = page.changes.is_empty() && page.lost.is_empty();
        let before = state.meta.clone();
        let meta = &mut state.meta;
        meta.cursors = page.cursors.clone();
        meta.history = page.history.or(meta.history);
        meta.ahead_ms = page.now.0 - now.0;
        if !page.more {
            let least = page.cursors.0.values().min().copied().unwrap_or(0);
            meta.seen_seq = meta.seen_seq.max(counted).max(least);
            meta.last_pulled_at = Some(page.now);
        }
        if !empty {
            meta.last_page += 1;
        }
        let seen = meta.seen_seq;
        let moved = meta.seen_seq != before.seen_seq
            || meta.cursors != before.cursors
            || meta.history != before.history;
        let (number, meta) = (meta.last_page, meta.clone());
        let released = state.outbox.release(|seq| seq <= seen);
        if changed || released {
            state.refold();
        }
        (empty, moved, number, meta)
    });
    let holed = inner.state.borrow().confirmed.holed;
    let kept = if holed {
        inner.rewrite().await;
        Ok(true)
    } else if !empty {
        inner.store().append(number, bytes, &meta).await
    } else if moved {
        inner.store().save_meta(&meta).await
    } else {
        return;
    };
    match inner.note(kept) {
        Some(true) => inner.has_room(),
        // Another tab signed out or in, or drives too: what it left is what counts.
        Some(false) => inner.reread(true).await,
        None => inner.state.borrow_mut().confirmed.holed = true,
    }
    inner.rim.tell("");
}

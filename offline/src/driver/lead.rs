//! Which tab drives: the one that holds the lock, or where there are no locks, the lease. It tells
//! the others what they cannot read in the store, so that every tab shows the same.

use std::any::Any;
use std::rc::{Rc, Weak};

use domain::CommandId;
use futures::FutureExt;
use serde::{Deserialize, Serialize};

use crate::replica::Inner;

/// A lease is taken for this long and renewed three times in it.
const LEASE_MS: i64 = 15_000;
const RENEW_MS: u64 = 5_000;

/// What a tab that has just opened says, to hear where things stand.
pub(super) const HELLO: &str = "?";

/// What the tab that drives says.
#[derive(Serialize, Deserialize)]
struct Word {
    /// Acts on their way.
    sent: Vec<CommandId>,
    online: bool,
    paused: bool,
}

/// Says where things stand, if this tab drives and it was not said yet; `again` says it anyhow.
pub(super) fn say(inner: &Inner, again: bool) {
    let word = {
        let state = inner.state.borrow();
        let word = Word {
            sent: state.outbox.sent().collect(),
            online: state.online,
            paused: state.paused,
        };
        serde_json::to_string(&word).expect("a word holds no map with odd keys")
    };
    if inner.drives.get() && (again || *inner.said.borrow() != word) {
        inner.rim.tell(&word);
        inner.said.replace(word);
    }
}

/// Takes over what the tab that drives says.
pub(super) fn heed(inner: &Inner, word: &str) {
    let Ok(word) = serde_json::from_str::<Word>(word) else {
        return;
    };
    if !inner.drives.get() {
        inner.change(|state| {
            state.outbox.mark_sent(word.sent);
            state.online = word.online;
            state.paused = word.paused && state.me().is_some();
        });
    }
}

/// Waits until this tab drives; it does for as long as the answer is held.
pub(super) async fn wait_for_it(inner: &Rc<Inner>) -> Box<dyn Any> {
    if let Some(lock) = inner.rim.lead() {
        return lock.await;
    }
    let holder = inner.rim.new_id().to_string();
    while !renewed(inner, &holder).await {
        inner.rim.sleep(RENEW_MS).await;
        // A browser that knows no locks may know no way to tell other tabs anything either.
        inner.reread(false).await;
    }
    let weak = Rc::downgrade(inner);
    inner.rim.spawn(keep(weak, holder).boxed_local());
    Box::new(())
}

async fn renewed(inner: &Inner, holder: &str) -> bool {
    let now = inner.rim.now();
    let lease = inner
        .store()
        .lease(holder, now, now.plus_ms(LEASE_MS))
        .await;
    // A store that cannot say is no reason to leave acts lying.
    inner.note(lease).unwrap_or(true)
}

/// Two tabs that both think they drive do no harm: an act is counted once by its id.
async fn keep(weak: Weak<Inner>, holder: String) {
    while let Some(inner) = weak.upgrade() {
        renewed(&inner, &holder).await;
        let rim = Rc::clone(&inner.rim);
        drop(inner);
        rim.sleep(RENEW_MS).await;
    }
}

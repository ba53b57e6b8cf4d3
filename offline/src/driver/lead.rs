//! Which tab drives: the one that holds the lock, or where there are no locks, the lease.

use std::any::Any;
use std::rc::{Rc, Weak};

use futures::FutureExt;

use crate::replica::Inner;

/// A lease is taken for this long and renewed three times in it.
const LEASE_MS: i64 = 15_000;
const RENEW_MS: u64 = 5_000;

/// Waits until this tab drives; it does for as long as the answer is held.
pub(super) async fn wait_for_it(inner: &Rc<Inner>) -> Box<dyn Any> {
    if let Some(lock) = inner.rim.lead() {
        return lock.await;
    }
    let holder = inner.rim.new_id().to_string();
    while !renewed(inner, &holder).await {
        inner.rim.sleep(RENEW_MS).await;
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

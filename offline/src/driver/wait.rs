//! Waiting: for something to do, or before trying again.

use std::rc::Rc;

use futures::future::{Either, select};

use crate::backoff;
use crate::replica::Inner;

/// The stream tells of news at once; this is for when it is silently dead.
const QUIET_MS: u64 = 60_000;

/// Waits until something is to be sent or pulled.
pub(super) async fn for_news(inner: &Rc<Inner>) {
    let rung = std::pin::pin!(inner.bell.rung());
    let quiet = inner.rim.sleep(QUIET_MS);
    select(rung, quiet).await;
}

/// Waits after a failure: shorter when the network comes back or someone looks, but never less
/// than the server asked for.
pub(super) async fn back_off(inner: &Rc<Inner>, failures: u32, retry_after_ms: Option<u64>) {
    let acts = inner.state.borrow().outbox.waiting() > 0;
    let delay = backoff::delay_ms(failures, acts, retry_after_ms, inner.rim.random());
    let timer = inner.rim.sleep(delay);
    if retry_after_ms.is_some() {
        return timer.await;
    }
    let revived = std::pin::pin!(inner.revived.rung());
    if let Either::Left(_) = select(revived, timer).await {
        // Not all at once when a whole district's network comes back.
        inner.rim.sleep(inner.rim.random() % 300).await;
    }
}

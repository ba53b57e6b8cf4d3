//! Sending: what waits, in the order it was made, lane by lane.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::{CommandId, Digest};
use wire::{MOST_COMMANDS, MOST_PUSH_BYTES, Outcomes, ProblemCode, Push, SCHEMA, routes};

use crate::http::{Method, Request};
use crate::item::{self, Item, ItemState};
use crate::replica::Inner;
use crate::store::Settlement;
use crate::verdict::{self, Remedy, Trouble};

/// Sends batches until nothing is left that may go. `missing` are photos that are not up yet.
pub(crate) async fn all(inner: &Rc<Inner>, missing: &BTreeSet<Digest>) -> Result<(), Trouble> {
    let mut most = MOST_COMMANDS;
    loop {
        let batch = batch(inner, most, missing);
        if batch.is_empty() {
            return Ok(());
        }
        match send(inner, &batch).await {
            Ok(outcomes) => {
                settle(inner, outcomes).await;
                most = (most * 2).min(MOST_COMMANDS);
            }
            Err(Trouble::Problem(problem)) => match verdict::remedy(&problem, batch.len()) {
                Remedy::Split => most = (batch.len() / 2).max(1),
                Remedy::Stuck(problem) => {
                    let bad = batch[0].id();
                    stick(inner, problem, |item| item.id() == bad).await;
                }
            },
            Err(trouble) => return Err(trouble),
        }
    }
}

/// Keeps the waiting acts that cannot be sent as they are, with the reason.
pub(super) async fn stick(inner: &Rc<Inner>, problem: ProblemCode, which: impl Fn(&Item) -> bool) {
    let at = inner.now();
    let stuck = {
        let state = inner.state.borrow();
        let waiting = state
            .outbox
            .iter()
            .filter(|item| item.state == ItemState::Waiting && which(item));
        let stuck = waiting.cloned().map(|item| Item {
            state: ItemState::Stuck { problem, at },
            ..item
        });
        stuck.collect()
    };
    settle(inner, stuck).await;
}

/// The next batch, within the bounds of one push.
fn batch(inner: &Inner, most: usize, missing: &BTreeSet<Digest>) -> Vec<Item> {
    let state = inner.state.borrow();
    let ready = |item: &Item| item.photos().iter().all(|photo| !missing.contains(photo));
    let mut bytes = 0;
    let fits = |item: &&Item| {
        let size = serde_json::to_vec(&item.envelope).map_or(0, |envelope| envelope.len() + 1);
        bytes += size;
        bytes == size || bytes < MOST_PUSH_BYTES - 1024
    };
    let batch = state.outbox.batch(most, ready);
    batch.into_iter().take_while(fits).cloned().collect()
}

async fn send(inner: &Rc<Inner>, batch: &[Item]) -> Result<Vec<Item>, Trouble> {
    let ids: Vec<CommandId> = batch.iter().map(Item::id).collect();
    let push = Push {
        schema: SCHEMA,
        commands: batch.iter().map(|item| item.envelope.clone()).collect(),
    };
    inner.change(|state| state.outbox.mark_sent(&ids, true));
    let request = Request::new(Method::Post, routes::COMMANDS).json(&push);
    let answer = inner.transport.send(request).await;
    let answer = verdict::read::<Outcomes>(answer);
    if answer.is_err() {
        inner.change(|state| state.outbox.mark_sent(&ids, false));
    }
    let outcomes = verdict::matching(answer?, batch).ok_or(Trouble::Later {
        retry_after_ms: None,
    })?;
    let settled = batch.iter().cloned().zip(&outcomes);
    Ok(settled
        .map(|(item, outcome)| verdict::settled(item, outcome))
        .collect())
}

/// Settles answers: shown first, then receipts and reasons stored, then the acts go.
async fn settle(inner: &Rc<Inner>, items: Vec<Item>) {
    let settlement = settlement(&items);
    let photos: Vec<Digest> = items
        .iter()
        .filter(|item| matches!(item.state, ItemState::Counted { .. }))
        .flat_map(Item::photos)
        .collect();
    inner.change(|state| {
        let refused = items.iter().any(Item::blocks);
        // Acts that were let go of meanwhile, by signing out or in another tab, stay away.
        for item in items {
            if state.outbox.get(item.id()).is_some() {
                state.outbox.put(item);
            }
        }
        if refused {
            state.refold();
        }
    });
    let settled = inner.store().settle(&settlement).await;
    inner.note(settled);
    for photo in photos {
        inner.forget_photo(photo).await;
    }
    inner.rim.tell();
}

fn settlement(items: &[Item]) -> Settlement {
    let (counted, stay): (Vec<&Item>, Vec<&Item>) = items
        .iter()
        .partition(|item| matches!(item.state, ItemState::Counted { .. }));
    let receipts = (!counted.is_empty()).then(|| item::receipts(&counted));
    Settlement {
        stay: stay
            .iter()
            .map(|item| (item.id(), item::text(item)))
            .collect(),
        receipts,
        gone: counted.iter().map(|item| item.id()).collect(),
    }
}

//! Sending: what waits, in the order it was made, lane by lane.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::{CommandId, Digest};
use wire::{MOST_COMMANDS, MOST_PUSH_BYTES, Outcomes, ProblemCode, Push, SCHEMA, routes};

use crate::http::{Method, Request};
use crate::item::{Item, ItemState};
use crate::replica::Inner;
use crate::store::Settlement;
use crate::stored;
use crate::verdict::{self, Remedy, Trouble};

use super::lead;

/// After so many acts that the server fails at, it is the server.
const MOST_ASIDE: usize = 8;

/// When to try again what could not be sent now: as soon as may be, or not before so many
/// milliseconds; `None` where nothing is left.
pub(crate) type Left = Option<Option<u64>>;

/// Sends batches until nothing is left that may go. `missing` are photos that are not up yet.
pub(crate) async fn all(inner: &Rc<Inner>, missing: &BTreeSet<Digest>) -> Result<Left, Trouble> {
    let mut most = MOST_COMMANDS;
    let mut aside = BTreeSet::new();
    loop {
        let batch = batch(inner, most, missing, &aside);
        if batch.is_empty() || aside.len() > MOST_ASIDE {
            return Ok((!aside.is_empty()).then_some(None));
        }
        let trouble = match send(inner, &batch).await {
            Ok(outcomes) => {
                settle(inner, outcomes).await;
                most = (most * 2).min(MOST_COMMANDS);
                continue;
            }
            Err(trouble) => trouble,
        };
        let first = batch[0].id();
        match verdict::remedy(trouble, batch.len())? {
            Remedy::Split => most = (batch.len() / 2).max(1),
            Remedy::Stuck(problem) => stick(inner, problem, |item| item.id() == first).await,
            Remedy::Aside => drop(aside.insert(first)),
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
fn batch(
    inner: &Inner,
    most: usize,
    missing: &BTreeSet<Digest>,
    aside: &BTreeSet<CommandId>,
) -> Vec<Item> {
    let state = inner.state.borrow();
    let ready = |item: &Item| {
        let is_up = |photo| !missing.contains(photo);
        !aside.contains(&item.id()) && item.photos().iter().all(is_up)
    };
    let mut bytes = 0;
    let fits = |item: &&Item| {
        let size = serde_json::to_vec(&item.envelope()).map_or(0, |envelope| envelope.len() + 1);
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
        commands: batch.iter().filter_map(Item::envelope).cloned().collect(),
    };
    let request = Request::new(Method::Post, routes::COMMANDS).json(&push);
    let request = inner.by_me(request);
    inner.change(|state| state.outbox.mark_sent(ids));
    lead::say(inner, false);
    let answer = inner.transport.send(request).await;
    // Answered or not, they are on their way no more.
    inner.change(|state| state.outbox.mark_sent(Vec::new()));
    let answer = verdict::read::<Outcomes>(answer);
    let outcomes = verdict::matching(answer?, batch).ok_or(Trouble::Later {
        retry_after_ms: None,
    })?;
    if !outcomes.iter().any(verdict::is_decided) {
        return Err(Trouble::Later {
            retry_after_ms: None,
        });
    }
    let settled = batch.iter().cloned().zip(&outcomes);
    Ok(settled
        .map(|(item, outcome)| verdict::settled(item, outcome))
        .collect())
}

/// Settles answers: shown first, then receipts and reasons stored, then the acts go.
async fn settle(inner: &Rc<Inner>, mut items: Vec<Item>) {
    // Acts that were let go of meanwhile, by signing out or in another tab, stay away.
    items.retain(|item| inner.state.borrow().outbox.get(item.id()).is_some());
    let items: Vec<Item> = items.into_iter().map(Item::spent).collect();
    let settlement = settlement(&items);
    let photos: Vec<Digest> = items
        .iter()
        .filter(|item| matches!(item.state, ItemState::Counted { .. }))
        .flat_map(Item::photos)
        .collect();
    inner.change(|state| {
        let refused = items.iter().any(Item::blocks);
        items.into_iter().for_each(|item| state.outbox.put(item));
        state.receipt_values += usize::from(settlement.receipts.is_some());
        if refused {
            state.refold();
        }
    });
    let settled = inner.store().settle(&settlement).await;
    inner.note(settled);
    for photo in photos {
        inner.forget_photo(photo).await;
    }
    inner.rim.tell("");
    lead::say(inner, false);
}

fn settlement(items: &[Item]) -> Settlement {
    let (counted, stay): (Vec<&Item>, Vec<&Item>) = items
        .iter()
        .partition(|item| matches!(item.state, ItemState::Counted { .. }));
    let receipts = (!counted.is_empty()).then(|| stored::list(counted.iter().copied()));
    Settlement {
        stay: stay
            .iter()
            .map(|item| (item.id(), stored::text(item)))
            .collect(),
        receipts,
        gone: counted.iter().map(|item| item.id()).collect(),
    }
}

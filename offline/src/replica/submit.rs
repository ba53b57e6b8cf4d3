//! Taking an act on, and letting go of a refused one.

use std::rc::Rc;

use domain::{Command, Refusal, Staged};
use wire::Envelope;

use super::Inner;
use crate::act::{ActId, Unsaved};
use crate::acts::{self, Acts};
use crate::item::{Item, ItemDeed, ItemState};
use crate::overlay;
use crate::store::{Settlement, StoreFault};

pub(super) async fn submit(inner: &Rc<Inner>, command: Command) -> Result<ActId, Unsaved> {
    let acts = acts::arrive().await.ok_or(Unsaved::NotHere)?;
    let warning = dry_run(acts, inner, &command).map_err(Unsaved::Refused)?;
    let person = inner.state.borrow().me();
    let person = person.ok_or(Unsaved::Refused(Refusal::SignInFirst))?;
    let envelope = Envelope {
        id: inner.rim.new_id().into(),
        made_at: inner.rim.now(),
        command,
    };
    let place = inner.state.borrow().outbox.place_of(&envelope);
    let item = Item {
        number: place.unwrap_or_else(|| inner.next_number()),
        person,
        at: inner.now(),
        deed: ItemDeed::Whole(Rc::new(envelope)),
        warning,
        state: ItemState::Waiting,
    };
    let turn = inner.turn();
    keep(acts, inner, &item).await?;
    let id = item.id();
    if inner.turn() != turn {
        // It waits in the vault for the one who made it; whoever is here now sends it not.
        return Ok(id);
    }
    let replaced = item.envelope().map(|envelope| {
        let state = inner.state.borrow();
        state.outbox.superseded_by(envelope)
    });
    let replaced = replaced.unwrap_or_default();
    inner.change(|state| {
        replaced
            .iter()
            .for_each(|id| drop(state.outbox.remove(*id)));
        if replaced.is_empty() {
            // What the phone doubts is not laid; what it refuses now came too late to be told so.
            let _ = overlay::lay(acts, &mut state.layer, state.confirmed.town(), &item);
            state.outbox.put(item);
        } else {
            // What waited behind the refused one may hold now.
            state.outbox.put(item);
            state.refold();
        }
    });
    forget(inner, replaced).await;
    inner.bell.ring();
    inner.rim.tell("");
    Ok(id)
}

pub(super) async fn dismiss(inner: &Rc<Inner>, act: ActId) {
    let blocks = {
        let state = inner.state.borrow();
        state.outbox.get(act).is_some_and(|item| item.blocks())
    };
    if !blocks {
        return;
    }
    inner.change(|state| {
        state.outbox.remove(act);
        state.refold();
    });
    forget(inner, vec![act]).await;
    inner.bell.ring();
    inner.rim.tell("");
}

/// What the rulebook says here and now: a refusal that stands, or one that is only a doubt.
fn dry_run(acts: &Acts, inner: &Inner, command: &Command) -> Result<Option<Refusal>, Refusal> {
    let at = inner.now();
    let state = inner.state.borrow();
    let (base, layer) = (state.confirmed.town(), &state.layer);
    let town = Staged { base, layer };
    match (acts.tried)(command, state.me(), at, &town) {
        Ok(_) => Ok(None),
        Err(refusal) if (acts.stands)(&refusal, command, state.me(), &town) => Err(refusal),
        Err(refusal) => Ok(Some(refusal)),
    }
}

/// Serialises first, then puts: nothing is awaited between opening the transaction and its end.
async fn keep(acts: &Acts, inner: &Rc<Inner>, item: &Item) -> Result<(), StoreFault> {
    let act = (acts.text)(item);
    let store = inner.stores.get();
    let mut kept = inner.store().keep(item.id(), &act).await;
    inner.note(kept);
    if kept == Err(StoreFault::Broken) {
        inner.heal().await;
    }
    // What was put into a storage that has been replaced meanwhile is nowhere.
    if inner.stores.get() != store {
        kept = inner.store().keep(item.id(), &act).await;
    }
    if kept.is_ok() {
        inner.has_room();
    }
    kept
}

async fn forget(inner: &Inner, gone: Vec<ActId>) {
    if gone.is_empty() {
        return;
    }
    let settlement = Settlement {
        gone,
        ..Settlement::default()
    };
    let settled = inner.store().settle(&settlement).await;
    inner.note(settled);
}

//! What is shown: the confirmed records with the waiting acts folded over them.

use domain::{Actor, Layer, PersonId, Plain, Refusal, Staged, Timestamp, Town, decide};

use crate::acts::Acts;
use crate::item::Item;
use crate::outbox::Outbox;

/// Lays one act on top, as the server would decide it. A refusal lays nothing.
pub(crate) fn lay(
    acts: &Acts,
    layer: &mut Layer,
    base: &Plain,
    item: &Item,
) -> Result<(), Refusal> {
    let Some(envelope) = item.envelope() else {
        return Ok(());
    };
    let changes = {
        let town = Staged { base, layer };
        (acts.tried)(&envelope.command, Some(item.person), item.at, &town)?
    };
    changes.iter().for_each(|change| layer.apply(change));
    Ok(())
}

/// Decides a command as a person would find it decided, without laying it.
pub(crate) fn decided(
    command: &domain::Command,
    person: Option<PersonId>,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<domain::Change>, Refusal> {
    let actor = match person {
        Some(person) => Actor::of(person, at.day(), town),
        None => Actor::Guest,
    };
    decide(command, &actor, at, town)
}

/// Folds every act that the records do not show yet, from nothing.
pub(crate) fn folded(acts: &Acts, base: &Plain, outbox: &Outbox) -> Layer {
    let mut layer = Layer::default();
    for item in outbox.folded() {
        // A refusal here needs no undo: what is not laid is not shown. The server has the word.
        let _ = lay(acts, &mut layer, base, item);
    }
    layer
}

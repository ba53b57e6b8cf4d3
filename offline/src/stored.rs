//! Acts as the vault keeps them: one text each while they wait, lists of them once counted.

use std::rc::Rc;

use domain::{CommandId, PersonId, Refusal, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use wire::Envelope;

use crate::item::{Item, ItemDeed, ItemState, Stub};
use crate::store::Vaulted;

/// The form of an act in the vault. It bears an envelope, or what is left of a counted ballot.
#[derive(Serialize, Deserialize)]
struct Stored {
    number: u64,
    person: PersonId,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    envelope: Option<Envelope>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ballot: Option<Stub>,
    warning: Option<Refusal>,
    state: ItemState,
}

/// What every version of this program can read of an act.
#[derive(Deserialize)]
struct Label {
    number: u64,
    person: PersonId,
    at: Timestamp,
    #[serde(default)]
    envelope: Option<Id>,
    #[serde(default)]
    ballot: Option<Id>,
    state: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Id {
    id: CommandId,
}

/// An act as the vault keeps it: of a ballot that was counted, not what it says.
pub(crate) fn text(item: &Item) -> String {
    let (envelope, ballot) = match item.clone().spent().deed {
        ItemDeed::Unread { text, .. } => return text,
        ItemDeed::Whole(envelope) => (Some((*envelope).clone()), None),
        ItemDeed::Spent { stub, .. } | ItemDeed::Stub(stub) => (None, Some(stub)),
    };
    let stored = Stored {
        number: item.number,
        person: item.person,
        at: item.at,
        envelope,
        ballot,
        warning: item.warning.clone(),
        state: item.state.clone(),
    };
    serde_json::to_string(&stored).expect("an act holds no map with odd keys")
}

/// Counted acts as the vault keeps them, together.
pub(crate) fn list<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let texts: Vec<String> = items.into_iter().map(text).collect();
    format!("[{}]", texts.join(","))
}

/// Reads a list of counted acts; `None` where it is none.
pub(crate) fn read_list(list: &str) -> Option<Vec<Item>> {
    let acts: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    acts.into_iter().map(|act| read_one(act.get())).collect()
}

/// Reads what the vault keeps: what waits, then what was counted.
pub(crate) fn read(vaulted: &Vaulted) -> Vec<Item> {
    let waiting = vaulted.acts.iter().filter_map(|act| read_one(act));
    let counted = vaulted.receipts.iter().filter_map(|list| read_list(list));
    waiting.chain(counted.flatten()).collect()
}

/// Reads an act, or of one that a newer version wrote at least whose it is.
fn read_one(text: &str) -> Option<Item> {
    let stored: Option<Stored> = serde_json::from_str(text).ok();
    let whole = stored.and_then(|it| {
        let deed = match (it.envelope, it.ballot) {
            (Some(envelope), None) => ItemDeed::Whole(Rc::new(envelope)),
            (None, Some(stub)) => ItemDeed::Stub(stub),
            _ => return None,
        };
        Some(Item {
            number: it.number,
            person: it.person,
            at: it.at,
            deed,
            warning: it.warning,
            state: it.state,
        })
    });
    whole.or_else(|| {
        let label: Label = serde_json::from_str(text).ok()?;
        let id = label.envelope.or(label.ballot)?.id;
        let text = text.to_owned();
        let state = label
            .state
            .and_then(|it| serde_json::from_str(it.get()).ok());
        let counted = state.filter(|it| matches!(it, ItemState::Counted { .. }));
        Some(Item {
            number: label.number,
            person: label.person,
            at: label.at,
            deed: ItemDeed::Unread { id, text },
            warning: None,
            state: counted.unwrap_or(ItemState::Unread),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Command;
    use domain::councils::{CastBallot, Choice, Command as Councils};
    use uuid::Uuid;
    use wire::{Receipt, body_hash};

    fn ballot(state: ItemState) -> Item {
        let command = CastBallot {
            vote: Uuid::from_u128(9).into(),
            choice: Choice::Against.into(),
            blind: Uuid::from_u128(7_777),
        };
        Item {
            number: 3,
            person: Uuid::from_u128(1).into(),
            at: Timestamp(5),
            deed: ItemDeed::Whole(Rc::new(Envelope {
                id: Uuid::from_u128(2).into(),
                made_at: Timestamp(5),
                command: Command::Councils(Councils::CastBallot(command)),
            })),
            warning: None,
            state,
        }
    }

    fn counted() -> ItemState {
        ItemState::Counted {
            receipt: Receipt("7Q4M-2KXD".to_owned()),
            at: Timestamp(6),
            seq: 8,
        }
    }

    #[test]
    fn a_counted_ballot_leaves_its_id_and_hash_and_nothing_of_the_choice() {
        let waiting = ballot(ItemState::Waiting).spent();
        assert!(text(&waiting).contains("against"), "it is still to be sent");
        let hash = body_hash(waiting.envelope().unwrap());
        let spent = ballot(counted()).spent();
        assert!(spent.envelope().is_some(), "the records do not show it yet");
        let kept = list([&spent]);
        let blind = Uuid::from_u128(7_777).to_string();
        assert!(
            !kept.contains("against") && !kept.contains(&blind),
            "{kept}"
        );
        let mut spent = spent;
        spent.forget_choice();
        assert_eq!(read_list(&kept), Some(vec![spent.clone()]));
        let ItemDeed::Stub(stub) = spent.deed else {
            panic!("a stub")
        };
        assert_eq!((stub.id, stub.hash), (waiting.id(), hash));
    }

    #[test]
    fn what_a_newer_version_wrote_keeps_its_text() {
        let newer = text(&ballot(ItemState::Waiting)).replace("cast_ballot", "cast_lantern");
        let list_of_both = format!("[{},{newer}]", text(&ballot(ItemState::Waiting)));
        let [known, unread] = &read_list(&list_of_both).unwrap()[..] else {
            panic!("two acts")
        };
        assert!(known.envelope().is_some());
        assert_eq!((unread.number, unread.id()), (3, known.id()));
        assert_eq!(unread.state, ItemState::Unread);
        assert_eq!(text(unread), newer);
        assert_eq!(list([known, unread]), list_of_both);
        assert!(!unread.blocks() && unread.photos().is_empty());
        let counted = text(&ballot(counted())).replace("\"hash\":\"", "\"hash\":\"z");
        let read = read_one(&counted).unwrap();
        assert!(matches!(read.state, ItemState::Counted { .. }));
        assert_eq!(text(&read), counted);
        assert_eq!(read_list("what an older version never wrote"), None);
    }
}

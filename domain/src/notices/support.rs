//! Thinking so too (我也这么想).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, MessageBackingId, MessageId, PersonId, Refusal, Timestamp, Town,
};
use crate::members::Actor;

use super::reply::found;
use super::{Message, NoticeFault, folds};

/// That somebody thinks so too: theirs alone. Neighbours read how many do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessageBacking {
    /// Derived from the message and the person: one each.
    pub id: MessageBackingId,
    /// The message.
    pub message: MessageId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub at: Timestamp,
}

/// How many think so too (同感人数): a fold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MessagePulse {
    /// The message.
    pub id: MessageId,
    /// The community.
    pub community: CommunityId,
    /// How many.
    pub backers: u32,
}

/// Thinks so too, or no longer (我也这么想).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackMessage {
    /// Which.
    pub message: MessageId,
    /// Whether.
    pub backs: bool,
}

impl MessageBackingId {
    /// The one backing of a person.
    pub fn of(message: MessageId, person: PersonId) -> Self {
        Self::derived(
            "message backing",
            &[message.0.as_bytes(), person.0.as_bytes()],
        )
    }
}

impl MessageBacking {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }
}

impl MessagePulse {
    pub(super) fn of(message: &Message, backers: u32) -> Self {
        Self {
            id: message.id,
            community: message.community,
            backers,
        }
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(super) fn back(
    it: &BackMessage,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    let message = found(it.message, town)?;
    if !message.may_be_backed() || message.author.person == person {
        return Err(NoticeFault::NotToBack.into());
    }
    if message.hidden.is_some() {
        return Err(NoticeFault::Hidden.into());
    }
    let before = folds::backers(message.id, town);
    let given: Option<MessageBacking> = town.get(MessageBackingId::of(message.id, person));
    match (given, it.backs) {
        (None, true) => {
            let backing = MessageBacking {
                id: MessageBackingId::of(message.id, person),
                message: message.id,
                person,
                at,
            };
            let pulse = MessagePulse::of(&message, before + 1);
            Ok(vec![Change::put(backing), Change::put(pulse)])
        }
        (Some(backing), false) => {
            let pulse = MessagePulse::of(&message, before.saturating_sub(1));
            Ok(vec![Change::remove(&backing), Change::put(pulse)])
        }
        _ => Ok(Vec::new()),
    }
}

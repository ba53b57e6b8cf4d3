//! Taking words down, with a reason, and showing them again (隐去、恢复).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CommunityId, Line, MessageId, PersonId, Prose, Refusal, Timestamp, Town,
};
use crate::members::Actor;

use super::reply::found;
use super::{Hidden, NoticeFault, folds};

/// Takes the words of a message down (隐去留言). That something was said, and why it is not shown,
/// stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HideMessage {
    /// Which.
    pub message: MessageId,
    /// Why; everyone who could read the words reads it.
    pub reason: Line,
}

/// Shows the words again (恢复留言).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowMessage {
    /// Which.
    pub message: MessageId,
}

/// The words that are not shown, for the office alone: nothing is lost by hiding it (隐去的原话).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HiddenWords {
    /// The message.
    pub id: MessageId,
    /// The community.
    pub community: CommunityId,
    /// Whose words they are.
    #[serde(default)]
    pub author: Option<PersonId>,
    /// The words.
    pub text: Prose,
    /// Who took them down.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl HiddenWords {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Staff
    }
}

pub(super) fn hide(
    it: &HideMessage,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let mut message = found(it.message, town)?;
    let text = message.text.take().ok_or(NoticeFault::Hidden)?;
    let reason = it.reason.clone();
    message.hidden = Some(Hidden { reason, at });
    let words = HiddenWords {
        id: message.id,
        community: message.community,
        author: Some(message.author.person),
        text,
        by,
        at,
    };
    let mut changes = folds::told(message);
    changes.push(Change::put(words));
    Ok(changes)
}

pub(super) fn show(it: &ShowMessage, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let mut message = found(it.message, town)?;
    let words: HiddenWords = town.get(message.id).ok_or(NoticeFault::NotHidden)?;
    let gone = Change::remove(&words);
    message.text = Some(words.text);
    message.hidden = None;
    let mut changes = folds::told(message);
    changes.push(gone);
    Ok(changes)
}

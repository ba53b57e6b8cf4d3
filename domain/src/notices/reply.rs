//! Answering in public (公开答复).

use serde::{Deserialize, Serialize};

use crate::core::{Change, MessageId, Prose, Refusal, Timestamp, Town};
use crate::issues::Body;
use crate::members::Actor;

use super::notice::{found as found_notice, may_write};
use super::{About, Desk, Message, MessageCopy, NoticeFault, Progress, Reply, folds};

/// How many answers one message has at most (design default).
const REPLIES_MOST: u32 = 20;

/// Answers a message (公开答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyToMessage {
    /// Which.
    pub message: MessageId,
    /// What.
    pub text: Prose,
    /// Where it stands from now on; of what is about the app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
}

/// A message, wherever this town holds it.
pub(super) fn found(id: MessageId, town: &dyn Town) -> Result<Message, Refusal> {
    let copy = || town.get::<MessageCopy>(id).map(|it| it.message);
    let message: Option<Message> = town.get(id);
    message.or_else(copy).ok_or(Refusal::NotFound)
}

pub(super) fn reply(
    it: &ReplyToMessage,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut message = found(it.message, town)?;
    let from = answers(actor, &message, town).ok_or(Refusal::NotYours)?;
    if message.hidden.is_some() && !message.is_objection() {
        return Err(NoticeFault::Hidden.into());
    }
    if message.replies.len() >= REPLIES_MOST as usize {
        return Err(Refusal::TooMany { most: REPLIES_MOST });
    }
    let about_app = matches!(message.about, About::App { .. });
    if about_app != it.progress.is_some() {
        return Err(NoticeFault::NoProgress.into());
    }
    message.replies.push(Reply {
        from,
        text: it.text.clone(),
        progress: it.progress,
        at,
    });
    Ok(folds::told(message))
}

/// As what somebody may answer a message, if they may: the office each of them; below a notice
/// whoever may write to its readers; in the column whoever speaks for the body that was asked. A
/// body that has nobody here answers through the office.
pub fn answers(actor: &Actor, message: &Message, town: &dyn Town) -> Option<Desk> {
    match &message.about {
        About::Notice(id) => {
            let notice = found_notice(*id, town).ok()?;
            may_write(actor, notice.to, town)
        }
        About::Column {
            open: true,
            body: Some(id),
            ..
        } => {
            let body: Body = town.get(*id)?;
            let speaks = actor.person().is_some_and(|it| body.contacts.contains(&it));
            let through = actor.is_staff().then_some(Desk::Office);
            speaks.then_some(Desk::Body(*id)).or(through)
        }
        _ => actor.is_staff().then_some(Desk::Office),
    }
}

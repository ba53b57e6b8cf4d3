//! What people do with reports on duty.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{AnswerDuty, AskDuty, CloseDuty, PublishDuty, RateDuty, answer, close, publish, rate};

/// What is done in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Publishes a report (发布述职报告).
    Publish(PublishDuty),
    /// Rates it (评议).
    Rate(RateDuty),
    /// Asks about it (追问).
    Ask(AskDuty),
    /// Answers (公开答复).
    Answer(AnswerDuty),
    /// Counts it (评议结束).
    Close(CloseDuty),
}

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Publish(it) => it.photos(),
            _ => Vec::new(),
        }
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Publish(it) => publish::publish(it, actor, at, town),
        Command::Rate(it) => rate::rate(it, actor, at, town),
        Command::Ask(it) => answer::ask(it, actor, at, town),
        Command::Answer(it) => answer::answer(it, actor, at, town),
        Command::Close(it) => close::close(it, at, town),
    }
}

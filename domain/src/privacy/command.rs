//! What people do with their data.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AnswerRequest, AskFor, Choose, Erase, Forget, Looked, OpenKept, TakeBackAsking, erase, forget,
    kept, look, purpose, request,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Asks for a copy, a correction or the erasure (申请).
    Ask(AskFor),
    /// Takes that back (撤回申请).
    TakeBack(TakeBackAsking),
    /// Answers it (答复).
    Answer(AnswerRequest),
    /// Erases a person who asked for it (注销并删除).
    Erase(Erase),
    /// Says yes or no to a purpose, or withdraws (同意、不同意、撤回).
    Choose(Choose),
    /// Says that one looked (查看).
    Looked(Looked),
    /// Opens a sealed name (调阅).
    OpenKept(OpenKept),
    /// Drops what has had its years (到期清除).
    Forget(Forget),
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Ask(it) => request::ask(it, actor, at, town),
        Command::TakeBack(it) => request::take_back(it, actor, at, town),
        Command::Answer(it) => request::answer(it, actor, at, town),
        Command::Erase(it) => erase::erase(it, actor, at, town),
        Command::Choose(it) => purpose::choose(it, actor, at, town),
        Command::Looked(it) => look::looked(it, actor, at, town),
        Command::OpenKept(it) => kept::opened(it, actor, at, town),
        Command::Forget(it) => forget::forget(it, at, town),
    }
}

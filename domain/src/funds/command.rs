//! What people do with the public ledger.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AnswerFund, AskFund, CloseFundPeriod, ConfirmFund, EnterFund, OpenFund, ReverseFund,
    SetFundAside, account, ask, confirm, enter, period, reverse,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Opens an account (建账).
    Open(OpenFund),
    /// Enters what came in or went out (记账).
    Enter(EnterFund),
    /// Enters that an entry is taken back (冲销).
    Reverse(ReverseFund),
    /// Confirms an entry (复核).
    Confirm(ConfirmFund),
    /// Sets one aside that waits (撤下).
    SetAside(SetFundAside),
    /// Closes a month or a quarter (结账公布).
    Close(CloseFundPeriod),
    /// Asks about an entry (问账).
    Ask(AskFund),
    /// Answers (答复).
    Answer(AnswerFund),
}

impl Command {
    /// The photos and files it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Enter(it) => it.details.files(),
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
        Command::Open(it) => account::open(it, at, town),
        Command::Enter(it) => enter::enter(it, actor, at, town),
        Command::Reverse(it) => reverse::reverse(it, actor, at, town),
        Command::Confirm(it) => confirm::confirm(it, actor, at, town),
        Command::SetAside(it) => confirm::set_aside(it, actor, at, town),
        Command::Close(it) => period::close(it, at, town),
        Command::Ask(it) => ask::ask(it, actor, at, town),
        Command::Answer(it) => ask::answer(it, at, town),
    }
}

//! What people do with the covenant.

use serde::{Deserialize, Serialize};

use crate::core::{Change, CovenantVersionId, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    DraftCovenant, EnterCovenant, FileCovenant, PostCovenant, ReadCovenant, TableCovenant,
    WithdrawCovenant, draft, earlier, put, read, standing,
};

/// What is done in this slice. Adopting is not among it: that is the vote's alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Drafts a version, or changes a draft (起草).
    Draft(DraftCovenant),
    /// Withdraws a draft (撤回草案).
    Withdraw(WithdrawCovenant),
    /// Enters the covenant of before (补录原公约).
    Enter(EnterCovenant),
    /// Puts a draft to the vote (提请表决).
    Table(TableCovenant),
    /// Posts what was adopted (公布).
    Post(PostCovenant),
    /// Notes that it was filed (备案).
    File(FileCovenant),
    /// Has read it (读过了).
    Read(ReadCovenant),
}

impl Command {
    /// The version it is about.
    pub fn version(&self) -> CovenantVersionId {
        match self {
            Self::Draft(it) => it.id,
            Self::Withdraw(it) => it.version,
            Self::Enter(it) => it.id,
            Self::Table(it) => it.version,
            Self::Post(it) => it.version,
            Self::File(it) => it.version,
            Self::Read(it) => it.version,
        }
    }

    /// The file it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Enter(it) => it.minutes.iter().map(|it| it.hash).collect(),
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
        Command::Draft(it) => draft::draft(it, at, town),
        Command::Withdraw(it) => draft::withdraw(it, at, town),
        Command::Enter(it) => earlier::enter(it, at, town),
        Command::Table(it) => put::table(it, actor, at, town),
        Command::Post(it) => standing::post(it, at, town),
        Command::File(it) => standing::file(it, at, town),
        Command::Read(it) => read::read(it, actor, at, town),
    }
}

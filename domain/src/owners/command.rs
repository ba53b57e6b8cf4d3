//! What people do in this slice.

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Digest, HeadId, MandateId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    CallAssembly, CancelAssembly, CastOwnersBallot, CloseOwnersVote, EndMandate, EnterMandate,
    EnterOwnersPaper, FreezeRoll, GiveMandate, HandOutOwnersPaper, LogVisit, NoteServed,
    OpenAdvisory, OpenOwnersVote, PostAssembly, PostOwnersResult, ReturnOwnersPaper,
    WitnessOwnersPaper, agent, assembly, delivery, door, paper,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Calls an assembly (召集).
    CallAssembly(CallAssembly),
    /// Posts its matters (公告).
    PostAssembly(PostAssembly),
    /// Freezes its roll (冻结名册).
    FreezeRoll(FreezeRoll),
    /// Opens a binding vote (开始表决).
    OpenOwnersVote(OpenOwnersVote),
    /// Opens an asking for opinions (开始征集).
    OpenAdvisory(OpenAdvisory),
    /// Casts a ballot, or replaces it (投票).
    CastOwnersBallot(CastOwnersBallot),
    /// Notes that the notice reached owners (送达登记).
    NoteServed(NoteServed),
    /// Logs a visit from door to door (走访).
    LogVisit(LogVisit),
    /// Hands a paper out (发票).
    HandOutOwnersPaper(HandOutOwnersPaper),
    /// Takes a paper back, or strikes its number off (退票、作废、遗失).
    ReturnOwnersPaper(ReturnOwnersPaper),
    /// Enters a ballot on paper (录票).
    EnterOwnersPaper(EnterOwnersPaper),
    /// Stands by a ballot on paper (见证).
    WitnessOwnersPaper(WitnessOwnersPaper),
    /// Lets somebody act for oneself (家人代办授权).
    GiveMandate(GiveMandate),
    /// Enters a written mandate (录入授权委托书).
    EnterMandate(EnterMandate),
    /// Takes a mandate back (撤回授权).
    EndMandate(EndMandate),
    /// Closes and counts (计票).
    CloseOwnersVote(CloseOwnersVote),
    /// Posts the result (公示结果).
    PostOwnersResult(PostOwnersResult),
    /// Cancels (取消).
    CancelAssembly(CancelAssembly),
}

impl Command {
    /// Which assembly it is about, if it is about one.
    pub fn assembly(&self) -> Option<AssemblyId> {
        let id = match self {
            Self::CallAssembly(it) => it.id,
            Self::PostAssembly(it) => it.assembly,
            Self::FreezeRoll(it) => it.assembly,
            Self::OpenOwnersVote(it) => it.assembly,
            Self::OpenAdvisory(it) => it.assembly,
            Self::CastOwnersBallot(it) => it.assembly,
            Self::NoteServed(it) => it.assembly,
            Self::LogVisit(it) => it.assembly,
            Self::HandOutOwnersPaper(it) => it.assembly,
            Self::ReturnOwnersPaper(it) => it.assembly,
            Self::EnterOwnersPaper(it) => it.assembly,
            Self::WitnessOwnersPaper(it) => it.assembly,
            Self::CloseOwnersVote(it) => it.assembly,
            Self::PostOwnersResult(it) => it.assembly,
            Self::CancelAssembly(it) => it.assembly,
            Self::GiveMandate(_) | Self::EnterMandate(_) | Self::EndMandate(_) => return None,
        };
        Some(id)
    }

    /// Which mandate it is about, if it is about one.
    pub fn mandate(&self) -> Option<MandateId> {
        match self {
            Self::GiveMandate(it) => Some(it.id),
            Self::EnterMandate(it) => Some(it.id),
            Self::EndMandate(it) => Some(it.mandate),
            _ => None,
        }
    }

    /// The photos it names.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::NoteServed(it) => it.photo.into_iter().collect(),
            Self::LogVisit(it) => it.photo.into_iter().collect(),
            Self::EnterMandate(it) => vec![it.photo],
            Self::CallAssembly(it) => it.rule_text.into_iter().collect(),
            Self::EnterOwnersPaper(it) => it.photo.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The head it is done for, at its door or by whoever speaks for it: what is done for one waits for
    /// nothing that is done for another.
    pub fn door(&self) -> Option<HeadId> {
        match self {
            Self::LogVisit(it) => Some(it.head),
            Self::EnterOwnersPaper(it) => Some(it.head),
            Self::CastOwnersBallot(it) => Some(it.head),
            _ => None,
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
        Command::CallAssembly(it) => assembly::call(it, actor, at, town),
        Command::PostAssembly(it) => assembly::post(it, at, town),
        Command::FreezeRoll(it) => assembly::freeze(it, at, town),
        Command::OpenOwnersVote(it) => assembly::statutory(it, at, town),
        Command::OpenAdvisory(it) => assembly::advisory(it, at, town),
        Command::CastOwnersBallot(it) => assembly::cast(it, actor, at, town),
        Command::NoteServed(it) => delivery::decide(it, actor, at, town),
        Command::LogVisit(it) => door::visit(it, actor, at, town),
        Command::HandOutOwnersPaper(it) => paper::hand_out(it, actor, at, town),
        Command::ReturnOwnersPaper(it) => paper::give_back(it, at, town),
        Command::EnterOwnersPaper(it) => paper::enter(it, actor, at, town),
        Command::WitnessOwnersPaper(it) => paper::witness(it, actor, at, town),
        Command::GiveMandate(it) => agent::give(it, actor, at, town),
        Command::EnterMandate(it) => agent::enter(it, at, town),
        Command::EndMandate(it) => agent::end(it, actor, at, town),
        Command::CloseOwnersVote(it) => assembly::close(it, at, town),
        Command::PostOwnersResult(it) => assembly::publish(it, at, town),
        Command::CancelAssembly(it) => assembly::cancel(it, at, town),
    }
}

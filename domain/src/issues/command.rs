//! What people do with issues.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, IssueId, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::acts::{body, end, grid, grow, hold, rate, send};
use super::{
    AnswerIssue, AskWhistle, AssignIssue, ExtendIssue, GrowIssue, JoinIssue, NameBody, NotReached,
    NoteAnswer, PassUp, PutOnLedger, RateWhistle, ReopenIssue, ReplyToIssue, ReportIn, ReportIssue,
    SendBack, SetAside, SolveIssue, SortIssue, StopIssue, TakeOn, TakeUpIssue, Whistle,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Reports something (上报).
    Report(ReportIssue),
    /// Has the same trouble (我也遇到).
    Join(JoinIssue),
    /// Takes it on (接单).
    TakeOn(TakeOn),
    /// Says what it is (分类).
    Sort(SortIssue),
    /// Passes it up a level (往上报).
    PassUp(PassUp),
    /// Gives it to the property company or the owners' committee (派单).
    Assign(AssignIssue),
    /// Whistles for a department (吹哨).
    Whistle(Whistle),
    /// Asks for a whistle (请求吹哨).
    AskWhistle(AskWhistle),
    /// The body comes (报到).
    ReportIn(ReportIn),
    /// The body sends it back (退单).
    SendBack(SendBack),
    /// Takes longer (延期).
    Extend(ExtendIssue),
    /// Stops the clock (中止).
    Stop(StopIssue),
    /// Cannot be done now (挂账).
    PutOnLedger(PutOnLedger),
    /// Goes on (恢复办理).
    TakeUp(TakeUpIssue),
    /// Says something to whoever reported it, or to all (回话、公开答复).
    Reply(ReplyToIssue),
    /// Says that it is done (办结).
    Solve(SolveIssue),
    /// Whoever reported it says whether it is (评价).
    Answer(AnswerIssue),
    /// What they said on the telephone (回访登记).
    NoteAnswer(NoteAnswer),
    /// Nobody answered the call (没联系上).
    NotReached(NotReached),
    /// Opens it again (重开).
    Reopen(ReopenIssue),
    /// Counts in no rate (剔除).
    SetAside(SetAside),
    /// Rates the other side of a whistle (互评).
    RateWhistle(RateWhistle),
    /// Makes a proposal of it (转为微项目).
    Grow(GrowIssue),
    /// Names a body and its duties (承办单位).
    NameBody(NameBody),
}

impl Command {
    /// The issue it is about, if it is about one.
    pub fn issue(&self) -> Option<IssueId> {
        Some(match self {
            Self::Report(it) => it.id,
            Self::Join(it) => it.issue,
            Self::TakeOn(it) => it.issue,
            Self::Sort(it) => it.issue,
            Self::PassUp(it) => it.issue,
            Self::Assign(it) => it.issue,
            Self::Whistle(it) => it.issue,
            Self::AskWhistle(it) => it.issue,
            Self::ReportIn(it) => it.issue,
            Self::SendBack(it) => it.issue,
            Self::Extend(it) => it.issue,
            Self::Stop(it) => it.issue,
            Self::PutOnLedger(it) => it.issue,
            Self::TakeUp(it) => it.issue,
            Self::Reply(it) => it.issue,
            Self::Solve(it) => it.issue,
            Self::Answer(it) => it.issue,
            Self::NoteAnswer(it) => it.issue,
            Self::NotReached(it) => it.issue,
            Self::Reopen(it) => it.issue,
            Self::SetAside(it) => it.issue,
            Self::RateWhistle(it) => it.issue,
            Self::Grow(it) => it.issue,
            Self::NameBody(_) => return None,
        })
    }

    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        let photos = match self {
            Self::Report(it) => &it.photos,
            Self::Solve(it) => &it.photos,
            _ => return Vec::new(),
        };
        photos.iter().map(|it| it.hash).collect()
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Report(it) => send::report(it, actor, at, town),
        Command::Join(it) => send::join(it, actor, at, town),
        Command::TakeOn(it) => grid::take_on(it, actor, at, town),
        Command::Sort(it) => grid::sort(it, actor, at, town),
        Command::PassUp(it) => grid::pass_up(it, actor, at, town),
        Command::Assign(it) => grid::assign(it, actor, at, town),
        Command::Whistle(it) => grid::whistle(it, actor, at, town),
        Command::AskWhistle(it) => grid::ask_whistle(it, actor, at, town),
        Command::ReportIn(it) => body::report_in(it, actor, at, town),
        Command::SendBack(it) => body::send_back(it, actor, at, town),
        Command::Extend(it) => hold::extend(it, actor, at, town),
        Command::Stop(it) => hold::stop(it, actor, at, town),
        Command::PutOnLedger(it) => hold::put_on_ledger(it, actor, at, town),
        Command::TakeUp(it) => hold::take_up(it, actor, at, town),
        Command::Reply(it) => send::reply(it, actor, at, town),
        Command::Solve(it) => end::solve(it, actor, at, town),
        Command::Answer(it) => end::answer(it, actor, at, town),
        Command::NoteAnswer(it) => end::note_answer(it, actor, at, town),
        Command::NotReached(it) => end::not_reached(it, actor, at, town),
        Command::Reopen(it) => end::reopen(it, actor, at, town),
        Command::SetAside(it) => end::set_aside(it, actor, at, town),
        Command::RateWhistle(it) => rate::rate(it, actor, at, town),
        Command::Grow(it) => grow::grow(it, actor, at, town),
        Command::NameBody(it) => body::name(it, town),
    }
}

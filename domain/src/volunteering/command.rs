//! What people do in volunteering.

use serde::{Deserialize, Serialize};

use crate::core::{ActivityId, Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AgreeForMinor, AnnounceActivity, AskGuardian, CancelActivity, ConfirmHours, ContestHours,
    EnterAfterwards, FinishHours, FormTeam, GiveBackPlace, JoinTeam, OpenCheckPost, ReadCode,
    SayEnd, StartSeries, TakePlace, announce, consent, door, final_hours, place, said, team,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Announces an activity (发布活动).
    AnnounceActivity(AnnounceActivity),
    /// Announces the same again and again (发布系列活动).
    StartSeries(StartSeries),
    /// Calls one off (取消活动).
    CancelActivity(CancelActivity),
    /// Signs up (报名).
    SignUp(TakePlace),
    /// Gives the place back (退出报名).
    TakeBackSignUp(GiveBackPlace),
    /// Asks one's guardian (请监护人同意).
    AskGuardian(AskGuardian),
    /// Agrees that a minor comes (监护人同意).
    AgreeForMinor(AgreeForMinor),
    /// Forms a team (组建志愿队).
    FormTeam(FormTeam),
    /// Joins one, or leaves it (加入、退出志愿队).
    JoinTeam(JoinTeam),
    /// Shows the codes (亮出签到码).
    OpenCheckPost(OpenCheckPost),
    /// Reads one: comes, or goes (签到、签退).
    CheckIn(ReadCode),
    /// Says the end that is missing (补签).
    SayEnd(SayEnd),
    /// Enters somebody who read no code (补录).
    EnterAfterwards(EnterAfterwards),
    /// Confirms hours (确认时长).
    ConfirmHours(ConfirmHours),
    /// Says what is wrong with one's own (更正).
    ContestHours(ContestHours),
    /// Makes hours final whose days are over (入账): the server, by its clock.
    FinishHours(FinishHours),
}

impl Command {
    /// The activity it is about, where there is one already.
    pub fn activity(&self) -> Option<ActivityId> {
        match self {
            Self::AnnounceActivity(it) => Some(it.id),
            Self::CancelActivity(it) => Some(it.activity),
            Self::SignUp(it) => Some(it.activity),
            Self::TakeBackSignUp(it) => Some(it.activity),
            Self::AskGuardian(it) => Some(it.activity),
            Self::AgreeForMinor(it) => Some(it.activity),
            Self::OpenCheckPost(it) => Some(it.activity),
            Self::CheckIn(it) => Some(it.activity),
            Self::SayEnd(it) => Some(it.activity),
            Self::EnterAfterwards(it) => Some(it.activity),
            Self::ConfirmHours(it) => Some(it.activity),
            Self::ContestHours(it) => Some(it.activity),
            Self::FinishHours(it) => Some(it.activity),
            Self::StartSeries(_) | Self::FormTeam(_) | Self::JoinTeam(_) => None,
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
        Command::AnnounceActivity(it) => announce::announce(it, actor, at, town),
        Command::StartSeries(it) => announce::start_series(it, actor, at, town),
        Command::CancelActivity(it) => announce::cancel(it, actor, at, town),
        Command::SignUp(it) => place::take(it, actor, at, town),
        Command::TakeBackSignUp(it) => place::give_back(it, actor, at, town),
        Command::AskGuardian(it) => consent::ask(it, actor, at, town),
        Command::AgreeForMinor(it) => consent::agree(it, actor, at, town),
        Command::FormTeam(it) => team::form(it, actor, at, town),
        Command::JoinTeam(it) => team::join(it, actor, at, town),
        Command::OpenCheckPost(it) => door::open(it, actor, at, town),
        Command::CheckIn(it) => door::read(it, actor, at, town),
        Command::SayEnd(it) => said::say_end(it, actor, at, town),
        Command::EnterAfterwards(it) => said::enter(it, actor, at, town),
        Command::ConfirmHours(it) => final_hours::confirm(it, actor, at, town),
        Command::ContestHours(it) => final_hours::contest(it, actor, at, town),
        Command::FinishHours(it) => final_hours::finish(it, at, town),
    }
}

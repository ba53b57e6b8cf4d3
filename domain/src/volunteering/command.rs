//! What people do in volunteering.

use serde::{Deserialize, Serialize};

use crate::core::{ActivityId, Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AgreeForMinor, AgreeToMeet, AnnounceActivity, AskForHelp, AskGuardian, CancelActivity,
    ConfirmHours, ContestHours, EndMeeting, EnterAfterwards, FinishHours, FormTeam, GiveBackPlace,
    Introduce, JoinTeam, OfferSkills, OpenCheckPost, ReadCode, SayEnd, ShowThanks, StartSeries,
    TakeBackRequest, TakeBackSkills, TakeDownThanks, TakePlace, WriteThanks, announce, consent,
    door, final_hours, helping, place, said, team, thanks,
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
    /// Offers what one can do (我能帮忙).
    OfferSkills(OfferSkills),
    /// Takes it back (不再帮忙).
    TakeBackSkills(TakeBackSkills),
    /// Asks for help (求助).
    AskForHelp(AskForHelp),
    /// Takes that back (撤回求助).
    TakeBackRequest(TakeBackRequest),
    /// Introduces somebody to a request that waits (牵线).
    Introduce(Introduce),
    /// Agrees to meet (同意见面).
    AgreeToMeet(AgreeToMeet),
    /// Says no, no longer, or that the help was given (谢绝、换一位、帮完了).
    EndMeeting(EndMeeting),
    /// Writes a thank-you card (写感谢卡).
    WriteThanks(WriteThanks),
    /// Puts one on the wall (上墙).
    ShowThanks(ShowThanks),
    /// Takes one down (取下).
    TakeDownThanks(TakeDownThanks),
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
            Self::StartSeries(_)
            | Self::FormTeam(_)
            | Self::JoinTeam(_)
            | Self::OfferSkills(_)
            | Self::TakeBackSkills(_)
            | Self::AskForHelp(_)
            | Self::TakeBackRequest(_)
            | Self::Introduce(_)
            | Self::AgreeToMeet(_)
            | Self::EndMeeting(_)
            | Self::WriteThanks(_)
            | Self::ShowThanks(_)
            | Self::TakeDownThanks(_) => None,
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
        Command::OfferSkills(it) => helping::offer(it, actor, at, town),
        Command::TakeBackSkills(it) => helping::take_back_skills(it, actor, at, town),
        Command::AskForHelp(it) => helping::ask(it, actor, at, town),
        Command::TakeBackRequest(it) => helping::take_back_request(it, actor, at, town),
        Command::Introduce(it) => helping::introduce(it, actor, at, town),
        Command::AgreeToMeet(it) => helping::agree(it, actor, at, town),
        Command::EndMeeting(it) => helping::end(it, actor, at, town),
        Command::WriteThanks(it) => thanks::write(it, actor, at, town),
        Command::ShowThanks(it) => thanks::show(it, actor, town),
        Command::TakeDownThanks(it) => thanks::take_down(it, actor, town),
    }
}

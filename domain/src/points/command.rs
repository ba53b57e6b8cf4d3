//! What people do with points.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AcceptReport, AnswerContest, Book, CloseContest, CloseReward, Contest, ContestAgain,
    CorrectEntry, Endorse, GiveBack, HandOver, JoinNominees, JoinWall, LeaveNominees, LeaveWall,
    LiftFreeze, Penalise, PublishReward, Receive, contest, due, nomination, set_right, shop, wall,
};

/// What people do in this slice. Nothing of it earns or gives points by itself, but for a report
/// that is accepted: what earns is decided where it happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Accepts a report on works (采纳监督记录).
    AcceptReport(AcceptReport),
    /// Puts something into the catalogue (发布兑换项目).
    PublishReward(Box<PublishReward>),
    /// Takes it out again (停止兑换).
    CloseReward(CloseReward),
    /// Books a reward (兑换).
    Book(Book),
    /// Hands over what was booked (核销).
    HandOver(HandOver),
    /// Says that one has it (确认领取).
    Receive(Receive),
    /// Gives a booking back (退回).
    GiveBack(GiveBack),
    /// Reverses an entry that was wrong (更正).
    CorrectEntry(CorrectEntry),
    /// Says that there is nothing in a signal (复核：无问题).
    LiftFreeze(LiftFreeze),
    /// Decides what follows from a misdeed (处理决定).
    Penalise(Penalise),
    /// Says that a decision is wrong (申诉).
    Contest(Contest),
    /// Answers it (答复申诉).
    AnswerContest(AnswerContest),
    /// Asks the supervision committee (申请复议).
    ContestAgain(ContestAgain),
    /// Answers for the committee (复议决定).
    CloseContest(CloseContest),
    /// Asks to be on the honour wall (上荣誉榜).
    JoinWall(JoinWall),
    /// Takes it back (退出荣誉榜).
    LeaveWall(LeaveWall),
    /// Says that one is ready to be nominated (愿意被推荐).
    JoinNominees(JoinNominees),
    /// Takes it back (退出推荐名单).
    LeaveNominees(LeaveNominees),
    /// Endorses a neighbour, or takes it back (推荐、收回推荐).
    Endorse(Endorse),
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::AcceptReport(it) => due::accept_report(it, actor, at, town),
        Command::PublishReward(it) => shop::publish(it, at, town),
        Command::CloseReward(it) => shop::close(it, at, town),
        Command::Book(it) => shop::decide(it, actor, at, town),
        Command::HandOver(it) => shop::hand_over(it, actor, at, town),
        Command::Receive(it) => shop::receive(it, actor, at, town),
        Command::GiveBack(it) => shop::give_back(it, actor, at, town),
        Command::CorrectEntry(it) => set_right::correct(it, actor, at, town),
        Command::LiftFreeze(it) => set_right::lift(it, actor, at, town),
        Command::Penalise(it) => set_right::penalise(it, actor, at, town),
        Command::Contest(it) => contest::contest(it, actor, at, town),
        Command::AnswerContest(it) => contest::answer(it, actor, at, town),
        Command::ContestAgain(it) => contest::again(it, actor, at, town),
        Command::CloseContest(it) => contest::close(it, actor, at, town),
        Command::JoinWall(it) => wall::join(it, actor, at, town),
        Command::LeaveWall(_) => wall::leave(actor, town),
        Command::JoinNominees(it) => nomination::join(it, actor, at, town),
        Command::LeaveNominees(_) => nomination::leave(actor, town),
        Command::Endorse(it) => nomination::endorse(it, actor, at, town),
    }
}

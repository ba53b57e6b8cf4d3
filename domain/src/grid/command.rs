//! What people do in the grid.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AnswerTask, Appoint, CareFor, CloseDay, EndCare, EndPost, EnterTask, LogVisit, PackBag,
    SetCarried, SetDuty, ShareNumber, admission, appoint, book, care, day, number, visit,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Names who holds a station (任职).
    Appoint(Appoint),
    /// Ends it (离任).
    EndPost(EndPost),
    /// Says who may call (联系方式).
    ShareNumber(ShareNumber),
    /// Writes what a station is there for (岗位职责).
    SetDuty(SetDuty),
    /// Writes what a grid worker carries (随身清单).
    SetCarried(SetCarried),
    /// Puts a home on the list of visits (登记常走访户).
    CareFor(CareFor),
    /// Takes a home off it (不再走访).
    EndCare(EndCare),
    /// Writes a visit down (记一次走访).
    LogVisit(LogVisit),
    /// Ticks what is carried today (出门清单).
    PackBag(PackBag),
    /// Closes the day (收工).
    CloseDay(CloseDay),
    /// Enters a task that is pushed down (登记下沉事项).
    EnterTask(EnterTask),
    /// Lets it in or turns it back (准入审核).
    AnswerTask(AnswerTask),
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Appoint(it) => appoint::appoint(it, at, town),
        Command::EndPost(it) => appoint::end(it, at, town),
        Command::ShareNumber(it) => number::share(it, actor, at, town),
        Command::SetDuty(it) => book::set_duty(it, town),
        Command::SetCarried(it) => book::set_carried(it, town),
        Command::CareFor(it) => care::care_for(it, actor, at, town),
        Command::EndCare(it) => care::end_care(it, actor, town),
        Command::LogVisit(it) => visit::log(it, actor, at, town),
        Command::PackBag(it) => day::pack(it, actor, at, town),
        Command::CloseDay(it) => day::close(it, actor, at, town),
        Command::EnterTask(it) => admission::enter(it, at, town),
        Command::AnswerTask(it) => admission::answer(it, at, town),
    }
}

//! What people do in emergency management.

use serde::{Deserialize, Serialize};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

use super::{
    AmendAdvice, AnswerRollCall, AssignHazard, CloseHazard, Declare, DescribeSupply, FindHazard,
    Inspect, MarkDoor, MoveSupply, NameTarget, NoteDrill, PostNotice, ReInspect, RegisterHazard,
    ReportUp, SavePlan, SetShifts, StandDown, WorkOnHazard, active, door, drill, hazard_acts,
    inspection, notice, plan, roll, roster, supplies,
};

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Saves a plan (保存预案).
    SavePlan(SavePlan),
    /// Declares an emergency (启动应急).
    Declare(Declare),
    /// Changes what neighbours are told (更新提示).
    Amend(AmendAdvice),
    /// Ends it (解除应急).
    StandDown(StandDown),
    /// Says how somebody is (报平安).
    Answer(AnswerRollCall),
    /// Marks a door (上门登记).
    MarkDoor(MarkDoor),
    /// Posts the notice of the day (每日通报).
    PostNotice(PostNotice),
    /// Fills shifts (排班).
    SetShifts(SetShifts),
    /// Describes a thing that is kept (登记物资).
    DescribeSupply(DescribeSupply),
    /// Writes a line of its ledger (出入库).
    MoveSupply(MoveSupply),
    /// Names what is looked at every week (检查对象).
    NameTarget(NameTarget),
    /// Looks at it (检查).
    Inspect(Inspect),
    /// Finds a hazard (发现隐患).
    FindHazard(FindHazard),
    /// Reports it upward (上报).
    ReportUp(ReportUp),
    /// Puts it on the register (登记).
    RegisterHazard(RegisterHazard),
    /// Says who puts it right (指派).
    AssignHazard(AssignHazard),
    /// Puts it right (整改).
    WorkOnHazard(WorkOnHazard),
    /// Looks again (复查).
    ReInspect(ReInspect),
    /// Closes it (销号).
    CloseHazard(CloseHazard),
    /// Writes a drill down (登记演练).
    NoteDrill(NoteDrill),
}

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        let photos = match self {
            Self::Inspect(it) => &it.photos,
            Self::FindHazard(it) => &it.photos,
            Self::WorkOnHazard(it) => &it.photos,
            Self::ReInspect(it) => &it.photos,
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
        Command::SavePlan(it) => plan::save(it, at, town),
        Command::Declare(it) => active::declare(it, at, town),
        Command::Amend(it) => active::amend(it, at, town),
        Command::StandDown(it) => active::stand_down(it, at, town),
        Command::Answer(it) => roll::answer(it, actor, at, town),
        Command::MarkDoor(it) => door::mark(it, actor, at, town),
        Command::PostNotice(it) => notice::post(it, at, town),
        Command::SetShifts(it) => roster::set(it, at),
        Command::DescribeSupply(it) => supplies::describe(it, town),
        Command::MoveSupply(it) => supplies::moved(it, actor, at, town),
        Command::NameTarget(it) => inspection::name(it, at, town),
        Command::Inspect(it) => inspection::inspect(it, actor, at, town),
        Command::FindHazard(it) => hazard_acts::find(it, actor, at, town),
        Command::ReportUp(it) => hazard_acts::report_up(it, actor, at, town),
        Command::RegisterHazard(it) => hazard_acts::register(it, actor, at, town),
        Command::AssignHazard(it) => hazard_acts::assign(it, actor, at, town),
        Command::WorkOnHazard(it) => hazard_acts::work(it, actor, at, town),
        Command::ReInspect(it) => hazard_acts::look_again(it, actor, at, town),
        Command::CloseHazard(it) => hazard_acts::close(it, actor, at, town),
        Command::NoteDrill(it) => drill::note(it, at, town),
    }
}

//! Emergency management (应急管理): plans, people on duty, supplies, the weekly look round, hazards,
//! and the evening on which it matters (domain-rules 9; ADR 41).
//!
//! In ordinary times the office keeps plans under review, no shift empty and stocks above their
//! minimum. Once an [`Emergency`] is declared, every phone turns to it, each home has a [`Door`] in
//! the roll call of its building, and one notice a day is owed until it is stood down.

mod active;
mod command;
mod door;
mod drill;
mod fault;
mod hazard;
mod hazard_acts;
mod inspection;
mod notice;
mod plan;
mod roll;
mod roster;
mod supplies;
mod week;

pub use active::{AmendAdvice, Covers, Declare, Emergency, EmergencyState, LATE_HOURS, StandDown};
pub use command::Command;
pub(crate) use command::decide;
pub use door::{
    AnswerLine, Door, DoorMark, DoorState, MarkDoor, Marked, Need, OwnAnswer, Said, Says, Who,
};
pub use drill::{Drill, NoteDrill};
pub use fault::EmergencyFault;
pub(crate) use hazard::photos_of as hazard_photos;
pub use hazard::{Hazard, HazardDid, HazardLine, HazardStage, HazardState, Rectifier, Upward};
pub use hazard_acts::{
    AssignHazard, CloseHazard, FindHazard, ReInspect, RegisterHazard, ReportUp, WorkOnHazard,
};
pub(crate) use inspection::photos_of as inspection_photos;
pub use inspection::{
    Completion, Inspect, Inspection, Look, NameTarget, Target, TargetKind, completion, missing,
};
pub use notice::{DailyNotice, PostNotice, missed, owed};
pub use plan::{Advice, CallLine, EmergencyKind, Plan, SavePlan};
pub(crate) use roll::counts_again;
pub use roll::{AnswerRollCall, RollCount};
pub use roster::{Duty, DutyPerson, Half, SetShifts, Shift, empty_shifts, on_duty};
pub use supplies::{
    DescribeSupply, EXPIRY_DAYS, MoveKind, MoveSupply, Supply, SupplyMove, Warned, on_hand, out,
};
pub use week::Week;

//! The words of emergency management.

use crate::Lang;
use crate::emergency::{
    DoorState, Duty, EmergencyKind, Half, HazardDid, HazardStage, MoveKind, Need, TargetKind, Who,
};
use crate::texts::Texts;

wordings! {
    /// What happens.
    emergency_kind(EmergencyKind) {
        Typhoon => emergency_kind_typhoon,
        Flood => emergency_kind_flood,
        Fire => emergency_kind_fire,
        Gas => emergency_kind_gas,
        Heat => emergency_kind_heat,
        Epidemic => emergency_kind_epidemic,
        Other => emergency_kind_other,
    }
    /// With what somebody needs help.
    emergency_need(Need) {
        Medicine => emergency_need_medicine,
        Food => emergency_need_food,
        CarriedDown => emergency_need_carried_down,
        Shelter => emergency_need_shelter,
        Other => emergency_need_other,
    }
    /// Of whom of a household it is said.
    emergency_who(Who) {
        All => emergency_who_all,
        Me => emergency_who_me,
        Partner => emergency_who_partner,
        Elder => emergency_who_elder,
        Child => emergency_who_child,
        Other => emergency_who_other,
    }
    /// How a door stands.
    door_state(DoorState) {
        NeedsHelp => door_state_needs_help,
        NotYet => door_state_not_yet,
        Nobody => door_state_nobody,
        Partly => door_state_partly,
        Helped => door_state_helped,
        Safe => door_state_safe,
    }
    /// A duty of the leading group.
    emergency_duty(Duty) {
        Lead => emergency_duty_lead,
        Reporter => emergency_duty_reporter,
        Evacuation => emergency_duty_evacuation,
        Supplies => emergency_duty_supplies,
    }
    /// Half a day of duty.
    emergency_shift(Half) {
        Day => emergency_shift_day,
        Night => emergency_shift_night,
    }
    /// Which way a thing moved.
    emergency_move(MoveKind) {
        Received => emergency_move_received,
        Issued => emergency_move_issued,
        Returned => emergency_move_returned,
        Discarded => emergency_move_discarded,
    }
    /// What is looked at every week.
    target_kind(TargetKind) {
        Workplace => target_kind_workplace,
        Shop => target_kind_shop,
        Dwelling => target_kind_dwelling,
    }
    /// Where a hazard stands.
    hazard_stage(HazardStage) {
        Found => hazard_stage_found,
        Registered => hazard_stage_registered,
        Assigned => hazard_stage_assigned,
        Rectifying => hazard_stage_rectifying,
        ReInspected => hazard_stage_re_inspected,
        Closed => hazard_stage_closed,
    }
    /// What was done with a hazard.
    hazard_did(HazardDid) {
        Found => hazard_did_found,
        Registered => hazard_did_registered,
        ReportedUp => hazard_did_reported_up,
        Assigned => hazard_did_assigned,
        Began => hazard_did_began,
        PutRight => hazard_did_put_right,
        Passed => hazard_did_passed,
        Failed => hazard_did_failed,
        Closed => hazard_did_closed,
    }
}

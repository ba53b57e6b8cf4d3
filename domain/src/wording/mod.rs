//! The field's own words in both languages: what every screen, print and sentence calls a thing.

mod count;
mod lift;
mod plan;
mod when;

pub use count::{Bar, Table, TableRow, Told, content, count};
pub use lift::lift_lack;
pub use plan::plan_matter;
pub use when::{
    clock, day, day_of_year, instant, month, short_day, short_month, time_left, weekday,
};

use crate::Lang;
use crate::core::Bound;
use crate::councils::counting::Completion;
use crate::councils::{
    Capacity, Choice, CouncilKind, Electorate, Mode, Outcome, Post, SeatCategory, Side, VoteKind,
};
use crate::issues::{
    BodyKind, Category, Class, Did, Done, Group, Hotline, Level, Outcome as IssueOutcome,
};
use crate::members::roster::Delivery;
use crate::members::{AreaSource, Office, StandingKind, Usage};
use crate::notices::{Complaint, Progress, Topic, Urgency};
use crate::points::{CauseKind, Misdeed};
use crate::projects::{Finding as ObjectionFinding, Inspector, Leg, Met, Seen, Stars};
use crate::proposals::{
    AppealFinding, Finding, Forum, Help, Impact, Matter, ReturnReason, Shared, Source, Stage,
    Stance,
};
use crate::renovation::{
    BuildingWorks, LiftHarm, LiftStage, Manager, MenuClass, Moment, Payer, Place, PlanStage,
    Sequence, Utility, Will,
};
use crate::texts::Texts;

macro_rules! wordings {
    ($($(#[$doc:meta])* $name:ident($type:ty) { $($variant:ident => $text:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        pub fn $name(it: $type, lang: Lang) -> &'static str {
            let t = Texts { lang };
            match it {$(<$type>::$variant => t.$text(),)*}
        }
    )*};
}

mod alerts;
mod amend;
mod assessment;
mod covenant;
mod duty;
mod emergency;
mod funds;
mod grid;
mod owners;
mod rooms;
mod scene;
mod sentiment;
mod volunteering;

pub use alerts::{alert_topic, push_text, push_title};
pub use amend::{amended, amendment, amendment_decided};
pub use assessment::{
    hundredths, share_percent, six_dimension, six_live, six_method, six_reviewer, six_satisfaction,
    six_step, six_value, survey_shares,
};
pub use covenant::{covenant_article, covenant_stage};
pub use duty::{duty_grade, duty_kept};
pub use emergency::{
    door_state, emergency_duty, emergency_kind, emergency_move, emergency_need, emergency_shift,
    emergency_who, hazard_did, hazard_stage, target_kind,
};
pub use funds::{
    fund_category, fund_flow, fund_kind, fund_party, fund_period, fund_rhythm, fund_role,
};
pub use grid::{care_reason, six_small, station, station_duty};
pub use owners::{
    errand, found, owners_class, owners_law, owners_matter, owners_outcome, parking, policy, reach,
    served_by, silence, voice,
};
pub use rooms::{minutes, slot, slot_hours, weekday_of};
pub use scene::{scene, scene_named};
pub use sentiment::{theme, theme_from};
pub use volunteering::{age_rule, colour, helps_within, known, nearness, posting, service, skill};

wordings! {
    /// How urgent a notice is.
    urgency(Urgency) {
        Ordinary => urgency_ordinary,
        Important => urgency_important,
        Urgent => urgency_urgent,
    }
    /// What a message to the column is about.
    topic(Topic) {
        Cleanliness => topic_cleanliness,
        Traffic => topic_traffic,
        Property => topic_property,
        Care => topic_care,
        Children => topic_children,
        Culture => topic_culture,
        Services => topic_services,
        Other => topic_other,
    }
    /// What is wrong with the app.
    complaint(Complaint) {
        Broken => complaint_broken,
        Unclear => complaint_unclear,
        Idea => complaint_idea,
    }
    /// Where a remark about the app stands.
    progress(Progress) {
        Heard => progress_heard,
        Planned => progress_planned,
        Done => progress_done,
        NotDone => progress_not_done,
    }
    /// What is wrong.
    issue_category(Category) {
        Lamp => issue_category_lamp,
        Door => issue_category_door,
        Manhole => issue_category_manhole,
        Rubbish => issue_category_rubbish,
        BurstPipe => issue_category_burst_pipe,
        GasSmell => issue_category_gas_smell,
        LiftNoise => issue_category_lift_noise,
        Clutter => issue_category_clutter,
        FireLane => issue_category_fire_lane,
        Branches => issue_category_branches,
        DeadCar => issue_category_dead_car,
        Stalls => issue_category_stalls,
        NightNoise => issue_category_night_noise,
        Leak => issue_category_leak,
        Other => issue_category_other,
    }
    /// The group that a category belongs to.
    issue_group(Group) {
        Facilities => issue_group_facilities,
        Hygiene => issue_group_hygiene,
        Utilities => issue_group_utilities,
        Property => issue_group_property,
        Fire => issue_group_fire,
        Greenery => issue_group_greenery,
        Parking => issue_group_parking,
        Vendors => issue_group_vendors,
        Noise => issue_group_noise,
        Disputes => issue_group_disputes,
        Other => issue_group_other,
    }
    /// How an issue is.
    issue_class(Class) {
        Danger => issue_class_danger,
        Utility => issue_class_utility,
        General => issue_class_general,
        Enquiry => issue_class_enquiry,
        Complex => issue_class_complex,
    }
    /// When to call which number.
    hotline(Hotline) {
        Police => hotline_police,
        Fire => hotline_fire,
        Ambulance => hotline_ambulance,
        Traffic => hotline_traffic,
    }
    /// A level of the grid.
    grid_level(Level) {
        Micro => grid_level_micro,
        Small => grid_level_small,
        Large => grid_level_large,
    }
    /// For what a level of the grid is there.
    grid_place(Level) {
        Micro => grid_place_micro,
        Small => grid_place_small,
        Large => grid_place_large,
    }
    /// What somebody did with an issue.
    issue_did(Did) {
        Reported => issue_did_reported,
        Taken => issue_did_taken,
        Triaged => issue_did_triaged,
        PassedUp => issue_did_passed_up,
        WentUp => issue_did_went_up,
        AskedWhistle => issue_did_asked_whistle,
        Whistled => issue_did_whistled,
        Assigned => issue_did_assigned,
        ReportedIn => issue_did_reported_in,
        SentBack => issue_did_sent_back,
        Extended => issue_did_extended,
        Stopped => issue_did_stopped,
        Shelved => issue_did_shelved,
        WentOn => issue_did_went_on,
        Said => issue_did_said,
        Solved => issue_did_solved,
        Confirmed => issue_did_confirmed,
        NotSolved => issue_did_not_solved,
        Heard => issue_did_heard,
        NotReached => issue_did_not_reached,
        Reopened => issue_did_reopened,
        SetAside => issue_did_set_aside,
        Grown => issue_did_grown,
    }
    /// Whether an issue is done, as its reporter says.
    issue_done(Done) {
        Solved => issue_done_solved,
        Basically => issue_done_basically,
        NotSolved => issue_done_not_solved,
    }
    /// What a body is.
    body_kind(BodyKind) {
        Department => body_kind_department,
        PropertyCompany => body_kind_property_company,
        OwnersCommittee => body_kind_owners_committee,
        ResidentsCommittee => body_kind_residents_committee,
    }
    /// Whether an issue counts in the rates.
    issue_outcome(IssueOutcome) {
        Counts => issue_outcome_counts,
        NotReached => issue_outcome_not_reached,
        Malicious => issue_outcome_malicious,
        OutsideLaw => issue_outcome_outside_law,
    }
    /// What points are given for.
    cause_kind(CauseKind) {
        Volunteering => cause_kind_volunteering, Teaching => cause_kind_teaching,
        ProposalAccepted => cause_kind_proposal_accepted,
        ProposalAdopted => cause_kind_proposal_adopted,
        ProposalClosedWell => cause_kind_proposal_closed_well,
        CouncilAttendance => cause_kind_council_attendance,
        Supervision => cause_kind_supervision,
    }
    /// What stands on the negative list.
    misdeed(Misdeed) {
        ForgedCheckIn => misdeed_forged_check_in, ProxyCheckIn => misdeed_proxy_check_in,
        Collusion => misdeed_collusion, FakePhotos => misdeed_fake_photos,
        Harassment => misdeed_harassment,
    }
    /// Where a renovation plan stands.
    plan_stage(PlanStage) {
        Prepare => plan_stage_prepare, WillSurvey => plan_stage_will_survey,
        MenuChoice => plan_stage_menu_choice, Options => plan_stage_options,
        Manage => plan_stage_manage, Adopted => plan_stage_adopted,
        Applied => plan_stage_applied, Returned => plan_stage_returned,
        Approved => plan_stage_approved, Tender => plan_stage_tender,
        Construction => plan_stage_construction, Acceptance => plan_stage_acceptance,
        Rectifying => plan_stage_rectifying, LongTerm => plan_stage_long_term,
        Ended => plan_stage_ended,
    }
    /// Where a lift stands.
    lift_stage(LiftStage) {
        Proposed => lift_stage_proposed, Consulting => lift_stage_consulting,
        Submitted => lift_stage_submitted, Returned => lift_stage_returned,
        Approved => lift_stage_approved, Building => lift_stage_building,
        Done => lift_stage_done, Withdrawn => lift_stage_withdrawn,
    }
    /// By what a lift touches somebody.
    lift_harm(LiftHarm) {
        Light => lift_harm_light, Air => lift_harm_air, Noise => lift_harm_noise,
        Access => lift_harm_access, Other => lift_harm_other,
    }
    /// Whether a home wants its compound renovated.
    will(Will) { Yes => will_yes, No => will_no, Undecided => will_undecided }
    /// Who pays for a renovation.
    payer(Payer) {
        Government => payer_government, Residents => payer_residents,
        MaintenanceFund => payer_maintenance_fund, SocialCapital => payer_social_capital,
        PublicIncome => payer_public_income, Donations => payer_donations,
    }
    /// The class of a course of a renovation's menu.
    menu_class(MenuClass) {
        Safety => menu_class_safety, Basic => menu_class_basic,
        Improvement => menu_class_improvement, Upgrade => menu_class_upgrade,
    }
    /// Where a course of a renovation's menu is built.
    menu_place(Place) {
        Unit => menu_place_unit, Building => menu_place_building,
        Compound => menu_place_compound, Community => menu_place_community,
    }
    /// Which of its own rules the order of a plan breaks.
    sequence(Sequence) {
        LivelihoodFirst => sequence_livelihood_first, FunctionFirst => sequence_function_first,
        WantedFirst => sequence_wanted_first,
    }
    /// Who looks after a compound once it is renovated.
    manager(Manager) {
        Company => manager_company, Social => manager_social, Community => manager_community,
        Residents => manager_residents,
    }
    /// What an outage cuts off.
    utility(Utility) {
        Water => utility_water, Power => utility_power, Gas => utility_gas,
        Heating => utility_heating,
    }
    /// What a photo of the works shows.
    moment(Moment) { Before => moment_before, During => moment_during, After => moment_after }
    /// How the works stand at a building.
    building_works(BuildingWorks) {
        Ahead => building_works_ahead, InWork => building_works_in_work,
        Finished => building_works_finished, ToMend => building_works_to_mend,
        Accepted => building_works_accepted,
    }
    /// Where a proposal stands.
    stage(Stage) {
        Submitted => stage_submitted, Returned => stage_returned, Merged => stage_merged,
        Split => stage_split,
        Rejected => stage_rejected, Accepted => stage_accepted, Routed => stage_routed,
        Scheduled => stage_scheduled,
        Deliberating => stage_deliberating, Amended => stage_amended,
        Voting => stage_voting, Approved => stage_approved, NotApproved => stage_not_approved,
        NoQuorum => stage_no_quorum, Project => stage_project, Withdrawn => stage_withdrawn,
        Cancelled => stage_cancelled,
    }
    /// What a ballot says.
    choice(Choice) { Agree => choice_agree, Against => choice_against, Abstain => choice_abstain }
    /// How a vote is held.
    vote_kind(VoteKind) {
        YesNoAbstain => kind_yes_no_abstain, Single => kind_single, Multiple => kind_multiple,
        Approval => kind_approval, Score => kind_score, Runoff => kind_runoff, Borda => kind_borda,
        Schulze => kind_schulze, Greedy => kind_greedy, EqualShares => kind_equal_shares,
        Election => kind_election,
    }
    /// Recorded or secret.
    mode(Mode) { Recorded => mode_recorded, Secret => mode_secret }
    /// What a vote decided.
    outcome(Outcome) { Passed => outcome_passed, Failed => outcome_failed, NoQuorum => outcome_no_quorum }
    /// What came of an election.
    election_outcome(Outcome) {
        Passed => election_outcome_passed, Failed => election_outcome_failed,
        NoQuorum => election_outcome_no_quorum,
    }
    /// What kind of council.
    council_kind(CouncilKind) {
        PartyMass => council_party_mass, Neighbourhood => council_neighbourhood,
        MultiStakeholder => council_multi_stakeholder,
        Compound => council_compound,
        ResidentsMeeting => council_residents_meeting,
        RepresentativeMeeting => council_representative_meeting,
        ResidentsGroup => council_residents_group,
    }
    /// To what somebody is elected.
    post(Post) {
        Chair => post_chair, Vice => post_vice, Member => post_member,
        Representative => post_representative,
    }
    /// Who elects.
    electorate(Electorate) {
        Voters => electorate_voters, Households => electorate_households,
        Representatives => electorate_representatives,
    }
    /// For whom a seat is kept.
    seat_category(SeatCategory) {
        PartyMember => seat_party_member, Resident => seat_resident, Tenant => seat_tenant,
        Women => seat_women, OwnersCommittee => seat_owners_committee,
        PropertyCompany => seat_property_company, ResidentsCommittee => seat_residents_committee,
        StationedUnit => seat_stationed_unit, SocialOrganisation => seat_social_organisation,
    }
    /// As what a person stands in the community.
    standing(StandingKind) { Owner => standing_owner, Family => standing_family, Tenant => standing_tenant }
    /// An office.
    office(Office) {
        Staff => office_staff, Secretary => office_secretary, GridWorker => office_grid_worker,
        BuildingHead => office_building_head, Convener => office_convener,
        Supervisor => office_supervisor,
    }
    /// What an exclusive part is used for.
    usage(Usage) { Dwelling => usage_dwelling, Shop => usage_shop, Parking => usage_parking, Other => usage_other }
    /// Where an area comes from.
    area_source(AreaSource) { Registered => area_registered, Surveyed => area_surveyed, Contract => area_contract }
    /// Whether a home was handed over.
    delivery(Delivery) {
        HandedOver => delivery_handed_over, SoldUndelivered => delivery_sold,
        Unsold => delivery_unsold,
    }
    /// What kind of matter it is by law.
    matter(Matter) { Council => matter_council, Owners => matter_owners, ResidentsMeeting => matter_residents_meeting }
    /// How far a proposal reaches.
    impact(Impact) { Small => impact_small, Compound => impact_compound, Community => impact_community }
    /// What follows from an appeal.
    appeal_finding(AppealFinding) { Upheld => appeal_upheld, Dismissed => appeal_dismissed }
    /// What a proposal touches that all use.
    shared(Shared) { Untouched => shared_untouched, Facility => shared_facility, Scarce => shared_scarce }
    /// Who deliberates or decides.
    forum(Forum) {
        Neighbourhood => forum_neighbourhood, PartyMass => forum_party_mass,
        MultiStakeholder => forum_multi_stakeholder, ResidentsMeeting => forum_residents_meeting,
        OwnersDecision => forum_owners,
    }
    /// What an assessment must say.
    finding(Finding) {
        Object => finding_object, Impact => finding_impact, Shared => finding_shared,
        Funds => finding_funds, Materials => finding_materials, Manpower => finding_manpower,
        Indicators => finding_indicators, Data => finding_data, Evaluator => finding_evaluator,
    }
    /// Where resources come from.
    source(Source) {
        SelfCompleted => source_self_completed, GovernmentSupport => source_government,
        EnterpriseSupport => source_enterprise, SocialOrgTechnical => source_social_org,
        Residents => source_residents,
    }
    /// With what somebody helps.
    help(Help) {
        Hands => help_hands, Material => help_material, Room => help_room,
        Knowledge => help_knowledge, Equipment => help_equipment,
    }
    /// What is missing from a proposal.
    return_reason(ReturnReason) {
        ProblemUnclear => return_problem, GoalUnclear => return_goal, NeedUnclear => return_need,
        PlaceUnclear => return_place,
    }
    /// Where a project is.
    leg(Leg) {
        Publicity => leg_publicity, ObjectionReview => leg_objection_review, Funded => leg_funded,
        Executing => leg_executing, Suspended => leg_suspended, Acceptance => leg_acceptance,
        Rectifying => leg_rectifying, Evaluating => leg_evaluating, Closed => leg_closed,
        Cancelled => leg_cancelled, Withdrawn => leg_withdrawn,
    }
    /// What follows from an objection.
    objection_finding(ObjectionFinding) {
        Dismissed => objection_dismissed, Amend => objection_amend, Cancel => objection_cancel,
    }
    /// How something on a site looks.
    seen(Seen) { Fine => seen_fine, Concern => seen_concern }
    /// As what one accepts.
    inspector(Inspector) { Supervisor => inspector_supervisor, Resident => inspector_resident }
    /// Whether an indicator was reached.
    met(Met) {
        Yes => met_yes, InPart => met_in_part, No => met_no,
    }
    /// What stars say.
    stars(Stars) {
        One => stars_one, Two => stars_two, Three => stars_three, Four => stars_four,
        Five => stars_five,
    }
    /// What has an upper bound.
    bound(Bound) {
        RosterHomes => bound_roster_homes, HomeHolders => bound_home_holders,
        HomeArea => bound_home_area,
        HomeFamily => bound_home_family,
        DocumentSize => bound_document_size,
    }
    /// As what somebody signs minutes.
    capacity(Capacity) {
        Chair => capacity_chair, Recorder => capacity_recorder, Teller => capacity_teller,
    }
    /// To what end somebody speaks.
    side(Side) { For => side_for, Against => side_against, Question => side_question }
    /// As what something is said.
    stance(Stance) { For => stance_for, Against => stance_against, Question => stance_question, Answer => stance_answer }
}

/// What came of a vote on a text, or of an election: nobody is 「通过」.
pub fn came_out(it: Outcome, is_election: bool, lang: Lang) -> &'static str {
    if is_election {
        election_outcome(it, lang)
    } else {
        outcome(it, lang)
    }
}

/// What equal shares does with money that remains.
pub fn completion(it: Completion, lang: Lang) -> &'static str {
    let t = Texts { lang };
    match it {
        Completion::Unspent => t.completion_unspent(),
        Completion::Greedy => t.completion_greedy(),
        Completion::Add1(_) => t.completion_add1(),
        Completion::Add1ThenGreedy(_) => t.completion_add1_then_greedy(),
    }
}

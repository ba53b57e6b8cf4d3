//! The permission table: who may do which act, and how old they must be. One row per act; a command
//! without a row does not compile.

use crate::Command;
use crate::alerts::Command as Alerts;
use crate::assessment::Command as Assessment;
use crate::core::Refusal;
use crate::councils::Command as Councils;
use crate::covenant::Command as Covenant;
use crate::duty::Command as Duty;
use crate::emergency::Command as Emergency;
use crate::funds::Command as Funds;
use crate::grid::Command as Grid;
use crate::issues::Command as Issues;
use crate::members::Command as Members;
use crate::notices::Command as Notices;
use crate::owners::Command as Owners;
use crate::points::Command as Points;
use crate::privacy::Command as Privacy;
use crate::projects::Command as Projects;
use crate::proposals::Command as Proposals;
use crate::renovation::{Command as Renovation, LiftCommand as Lifts};
use crate::rooms::Command as Rooms;
use crate::sentiment::Command as Sentiment;
use crate::volunteering::Command as Volunteering;

use super::{Actor, OfAge, Office};

/// Who may do an act. What the act is about (one's own, in which state) is the rule's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The server itself: installation, sign-in, what is the calendar's.
    System,
    /// Anyone with a standing in force or an office: tenants as well as owners.
    Residents,
    /// Holders of one of these offices, anywhere; the rule checks the scope.
    Offices(&'static [Office]),
    /// Someone with a seat or a task in the council concerned, or on a frozen roll; the rule finds out.
    Seated,
    /// The contact of the implementer concerned, or a community worker for them; the rule finds out.
    Entrusted,
}

macro_rules! acts {
    ($($act:ident, $pattern:pat, $text:literal, $allowed:expr, $of_age:ident;)*) => {
        /// Every act there is (行为), for the permission table and for tests that go through all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act {$(
            #[doc = concat!("`", $text, "`")]
            $act,
        )*}

        impl Act {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$act),*];

            /// Its name, as in the audit log.
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$act => $text,)*}
            }

            /// Who may do it.
            pub fn allowed(self) -> Allowed {
                match self {$(Self::$act => $allowed,)*}
            }

            /// How old they must be.
            pub fn of_age(self) -> OfAge {
                match self {$(Self::$act => OfAge::$of_age,)*}
            }
        }

        impl Command {
            /// The act it is.
            pub fn act(&self) -> Act {
                match self {$($pattern => Act::$act,)*}
            }
        }
    };
}

const STAFF: Allowed = Allowed::Offices(&[Office::Staff, Office::Secretary]);
const SCREENERS: Allowed = Allowed::Offices(&[Office::Secretary]);
const CONVENERS: Allowed = Allowed::Offices(&[Office::Convener, Office::Staff, Office::Secretary]);
const HALTERS: Allowed = Allowed::Offices(&[
    Office::Convener,
    Office::Supervisor,
    Office::Staff,
    Office::Secretary,
]);
/// Those who go from door to door; the rule looks whether it is a building of theirs.
const RINGERS: Allowed = Allowed::Offices(&[
    Office::GridWorker,
    Office::BuildingHead,
    Office::Staff,
    Office::Secretary,
]);
const SUPERVISORS: Allowed = Allowed::Offices(&[Office::Supervisor]);

acts! {
    SetUp, Command::Members(Members::SetUp(_)), "members.set_up", Allowed::System, Any;
    ImportRoster, Command::Members(Members::ImportRoster(_)), "members.import_roster", STAFF, Any;
    RuleHead, Command::Members(Members::RuleHead(_)), "members.rule_head", STAFF, Any;
    EnrolWorker, Command::Members(Members::EnrolWorker(_)), "members.enrol_worker", Allowed::System, Any;
    ClaimHome, Command::Members(Members::ClaimHome(_)), "members.claim_home", Allowed::System, Any;
    AdmitTenant, Command::Members(Members::AdmitTenant(_)), "members.admit_tenant", STAFF, Any;
    EndStanding, Command::Members(Members::EndStanding(_)), "members.end_standing", STAFF, Any;
    MarkMinor, Command::Members(Members::MarkMinor(_)), "members.mark_minor", STAFF, Any;
    GrantRole, Command::Members(Members::GrantRole(_)), "members.grant_role", SCREENERS, Any;
    EndRole, Command::Members(Members::EndRole(_)), "members.end_role", SCREENERS, Any;
    Submit, Command::Proposals(Proposals::Submit(_)), "proposals.submit", Allowed::Residents, Guarded;
    Revise, Command::Proposals(Proposals::Revise(_)), "proposals.revise", Allowed::Residents, Guarded;
    Withdraw, Command::Proposals(Proposals::Withdraw(_)), "proposals.withdraw", Allowed::Residents, Any;
    CancelProposal, Command::Proposals(Proposals::Cancel(_)), "proposals.cancel", CONVENERS, Any;
    Support, Command::Proposals(Proposals::Support(_)), "proposals.support", Allowed::Residents, Any;
    Invite, Command::Proposals(Proposals::Invite(_)), "proposals.invite", Allowed::Residents, Guarded;
    OpenCode, Command::Proposals(Proposals::OpenCode(_)), "proposals.open_code", Allowed::Residents, Guarded;
    Uninvite, Command::Proposals(Proposals::Uninvite(_)), "proposals.uninvite", Allowed::Residents, Guarded;
    CloseCode, Command::Proposals(Proposals::CloseCode(_)), "proposals.close_code", Allowed::Residents, Guarded;
    AnswerInvitation, Command::Proposals(Proposals::AnswerInvitation(_)), "proposals.answer_invitation", Allowed::Residents, Guarded;
    OfferHelp, Command::Proposals(Proposals::OfferHelp(_)), "proposals.offer_help", Allowed::Residents, Guarded;
    OfferForUnit, Command::Proposals(Proposals::OfferForUnit(_)), "proposals.offer_for_unit", STAFF, Any;
    AnswerOffer, Command::Proposals(Proposals::AnswerOffer(_)), "proposals.answer_offer", STAFF, Any;
    TakeBackOffer, Command::Proposals(Proposals::TakeBackOffer(_)), "proposals.take_back_offer", Allowed::Residents, Any;
    Say, Command::Proposals(Proposals::Say(_)), "proposals.say", Allowed::Residents, Any;
    Return, Command::Proposals(Proposals::Return(_)), "proposals.return", SCREENERS, Any;
    Reject, Command::Proposals(Proposals::Reject(_)), "proposals.reject", SCREENERS, Any;
    Appeal, Command::Proposals(Proposals::Appeal(_)), "proposals.appeal", Allowed::Residents, Any;
    AnswerAppeal, Command::Proposals(Proposals::AnswerAppeal(_)), "proposals.answer_appeal", SUPERVISORS, Adult;
    Merge, Command::Proposals(Proposals::Merge(_)), "proposals.merge", SCREENERS, Any;
    Split, Command::Proposals(Proposals::Split(_)), "proposals.split", SCREENERS, Any;
    Accept, Command::Proposals(Proposals::Accept(_)), "proposals.accept", STAFF, Any;
    Reassess, Command::Proposals(Proposals::Reassess(_)), "proposals.reassess", STAFF, Any;
    Route, Command::Proposals(Proposals::Route(_)), "proposals.route", SCREENERS, Any;
    Form, Command::Councils(Councils::Form(_)), "councils.form", SCREENERS, Any;
    SeatMember, Command::Councils(Councils::SeatMember(_)), "councils.seat_member", SCREENERS, Any;
    EndSeat, Command::Councils(Councils::EndSeat(_)), "councils.end_seat", SCREENERS, Any;
    PlanSeats, Command::Councils(Councils::PlanSeats(_)), "councils.plan_seats", SCREENERS, Any;
    Resign, Command::Councils(Councils::Resign(_)), "councils.resign", Allowed::Seated, Any;
    RenewSeat, Command::Councils(Councils::RenewSeat(_)), "councils.renew_seat", SCREENERS, Any;
    Call, Command::Councils(Councils::Call(_)), "councils.call", CONVENERS, Any;
    PutMotion, Command::Councils(Councils::PutMotion(_)), "councils.put_motion", CONVENERS, Any;
    CallElection, Command::Councils(Councils::CallElection(_)), "councils.call_election", CONVENERS, Any;
    Nominate, Command::Councils(Councils::Nominate(_)), "councils.nominate", Allowed::Residents, Adult;
    NominateOnPaper, Command::Councils(Councils::NominateOnPaper(_)), "councils.nominate_on_paper", STAFF, Any;
    AnswerNomination, Command::Councils(Councils::AnswerNomination(_)), "councils.answer_nomination", Allowed::Residents, Adult;
    CloseList, Command::Councils(Councils::CloseList(_)), "councils.close_list", CONVENERS, Any;
    NextRound, Command::Councils(Councils::NextRound(_)), "councils.next_round", CONVENERS, Any;
    SeatElected, Command::Councils(Councils::SeatElected(_)), "councils.seat_elected", SCREENERS, Any;
    AddMaterial, Command::Councils(Councils::AddMaterial(_)), "councils.add_material", CONVENERS, Any;
    DropMaterial, Command::Councils(Councils::DropMaterial(_)), "councils.drop_material", CONVENERS, Any;
    AskQuestion, Command::Councils(Councils::AskQuestion(_)), "councils.ask_question", Allowed::Residents, Any;
    AnswerQuestion, Command::Councils(Councils::AnswerQuestion(_)), "councils.answer_question", Allowed::Residents, Any;
    NameOfficers, Command::Councils(Councils::NameOfficers(_)), "councils.name_officers", CONVENERS, Any;
    OpenDoor, Command::Councils(Councils::OpenDoor(_)), "councils.open_door", CONVENERS, Any;
    Attend, Command::Councils(Councils::Attend(_)), "councils.attend", Allowed::Seated, Any;
    DeclareInterest, Command::Councils(Councils::DeclareInterest(_)), "councils.declare_interest", Allowed::Seated, Any;
    TakeBackInterest, Command::Councils(Councils::TakeBackInterest(_)), "councils.take_back_interest", Allowed::Seated, Any;
    RaiseInterest, Command::Councils(Councils::RaiseInterest(_)), "councils.raise_interest", CONVENERS, Any;
    RuleInterest, Command::Councils(Councils::RuleInterest(_)), "councils.rule_interest", CONVENERS, Any;
    TakeUp, Command::Councils(Councils::TakeUp(_)), "councils.take_up", CONVENERS, Any;
    AskToSpeak, Command::Councils(Councils::AskToSpeak(_)), "councils.ask_to_speak", Allowed::Seated, Any;
    GiveFloor, Command::Councils(Councils::GiveFloor(_)), "councils.give_floor", CONVENERS, Any;
    EndSpeech, Command::Councils(Councils::EndSpeech(_)), "councils.end_speech", Allowed::Seated, Any;
    PassOver, Command::Councils(Councils::PassOver(_)), "councils.pass_over", Allowed::Seated, Any;
    Amend, Command::Councils(Councils::Amend(_)), "councils.amend", Allowed::Seated, Any;
    TakeBack, Command::Councils(Councils::TakeBack(_)), "councils.take_back", Allowed::Seated, Any;
    CountHands, Command::Councils(Councils::CountHands(_)), "councils.count_hands", Allowed::Seated, Adult;
    OpenVote, Command::Councils(Councils::OpenVote(_)), "councils.open_vote", CONVENERS, Any;
    CastBallot, Command::Councils(Councils::CastBallot(_)), "councils.cast_ballot", Allowed::Seated, Adult;
    PrintBallots, Command::Councils(Councils::PrintBallots(_)), "councils.print_ballots", CONVENERS, Any;
    HandOut, Command::Councils(Councils::HandOut(_)), "councils.hand_out", CONVENERS, Any;
    ReturnPaper, Command::Councils(Councils::ReturnPaper(_)), "councils.return_paper", CONVENERS, Any;
    EnterPaper, Command::Councils(Councils::EnterPaper(_)), "councils.enter_paper", Allowed::Seated, Adult;
    CloseVote, Command::Councils(Councils::CloseVote(_)), "councils.close_vote", Allowed::Seated, Any;
    CancelVote, Command::Councils(Councils::CancelVote(_)), "councils.cancel_vote", CONVENERS, Any;
    ReplaceTeller, Command::Councils(Councils::ReplaceTeller(_)), "councils.replace_teller", CONVENERS, Any;
    SetFollowUp, Command::Councils(Councils::SetFollowUp(_)), "councils.set_follow_up", CONVENERS, Any;
    CloseSitting, Command::Councils(Councils::CloseSitting(_)), "councils.close_sitting", CONVENERS, Any;
    CorrectMinutes, Command::Councils(Councils::CorrectMinutes(_)), "councils.correct_minutes", Allowed::Seated, Any;
    SignMinutes, Command::Councils(Councils::SignMinutes(_)), "councils.sign_minutes", Allowed::Seated, Any;
    Publish, Command::Projects(Projects::Publish(_)), "projects.publish", STAFF, Any;
    Evidence, Command::Projects(Projects::Evidence(_)), "projects.evidence", STAFF, Any;
    Object, Command::Projects(Projects::Object(_)), "projects.object", Allowed::Residents, Any;
    AnswerObjection, Command::Projects(Projects::AnswerObjection(_)), "projects.answer_objection", SUPERVISORS, Adult;
    Fund, Command::Projects(Projects::Fund(_)), "projects.fund", STAFF, Any;
    Assign, Command::Projects(Projects::Assign(_)), "projects.assign", STAFF, Any;
    Start, Command::Projects(Projects::Start(_)), "projects.start", Allowed::Entrusted, Adult;
    Reach, Command::Projects(Projects::Reach(_)), "projects.reach", Allowed::Entrusted, Adult;
    Suspend, Command::Projects(Projects::Suspend(_)), "projects.suspend", HALTERS, Adult;
    Resume, Command::Projects(Projects::Resume(_)), "projects.resume", HALTERS, Adult;
    Report, Command::Projects(Projects::Report(_)), "projects.report", Allowed::Residents, Any;
    AnswerReport, Command::Projects(Projects::AnswerReport(_)), "projects.answer_report", Allowed::Entrusted, Adult;
    Finish, Command::Projects(Projects::Finish(_)), "projects.finish", Allowed::Entrusted, Adult;
    Rectify, Command::Projects(Projects::Rectify(_)), "projects.rectify", Allowed::Entrusted, Adult;
    Inspect, Command::Projects(Projects::Inspect(_)), "projects.inspect", Allowed::Residents, Adult;
    PublishAccounts, Command::Projects(Projects::PublishAccounts(_)), "projects.publish_accounts", STAFF, Any;
    Measure, Command::Projects(Projects::Measure(_)), "projects.measure", STAFF, Any;
    Rate, Command::Projects(Projects::Rate(_)), "projects.rate", Allowed::Residents, Any;
    Archive, Command::Projects(Projects::Archive(_)), "projects.archive", STAFF, Any;
    Cancel, Command::Projects(Projects::Cancel(_)), "projects.cancel", CONVENERS, Any;
    WithdrawProject, Command::Projects(Projects::Withdraw(_)), "projects.withdraw", Allowed::Residents, Any;
    CallAssembly, Command::Owners(Owners::CallAssembly(_)), "owners.call_assembly", Allowed::Seated, Adult;
    PostAssembly, Command::Owners(Owners::PostAssembly(_)), "owners.post_assembly", STAFF, Any;
    FreezeRoll, Command::Owners(Owners::FreezeRoll(_)), "owners.freeze_roll", STAFF, Any;
    OpenOwnersVote, Command::Owners(Owners::OpenOwnersVote(_)), "owners.open_owners_vote", STAFF, Any;
    OpenAdvisory, Command::Owners(Owners::OpenAdvisory(_)), "owners.open_advisory", STAFF, Any;
    CastOwnersBallot, Command::Owners(Owners::CastOwnersBallot(_)), "owners.cast_owners_ballot", Allowed::Seated, Adult;
    NoteServed, Command::Owners(Owners::NoteServed(_)), "owners.note_served", STAFF, Any;
    LogVisit, Command::Owners(Owners::LogVisit(_)), "owners.log_visit", RINGERS, Adult;
    HandOutOwnersPaper, Command::Owners(Owners::HandOutOwnersPaper(_)), "owners.hand_out_owners_paper", STAFF, Any;
    ReturnOwnersPaper, Command::Owners(Owners::ReturnOwnersPaper(_)), "owners.return_owners_paper", STAFF, Any;
    EnterOwnersPaper, Command::Owners(Owners::EnterOwnersPaper(_)), "owners.enter_owners_paper", RINGERS, Adult;
    WitnessOwnersPaper, Command::Owners(Owners::WitnessOwnersPaper(_)), "owners.witness_owners_paper", Allowed::Residents, Adult;
    GiveMandate, Command::Owners(Owners::GiveMandate(_)), "owners.give_mandate", Allowed::Residents, Adult;
    EnterMandate, Command::Owners(Owners::EnterMandate(_)), "owners.enter_mandate", STAFF, Any;
    EndMandate, Command::Owners(Owners::EndMandate(_)), "owners.end_mandate", Allowed::Residents, Any;
    CloseOwnersVote, Command::Owners(Owners::CloseOwnersVote(_)), "owners.close_owners_vote", STAFF, Any;
    PostOwnersResult, Command::Owners(Owners::PostOwnersResult(_)), "owners.post_owners_result", STAFF, Any;
    CancelAssembly, Command::Owners(Owners::CancelAssembly(_)), "owners.cancel_assembly", STAFF, Any;
    StartPlan, Command::Renovation(Renovation::StartPlan(_)), "renovation.start_plan", STAFF, Any;
    AskWill, Command::Renovation(Renovation::AskWill(_)), "renovation.ask_will", STAFF, Any;
    AnswerWill, Command::Renovation(Renovation::AnswerWill(_)), "renovation.answer_will", Allowed::Residents, Adult;
    SetMenu, Command::Renovation(Renovation::SetMenu(_)), "renovation.set_menu", STAFF, Any;
    OrderMenu, Command::Renovation(Renovation::OrderMenu(_)), "renovation.order_menu", Allowed::Residents, Adult;
    ChooseWorks, Command::Renovation(Renovation::ChooseWorks(_)), "renovation.choose_works", STAFF, Any;
    ChooseAnew, Command::Renovation(Renovation::ChooseAnew(_)), "renovation.choose_anew", STAFF, Any;
    PublishOptions, Command::Renovation(Renovation::PublishOptions(_)), "renovation.publish_options", STAFF, Any;
    ApproveOptions, Command::Renovation(Renovation::ApproveOptions(_)), "renovation.approve_options", Allowed::Residents, Adult;
    SettleOptions, Command::Renovation(Renovation::SettleOptions(_)), "renovation.settle_options", STAFF, Any;
    SetManagement, Command::Renovation(Renovation::SetManagement(_)), "renovation.set_management", STAFF, Any;
    AllotMoney, Command::Renovation(Renovation::AllotMoney(_)), "renovation.allot_money", STAFF, Any;
    AdoptPlan, Command::Renovation(Renovation::AdoptPlan(_)), "renovation.adopt_plan", STAFF, Any;
    SchedulePlan, Command::Renovation(Renovation::SchedulePlan(_)), "renovation.schedule_plan", STAFF, Any;
    AdvancePlan, Command::Renovation(Renovation::AdvancePlan(_)), "renovation.advance_plan", STAFF, Any;
    EndPlan, Command::Renovation(Renovation::EndPlan(_)), "renovation.end_plan", STAFF, Any;
    NoteContract, Command::Renovation(Renovation::NoteContract(_)), "renovation.note_contract", STAFF, Any;
    NotePayment, Command::Renovation(Renovation::NotePayment(_)), "renovation.note_payment", STAFF, Any;
    NameContractor, Command::Renovation(Renovation::NameContractor(_)), "renovation.name_contractor", STAFF, Any;
    WriteDiary, Command::Renovation(Renovation::WriteDiary(_)), "renovation.write_diary", Allowed::Entrusted, Adult;
    PostOutage, Command::Renovation(Renovation::PostOutage(_)), "renovation.post_outage", STAFF, Any;
    WithdrawOutage, Command::Renovation(Renovation::WithdrawOutage(_)), "renovation.withdraw_outage", STAFF, Any;
    SendSiteReport, Command::Renovation(Renovation::SendSiteReport(_)), "renovation.send_site_report", Allowed::Residents, Any;
    AnswerSiteReport, Command::Renovation(Renovation::AnswerSiteReport(_)), "renovation.answer_site_report", Allowed::Entrusted, Adult;
    PrepareAcceptance, Command::Renovation(Renovation::PrepareAcceptance(_)), "renovation.prepare_acceptance", STAFF, Any;
    SignAcceptance, Command::Renovation(Renovation::SignAcceptance(_)), "renovation.sign_acceptance", Allowed::Residents, Adult;
    MendDefect, Command::Renovation(Renovation::MendDefect(_)), "renovation.mend_defect", Allowed::Entrusted, Adult;
    SetWarranties, Command::Renovation(Renovation::SetWarranties(_)), "renovation.set_warranties", STAFF, Any;
    AnnounceActivity, Command::Volunteering(Volunteering::AnnounceActivity(_)), "volunteering.announce_activity", Allowed::Residents, Adult;
    StartSeries, Command::Volunteering(Volunteering::StartSeries(_)), "volunteering.start_series", Allowed::Residents, Adult;
    CancelActivity, Command::Volunteering(Volunteering::CancelActivity(_)), "volunteering.cancel_activity", Allowed::Residents, Adult;
    SignUp, Command::Volunteering(Volunteering::SignUp(_)), "volunteering.sign_up", Allowed::Residents, Any;
    TakeBackSignUp, Command::Volunteering(Volunteering::TakeBackSignUp(_)), "volunteering.take_back_sign_up", Allowed::Residents, Any;
    AskGuardian, Command::Volunteering(Volunteering::AskGuardian(_)), "volunteering.ask_guardian", Allowed::Residents, Any;
    AgreeForMinor, Command::Volunteering(Volunteering::AgreeForMinor(_)), "volunteering.agree_for_minor", Allowed::Residents, Adult;
    FormTeam, Command::Volunteering(Volunteering::FormTeam(_)), "volunteering.form_team", Allowed::Residents, Adult;
    JoinTeam, Command::Volunteering(Volunteering::JoinTeam(_)), "volunteering.join_team", Allowed::Residents, Any;
    OpenCheckPost, Command::Volunteering(Volunteering::OpenCheckPost(_)), "volunteering.open_check_post", Allowed::Residents, Adult;
    CheckIn, Command::Volunteering(Volunteering::CheckIn(_)), "volunteering.check_in", Allowed::Residents, Any;
    SayEnd, Command::Volunteering(Volunteering::SayEnd(_)), "volunteering.say_end", Allowed::Residents, Adult;
    EnterAfterwards, Command::Volunteering(Volunteering::EnterAfterwards(_)), "volunteering.enter_afterwards", Allowed::Residents, Adult;
    ConfirmHours, Command::Volunteering(Volunteering::ConfirmHours(_)), "volunteering.confirm_hours", Allowed::Residents, Adult;
    ContestHours, Command::Volunteering(Volunteering::ContestHours(_)), "volunteering.contest_hours", Allowed::Residents, Any;
    FinishHours, Command::Volunteering(Volunteering::FinishHours(_)), "volunteering.finish_hours", Allowed::System, Any;
    OfferSkills, Command::Volunteering(Volunteering::OfferSkills(_)), "volunteering.offer_skills", Allowed::Residents, Adult;
    TakeBackSkills, Command::Volunteering(Volunteering::TakeBackSkills(_)), "volunteering.take_back_skills", Allowed::Residents, Any;
    AskForHelp, Command::Volunteering(Volunteering::AskForHelp(_)), "volunteering.ask_for_help", Allowed::Residents, Adult;
    TakeBackRequest, Command::Volunteering(Volunteering::TakeBackRequest(_)), "volunteering.take_back_request", Allowed::Residents, Any;
    Introduce, Command::Volunteering(Volunteering::Introduce(_)), "volunteering.introduce", RINGERS, Adult;
    AgreeToMeet, Command::Volunteering(Volunteering::AgreeToMeet(_)), "volunteering.agree_to_meet", Allowed::Residents, Adult;
    EndMeeting, Command::Volunteering(Volunteering::EndMeeting(_)), "volunteering.end_meeting", Allowed::Residents, Any;
    WriteThanks, Command::Volunteering(Volunteering::WriteThanks(_)), "volunteering.write_thanks", Allowed::Residents, Guarded;
    ShowThanks, Command::Volunteering(Volunteering::ShowThanks(_)), "volunteering.show_thanks", Allowed::Residents, Any;
    TakeDownThanks, Command::Volunteering(Volunteering::TakeDownThanks(_)), "volunteering.take_down_thanks", Allowed::Residents, Any;
    AcceptReport, Command::Points(Points::AcceptReport(_)), "points.accept_report", STAFF, Any;
    PublishReward, Command::Points(Points::PublishReward(_)), "points.publish_reward", STAFF, Any;
    CloseReward, Command::Points(Points::CloseReward(_)), "points.close_reward", STAFF, Any;
    Book, Command::Points(Points::Book(_)), "points.book", Allowed::Residents, Guarded;
    HandOver, Command::Points(Points::HandOver(_)), "points.hand_over", Allowed::Entrusted, Adult;
    Receive, Command::Points(Points::Receive(_)), "points.receive", Allowed::Residents, Any;
    GiveBack, Command::Points(Points::GiveBack(_)), "points.give_back", Allowed::Entrusted, Any;
    CorrectEntry, Command::Points(Points::CorrectEntry(_)), "points.correct_entry", STAFF, Any;
    LiftFreeze, Command::Points(Points::LiftFreeze(_)), "points.lift_freeze", STAFF, Any;
    Penalise, Command::Points(Points::Penalise(_)), "points.penalise", STAFF, Any;
    Contest, Command::Points(Points::Contest(_)), "points.contest", Allowed::Residents, Any;
    AnswerContest, Command::Points(Points::AnswerContest(_)), "points.answer_contest", STAFF, Any;
    ContestAgain, Command::Points(Points::ContestAgain(_)), "points.contest_again", Allowed::Residents, Any;
    CloseContest, Command::Points(Points::CloseContest(_)), "points.close_contest", SUPERVISORS, Adult;
    JoinWall, Command::Points(Points::JoinWall(_)), "points.join_wall", Allowed::Residents, Guarded;
    LeaveWall, Command::Points(Points::LeaveWall(_)), "points.leave_wall", Allowed::Residents, Any;
    JoinNominees, Command::Points(Points::JoinNominees(_)), "points.join_nominees", Allowed::Residents, Adult;
    LeaveNominees, Command::Points(Points::LeaveNominees(_)), "points.leave_nominees", Allowed::Residents, Any;
    Endorse, Command::Points(Points::Endorse(_)), "points.endorse", Allowed::Residents, Adult;
    ReportIssue, Command::Issues(Issues::Report(_)), "issues.report", Allowed::Residents, Any;
    JoinIssue, Command::Issues(Issues::Join(_)), "issues.join", Allowed::Residents, Any;
    TakeOnIssue, Command::Issues(Issues::TakeOn(_)), "issues.take_on", RINGERS, Adult;
    SortIssue, Command::Issues(Issues::Sort(_)), "issues.sort", RINGERS, Adult;
    PassUpIssue, Command::Issues(Issues::PassUp(_)), "issues.pass_up", RINGERS, Adult;
    AssignIssue, Command::Issues(Issues::Assign(_)), "issues.assign", RINGERS, Adult;
    WhistleIssue, Command::Issues(Issues::Whistle(_)), "issues.whistle", RINGERS, Adult;
    AskWhistle, Command::Issues(Issues::AskWhistle(_)), "issues.ask_whistle", Allowed::Residents, Any;
    ReportInIssue, Command::Issues(Issues::ReportIn(_)), "issues.report_in", Allowed::Entrusted, Adult;
    SendBackIssue, Command::Issues(Issues::SendBack(_)), "issues.send_back", Allowed::Entrusted, Adult;
    ExtendIssue, Command::Issues(Issues::Extend(_)), "issues.extend", Allowed::Entrusted, Adult;
    StopIssue, Command::Issues(Issues::Stop(_)), "issues.stop", Allowed::Entrusted, Adult;
    PutIssueOnLedger, Command::Issues(Issues::PutOnLedger(_)), "issues.put_on_ledger", Allowed::Entrusted, Adult;
    TakeUpIssue, Command::Issues(Issues::TakeUp(_)), "issues.take_up", Allowed::Entrusted, Adult;
    ReplyToIssue, Command::Issues(Issues::Reply(_)), "issues.reply", Allowed::Entrusted, Adult;
    SolveIssue, Command::Issues(Issues::Solve(_)), "issues.solve", Allowed::Entrusted, Adult;
    AnswerIssue, Command::Issues(Issues::Answer(_)), "issues.answer", Allowed::Residents, Any;
    IssueNoteAnswer, Command::Issues(Issues::NoteAnswer(_)), "issues.note_answer", RINGERS, Adult;
    IssueNotReached, Command::Issues(Issues::NotReached(_)), "issues.not_reached", RINGERS, Adult;
    ReopenIssue, Command::Issues(Issues::Reopen(_)), "issues.reopen", Allowed::Residents, Any;
    SetIssueAside, Command::Issues(Issues::SetAside(_)), "issues.set_aside", STAFF, Any;
    GrowIssue, Command::Issues(Issues::Grow(_)), "issues.grow", Allowed::Residents, Guarded;
    NameBody, Command::Issues(Issues::NameBody(_)), "issues.name_body", STAFF, Any;
    RateWhistle, Command::Issues(Issues::RateWhistle(_)), "issues.rate_whistle", Allowed::Entrusted, Adult;
    Appoint, Command::Grid(Grid::Appoint(_)), "grid.appoint", SCREENERS, Any;
    EndPost, Command::Grid(Grid::EndPost(_)), "grid.end_post", SCREENERS, Any;
    ShareNumber, Command::Grid(Grid::ShareNumber(_)), "grid.share_number", Allowed::Residents, Adult;
    SetDuty, Command::Grid(Grid::SetDuty(_)), "grid.set_duty", STAFF, Any;
    SetCarried, Command::Grid(Grid::SetCarried(_)), "grid.set_carried", STAFF, Any;
    CareFor, Command::Grid(Grid::CareFor(_)), "grid.care_for", RINGERS, Adult;
    EndCare, Command::Grid(Grid::EndCare(_)), "grid.end_care", Allowed::Residents, Adult;
    LogGridVisit, Command::Grid(Grid::LogVisit(_)), "grid.log_visit", RINGERS, Adult;
    PackBag, Command::Grid(Grid::PackBag(_)), "grid.pack_bag", RINGERS, Adult;
    CloseDay, Command::Grid(Grid::CloseDay(_)), "grid.close_day", RINGERS, Adult;
    EnterTask, Command::Grid(Grid::EnterTask(_)), "grid.enter_task", STAFF, Any;
    AnswerTask, Command::Grid(Grid::AnswerTask(_)), "grid.answer_task", STAFF, Any;
    SavePlan, Command::Emergency(Emergency::SavePlan(_)), "emergency.save_plan", STAFF, Any;
    DeclareEmergency, Command::Emergency(Emergency::Declare(_)), "emergency.declare", STAFF, Any;
    AmendAdvice, Command::Emergency(Emergency::Amend(_)), "emergency.amend", STAFF, Any;
    StandDownEmergency, Command::Emergency(Emergency::StandDown(_)), "emergency.stand_down", STAFF, Any;
    AnswerRollCall, Command::Emergency(Emergency::Answer(_)), "emergency.answer", Allowed::Residents, Always;
    MarkSafetyDoor, Command::Emergency(Emergency::MarkDoor(_)), "emergency.mark_door", RINGERS, Adult;
    PostNotice, Command::Emergency(Emergency::PostNotice(_)), "emergency.post_notice", STAFF, Any;
    SetShifts, Command::Emergency(Emergency::SetShifts(_)), "emergency.set_shifts", STAFF, Any;
    DescribeSupply, Command::Emergency(Emergency::DescribeSupply(_)), "emergency.describe_supply", STAFF, Any;
    MoveSupply, Command::Emergency(Emergency::MoveSupply(_)), "emergency.move_supply", STAFF, Any;
    NameTarget, Command::Emergency(Emergency::NameTarget(_)), "emergency.name_target", STAFF, Any;
    InspectTarget, Command::Emergency(Emergency::Inspect(_)), "emergency.inspect", RINGERS, Adult;
    FindHazard, Command::Emergency(Emergency::FindHazard(_)), "emergency.find_hazard", RINGERS, Adult;
    ReportHazardUp, Command::Emergency(Emergency::ReportUp(_)), "emergency.report_up", RINGERS, Adult;
    RegisterHazard, Command::Emergency(Emergency::RegisterHazard(_)), "emergency.register_hazard", STAFF, Any;
    AssignHazard, Command::Emergency(Emergency::AssignHazard(_)), "emergency.assign_hazard", STAFF, Any;
    WorkOnHazard, Command::Emergency(Emergency::WorkOnHazard(_)), "emergency.work_on_hazard", RINGERS, Adult;
    ReInspectHazard, Command::Emergency(Emergency::ReInspect(_)), "emergency.re_inspect", RINGERS, Adult;
    CloseHazard, Command::Emergency(Emergency::CloseHazard(_)), "emergency.close_hazard", STAFF, Any;
    NoteDrill, Command::Emergency(Emergency::NoteDrill(_)), "emergency.note_drill", STAFF, Any;
    WriteNotice, Command::Notices(Notices::Write(_)), "notices.write", RINGERS, Adult;
    CorrectNotice, Command::Notices(Notices::Correct(_)), "notices.correct", RINGERS, Adult;
    WithdrawNotice, Command::Notices(Notices::Withdraw(_)), "notices.withdraw", RINGERS, Adult;
    ReadNotice, Command::Notices(Notices::Read(_)), "notices.read", Allowed::Residents, Any;
    PostPublicity, Command::Notices(Notices::Post(_)), "notices.post", STAFF, Any;
    AddBoardPhotos, Command::Notices(Notices::AddBoardPhotos(_)), "notices.add_board_photos", STAFF, Any;
    EndPublicity, Command::Notices(Notices::End(_)), "notices.end", STAFF, Any;
    TakeDownPublicity, Command::Notices(Notices::TakeDown(_)), "notices.take_down", STAFF, Any;
    SayMessage, Command::Notices(Notices::Say(_)), "notices.say", Allowed::Residents, Any;
    ReplyToMessage, Command::Notices(Notices::Reply(_)), "notices.reply", Allowed::Entrusted, Adult;
    BackMessage, Command::Notices(Notices::Back(_)), "notices.back", Allowed::Residents, Any;
    HideMessage, Command::Notices(Notices::Hide(_)), "notices.hide", STAFF, Any;
    ShowMessage, Command::Notices(Notices::Show(_)), "notices.show", STAFF, Any;
    OpenFund, Command::Funds(Funds::Open(_)), "funds.open", STAFF, Any;
    EnterFund, Command::Funds(Funds::Enter(_)), "funds.enter", STAFF, Any;
    ReverseFund, Command::Funds(Funds::Reverse(_)), "funds.reverse", STAFF, Any;
    ConfirmFund, Command::Funds(Funds::Confirm(_)), "funds.confirm", STAFF, Any;
    SetFundAside, Command::Funds(Funds::SetAside(_)), "funds.set_aside", STAFF, Any;
    CloseFundPeriod, Command::Funds(Funds::Close(_)), "funds.close", STAFF, Any;
    AskFund, Command::Funds(Funds::Ask(_)), "funds.ask", Allowed::Residents, Any;
    AnswerFund, Command::Funds(Funds::Answer(_)), "funds.answer", STAFF, Any;
    NominateRound, Command::Assessment(Assessment::Nominate(_)), "assessment.nominate", STAFF, Any;
    PostRound, Command::Assessment(Assessment::Post(_)), "assessment.post", STAFF, Any;
    BeginSelfCheck, Command::Assessment(Assessment::Begin(_)), "assessment.begin", STAFF, Any;
    EnterValue, Command::Assessment(Assessment::Enter(_)), "assessment.enter", STAFF, Any;
    TakeOverValue, Command::Assessment(Assessment::TakeOver(_)), "assessment.take_over", STAFF, Any;
    FinishSelfCheck, Command::Assessment(Assessment::Finish(_)), "assessment.finish", STAFF, Any;
    ReviewRound, Command::Assessment(Assessment::Review(_)), "assessment.review", STAFF, Any;
    ObjectToRound, Command::Assessment(Assessment::Object(_)), "assessment.object", Allowed::Residents, Any;
    AnswerRoundObjection, Command::Assessment(Assessment::AnswerObjection(_)), "assessment.answer_objection", STAFF, Any;
    ConfirmRound, Command::Assessment(Assessment::Confirm(_)), "assessment.confirm", SCREENERS, Any;
    ReturnRound, Command::Assessment(Assessment::Return(_)), "assessment.return", STAFF, Any;
    EndRound, Command::Assessment(Assessment::End(_)), "assessment.end", SCREENERS, Any;
    OpenSurvey, Command::Assessment(Assessment::OpenSurvey(_)), "assessment.open_survey", STAFF, Any;
    AnswerSurvey, Command::Assessment(Assessment::AnswerSurvey(_)), "assessment.answer_survey", Allowed::Residents, Any;
    CloseSurvey, Command::Assessment(Assessment::CloseSurvey(_)), "assessment.close_survey", STAFF, Any;
    EnterSheets, Command::Assessment(Assessment::EnterSheets(_)), "assessment.enter_sheets", STAFF, Any;
    GrowGap, Command::Assessment(Assessment::Grow(_)), "assessment.grow", Allowed::Residents, Guarded;
    ProposeLift, Command::Renovation(Renovation::Lift(Lifts::Propose(_))), "renovation.propose_lift", Allowed::Residents, Adult;
    PostLift, Command::Renovation(Renovation::Lift(Lifts::Post(_))), "renovation.post_lift", STAFF, Any;
    ObjectLift, Command::Renovation(Renovation::Lift(Lifts::Object(_))), "renovation.object_lift", Allowed::Residents, Any;
    EnterLiftObjection, Command::Renovation(Renovation::Lift(Lifts::EnterObjection(_))), "renovation.enter_lift_objection", STAFF, Any;
    AnswerLiftObjection, Command::Renovation(Renovation::Lift(Lifts::Answer(_))), "renovation.answer_lift_objection", STAFF, Any;
    MediateLift, Command::Renovation(Renovation::Lift(Lifts::Mediate(_))), "renovation.mediate_lift", STAFF, Any;
    SettleLiftObjection, Command::Renovation(Renovation::Lift(Lifts::Settle(_))), "renovation.settle_lift_objection", Allowed::Residents, Any;
    GiveLiftConsent, Command::Renovation(Renovation::Lift(Lifts::GiveConsent(_))), "renovation.give_lift_consent", Allowed::Residents, Adult;
    EnterLiftConsent, Command::Renovation(Renovation::Lift(Lifts::EnterConsent(_))), "renovation.enter_lift_consent", STAFF, Any;
    LinkLiftVote, Command::Renovation(Renovation::Lift(Lifts::LinkVote(_))), "renovation.link_lift_vote", STAFF, Any;
    SetLiftMoney, Command::Renovation(Renovation::Lift(Lifts::SetMoney(_))), "renovation.set_lift_money", STAFF, Any;
    LayLiftAgreement, Command::Renovation(Renovation::Lift(Lifts::LayAgreement(_))), "renovation.lay_lift_agreement", STAFF, Any;
    SignLiftAgreement, Command::Renovation(Renovation::Lift(Lifts::Sign(_))), "renovation.sign_lift_agreement", Allowed::Residents, Adult;
    EnterLiftSignature, Command::Renovation(Renovation::Lift(Lifts::EnterSignature(_))), "renovation.enter_lift_signature", STAFF, Any;
    AdvanceLift, Command::Renovation(Renovation::Lift(Lifts::Advance(_))), "renovation.advance_lift", STAFF, Any;
    NoteLift, Command::Renovation(Renovation::Lift(Lifts::Note(_))), "renovation.note_lift", STAFF, Any;
    WithdrawLift, Command::Renovation(Renovation::Lift(Lifts::Withdraw(_))), "renovation.withdraw_lift", Allowed::Residents, Any;
    AskAboutData, Command::Privacy(Privacy::Ask(_)), "privacy.ask", Allowed::Entrusted, Any;
    TakeBackAsking, Command::Privacy(Privacy::TakeBack(_)), "privacy.take_back", Allowed::Entrusted, Any;
    AnswerAsking, Command::Privacy(Privacy::Answer(_)), "privacy.answer", STAFF, Any;
    ErasePerson, Command::Privacy(Privacy::Erase(_)), "privacy.erase", STAFF, Any;
    ChoosePurpose, Command::Privacy(Privacy::Choose(_)), "privacy.choose", Allowed::Entrusted, Any;
    SayLooked, Command::Privacy(Privacy::Looked(_)), "privacy.looked", RINGERS, Any;
    OpenKeptName, Command::Privacy(Privacy::OpenKept(_)), "privacy.open_kept", SCREENERS, Adult;
    ForgetOld, Command::Privacy(Privacy::Forget(_)), "privacy.forget", Allowed::System, Any;
    PublishDuty, Command::Duty(Duty::Publish(_)), "duty.publish", Allowed::Entrusted, Adult;
    RateDuty, Command::Duty(Duty::Rate(_)), "duty.rate", Allowed::Residents, Any;
    AskDuty, Command::Duty(Duty::Ask(_)), "duty.ask", Allowed::Residents, Any;
    AnswerDuty, Command::Duty(Duty::Answer(_)), "duty.answer", Allowed::Entrusted, Adult;
    CloseDuty, Command::Duty(Duty::Close(_)), "duty.close", Allowed::System, Any;
    DraftCovenant, Command::Covenant(Covenant::Draft(_)), "covenant.draft", STAFF, Any;
    WithdrawCovenant, Command::Covenant(Covenant::Withdraw(_)), "covenant.withdraw", STAFF, Any;
    EnterCovenant, Command::Covenant(Covenant::Enter(_)), "covenant.enter", STAFF, Any;
    TableCovenant, Command::Covenant(Covenant::Table(_)), "covenant.table", STAFF, Any;
    PostCovenant, Command::Covenant(Covenant::Post(_)), "covenant.post", STAFF, Any;
    FileCovenant, Command::Covenant(Covenant::File(_)), "covenant.file", STAFF, Any;
    ReadCovenant, Command::Covenant(Covenant::Read(_)), "covenant.read", Allowed::Residents, Any;
    SetRoom, Command::Rooms(Rooms::Set(_)), "rooms.set", STAFF, Any;
    CloseRoomDays, Command::Rooms(Rooms::CloseDays(_)), "rooms.close_days", STAFF, Any;
    OpenRoomDays, Command::Rooms(Rooms::OpenDays(_)), "rooms.open_days", STAFF, Any;
    BookRoom, Command::Rooms(Rooms::Book(_)), "rooms.book", Allowed::Residents, Any;
    BookRoomSeries, Command::Rooms(Rooms::BookSeries(_)), "rooms.book_series", Allowed::Residents, Adult;
    CancelRoom, Command::Rooms(Rooms::Cancel(_)), "rooms.cancel", Allowed::Residents, Any;
    NoteNoShow, Command::Rooms(Rooms::NoShow(_)), "rooms.no_show", STAFF, Any;
    TellMonth, Command::Sentiment(Sentiment::TellMonth(_)), "sentiment.tell_month", Allowed::System, Any;
    SetAlerts, Command::Alerts(Alerts::Set(_)), "alerts.set", Allowed::Entrusted, Any;
    MarkAlertsSeen, Command::Alerts(Alerts::Seen(_)), "alerts.seen", Allowed::Entrusted, Any;
}

/// Whether the table lets this actor try this command.
pub fn permitted(command: &Command, actor: &Actor) -> Result<(), Refusal> {
    let act = command.act();
    allows(act.allowed(), actor)?;
    actor.age().will_do(act.of_age())
}

fn allows(allowed: Allowed, actor: &Actor) -> Result<(), Refusal> {
    match (actor, allowed) {
        (Actor::System, _) => Ok(()),
        (Actor::Guest, _) => Err(Refusal::SignInFirst),
        (_, Allowed::System) => Err(Refusal::NotYours),
        // Seats are also held by people from outside, and a frozen roll outlives a standing; an
        // implementer's contact may be from outside too.
        (_, Allowed::Seated | Allowed::Entrusted) => Ok(()),
        (_, Allowed::Residents) if actor.belongs() => Ok(()),
        (_, Allowed::Residents) => Err(Refusal::NoStanding),
        (_, Allowed::Offices(offices)) => {
            let held = offices.iter().any(|office| actor.holds(*office));
            if held { Ok(()) } else { Err(Refusal::NotYours) }
        }
    }
}

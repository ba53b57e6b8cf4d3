//! What an act is called, in the office's words.

use domain::Command;
use domain::members::Act;
use offline::Deed;

use crate::texts::Texts;

/// The name of what was done.
pub(crate) fn deed_name(deed: &Deed, t: Texts) -> &'static str {
    match deed {
        Deed::Command(command) => act_name(command, t),
        Deed::Ballot { paper: true, .. } => t.name_enter_paper(),
        Deed::Ballot { .. } => t.name_cast_ballot(),
        Deed::Unread => t.name_newer(),
    }
}

/// The name of an act.
fn act_name(command: &Command, t: Texts) -> &'static str {
    match command.act() {
        Act::SetUp => t.name_set_up(),
        Act::EnrolWorker => t.name_enrol_worker(),
        Act::ImportRoster => t.name_import_roster(),
        Act::RuleHead => t.name_rule_head(),
        Act::ClaimHome => t.name_claim_home(),
        Act::AdmitTenant => t.name_admit_tenant(),
        Act::EndStanding => t.name_end_standing(),
        Act::MarkMinor => t.name_mark_minor(),
        Act::GrantRole => t.name_grant_role(),
        Act::EndRole => t.name_end_role(),
        Act::Submit => t.name_submit(),
        Act::Revise => t.name_revise(),
        Act::Withdraw => t.name_withdraw(),
        Act::CancelProposal => t.name_cancel_proposal(),
        Act::Support => t.name_support(),
        Act::Say => t.name_say(),
        Act::Return => t.name_return(),
        Act::Reject => t.name_reject(),
        Act::Appeal => t.name_appeal(),
        Act::AnswerAppeal => t.name_answer_appeal(),
        Act::Merge => t.name_merge(),
        Act::Accept => t.name_accept(),
        Act::Route => t.name_route(),
        Act::Form => t.name_form(),
        Act::SeatMember => t.name_seat_member(),
        Act::EndSeat => t.name_end_seat(),
        Act::Call => t.name_call(),
        Act::PutMotion => t.name_put_motion(),
        Act::AskQuestion => t.name_ask_question(),
        Act::AnswerQuestion => t.name_answer_question(),
        Act::NameOfficers => t.name_name_officers(),
        Act::Attend => t.name_attend(),
        Act::DeclareInterest => t.name_declare_interest(),
        Act::RaiseInterest => t.name_raise_interest(),
        Act::RuleInterest => t.name_rule_interest(),
        Act::TakeUp => t.name_take_up(),
        Act::AskToSpeak => t.name_ask_to_speak(),
        Act::GiveFloor => t.name_give_floor(),
        Act::EndSpeech => t.name_end_speech(),
        Act::PassOver => t.name_pass_over(),
        Act::Amend => t.name_amend(),
        Act::TakeBack => t.name_take_back(),
        Act::CountHands => t.name_count_hands(),
        Act::OpenVote => t.name_open_vote(),
        Act::CastBallot => t.name_cast_ballot(),
        Act::PrintBallots => t.name_print_ballots(),
        Act::HandOut => t.name_hand_out(),
        Act::ReturnPaper => t.name_return_paper(),
        Act::EnterPaper => t.name_enter_paper(),
        Act::CloseVote => t.name_close_vote(),
        Act::CancelVote => t.name_cancel_vote(),
        Act::ReplaceTeller => t.name_replace_teller(),
        Act::SetFollowUp => t.name_set_follow_up(),
        Act::CloseSitting => t.name_close_sitting(),
        Act::CorrectMinutes => t.name_correct_minutes(),
        Act::SignMinutes => t.name_sign_minutes(),
        Act::Publish => t.name_publish(),
        Act::Evidence => t.name_evidence(),
        Act::Object => t.name_object(),
        Act::AnswerObjection => t.name_answer_objection(),
        Act::Fund => t.name_fund(),
        Act::Assign => t.name_assign(),
        Act::Start => t.name_start(),
        Act::Reach => t.name_reach(),
        Act::Suspend => t.name_suspend(),
        Act::Resume => t.name_resume(),
        Act::Report => t.name_report(),
        Act::AnswerReport => t.name_answer_report(),
        Act::Finish => t.name_finish(),
        Act::Rectify => t.name_rectify(),
        Act::Inspect => t.name_inspect(),
        Act::PublishAccounts => t.name_publish_accounts(),
        Act::Rate => t.name_rate(),
        Act::Archive => t.name_archive(),
        Act::Cancel => t.name_cancel_project(),
        Act::WithdrawProject => t.name_withdraw_project(),
    }
}

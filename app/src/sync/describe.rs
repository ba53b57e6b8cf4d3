//! What an act was, in words, and the page it belongs to.

use domain::assessment::{Command as Assessment, Survey};
use domain::councils::{
    Amendment, Command as Councils, Council, Motion, Question, Sitting, Speech, Vote,
};
use domain::covenant::Command as Covenant;
use domain::duty::Command as Duty;
use domain::emergency::{Command as Emergency, Says};
use domain::funds::Command as Funds;
use domain::grid::Command as Grid;
use domain::issues::Command as Issues;
use domain::members::Building;
use domain::notices::{About, Command as Notices};
use domain::owners::{Assembly, Command as Owners};
use domain::points::Command as Points;
use domain::privacy::{Asked, Command as Privacy};
use domain::projects::Command as Projects;
use domain::proposals::{Command as Proposals, Proposal};
use domain::renovation::{Command as Renovation, LiftCommand as Lifts};
use domain::rooms::Command as Rooms;
use domain::volunteering::{Activity, Command as Volunteering, End};
use domain::{
    ActivityId, AmendmentId, AssemblyId, Command, MotionId, ProposalId, QuestionId, RoundId,
    SpeechId, VoteId, wording,
};
use offline::Deed;

use crate::issues::title_of;
use crate::shell::Here;

/// What an act was: its matter first, as on the page it belongs to.
pub fn described(here: Here, deed: &Deed) -> String {
    match deed {
        Deed::Command(command) => said(here, command),
        Deed::Ballot {
            vote, paper: true, ..
        } => here.t.act_papers(of_vote(here, *vote)),
        // Of what was said in a survey as little is left as of a ballot.
        Deed::Ballot { vote, .. } if here.get::<Survey>(RoundId(vote.0)).is_some() => {
            here.t.act_six_answer().to_owned()
        }
        Deed::Ballot { vote, .. } => here.t.act_ballot(of_vote(here, *vote)),
        Deed::Unread => here.t.act_newer().to_owned(),
    }
}

fn said(here: Here, command: &Command) -> String {
    let t = here.t;
    match command {
        Command::Proposals(Proposals::Submit(it)) => t.act_submit(&it.details.title),
        Command::Proposals(Proposals::Revise(it)) => t.act_revise(&it.details.title),
        Command::Proposals(Proposals::Withdraw(it)) => t.act_withdraw(title(here, it.proposal)),
        Command::Proposals(Proposals::Support(it)) if it.supports => {
            t.act_support(title(here, it.proposal))
        }
        Command::Proposals(Proposals::Support(it)) => t.act_unsupport(title(here, it.proposal)),
        Command::Proposals(Proposals::Say(it)) => t.act_say(title(here, it.proposal)),
        Command::Proposals(Proposals::Invite(it)) => t.act_invite(title(here, it.proposal)),
        Command::Proposals(Proposals::OpenCode(it)) => t.act_invite(title(here, it.proposal)),
        Command::Proposals(Proposals::Uninvite(it)) => t.act_uninvite(title(here, it.proposal)),
        Command::Proposals(Proposals::CloseCode(it)) => t.act_uninvite(title(here, it.proposal)),
        Command::Proposals(Proposals::AnswerInvitation(it)) => {
            t.act_together(title(here, it.proposal))
        }
        Command::Proposals(Proposals::OfferHelp(it)) => t.act_offer(title(here, it.proposal)),
        Command::Proposals(Proposals::TakeBackOffer(it)) => t.act_offer(title(here, it.proposal)),
        Command::Proposals(Proposals::Appeal(it)) => t.act_appeal(title(here, it.proposal)),
        Command::Proposals(Proposals::AnswerAppeal(it)) => t.act_answer(title(here, it.proposal)),
        Command::Councils(Councils::CastBallot(it)) => t.act_ballot(motion(here, it.vote)),
        Command::Councils(Councils::CloseVote(it)) => t.act_close(motion(here, it.vote)),
        Command::Councils(Councils::EnterPaper(it)) => t.act_papers(motion(here, it.vote)),
        Command::Councils(Councils::TakeUp(it)) => t.act_floor(of_motion(here, it.motion)),
        Command::Councils(Councils::AskToSpeak(it)) => t.act_floor(of_motion(here, it.motion)),
        Command::Councils(Councils::GiveFloor(it)) => t.act_floor(of_speech(here, it.speech)),
        Command::Councils(Councils::EndSpeech(it)) => t.act_floor(of_speech(here, it.speech)),
        Command::Councils(Councils::PassOver(it)) => t.act_floor(of_speech(here, it.speech)),
        Command::Councils(Councils::Amend(it)) => t.act_amend(of_motion(here, it.motion)),
        Command::Councils(Councils::TakeBack(it)) => t.act_amend(amended(here, it.amendment)),
        Command::Councils(Councils::CountHands(it)) => t.act_hands(amended(here, it.amendment)),
        Command::Councils(Councils::AskQuestion(it)) => t.act_question(of_motion(here, it.motion)),
        Command::Councils(Councils::AnswerQuestion(it)) => {
            t.act_answer(of_question(here, it.question))
        }
        Command::Councils(Councils::DeclareInterest(it)) => {
            t.act_interest(of_motion(here, it.motion))
        }
        Command::Councils(Councils::TakeBackInterest(it)) => {
            t.act_interest(of_motion(here, it.motion))
        }
        Command::Councils(Councils::Nominate(it)) => t.act_nominate(of_motion(here, it.motion)),
        Command::Councils(Councils::AnswerNomination(it)) => {
            t.act_nomination(of_motion(here, it.motion))
        }
        Command::Councils(Councils::AddMaterial(_)) => t.material_add().to_owned(),
        Command::Councils(Councils::DropMaterial(_)) => t.material_drop().to_owned(),
        Command::Councils(Councils::NameOfficers(_)) => t.lead_name().to_owned(),
        Command::Councils(Councils::SetFollowUp(it)) => t.act_follow(of_motion(here, it.motion)),
        Command::Councils(Councils::CloseSitting(_)) => t.lead_close().to_owned(),
        Command::Councils(Councils::CancelVote(it)) => t.act_cancel_vote(motion(here, it.vote)),
        Command::Councils(Councils::SignMinutes(_)) => t.act_sign().to_owned(),
        Command::Councils(Councils::CorrectMinutes(_)) => t.act_correct().to_owned(),
        Command::Councils(Councils::Resign(it)) => {
            let council: Option<Council> = here.get(it.council);
            t.act_resign(council.map(|it| it.name.to_string()).unwrap_or_default())
        }
        Command::Councils(Councils::Attend(it)) => {
            let sitting: Option<Sitting> = here.get(it.sitting);
            t.act_attend(sitting.map(|sitting| sitting.number).unwrap_or_default())
        }
        Command::Projects(it) => {
            let title = title(here, it.project());
            match it {
                Projects::Object(_) => t.act_object(title),
                Projects::AnswerObjection(_) | Projects::AnswerReport(_) => t.act_answer(title),
                Projects::Report(_) => t.act_report(title),
                Projects::Inspect(_) => t.act_inspect(title),
                Projects::Rate(_) => t.act_rate(title),
                Projects::Withdraw(_) => t.act_withdraw(title),
                _ => t.act_project(title),
            }
        }
        Command::Owners(Owners::CastOwnersBallot(it)) => {
            t.act_ballot(of_assembly(here, it.assembly))
        }
        Command::Owners(Owners::WitnessOwnersPaper(it)) => {
            t.act_witness(of_assembly(here, it.assembly))
        }
        Command::Owners(Owners::LogVisit(it)) => t.act_visit(of_assembly(here, it.assembly)),
        Command::Owners(Owners::EnterOwnersPaper(it)) => {
            t.act_papers(of_assembly(here, it.assembly))
        }
        Command::Owners(Owners::GiveMandate(_)) => t.act_let().to_owned(),
        Command::Owners(Owners::EndMandate(_)) => t.act_end_help().to_owned(),
        Command::Renovation(it) => match it {
            Renovation::AnswerWill(_) => t.act_will().to_owned(),
            Renovation::OrderMenu(_) => t.act_order().to_owned(),
            Renovation::ApproveOptions(_) => t.act_designs().to_owned(),
            Renovation::SendSiteReport(_) => t.act_site_report().to_owned(),
            Renovation::AnswerSiteReport(_) => t.act_site_answer().to_owned(),
            Renovation::WriteDiary(_) => t.act_diary().to_owned(),
            Renovation::SignAcceptance(_) => t.act_acceptance().to_owned(),
            Renovation::MendDefect(_) => t.act_site_mend().to_owned(),
            Renovation::Lift(Lifts::Propose(_)) => t.act_lift_propose().to_owned(),
            Renovation::Lift(Lifts::Object(_)) => t.act_lift_object().to_owned(),
            Renovation::Lift(Lifts::Settle(_)) => t.act_lift_settle().to_owned(),
            Renovation::Lift(Lifts::GiveConsent(_)) => t.act_lift_consent().to_owned(),
            Renovation::Lift(Lifts::Sign(_)) => t.act_lift_sign().to_owned(),
            Renovation::Lift(Lifts::Withdraw(_)) => t.act_lift_withdraw().to_owned(),
            _ => t.act_office().to_owned(),
        },
        Command::Volunteering(it) => {
            let title = it
                .activity()
                .map(|id| activity(here, id))
                .unwrap_or_default();
            match it {
                Volunteering::AnnounceActivity(it) => t.act_announce(&it.plan.title),
                Volunteering::StartSeries(it) => t.act_announce(&it.plan.title),
                Volunteering::CancelActivity(_) => t.act_call_off(title),
                Volunteering::SignUp(_) => t.act_sign_up(title),
                Volunteering::TakeBackSignUp(_) => t.act_sign_off(title),
                Volunteering::AskGuardian(_) | Volunteering::AgreeForMinor(_) => {
                    t.act_guardian(title)
                }
                Volunteering::FormTeam(_) | Volunteering::JoinTeam(_) => t.act_team().to_owned(),
                Volunteering::OpenCheckPost(_) => t.act_show_codes(title),
                Volunteering::CheckIn(it) if it.end == End::In => t.act_check_in(title),
                Volunteering::CheckIn(_) => t.act_check_out(title),
                Volunteering::SayEnd(_) | Volunteering::EnterAfterwards(_) => t.act_enter(title),
                Volunteering::ConfirmHours(_) => t.act_confirm(title),
                Volunteering::ContestHours(_) => t.act_contest(title),
                Volunteering::FinishHours(_) => t.act_office().to_owned(),
                Volunteering::OfferSkills(_) | Volunteering::TakeBackSkills(_) => {
                    t.act_skills().to_owned()
                }
                Volunteering::AskForHelp(_) | Volunteering::TakeBackRequest(_) => {
                    t.act_help().to_owned()
                }
                Volunteering::Introduce(_) => t.act_introduce().to_owned(),
                Volunteering::AgreeToMeet(_) | Volunteering::EndMeeting(_) => {
                    t.act_meeting().to_owned()
                }
                Volunteering::WriteThanks(_)
                | Volunteering::ShowThanks(_)
                | Volunteering::TakeDownThanks(_) => t.act_thanks().to_owned(),
            }
        }
        Command::Points(it) => points(here, it).to_owned(),
        Command::Issues(it) => issues(here, it),
        Command::Grid(it) => grid(here, it),
        Command::Emergency(it) => emergency(here, it),
        Command::Privacy(it) => privacy(here, it).to_owned(),
        Command::Alerts(_) => t.act_alerts().to_owned(),
        Command::Notices(it) => notices(here, it),
        Command::Funds(Funds::Ask(_)) => t.act_fund_ask().to_owned(),
        Command::Funds(_) => t.act_office().to_owned(),
        Command::Assessment(it) => assessment(here, it),
        Command::Proposals(_) | Command::Councils(_) | Command::Members(_) | Command::Owners(_) => {
            t.act_office().to_owned()
        }
        Command::Covenant(Covenant::Read(it)) => {
            t.act_covenant_read(crate::covenant::name_of(here, it.version))
        }
        Command::Covenant(_) => t.act_office().to_owned(),
        Command::Duty(it) => duty(here, it).to_owned(),
        Command::Rooms(it) => rooms(here, it).to_owned(),
        Command::Sentiment(_) => t.act_office().to_owned(),
    }
}

fn duty(here: Here, command: &Duty) -> &'static str {
    let t = here.t;
    match command {
        Duty::Publish(_) => t.act_duty_publish(),
        Duty::Rate(_) => t.act_duty_rate(),
        Duty::Ask(_) => t.act_duty_ask(),
        Duty::Answer(_) => t.act_duty_answer(),
        Duty::Close(_) => t.act_office(),
    }
}

fn rooms(here: Here, command: &Rooms) -> &'static str {
    let t = here.t;
    match command {
        Rooms::Book(_) => t.act_rooms_book(),
        Rooms::Cancel(_) => t.act_rooms_cancel(),
        Rooms::BookSeries(_) => t.act_rooms_series(),
        Rooms::Set(_) | Rooms::CloseDays(_) | Rooms::OpenDays(_) | Rooms::NoShow(_) => {
            t.act_office()
        }
    }
}

fn grid(here: Here, command: &Grid) -> String {
    let t = here.t;
    match command {
        Grid::LogVisit(it) => {
            let building: Option<Building> = here.get(it.building);
            t.act_grid_visit(building.map(|it| it.name.to_string()).unwrap_or_default())
        }
        Grid::PackBag(_) => t.act_grid_bag().to_owned(),
        Grid::CloseDay(_) => t.act_grid_close().to_owned(),
        Grid::CareFor(_) | Grid::EndCare(_) => t.act_grid_care().to_owned(),
        Grid::ShareNumber(_) => t.act_grid_number().to_owned(),
        Grid::Appoint(_)
        | Grid::EndPost(_)
        | Grid::SetDuty(_)
        | Grid::SetCarried(_)
        | Grid::EnterTask(_)
        | Grid::AnswerTask(_) => t.act_office().to_owned(),
    }
}

fn issues(here: Here, command: &Issues) -> String {
    let t = here.t;
    let title = match command {
        Issues::Report(it) => wording::issue_category(it.category, here.lang).to_owned(),
        other => match other.issue() {
            Some(id) => title_of(here, id),
            None => return t.act_office().to_owned(),
        },
    };
    match command {
        Issues::Report(_) => t.act_issue(title),
        Issues::Join(_) => t.act_issue_join(title),
        Issues::Answer(_) => t.act_issue_answer(title),
        Issues::Solve(_) => t.act_issue_solve(title),
        Issues::TakeOn(_) => t.act_issue_take(title),
        _ => t.act_issue_other(title),
    }
}

fn emergency(here: Here, command: &Emergency) -> String {
    let t = here.t;
    match command {
        Emergency::Answer(it) => {
            let who = wording::emergency_who(it.who, here.lang);
            match it.says {
                Says::Safe => t.act_safe(who),
                Says::NeedsHelp { .. } => t.act_needs_help(who),
            }
        }
        Emergency::MarkDoor(_) => t.act_mark_door().to_owned(),
        Emergency::Inspect(_) => t.act_look_round().to_owned(),
        Emergency::FindHazard(it) => t.act_hazard(&it.title),
        Emergency::WorkOnHazard(_) | Emergency::ReInspect(_) => t.act_hazard_step().to_owned(),
        _ => t.act_office().to_owned(),
    }
}

fn privacy(here: Here, command: &Privacy) -> &'static str {
    let t = here.t;
    match command {
        Privacy::Ask(it) => match it.what {
            Asked::Copy => t.privacy_asked_copy(),
            Asked::Mend { .. } => t.privacy_mend(),
            Asked::Erasure => t.privacy_asked_erase(),
        },
        Privacy::TakeBack(_) => t.privacy_take_back(),
        Privacy::Choose(_) => t.privacy_texts(),
        _ => t.act_office(),
    }
}

fn notices(here: Here, command: &Notices) -> String {
    let t = here.t;
    let title = |id| crate::notices::title_of(here, id);
    match command {
        Notices::Write(it) => t.act_notice(&it.title),
        Notices::Correct(it) => t.act_notice(&it.title),
        Notices::Read(it) => t.act_notice_read(title(it.notice)),
        Notices::Say(it) => match it.about {
            About::Notice(id) => t.act_notice_say(title(id)),
            About::Publicity { .. } => t.act_board_say().to_owned(),
            About::Column { .. } => t.act_column().to_owned(),
            About::Covenant(_) => t.act_covenant_say().to_owned(),
            About::App { .. } => t.act_feedback().to_owned(),
        },
        Notices::Reply(_) => t.act_message_reply().to_owned(),
        Notices::Back(_) => t.act_message_back().to_owned(),
        _ => t.act_office().to_owned(),
    }
}

fn assessment(here: Here, command: &Assessment) -> String {
    let t = here.t;
    match command {
        Assessment::AnswerSurvey(_) => t.act_six_answer().to_owned(),
        Assessment::Object(_) => t.act_six_object().to_owned(),
        Assessment::Grow(it) => t.act_six_grow(&it.title),
        _ => t.act_office().to_owned(),
    }
}

fn points(here: Here, command: &Points) -> &'static str {
    let t = here.t;
    match command {
        Points::Book(_) => t.act_points_book(),
        Points::HandOver(_) => t.act_points_hand(),
        Points::Receive(_) => t.act_points_receive(),
        Points::GiveBack(_) => t.act_points_back(),
        Points::Contest(_) | Points::ContestAgain(_) => t.act_points_contest(),
        Points::JoinWall(_) | Points::LeaveWall(_) => t.act_points_wall(),
        Points::JoinNominees(_) | Points::LeaveNominees(_) => t.act_points_nominees(),
        Points::Endorse(_) => t.act_points_endorse(),
        Points::CloseContest(_) => t.act_points_close(),
        _ => t.act_office(),
    }
}

fn activity(here: Here, id: ActivityId) -> String {
    let activity: Option<Activity> = here.get(id);
    activity.map_or_else(String::new, |it| it.title.to_string())
}

fn title(here: Here, proposal: ProposalId) -> String {
    if let Some(proposal) = here.get::<Proposal>(proposal) {
        return proposal.details.title.to_string();
    }
    // One's own that was not taken stands in its act alone.
    let acts = here.acts();
    let handed_in = acts.iter().find_map(|act| match act.deed.command() {
        Some(Command::Proposals(Proposals::Submit(it))) if it.id == proposal => {
            Some(it.details.title.to_string())
        }
        _ => None,
    });
    handed_in.unwrap_or_else(|| here.t.act_a_proposal().to_owned())
}

fn of_speech(here: Here, speech: SpeechId) -> String {
    let speech: Option<Speech> = here.get(speech);
    speech.map_or_else(String::new, |it| of_motion(here, it.motion))
}

fn amended(here: Here, amendment: AmendmentId) -> String {
    let amendment: Option<Amendment> = here.get(amendment);
    amendment.map_or_else(String::new, |it| of_motion(here, it.motion))
}

fn of_question(here: Here, question: QuestionId) -> String {
    let question: Option<Question> = here.get(question);
    question.map_or_else(String::new, |it| of_motion(here, it.motion))
}

fn of_motion(here: Here, motion: MotionId) -> String {
    let motion: Option<Motion> = here.get(motion);
    motion.map_or_else(String::new, |it| it.title.to_string())
}

/// What a ballot was about that says nothing any more: a motion, or an assembly of owners.
fn of_vote(here: Here, vote: VoteId) -> String {
    match here.get::<Assembly>(AssemblyId(vote.0)) {
        Some(assembly) => assembly.title.to_string(),
        None => motion(here, vote),
    }
}

fn of_assembly(here: Here, assembly: AssemblyId) -> String {
    of_vote(here, VoteId(assembly.0))
}

fn motion(here: Here, vote: VoteId) -> String {
    let motion = here
        .get::<Vote>(vote)
        .and_then(|vote| here.get::<Motion>(vote.motion));
    motion.map_or_else(
        || here.t.act_a_vote().to_owned(),
        |motion| motion.title.to_string(),
    )
}

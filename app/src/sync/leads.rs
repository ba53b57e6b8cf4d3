//! Where an act leads: the page it belongs to, what was written in it, where it is mended.

use domain::assessment::{Command as Assessment, Survey};
use domain::councils::{Answer, Command as Councils};
use domain::duty::Command as Duty;
use domain::emergency::Command as Emergency;
use domain::funds::Command as Funds;
use domain::grid::Command as Grid;
use domain::issues::Command as Issues;
use domain::notices::Command as Notices;
use domain::points::Command as Points;
use domain::projects::Command as Projects;
use domain::proposals::Command as Proposals;
use domain::renovation::Command as Renovation;
use domain::rooms::Command as Rooms;
use domain::volunteering::Command as Volunteering;
use domain::{Command, RoundId};
use offline::Deed;

use crate::shell::Here;

/// The page an act belongs to.
pub fn leads_to(here: Here, deed: &Deed) -> Option<String> {
    match deed {
        Deed::Command(command) => page_of(command),
        Deed::Ballot { vote, .. } if here.get::<Survey>(RoundId(vote.0)).is_some() => {
            Some("/assessment/survey".to_owned())
        }
        Deed::Ballot { vote, .. } => Some(format!("/v/{vote}")),
        Deed::Unread => None,
    }
}

fn page_of(command: &Command) -> Option<String> {
    match command {
        Command::Proposals(Proposals::Submit(it)) => Some(format!("/p/{}", it.id)),
        Command::Proposals(Proposals::Revise(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Withdraw(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Support(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Say(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Invite(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::OpenCode(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Uninvite(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::CloseCode(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::AnswerInvitation(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::OfferHelp(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::TakeBackOffer(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::Appeal(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Proposals(Proposals::AnswerAppeal(it)) => Some(format!("/p/{}", it.proposal)),
        Command::Councils(Councils::CastBallot(it)) => Some(format!("/v/{}", it.vote)),
        Command::Councils(Councils::CloseVote(it)) => Some(format!("/v/{}", it.vote)),
        Command::Councils(Councils::EnterPaper(it)) => Some(format!("/v/{}", it.vote)),
        Command::Councils(Councils::Amend(it)) => Some(format!("/m/{}", it.motion)),
        Command::Councils(Councils::Resign(it)) => Some(format!("/councils/{}", it.council)),
        Command::Councils(Councils::Nominate(it)) => Some(format!("/m/{}", it.motion)),
        Command::Councils(Councils::AnswerNomination(it)) => Some(format!("/m/{}", it.motion)),
        Command::Councils(Councils::Attend(it)) => Some(format!("/sittings/{}", it.sitting)),
        Command::Councils(Councils::SignMinutes(it)) => {
            Some(format!("/sittings/{}/minutes", it.sitting))
        }
        Command::Councils(Councils::CorrectMinutes(it)) => {
            Some(format!("/sittings/{}/minutes", it.sitting))
        }
        Command::Projects(it) => Some(format!("/p/{}", it.project())),
        Command::Owners(it) => Some(match it.assembly() {
            Some(assembly) if it.door().is_some() => format!("/o/{assembly}/doors"),
            Some(assembly) => format!("/o/{assembly}"),
            None => "/me/help".to_owned(),
        }),
        Command::Renovation(Renovation::Lift(it)) => Some(match it.lift() {
            Some(lift) => format!("/lift/{lift}"),
            None => "/renovation".to_owned(),
        }),
        Command::Renovation(_) => Some("/renovation".to_owned()),
        Command::Volunteering(it) => Some(match it {
            Volunteering::FormTeam(_)
            | Volunteering::JoinTeam(_)
            | Volunteering::StartSeries(_) => "/volunteer".to_owned(),
            Volunteering::OfferSkills(_)
            | Volunteering::TakeBackSkills(_)
            | Volunteering::AskForHelp(_)
            | Volunteering::TakeBackRequest(_)
            | Volunteering::Introduce(_)
            | Volunteering::AgreeToMeet(_)
            | Volunteering::EndMeeting(_) => "/volunteer/help".to_owned(),
            Volunteering::WriteThanks(_) | Volunteering::ShowThanks(_) => {
                "/volunteer/hours".to_owned()
            }
            Volunteering::TakeDownThanks(_) => "/points/wall".to_owned(),
            _ => it
                .activity()
                .map_or("/volunteer".to_owned(), |id| format!("/a/{id}")),
        }),
        Command::Issues(it) => it.issue().map(|id| format!("/i/{id}")),
        Command::Grid(Grid::ShareNumber(_)) => Some("/grid".to_owned()),
        Command::Grid(_) => Some("/grid/day".to_owned()),
        Command::Emergency(it) => Some(match it {
            Emergency::MarkDoor(it) => format!("/emergency/door/{}", it.door),
            Emergency::Inspect(_) => "/emergency/week".to_owned(),
            Emergency::FindHazard(it) => format!("/emergency/hazards/{}", it.id),
            Emergency::WorkOnHazard(it) => format!("/emergency/hazards/{}", it.hazard),
            Emergency::ReInspect(it) => format!("/emergency/hazards/{}", it.hazard),
            _ => "/".to_owned(),
        }),
        Command::Notices(it) => notice_page(it),
        Command::Funds(Funds::Ask(it)) => Some(format!("/funds/e/{}", it.entry)),
        Command::Funds(_) => Some("/funds".to_owned()),
        Command::Assessment(it) => Some(match it {
            Assessment::AnswerSurvey(_) => "/assessment/survey".to_owned(),
            Assessment::Grow(it) => format!("/p/{}", it.proposal),
            _ => "/assessment".to_owned(),
        }),
        Command::Points(Points::HandOver(_)) => Some("/points/counter".to_owned()),
        Command::Points(Points::CloseContest(_)) => Some("/points/committee".to_owned()),
        Command::Points(_) => Some("/points".to_owned()),
        Command::Privacy(_) => Some("/me/privacy".to_owned()),
        Command::Alerts(_) => Some("/me/alerts".to_owned()),
        Command::Covenant(it) => Some(format!("/covenant/{}", it.version())),
        Command::Duty(Duty::Publish(it)) => Some(format!("/duty/{}", it.id)),
        Command::Duty(Duty::Rate(it)) => Some(format!("/duty/{}", it.report)),
        Command::Duty(Duty::Ask(it)) => Some(format!("/duty/{}", it.report)),
        Command::Duty(_) => Some("/duty".to_owned()),
        Command::Rooms(Rooms::Book(it)) => Some(format!("/rooms/{}", it.slot.room)),
        Command::Rooms(_) => Some("/rooms/mine".to_owned()),
        Command::Sentiment(_) => Some("/sentiment".to_owned()),
        Command::Proposals(_) | Command::Councils(_) | Command::Members(_) => None,
    }
}

/// The page of an act of this slice.
fn notice_page(command: &Notices) -> Option<String> {
    Some(match command {
        Notices::Write(it) => format!("/n/{}", it.id),
        Notices::Correct(it) => format!("/n/{}", it.notice),
        Notices::Withdraw(it) => format!("/n/{}", it.notice),
        Notices::Read(it) => format!("/n/{}", it.notice),
        Notices::Post(it) => format!("/g/{}", it.id),
        Notices::AddBoardPhotos(it) => format!("/g/{}", it.publicity),
        Notices::End(it) => format!("/g/{}", it.publicity),
        Notices::TakeDown(it) => format!("/g/{}", it.publicity),
        Notices::Say(it) => format!("/said/{}", it.id),
        Notices::Reply(it) => format!("/said/{}", it.message),
        Notices::Back(it) => format!("/said/{}", it.message),
        Notices::Hide(it) => format!("/said/{}", it.message),
        Notices::Show(it) => format!("/said/{}", it.message),
    })
}

/// What a person wrote in an act: what is not counted can be read again, and nothing is lost.
pub fn wrote(deed: &Deed) -> Vec<String> {
    let details = match deed.command() {
        Some(Command::Proposals(Proposals::Say(it))) => return vec![it.text.to_string()],
        Some(Command::Councils(Councils::AskQuestion(it))) => return vec![it.text.to_string()],
        Some(Command::Councils(Councils::AnswerQuestion(it))) => return vec![it.text.to_string()],
        Some(Command::Councils(Councils::CorrectMinutes(it))) => return vec![it.text.to_string()],
        Some(Command::Proposals(Proposals::OfferHelp(it))) => return vec![it.what.to_string()],
        Some(Command::Proposals(Proposals::Appeal(it))) => return vec![it.text.to_string()],
        Some(Command::Proposals(Proposals::AnswerAppeal(it))) => return vec![it.text.to_string()],
        Some(Command::Councils(Councils::AnswerNomination(it))) => return spoken(&it.answer),
        Some(Command::Projects(Projects::Object(it))) => return vec![it.text.to_string()],
        Some(Command::Points(Points::Contest(it))) => return vec![it.words.to_string()],
        Some(Command::Projects(Projects::AnswerObjection(it))) => return vec![it.text.to_string()],
        Some(Command::Projects(Projects::Report(it))) => return vec![it.text.to_string()],
        Some(Command::Projects(Projects::AnswerReport(it))) => return vec![it.text.to_string()],
        Some(Command::Issues(it)) => return issue_words(it),
        Some(Command::Grid(Grid::LogVisit(it))) => {
            return it.words.iter().map(ToString::to_string).collect();
        }
        Some(Command::Grid(Grid::CloseDay(it))) => {
            return it.words.iter().map(ToString::to_string).collect();
        }
        Some(Command::Duty(Duty::Ask(it))) => return vec![it.text.to_string()],
        Some(Command::Funds(Funds::Ask(it))) => return vec![it.text.to_string()],
        Some(Command::Assessment(Assessment::Object(it))) => return vec![it.text.to_string()],
        Some(Command::Assessment(Assessment::Grow(it))) => {
            return [&it.problem, &it.goal, &it.need]
                .map(ToString::to_string)
                .to_vec();
        }
        Some(Command::Notices(Notices::Say(it))) => return vec![it.text.to_string()],
        Some(Command::Notices(Notices::Reply(it))) => return vec![it.text.to_string()],
        Some(Command::Notices(Notices::Write(it))) => return vec![it.text.to_string()],
        Some(Command::Volunteering(Volunteering::ContestHours(it))) => {
            return vec![it.words.to_string()];
        }
        Some(Command::Volunteering(Volunteering::WriteThanks(it))) => {
            return vec![it.words.to_string()];
        }
        Some(Command::Volunteering(Volunteering::AskForHelp(it))) => {
            return vec![it.words.to_string()];
        }
        Some(Command::Volunteering(Volunteering::AnnounceActivity(it))) => {
            return vec![it.plan.content.to_string()];
        }
        Some(Command::Councils(Councils::Amend(it))) => {
            return it
                .edit
                .words()
                .map(ToString::to_string)
                .into_iter()
                .collect();
        }
        Some(Command::Proposals(Proposals::Submit(it))) => &it.details,
        Some(Command::Proposals(Proposals::Revise(it))) => &it.details,
        _ => return Vec::new(),
    };
    [&details.problem, &details.goal, &details.need]
        .map(ToString::to_string)
        .to_vec()
}

/// What somebody wrote about an issue.
fn issue_words(command: &Issues) -> Vec<String> {
    let words = match command {
        Issues::Report(it) => it.words.as_ref(),
        Issues::Answer(it) => it.words.as_ref(),
        Issues::Solve(it) => Some(&it.words),
        Issues::Reply(it) => Some(&it.words),
        Issues::PassUp(it) => Some(&it.reason),
        Issues::SendBack(it) => Some(&it.reason),
        Issues::Extend(it) => Some(&it.reason),
        Issues::Stop(it) => Some(&it.reason),
        Issues::AskWhistle(it) => Some(&it.words),
        Issues::Reopen(it) => Some(&it.words),
        _ => None,
    };
    words.into_iter().map(ToString::to_string).collect()
}

/// What somebody said of themselves who stands.
fn spoken(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Accept { words, .. } => words.iter().map(ToString::to_string).collect(),
        Answer::Decline => Vec::new(),
    }
}

/// Where an act that was not taken is changed and handed in again, if it can be.
pub fn mended_at(deed: &Deed) -> Option<String> {
    match deed.command() {
        Some(Command::Proposals(Proposals::Submit(it))) => Some(format!("/p/{}/edit", it.id)),
        _ => None,
    }
}

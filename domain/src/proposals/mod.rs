//! Proposals (提案): micro-projects from a resident's problem to a council's agenda (项目化微治理).

mod again;
mod appeal;
mod assessment;
mod discuss;
mod leave;
mod offers;
mod photo;
mod proposal;
mod reassess;
mod route;
mod screen;
mod similar;
mod split;
mod submit;
mod support;
mod together;

use serde::{Deserialize, Serialize};

pub use again::fingerprint;
pub use appeal::{AnswerAppeal, Appeal, AppealAnswer, AppealFinding, AppealRejection};
pub use assessment::{Assessment, Finding, Impact, Matter, Shared, Source};
pub use discuss::{Comment, Say, Stance};
pub use leave::{Cancel, Withdraw};
pub use offers::{
    AnswerOffer, Giver, Help, Offer, OfferCall, OfferContact, OfferForUnit, OfferHelp, OfferState,
    OwnOffer, TakeBackOffer, sources,
};
pub(crate) use offers::{handed_to, lapsed_at, lapsed_waiting};
pub use photo::{Onlooker, Photo, may_see};
pub use proposal::{Author, Place, Proposal, ProposalState, Pulse, ReturnReason, Stage, Turn};
pub use reassess::{Reassess, Reassessment};
pub use route::{Forum, Route, Routing, route};
pub use screen::{Accept, Merge, Reject, Return};
pub use similar::{Similar, similar};
pub use split::{Part, Split};
pub use submit::{Behalf, Details, Revise, Submit};
pub use support::SetSupport;
pub use support::Support;
pub use together::{
    AnswerInvitation, CloseCode, CoProposer, Code, CodeTries, Invitation, Invite, Inviting,
    OpenCode, Uninvite,
};

use crate::core::{Change, Digest, Refusal, Timestamp, Town};
use crate::members::Actor;

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Hands in a proposal (提交).
    Submit(Submit),
    /// Hands a returned proposal in again, mended (补正后再提交).
    Revise(Revise),
    /// Takes one's own proposal back (撤回).
    Withdraw(Withdraw),
    /// Ends an accepted proposal before it is a project (终止).
    Cancel(Cancel),
    /// Supports a proposal, or no longer (附议).
    Support(SetSupport),
    /// Invites a neighbour to propose it together (邀请联名).
    Invite(Invite),
    /// Makes the code that invites whoever is told it (联名码).
    OpenCode(OpenCode),
    /// Takes an invitation or a place beside one back (取消邀请、请退联名).
    Uninvite(Uninvite),
    /// Takes the code back (收回联名码).
    CloseCode(CloseCode),
    /// Says yes or no to that, or steps back (接受、谢绝、退出联名).
    AnswerInvitation(AnswerInvitation),
    /// Offers one's own help without money (愿意出力).
    OfferHelp(OfferHelp),
    /// Notes what a unit offers (登记单位出力).
    OfferForUnit(OfferForUnit),
    /// Accepts an offer or declines it (采纳、谢绝出力).
    AnswerOffer(AnswerOffer),
    /// Takes one's own offer back (收回出力).
    TakeBackOffer(TakeBackOffer),
    /// Says something for, against or as a question (发言).
    Say(Say),
    /// Sends a proposal back to be mended (退回补正).
    Return(Return),
    /// Turns a proposal away (不予受理).
    Reject(Reject),
    /// Appeals against the rejection of one's own (申诉).
    Appeal(AppealRejection),
    /// Answers an appeal in writing (书面答复).
    AnswerAppeal(AnswerAppeal),
    /// Merges a proposal into a similar one (合并).
    Merge(Merge),
    /// Splits a proposal into several (拆分).
    Split(Split),
    /// Accepts a proposal with its assessment (立项预审).
    Accept(Accept),
    /// Corrects the assessment (更正预审意见).
    Reassess(Reassess),
    /// Confirms which forum deliberates or decides (分流).
    Route(Route),
}

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        let details = match self {
            Self::Submit(it) => vec![&it.details],
            Self::Revise(it) => vec![&it.details],
            Self::Split(it) => it.parts.iter().map(|part| &part.details).collect(),
            _ => return Vec::new(),
        };
        let photos = details.into_iter().flat_map(|it| &it.photos);
        photos.map(|photo| photo.hash).collect()
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Submit(it) => submit::submit(it, actor, at, town),
        Command::Revise(it) => submit::revise(it, actor, at, town),
        Command::Withdraw(it) => leave::withdraw(it, actor, at, town),
        Command::Cancel(it) => leave::cancel(it, actor, at, town),
        Command::Support(it) => support::decide(it, actor, at, town),
        Command::Invite(it) => together::invite(it, actor, at, town),
        Command::OpenCode(it) => together::open_code(it, actor, town),
        Command::Uninvite(it) => together::uninvite(it, actor, at, town),
        Command::CloseCode(it) => together::close_code(it, actor, town),
        Command::AnswerInvitation(it) => together::answer(it, actor, at, town),
        Command::OfferHelp(it) => offers::help(it, actor, at, town),
        Command::OfferForUnit(it) => offers::for_unit(it, at, town),
        Command::AnswerOffer(it) => offers::answer(it, at, town),
        Command::TakeBackOffer(it) => offers::take_back(it, actor, at, town),
        Command::Say(it) => discuss::decide(it, actor, at, town),
        Command::Return(it) => screen::send_back(it, at, town),
        Command::Reject(it) => screen::reject(it, actor, at, town),
        Command::Appeal(it) => appeal::decide(it, actor, at, town),
        Command::AnswerAppeal(it) => appeal::answer(it, actor, at, town),
        Command::Merge(it) => screen::merge(it, at, town),
        Command::Split(it) => split::decide(it, at, town),
        Command::Accept(it) => screen::accept(it, at, town),
        Command::Reassess(it) => reassess::decide(it, at, town),
        Command::Route(it) => route::decide(it, at, town),
    }
}

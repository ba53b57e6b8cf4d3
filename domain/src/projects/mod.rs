//! Projects (微项目): what a council approved, from its publicity to the archive (domain-rules 2.2).

mod archive;
mod cancel;
mod fault;
mod finish;
mod fund;
mod halt;
mod inspect;
mod leg;
mod measure;
mod milestone;
mod object;
mod photos;
mod project;
mod publish;
mod rate;
mod report;
mod start;

use serde::{Deserialize, Serialize};

pub use archive::{Archive, PublishAccounts};
pub use cancel::{Cancel, Withdraw};
pub use fault::ProjectFault;
pub use finish::{Delivery, Finish, Mended, Rectify, Voucher, spent};
pub use fund::{Assign, Fund, Funding, Gift, funded};
pub use halt::{Halt, Resume, Suspend};
pub use inspect::{Check, Inspect, Inspection, Inspector};
pub use leg::Leg;
pub use measure::{Indicator, Measure, Measured, Met, Reading};
pub use milestone::{Milestone, Reach, Reached, Step, progress};
pub use object::{AnswerObjection, Finding, Object, Objection, Ruling};
pub use photos::shown_photos;
pub use project::{Cause, Deed, Evaluation, Handed, Project, ProjectState, Works};
pub use publish::{Evidence, Notice, Publish};
pub use rate::{Rate, Rating, Ratings, Remark, Stars};
pub use report::{AnswerReport, Report, ReportAnswer, Seen, SendReport};
pub use start::{Afford, Contract, Start};

use crate::core::{Change, ProposalId, Refusal, Timestamp, Town};
use crate::members::Actor;

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Posts what was decided, its count and its budget (公示).
    Publish(Publish),
    /// Adds photos of the notice board (公示留证).
    Evidence(Evidence),
    /// Objects to it while it is posted (提出异议).
    Object(Object),
    /// Answers an objection in writing (书面答复).
    AnswerObjection(AnswerObjection),
    /// Notes who gives how much, and who will carry it out (资金落实).
    Fund(Fund),
    /// Puts another person in the place of the implementer's contact (换联系人).
    Assign(Assign),
    /// Starts the works (开工).
    Start(Start),
    /// Reports a milestone as reached (节点完成).
    Reach(Reach),
    /// Suspends the works (暂停).
    Suspend(Suspend),
    /// Resumes them (复工).
    Resume(Resume),
    /// Sends what a resident saw on the site (监督).
    Report(SendReport),
    /// Answers it (回复监督).
    AnswerReport(AnswerReport),
    /// Reports the works as done, with their accounts (报验).
    Finish(Finish),
    /// Reports as mended what an acceptance found (整改完成).
    Rectify(Rectify),
    /// Says what one of the two found at the acceptance (验收).
    Inspect(Inspect),
    /// Posts the accounts (公布账目).
    PublishAccounts(PublishAccounts),
    /// Enters what the indicators came to (填写指标结果).
    Measure(Measure),
    /// Gives stars (评价).
    Rate(Rate),
    /// Puts it into the archive (归档).
    Archive(Archive),
    /// Ends it before the works start (终止).
    Cancel(Cancel),
    /// Takes one's own back before the works start (撤回).
    Withdraw(Withdraw),
}

impl Command {
    /// The project it is about.
    pub fn project(&self) -> ProposalId {
        match self {
            Self::Publish(it) => it.project,
            Self::Evidence(it) => it.project,
            Self::Object(it) => it.project,
            Self::AnswerObjection(it) => it.project,
            Self::Fund(it) => it.project,
            Self::Assign(it) => it.project,
            Self::Start(it) => it.project,
            Self::Reach(it) => it.project,
            Self::Suspend(it) => it.project,
            Self::Resume(it) => it.project,
            Self::Report(it) => it.project,
            Self::AnswerReport(it) => it.project,
            Self::Finish(it) => it.project,
            Self::Rectify(it) => it.project,
            Self::Inspect(it) => it.project,
            Self::PublishAccounts(it) => it.project,
            Self::Measure(it) => it.project,
            Self::Rate(it) => it.project,
            Self::Archive(it) => it.project,
            Self::Cancel(it) => it.project,
            Self::Withdraw(it) => it.project,
        }
    }
}

pub(crate) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Publish(it) => publish::decide(it, actor, at, town),
        Command::Evidence(it) => publish::evidence(it, at, town),
        Command::Object(it) => object::decide(it, actor, at, town),
        Command::AnswerObjection(it) => object::answer(it, actor, at, town),
        Command::Fund(it) => fund::decide(it, actor, at, town),
        Command::Assign(it) => fund::assign(it, at, town),
        Command::Start(it) => start::decide(it, actor, at, town),
        Command::Reach(it) => milestone::decide(it, actor, at, town),
        Command::Suspend(it) => halt::suspend(it, actor, at, town),
        Command::Resume(it) => halt::resume(it, actor, at, town),
        Command::Report(it) => report::decide(it, actor, at, town),
        Command::AnswerReport(it) => report::answer(it, actor, at, town),
        Command::Finish(it) => finish::decide(it, actor, at, town),
        Command::Rectify(it) => finish::rectify(it, actor, at, town),
        Command::Inspect(it) => inspect::decide(it, actor, at, town),
        Command::PublishAccounts(it) => archive::publish_accounts(it, actor, at, town),
        Command::Measure(it) => measure::decide(it, actor, at, town),
        Command::Rate(it) => rate::decide(it, actor, at, town),
        Command::Archive(it) => archive::decide(it, actor, at, town),
        Command::Cancel(it) => cancel::cancel(it, actor, at, town),
        Command::Withdraw(it) => cancel::withdraw(it, actor, at, town),
    }
}

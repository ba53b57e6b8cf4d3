//! Renovating an old compound (老旧小区改造): whether, what, with whose money, at which cost to each
//! home (国办发〔2020〕23号; domain-rules 5).
//!
//! Acts and records stand on pure folds. What owners must decide by law is decided in
//! [`owners`](crate::owners); here stands which matters those are, and what residents want.

mod adopt;
mod advance;
mod answer;
mod compare;
mod counts;
mod end;
mod evidence;
mod fault;
mod funding;
mod gate;
mod lift;
mod manage;
mod menu;
mod money;
mod option;
mod phases;
mod plan;
mod rules;
mod shares;
mod site;
mod start;
mod survey;
mod will;

use serde::{Deserialize, Serialize};

pub use adopt::{AdoptPlan, Adoption, Decided, Evidence, decisions, matters_of};
pub use advance::{AdvancePlan, PlanLeg, Planned, SchedulePlan};
pub use answer::{HomeAnswer, OwnAnswer, Said};
pub use compare::{
    Approval, ApproveOptions, Compared, ComparedSheet, Comparison, ComparisonState, Design,
    PublishOptions, SettleOptions, compared,
};
pub use counts::{PlanCounts, households};

pub(crate) use compare::settled_again;
pub(crate) use counts::{counts, recounted, recounted_after};
pub use end::EndPlan;
pub use fault::RenovationFault;
pub use funding::{Allotment, FundingFault, Payer, Totals, funded};
pub use gate::{Works, matters};
pub use lift::{
    AdvanceLift, Agreement, AnswerLiftObjection, Command as LiftCommand, Compensation,
    EnterLiftConsent, EnterLiftObjection, EnterLiftSignature, Flat, GiveLiftConsent, Given,
    LayLiftAgreement, Lift, LiftAgreement, LiftAnswer, LiftBill, LiftCase, LiftConsent, LiftCounts,
    LiftFault, LiftFloor, LiftHarm, LiftHome, LiftLack, LiftLeg, LiftLine, LiftObjection,
    LiftPaper, LiftPosting, LiftRefusal, LiftRow, LiftRules, LiftScheme, LiftSharing,
    LiftSignature, LiftStage, LiftState, LiftStep, LiftVote, LiftWord, LinkLiftVote, MediateLift,
    Mediation, NoteLift, ObjectLift, ObjectionGuard, Occupied, PostLift, ProposeLift, SetLiftMoney,
    SettleLiftObjection, Settlement, SignLiftAgreement, Split, Subsidy, WithdrawLift,
    compensations, lift_bill, lift_decisions, lift_lacks, lift_shares,
};
pub use manage::{Management, Manager, SetManagement};
pub use menu::{
    ChooseAnew, ChooseWorks, Course, Dish, Item, ItemFault, Menu, MenuChoice, MenuClass, OrderMenu,
    OutOfOrder, Place, Reach, Sequence, SetMenu, Wanted, choices, in_order, misplaced, sorted,
    warnings,
};
pub use money::{
    Adopted, AllotMoney, Beyond, Contract, ContractLine, CostLine, CostOf, CostRow, NoteContract,
    NotePayment, OwnPart, Payment, PlanItem, PlanMoney, Price, plan_items,
};
pub use option::{Preferred, preferred};
pub use phases::{Phase, Stretch, phases};
pub use plan::{Plan, PlanStage, PlanState, Step};
pub use rules::{CoefficientTable, RenovationRules};
pub use shares::{SplitFault, by_area, split};
pub use site::{
    Acceptance, AnswerSiteReport, BuildingOn, BuildingWorks, CheckLine, Defect, DiaryEntry,
    DiaryPhoto, Failed, MendDefect, Mended, Moment, NameContractor, Outage, OutageNotice,
    PostOutage, PrepareAcceptance, SendSiteReport, SetWarranties, SignAcceptance, Signed, Site,
    SiteReport, SiteRules, UnitOn, Utility, Warranties, Warranty, WithdrawOutage, Withdrawn,
    WriteDiary, building_works, site_map,
};
pub use start::StartPlan;
pub use survey::{AnswerWill, AskWill};
pub use will::{Will, WillAnswer, WillCount, WillSides, will};

pub(crate) use lift::lift_counts;

use crate::core::{Change, CompoundId, Digest, PersonId, Record, Refusal, Timestamp, Town};
use crate::members::{Actor, Standing};
use crate::proposals::Photo;

use adopt::papers;

/// What people do in this slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Starts the plan of a compound (启动改造).
    StartPlan(StartPlan),
    /// Asks every home whether (入户征询).
    AskWill(AskWill),
    /// Says whether, for a home (改不改).
    AnswerWill(AnswerWill),
    /// Posts the menu (公布菜单).
    SetMenu(SetMenu),
    /// Orders from it, for a home (改什么).
    OrderMenu(OrderMenu),
    /// Takes what is built (确定改造内容).
    ChooseWorks(ChooseWorks),
    /// Asks about the menu once more (重新点菜).
    ChooseAnew(ChooseAnew),
    /// Posts designs side by side (方案比选).
    PublishOptions(PublishOptions),
    /// Says which one would have, for a home (怎么改).
    ApproveOptions(ApproveOptions),
    /// Counts what the homes said (比选结果).
    SettleOptions(SettleOptions),
    /// Says who manages the compound afterwards (如何管).
    SetManagement(SetManagement),
    /// Says who pays for what (资金筹措).
    AllotMoney(AllotMoney),
    /// Adopts the plan on what the owners decided (方案通过).
    AdoptPlan(AdoptPlan),
    /// Says when each stage is planned to begin (计划进度).
    SchedulePlan(SchedulePlan),
    /// Brings an adopted plan to its next stage (申请至长效管理).
    AdvancePlan(AdvancePlan),
    /// Ends a plan before anything is built (终止改造).
    EndPlan(EndPlan),
    /// Notes what items cost by contract (合同价、变更).
    NoteContract(NoteContract),
    /// Notes a payment with its voucher (支出凭证).
    NotePayment(NotePayment),
    /// Names who builds (施工单位).
    NameContractor(NameContractor),
    /// Writes into the diary of the works (施工日志).
    WriteDiary(WriteDiary),
    /// Tells homes of an outage (停水停电通知).
    PostOutage(PostOutage),
    /// Withdraws it (撤回通知).
    WithdrawOutage(WithdrawOutage),
    /// Sends what a resident saw on the site (居民监督).
    SendSiteReport(SendSiteReport),
    /// Answers it (回复监督).
    AnswerSiteReport(AnswerSiteReport),
    /// Posts the checklist and who signs it (竣工验收单).
    PrepareAcceptance(PrepareAcceptance),
    /// Signs it as a residents' representative (验收签字).
    SignAcceptance(SignAcceptance),
    /// Reports something as mended (整改完成).
    MendDefect(MendDefect),
    /// Posts the warranties (保修期).
    SetWarranties(SetWarranties),
    /// What people do about a lift (加装电梯).
    Lift(LiftCommand),
}

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::PublishOptions(it) => {
                let photos = it.designs.iter().filter_map(|it| it.photo.as_ref());
                photos.map(|it| it.hash).collect()
            }
            Self::AdoptPlan(it) => it.adoption.photos().map(|it| it.hash).collect(),
            Self::AllotMoney(it) => papers(&it.decided).map(|it| it.hash).collect(),
            Self::EndPlan(it) => papers(&it.decided).map(|it| it.hash).collect(),
            Self::NoteContract(it) => {
                let papers = papers(&it.decided).map(|it| it.hash);
                papers.chain([it.photo.hash]).collect()
            }
            Self::NotePayment(it) => vec![it.photo.hash],
            Self::WriteDiary(it) => it.photos.iter().map(|it| it.photo.hash).collect(),
            Self::SendSiteReport(it) => it.photos.iter().map(|it| it.hash).collect(),
            Self::SignAcceptance(it) => {
                let photos = it.failed.iter().filter_map(|it| it.photo.as_ref());
                photos.map(|it| it.hash).collect()
            }
            Self::MendDefect(it) => it.photos.iter().map(|it| it.hash).collect(),
            Self::Lift(it) => it.photos(),
            _ => Vec::new(),
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
        Command::StartPlan(it) => start::decide(it, actor, at, town),
        Command::AskWill(it) => survey::ask(it, actor, at, town),
        Command::AnswerWill(it) => survey::answer(it, actor, at, town),
        Command::SetMenu(it) => menu::set(it, actor, at, town),
        Command::OrderMenu(it) => menu::order(it, actor, at, town),
        Command::ChooseWorks(it) => menu::choose(it, actor, at, town),
        Command::ChooseAnew(it) => menu::anew(it, actor, at, town),
        Command::PublishOptions(it) => compare::publish(it, actor, at, town),
        Command::ApproveOptions(it) => compare::approve(it, actor, at, town),
        Command::SettleOptions(it) => compare::settle(it, actor, at, town),
        Command::SetManagement(it) => manage::decide(it, actor, at, town),
        Command::AllotMoney(it) => money::allot(it, actor, at, town),
        Command::AdoptPlan(it) => adopt::decide(it, actor, at, town),
        Command::SchedulePlan(it) => advance::schedule(it, at, town),
        Command::AdvancePlan(it) => advance::decide(it, actor, at, town),
        Command::EndPlan(it) => end::decide(it, actor, at, town),
        Command::NoteContract(it) => money::contract(it, actor, at, town),
        Command::NotePayment(it) => money::pay(it, actor, at, town),
        Command::NameContractor(it) => site::name_contractor(it, at, town),
        Command::WriteDiary(it) => site::write_diary(it, actor, at, town),
        Command::PostOutage(it) => site::post_outage(it, actor, at, town),
        Command::WithdrawOutage(it) => site::withdraw_outage(it, at, town),
        Command::SendSiteReport(it) => site::send_report(it, actor, at, town),
        Command::AnswerSiteReport(it) => site::answer_report(it, actor, at, town),
        Command::PrepareAcceptance(it) => site::prepare(it, at, town),
        Command::SignAcceptance(it) => site::sign(it, actor, at, town),
        Command::MendDefect(it) => site::mend(it, actor, at, town),
        Command::SetWarranties(it) => site::set_warranties(it, at, town),
        Command::Lift(it) => lift::decide(it, actor, at, town),
    }
}

/// What follows for a compound's plan and its lifts when its roster, or its people, are others.
pub(crate) fn renewed(compound: CompoundId, town: &dyn Town) -> Vec<Change> {
    let mut changes = money::renewed(compound, town);
    changes.extend(lift::renewed(compound, town));
    changes
}

/// What somebody who comes later reads of what was settled before.
pub(crate) fn rows_of(person: PersonId, standing: &Standing, town: &dyn Town) -> Vec<Change> {
    let mut changes = money::rows_of(person, standing, town);
    changes.extend(lift::rows_of(person, standing, town));
    changes
}

/// The photos of a record of the works or of a lift, for whoever may read the record.
pub(crate) fn photos_of(record: &Record) -> Vec<&Photo> {
    match record {
        Record::Lift(it) => it.state.case().map(LiftCase::photos).unwrap_or_default(),
        Record::LiftPaper(it) => vec![&it.photo],
        other => site::photos_of(other),
    }
}

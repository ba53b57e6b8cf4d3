//! Adding a lift to a stairwell unit (加装电梯; domain-rules 5.3): proposed, posted for objections,
//! consented to by whoever's own space it takes, decided by the owners of the unit, approved, built.
//!
//! A vote passes a lift and stands in for nobody's consent, and binds nobody to a table of costs: both
//! are words of the homes themselves.

mod advance;
mod bill;
mod consent;
mod fault;
mod home;
mod money;
mod object;
mod on_paper;
mod post;
mod propose;
mod record;
mod rules;
mod shares;
mod vote;

use serde::{Deserialize, Serialize};

pub use advance::{AdvanceLift, LiftLack, NoteLift, WithdrawLift, lift_lacks};
pub use bill::{LiftBill, LiftLine, compensations, lift_bill};
pub use consent::{EnterLiftConsent, EnterLiftSignature, GiveLiftConsent, SignLiftAgreement};
pub use fault::LiftRefusal;
pub use home::{
    Compensation, Given, LiftConsent, LiftCounts, LiftFloor, LiftHome, LiftRow, LiftSharing,
    LiftSignature, LiftWord,
};
pub use money::{LayLiftAgreement, SetLiftMoney};
pub use object::{
    AnswerLiftObjection, LiftAnswer, LiftHarm, LiftObjection, MediateLift, Mediation, ObjectLift,
    SettleLiftObjection, Settlement,
};
pub use on_paper::{EnterLiftObjection, LiftPaper};
pub use post::PostLift;
pub use propose::ProposeLift;
pub use record::{
    Lift, LiftAgreement, LiftCase, LiftLeg, LiftPosting, LiftScheme, LiftStage, LiftState,
    LiftStep, LiftVote, Occupied, Subsidy,
};
pub use rules::{LiftRules, ObjectionGuard};
pub use shares::{Agreement, Flat, LiftFault, Split, lift_shares};
pub use vote::{LinkLiftVote, lift_decisions};

pub(crate) use bill::lift_counts;

use crate::core::{
    Change, CompoundId, Digest, Layer, PersonId, Refusal, Staged, Timestamp, Town, UnitId,
};
use crate::members::{Actor, Standing};

use super::{CoefficientTable, SplitFault, split};

/// What people do about a lift.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Proposes one for a unit (动议).
    Propose(ProposeLift),
    /// Posts its scheme (方案公示).
    Post(PostLift),
    /// Objects to it (异议).
    Object(ObjectLift),
    /// Enters one on paper (登记书面异议).
    EnterObjection(EnterLiftObjection),
    /// Answers an objection in writing (书面答复).
    Answer(AnswerLiftObjection),
    /// Enters a mediation (调解).
    Mediate(MediateLift),
    /// Says that one's objection is settled (异议已解决).
    Settle(SettleLiftObjection),
    /// Consents to the space that is taken (书面同意).
    GiveConsent(GiveLiftConsent),
    /// Enters a consent on paper (登记书面同意).
    EnterConsent(EnterLiftConsent),
    /// Names the vote it rests on (表决依据).
    LinkVote(LinkLiftVote),
    /// Says what others pay and what is compensated (补贴与补偿).
    SetMoney(SetLiftMoney),
    /// Lays out an agreement for signature (分摊协议).
    LayAgreement(LayLiftAgreement),
    /// Signs it (签分摊协议).
    Sign(SignLiftAgreement),
    /// Enters a signature on paper (登记书面签字).
    EnterSignature(EnterLiftSignature),
    /// Brings it to its next stage (报批至竣工).
    Advance(AdvanceLift),
    /// Notes how the works go (施工记事).
    Note(NoteLift),
    /// Gives it up (撤回).
    Withdraw(WithdrawLift),
}

impl Command {
    /// The photos it brings.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Post(it) => {
                let photos = it.scheme.photos.iter().chain([&it.photo]);
                photos.map(|it| it.hash).collect()
            }
            Self::EnterObjection(it) => vec![it.photo.hash],
            Self::LinkVote(it) => match &it.vote {
                LiftVote::Paper { photo, .. } => vec![photo.hash],
                LiftVote::Assembly { .. } => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The lift it is about, where it names one.
    pub fn lift(&self) -> Option<UnitId> {
        match self {
            Self::Propose(it) => Some(it.lift),
            Self::Post(it) => Some(it.lift),
            Self::Object(it) => Some(it.lift),
            Self::EnterObjection(it) => Some(it.lift),
            Self::GiveConsent(it) => Some(it.lift),
            Self::EnterConsent(it) => Some(it.lift),
            Self::LinkVote(it) => Some(it.lift),
            Self::SetMoney(it) => Some(it.lift),
            Self::LayAgreement(it) => Some(it.lift),
            Self::Sign(it) => Some(it.lift),
            Self::EnterSignature(it) => Some(it.lift),
            Self::Advance(it) => Some(it.lift),
            Self::Note(it) => Some(it.lift),
            Self::Withdraw(it) => Some(it.lift),
            Self::Answer(_) | Self::Mediate(_) | Self::Settle(_) => None,
        }
    }
}

pub(super) fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    match command {
        Command::Propose(it) => propose::decide(it, actor, at, town),
        Command::Post(it) => post::decide(it, actor, at, town),
        Command::Object(it) => object::decide(it, actor, at, town),
        Command::EnterObjection(it) => on_paper::decide(it, actor, at, town),
        Command::Answer(it) => object::answer(it, actor, at, town),
        Command::Mediate(it) => object::mediate(it, actor, at, town),
        Command::Settle(it) => object::settle(it, actor, at, town),
        Command::GiveConsent(it) => consent::give(it, actor, at, town),
        Command::EnterConsent(it) => consent::enter(it, actor, at, town),
        Command::LinkVote(it) => vote::decide(it, at, town),
        Command::SetMoney(it) => money::decide(it, at, town),
        Command::LayAgreement(it) => money::lay(it, at, town),
        Command::Sign(it) => consent::sign(it, actor, at, town),
        Command::EnterSignature(it) => consent::enter_signature(it, actor, at, town),
        Command::Advance(it) => advance::decide(it, actor, at, town),
        Command::Note(it) => advance::note(it, actor, at, town),
        Command::Withdraw(it) => advance::withdraw(it, actor, at, town),
    }
}

/// Changes together with the counts and the rows that follow from them, once: a phone leaves those to
/// the server.
fn settled(mut changes: Vec<Change>, lift: UnitId, town: &dyn Town) -> Vec<Change> {
    if !town.is_whole() {
        return changes;
    }
    let mut layer = Layer::default();
    changes.iter().for_each(|change| layer.apply(change));
    let staged = Staged {
        base: town,
        layer: &layer,
    };
    let lift: Option<Lift> = (&staged as &dyn Town).get(lift);
    if let Some(lift) = lift {
        changes.extend(bill::derived(&lift, &staged));
    }
    changes
}

/// What follows for the lifts of a compound whose roster, or whose people, are others now.
pub(super) fn renewed(compound: CompoundId, town: &dyn Town) -> Vec<Change> {
    if !town.is_whole() {
        return Vec::new();
    }
    let lifts: Vec<Lift> = town.of(compound);
    let derived = lifts.iter().flat_map(|it| bill::derived(it, town));
    derived.collect()
}

/// The rows of somebody who comes later, when their standing begins.
pub(super) fn rows_of(person: PersonId, standing: &Standing, town: &dyn Town) -> Vec<Change> {
    let lifts: Vec<Lift> = town.of(standing.compound);
    let rows = lifts.iter().filter_map(|lift| {
        let bill = lift_bill(lift, town);
        bill::row(lift, bill.as_ref(), (person, standing), town)
    });
    rows.map(Change::put).collect()
}

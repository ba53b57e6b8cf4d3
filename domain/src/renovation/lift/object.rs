//! Objections of those it touches (异议), each answered in writing, mediated where that does not help
//! (Jinan and Laiwu 2019, 7, 10, 15; domain-rules 5.3).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, CompoundId, Day, LiftObjectionId, Line, PersonId, Prose, Refusal,
    Timestamp, Town, UnitId,
};
use crate::members::Actor;
use crate::proposals::Author;

use super::record::found;
use super::{Lift, LiftLeg, LiftRefusal, ObjectionGuard};

/// By what a lift touches somebody (影响类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftHarm {
    /// 采光
    Light,
    /// 通风
    Air,
    /// 噪声
    Noise,
    /// 通行
    Access,
    /// 其他
    Other,
}

impl LiftHarm {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Air,
        Self::Noise,
        Self::Access,
        Self::Other,
    ];
}

/// What somebody whom it touches holds against a lift (异议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftObjection {
    /// Made by the phone.
    pub id: LiftObjectionId,
    /// The lift.
    pub lift: UnitId,
    /// The compound.
    pub compound: CompoundId,
    /// To which version of the scheme.
    pub version: u16,
    /// By what it touches them.
    pub harm: LiftHarm,
    /// In words.
    pub text: Prose,
    /// Whose it is.
    pub author: Author,
    /// Whether it came on paper, and was entered by the office (书面).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_paper: bool,
    /// When.
    pub at: Timestamp,
    /// By when it is answered.
    pub due: Timestamp,
    /// The answer in writing, once given.
    pub answer: Option<LiftAnswer>,
    /// Mediations, the earliest first.
    pub mediations: Vec<Mediation>,
    /// How it was settled, once it is.
    pub settled: Option<Settlement>,
}

/// An answer in writing (书面答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiftAnswer {
    /// What it says.
    pub text: Prose,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A mediation by the street or the residents' committee (调解).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mediation {
    /// On which day.
    pub on: Day,
    /// Who mediated.
    pub who: Line,
    /// Whether who objected agreed.
    pub agreed: bool,
    /// What came of it; everyone of the compound reads it.
    pub outcome: Prose,
}

/// How an objection was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// Who objected says so.
    Word {
        /// When.
        at: Timestamp,
    },
    /// In a mediation, in which they agreed.
    Mediated {
        /// When it was entered.
        at: Timestamp,
    },
}

/// Objects to a posted scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectLift {
    /// Made by the phone.
    pub id: LiftObjectionId,
    /// The lift.
    pub lift: UnitId,
    /// By what it touches them.
    pub harm: LiftHarm,
    /// In words.
    pub text: Prose,
}

/// Answers an objection in writing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerLiftObjection {
    /// Which.
    pub objection: LiftObjectionId,
    /// The answer.
    pub text: Prose,
}

/// Enters a mediation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediateLift {
    /// Of which objection.
    pub objection: LiftObjectionId,
    /// What came of it.
    pub mediation: Mediation,
}

/// Says that one's own objection is settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleLiftObjection {
    /// Which.
    pub objection: LiftObjectionId,
}

impl LiftObjection {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Compound(self.compound)
    }

    /// Whether it lets the lift be submitted, by the rules of the place.
    pub fn lets(&self, guard: ObjectionGuard) -> bool {
        let mediated = !self.mediations.is_empty() && guard == ObjectionGuard::Mediated;
        self.settled.is_some() || mediated
    }

    /// Whether it wants an answer yet: what is settled wants none.
    pub fn wants_answer(&self) -> bool {
        self.answer.is_none() && self.settled.is_none()
    }
}

/// Everyone who lives in a building that it touches is heard, tenants as well as owners, for as long as
/// the scheme hangs.
pub(super) fn decide(
    it: &ObjectLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let lift = found(it.lift, town)?;
    let case = lift.open_case()?;
    let mut standings = actor.standings().iter();
    if !standings.any(|standing| lift.touches(standing.building)) {
        return Err(LiftRefusal::NotTouched.into());
    }
    let last = case.posting.last;
    if at.day() > last {
        return Err(Refusal::PublicityOver { last });
    }
    if town.has::<LiftObjection>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let due = Calendar::built_in().due(at, lift.rules()?.answer_days);
    Ok(vec![Change::put(LiftObjection {
        id: it.id,
        lift: lift.id,
        compound: lift.compound,
        version: case.version,
        harm: it.harm,
        text: it.text.clone(),
        author,
        on_paper: false,
        at,
        due,
        answer: None,
        mediations: Vec::new(),
        settled: None,
    })])
}

/// An objection that may still be dealt with: until the lift is approved or given up.
fn open(id: LiftObjectionId, town: &dyn Town) -> Result<(LiftObjection, Lift), Refusal> {
    let objection: LiftObjection = town.get(id).ok_or(Refusal::NotFound)?;
    let lift = found(objection.lift, town)?;
    lift.case_where(|leg| leg.is_open() || leg == LiftLeg::Submitted)?;
    Ok((objection, lift))
}

/// An objection is answered once.
pub(super) fn answer(
    it: &AnswerLiftObjection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let (objection, _) = open(it.objection, town)?;
    if objection.answer.is_some() {
        return Err(Refusal::AlreadyThere);
    }
    if objection.author.person == by {
        return Err(LiftRefusal::OwnObjection.into());
    }
    let answer = Some(LiftAnswer {
        text: it.text.clone(),
        by,
        at,
    });
    Ok(vec![Change::put(LiftObjection {
        answer,
        ..objection
    })])
}

/// A mediation in which who objected agreed settles it; another one stands in the record.
pub(super) fn mediate(
    it: &MediateLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let (mut objection, lift) = open(it.objection, town)?;
    if objection.settled.is_some() {
        return Err(LiftRefusal::IsSettled.into());
    }
    if objection.author.person == by {
        return Err(LiftRefusal::OwnObjection.into());
    }
    let on = it.mediation.on;
    if on > at.day() || on < objection.at.day() {
        return Err(LiftRefusal::DayUnfit { on }.into());
    }
    let most = u32::from(lift.rules()?.lines_most);
    if objection.mediations.len() >= most as usize {
        return Err(Refusal::TooMany { most });
    }
    if it.mediation.agreed {
        objection.settled = Some(Settlement::Mediated { at });
    }
    objection.mediations.push(it.mediation.clone());
    Ok(vec![Change::put(objection)])
}

/// Nobody but who objected says that it is settled.
pub(super) fn settle(
    it: &SettleLiftObjection,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let (objection, _) = open(it.objection, town)?;
    if actor.person() != Some(objection.author.person) {
        return Err(Refusal::NotYours);
    }
    if objection.settled.is_some() {
        return Err(LiftRefusal::IsSettled.into());
    }
    let settled = Some(Settlement::Word { at });
    Ok(vec![Change::put(LiftObjection {
        settled,
        ..objection
    })])
}

//! Objections while it hangs, and their answers in writing (异议、书面答复).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, Prose, Refusal, RoundId, RoundObjectionId, Timestamp, Town};
use crate::members::Actor;
use crate::proposals::Author;

use super::{AssessmentFault, Dimension, Hanging, Round};

/// What a resident holds against what hangs (异议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundObjection {
    /// Made by the phone.
    pub id: RoundObjectionId,
    /// Which round.
    pub round: RoundId,
    /// Which dimension, if one.
    pub dimension: Option<Dimension>,
    /// What and why.
    pub text: Prose,
    /// By whom: building and family name.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// The answer, once given.
    pub answer: Option<RoundAnswer>,
}

/// An answer in writing (书面答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundAnswer {
    /// Whether it is right: then what hangs is mended and hung again.
    pub upheld: bool,
    /// What.
    pub text: Prose,
    /// When.
    pub at: Timestamp,
}

/// Objects to what hangs (提出异议).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectToRound {
    /// Made by the phone.
    pub id: RoundObjectionId,
    /// Which round.
    pub round: RoundId,
    /// Which dimension, if one.
    #[serde(default)]
    pub dimension: Option<Dimension>,
    /// What and why.
    pub text: Prose,
}

/// Answers in writing (书面答复).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRoundObjection {
    /// Of which round, so that what comes next in it waits for this; none from a program that does not
    /// say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// Which.
    pub objection: RoundObjectionId,
    /// Whether it is right.
    pub upheld: bool,
    /// What.
    pub text: Prose,
}

impl RoundObjection {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether it was found right.
    pub fn is_upheld(&self) -> bool {
        self.answer.as_ref().is_some_and(|it| it.upheld)
    }
}

pub(super) fn object(
    it: &ObjectToRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let author = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let round: Round = town.get(it.round).ok_or(Refusal::NotFound)?;
    if actor.standings().is_empty() {
        return Err(Refusal::NoStanding);
    }
    let hanging = round.stage.hanging().ok_or(AssessmentFault::NotHanging)?;
    if at.day() > hanging.last {
        let last = hanging.last;
        return Err(Refusal::PublicityOver { last });
    }
    if town.has::<RoundObjection>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    Ok(vec![Change::put(RoundObjection {
        id: it.id,
        round: it.round,
        dimension: it.dimension,
        text: it.text.clone(),
        author,
        at,
        answer: None,
    })])
}

pub(super) fn answer(
    it: &AnswerRoundObjection,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let objection: RoundObjection = town.get(it.objection).ok_or(Refusal::NotFound)?;
    if it.round.is_some_and(|round| round != objection.round) {
        return Err(Refusal::NotFound);
    }
    if objection.answer.is_some() {
        return Err(Refusal::AnsweredAlready);
    }
    let answer = RoundAnswer {
        upheld: it.upheld,
        text: it.text.clone(),
        at,
    };
    Ok(vec![Change::put(RoundObjection {
        answer: Some(answer),
        ..objection
    })])
}

/// What was held against it while this hung.
pub(super) fn objections_of(
    round: &Round,
    hanging: &Hanging,
    town: &dyn Town,
) -> Vec<RoundObjection> {
    let mut all = town.of::<RoundObjection>(round.id);
    all.retain(|it| it.at >= hanging.at);
    all
}

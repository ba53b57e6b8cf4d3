//! How a round ends (确定、退回、结束).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Line, Prose, Refusal, RoundId, Timestamp, Town};
use crate::members::Actor;

use super::asking::shut;
use super::nominate::over;
use super::object::objections_of;
use super::round::standing_at;
use super::{AssessmentFault, Round, RoundDesk, Stage, Step};

/// Who decided on a result, and when: the city's joint conference, not the community itself (联席会议审定;
/// domain-rules 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundDecision {
    /// Who.
    pub by: Line,
    /// On which day.
    pub on: Day,
    /// Under which number its paper went out, where there is one (文号).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Line>,
}

/// Writes down the result that was decided on, once it has hung and everyone who objected has an answer (确定).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmRound {
    /// Which.
    pub round: RoundId,
    /// Who decided, and when. Phones of before had no field for it: without one nothing is confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<RoundDecision>,
}

/// Sends a result that hangs, or waits to, back to the self-check (退回自查).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnRound {
    /// Which.
    pub round: RoundId,
    /// Why.
    pub reason: Prose,
}

/// Ends a round for this year without a result (本年度未通过).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndRound {
    /// Which.
    pub round: RoundId,
    /// Why.
    pub reason: Prose,
}

/// An objection that was found right sends it back first.
pub(super) fn confirm(
    it: &ConfirmRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let last = |it: &Stage| matches!(it, Stage::FinalPublicity(_));
    let mut round = standing_at(it.round, town, last)?;
    let hung = over(&round, at, town)?;
    let objections = objections_of(&round, &hung, town);
    if objections.iter().any(|it| it.is_upheld()) {
        return Err(AssessmentFault::Upheld.into());
    }
    let decision = it.decision.as_ref().ok_or(AssessmentFault::Undecided)?;
    if decision.on > at.day() {
        return Err(AssessmentFault::Undecided.into());
    }
    let card = round.scorecard();
    let stars = card.stars.ok_or(AssessmentFault::BelowTheFloor {
        floor: round.rules().floor,
    })?;
    round.hung_last = Some(hung);
    let desk = RoundDesk::with(&round, Step::FinalPublicity, actor, at, town);
    let round = round.moved(Stage::Confirmed {
        stars,
        objections: objections.len() as u32,
        decision: Some(decision.clone()),
        at,
    });
    let mut changes = shut(round.id, at, town);
    changes.extend([Change::put(round), Change::put(desk)]);
    Ok(changes)
}

pub(super) fn send_back(
    it: &ReturnRound,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let round = standing_at(it.round, town, |it| {
        matches!(it, Stage::Accepted | Stage::FinalPublicity(_))
    })?;
    let waiting = round.stage.hanging().map(|it| {
        let all = objections_of(&round, it, town);
        all.iter().filter(|it| it.answer.is_none()).count() as u32
    });
    // Whoever objected is answered in writing, whichever way it goes.
    if let Some(count) = waiting.filter(|it| *it > 0) {
        return Err(AssessmentFault::Unanswered { count }.into());
    }
    let mut round = round;
    round.hung_last = round.stage.hanging().cloned();
    let desk = RoundDesk::with(&round, Step::FinalPublicity, actor, at, town);
    let round = round.sent_back(Step::FinalPublicity, it.reason.clone(), at);
    Ok(vec![Change::put(round), Change::put(desk)])
}

pub(super) fn end(it: &EndRound, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let round: Round = town.get(it.round).ok_or(Refusal::NotFound)?;
    if !round.is_open() {
        return Err(AssessmentFault::Elsewhere.into());
    }
    let reason = it.reason.clone();
    let round = round.moved(Stage::Failed { reason, at });
    let mut changes = shut(round.id, at, town);
    changes.push(Change::put(round));
    Ok(changes)
}

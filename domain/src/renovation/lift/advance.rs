//! From the submission to the day it runs (报批、许可、施工、竣工), and giving it up (撤回).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Day, Line, Refusal, Timestamp, Town, UnitId};
use crate::members::Actor;

use super::record::found;
use super::{Lift, LiftCase, LiftCounts, LiftLeg, LiftObjection, LiftRefusal, LiftState, LiftStep};

/// Brings a posted lift to its next stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdvanceLift {
    /// The lift.
    pub lift: UnitId,
    /// To which.
    pub to: LiftLeg,
    /// The number of a paper, who builds, why it came back: what everyone reads beside the stage.
    pub note: Line,
}

/// Notes how the works go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteLift {
    /// The lift.
    pub lift: UnitId,
    /// What everyone reads.
    pub note: Line,
}

/// Gives a lift up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawLift {
    /// The lift.
    pub lift: UnitId,
    /// Why; everyone reads it.
    pub reason: Line,
}

/// What a lift lacks before it may be submitted (报批还差什么).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiftLack {
    /// The scheme still hangs.
    Posting {
        /// Until the end of this day.
        last: Day,
    },
    /// No passed vote of the unit's owners on this scheme is named.
    Vote,
    /// Owners of whose homes it takes space have not consented.
    Consents {
        /// How many.
        open: u16,
    },
    /// Objections have no answer in writing.
    Answers {
        /// How many.
        open: u16,
    },
    /// Objections are neither settled nor, where that is enough, mediated.
    Objections {
        /// How many.
        open: u16,
    },
}

/// What a lift lacks before it may be submitted, in the order of the way. Empty where nothing is
/// posted: then the scheme comes first.
pub fn lift_lacks(lift: &Lift, on: Day, town: &dyn Town) -> Vec<LiftLack> {
    let Some(case) = lift.state.case() else {
        return Vec::new();
    };
    let mut lacks = Vec::new();
    let last = case.posting.last;
    if on <= last {
        lacks.push(LiftLack::Posting { last });
    }
    if case.vote.is_none() {
        lacks.push(LiftLack::Vote);
    }
    let open = consents_open(lift, case, town);
    if open > 0 {
        lacks.push(LiftLack::Consents { open });
    }
    let objections: Vec<LiftObjection> = town.of(lift.id);
    let open = objections.iter().filter(|it| it.wants_answer()).count() as u16;
    if open > 0 {
        lacks.push(LiftLack::Answers { open });
    }
    let guard = lift.rules().map(|it| it.objections).ok();
    let unsettled = |it: &&LiftObjection| !guard.is_some_and(|guard| it.lets(guard));
    let open = objections.iter().filter(unsettled).count() as u16;
    if open > 0 {
        lacks.push(LiftLack::Objections { open });
    }
    lacks
}

/// Owners who have not consented; where nobody has counted, all of them.
fn consents_open(lift: &Lift, case: &LiftCase, town: &dyn Town) -> u16 {
    let counts: Option<LiftCounts> = town.get(lift.id);
    match counts {
        Some(counts) => counts.consents.open(),
        None => case.scheme.occupied.len() as u16,
    }
}

pub(super) fn decide(
    it: &AdvanceLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let case = lift.case_where(|leg| leg.next().contains(&it.to))?;
    if it.to == LiftLeg::Submitted {
        let lacks = lift_lacks(&lift, at.day(), town);
        if !lacks.is_empty() {
            return Err(LiftRefusal::Lacks { lacks }.into());
        }
    }
    let (case, leg) = (Box::new(case), it.to);
    let state = LiftState::Posted { case, leg };
    let lift = lift.moved(state, by, at, Some(it.note.clone()));
    Ok(vec![Change::put(lift)])
}

pub(super) fn note(
    it: &NoteLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let mut lift = found(it.lift, town)?;
    lift.case_where(|leg| leg == LiftLeg::Building)?;
    lift.steps.push(LiftStep {
        stage: lift.state.stage(),
        at,
        by,
        note: Some(it.note.clone()),
    });
    lift.changed_at = at;
    Ok(vec![Change::put(lift)])
}

/// Who proposed it takes it back before it is posted; the office until it is built.
pub(super) fn withdraw(
    it: &WithdrawLift,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::NotYours)?;
    let lift = found(it.lift, town)?;
    let case = match &lift.state {
        LiftState::Proposed if lift.author.person == by => None,
        _ if !actor.is_staff() => return Err(Refusal::NotYours),
        LiftState::Proposed => None,
        LiftState::Posted { case, leg } if *leg < LiftLeg::Building => Some(case.clone()),
        _ => return Err(lift.elsewhere()),
    };
    let reason = it.reason.clone();
    let state = LiftState::Withdrawn { case, reason };
    let note = Some(it.reason.clone());
    Ok(vec![Change::put(lift.moved(state, by, at, note))])
}

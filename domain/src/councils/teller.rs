//! Replacing a teller who is absent (换计票人).

use serde::{Deserialize, Serialize};

use crate::core::{Change, Line, PersonId, Refusal, Timestamp, Town, VoteId};
use crate::members::{Actor, Neighbour};

use super::by_paper::{told, untold};
use super::council::led_by;
use super::elect::impartial;
use super::interest::recused;
use super::{Replaced, Vote, VoteState};

/// Puts somebody in the place of a teller who is absent, until the vote is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplaceTeller {
    /// The vote.
    pub vote: VoteId,
    /// The teller who is absent.
    pub absent: PersonId,
    /// Who counts instead.
    pub instead: PersonId,
    /// Why; everyone reads it.
    pub reason: Line,
}

pub(super) fn decide(
    it: &ReplaceTeller,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let mut vote: Vote = town.get(it.vote).ok_or(Refusal::NotFound)?;
    led_by(vote.council, actor, town)?;
    match &vote.state {
        VoteState::Closing { by, .. } if *by == it.absent => return Err(Refusal::TellerHasActed),
        VoteState::Open | VoteState::Closing { .. } => {}
        VoteState::Closed { .. } | VoteState::Cancelled { .. } => vote.in_time(at)?,
    }
    if vote.tellers.contains(&it.instead) {
        return Err(Refusal::TwoTellers);
    }
    if !town.has::<Neighbour>(it.instead) {
        return Err(Refusal::NoSuchPerson);
    }
    if recused(vote.motion, town).contains(&it.instead) {
        return Err(Refusal::RecusedFromThis);
    }
    impartial(it.instead, vote.motion, town)?;
    let place = vote.tellers.iter_mut().find(|teller| **teller == it.absent);
    *place.ok_or(Refusal::NotFound)? = it.instead;
    vote.replaced.push(Replaced {
        absent: it.absent,
        instead: it.instead,
        at,
        reason: it.reason.clone(),
    });
    let mut changes: Vec<Change> = untold(&vote, &[it.absent], town).collect();
    if matches!(vote.state, VoteState::Closing { .. }) {
        changes.extend(told(&vote, &[it.instead], town));
    }
    changes.push(Change::put(vote));
    Ok(changes)
}

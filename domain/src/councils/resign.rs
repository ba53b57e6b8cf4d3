//! Giving up one's own seat, and holding one for another term (辞去、续任).

use serde::{Deserialize, Serialize};

use crate::core::{Change, CouncilId, Day, Line, PersonId, Refusal, SeatId, Timestamp, Town};
use crate::members::Actor;

use super::council::waits;
use super::{Council, Seat};

/// A seat that its member gave up (辞去). Nobody need say why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resigned {
    /// On which day; from then on it is not held.
    pub on: Day,
    /// Why, where the member said so; the neighbours read it.
    pub reason: Option<Line>,
}

/// Gives up one's own seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resign {
    /// The council.
    pub council: CouncilId,
    /// Why, if one likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Line>,
}

/// Lets somebody keep a seat beyond its term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RenewSeat {
    /// The council.
    pub council: CouncilId,
    /// Whose.
    pub person: PersonId,
    /// The last day from now on.
    pub until: Day,
}

/// What is being voted on keeps its roll: a seat given up counts from the next vote on.
pub(super) fn resign(
    it: &Resign,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let person = actor.person().ok_or(Refusal::SignInFirst)?;
    if !town.has::<Council>(it.council) {
        return Err(Refusal::NotFound);
    }
    let seat = held(it.council, person, at, town)?;
    let resigned = Resigned {
        on: at.day(),
        reason: it.reason.clone(),
    };
    Ok(vec![Change::put(Seat {
        resigned: Some(resigned),
        ..seat
    })])
}

pub(super) fn renew(
    it: &RenewSeat,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let seat = held(it.council, it.person, at, town)?;
    if waits(it.person, at.day(), town) {
        return Err(Refusal::NoSuchPerson);
    }
    if seat.elected.is_some() {
        return Err(Refusal::ElectedForATerm);
    }
    if it.until <= seat.until {
        return Err(Refusal::TermNotLonger { until: seat.until });
    }
    Ok(vec![Change::put(Seat {
        until: it.until,
        ..seat
    })])
}

fn held(
    council: CouncilId,
    person: PersonId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Seat, Refusal> {
    let seat: Option<Seat> = town.get(SeatId::of(council, person));
    seat.filter(|seat| seat.is_held(at.day()))
        .ok_or(Refusal::NoSeat)
}

//! The same hour every week (每周固定), for a team or by the office.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{
    Change, CommunityId, Line, PersonId, Refusal, RoomBookingId, RoomSeriesId, TeamId, Timestamp,
    Town,
};
use crate::members::{Actor, pack_of};
use crate::proposals::Author;
use crate::volunteering::Team;

use super::book::{free, given};
use super::records::told;
use super::{BookingState, Room, RoomBooking, RoomDesk, RoomFault, RoomSlot, Slot};

/// Books the same hour for some weeks (每周固定). All of them are given, or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookSeries {
    /// Made by whoever books.
    pub id: RoomSeriesId,
    /// The first one.
    pub first: Slot,
    /// For how many weeks.
    pub weeks: u16,
    /// For which team; the office books without one.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// What for.
    pub purpose: Line,
    /// How many come.
    pub people: u16,
}

impl RoomBookingId {
    /// The booking of a week of a series.
    pub fn of(series: RoomSeriesId, week: u16) -> Self {
        Self::derived("room series", &[series.0.as_bytes(), &week.to_be_bytes()])
    }
}

/// How many slots of a team are to come, those of its lead for other teams among them: who leads
/// many has no more than who leads one.
fn to_come(
    team: TeamId,
    lead: PersonId,
    community: CommunityId,
    (at, town): (Timestamp, &dyn Town),
) -> usize {
    let rooms = town.of::<Room>(community).into_iter();
    let desks = rooms.flat_map(|it| town.of::<RoomDesk>(it.id));
    let all = desks.map(|it| it.booking);
    let all = all.chain(town.of::<RoomBooking>(lead));
    let counts = |it: &RoomBooking| {
        let theirs = it.team == Some(team) || (it.team.is_some() && it.person == lead);
        theirs && it.is_to_come(at)
    };
    let ids: BTreeSet<RoomBookingId> = all.filter(counts).map(|it| it.id).collect();
    ids.len()
}

pub(super) fn book(
    it: &BookSeries,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let who = Author::of(actor, town).ok_or(Refusal::SignInFirst)?;
    let leads = it.team.is_some_and(|id| {
        let team: Option<Team> = town.get(id);
        team.is_some_and(|it| it.lead == who.person)
    });
    if !actor.is_staff() && !leads {
        return Err(RoomFault::NoSeries.into());
    }
    let mut changes = Vec::new();
    for week in 0..it.weeks {
        let slot = Slot {
            on: it.first.on.plus(i32::from(week) * 7),
            ..it.first
        };
        let room = given(slot, at, town)?;
        let rules = pack_of(room.community, at.day(), town)?.rooms;
        let most = rules.weeks_most;
        let last = at.day().plus(i32::from(most) * 7);
        if slot.on > last {
            return Err(RoomFault::TooFar { last }.into());
        }
        let seats = room.seats;
        if it.people == 0 || it.people > seats {
            return Err(RoomFault::Seats { seats }.into());
        }
        free(&room, slot, (at, &rules), town)?;
        let team = it.team.filter(|_| !actor.is_staff());
        if let Some(team) = team {
            let most = rules.team_most;
            let booked = to_come(team, who.person, room.community, (at, town));
            if booked + usize::from(week) >= usize::from(most) {
                return Err(RoomFault::TeamMany { most }.into());
            }
        }
        let id = RoomBookingId::of(it.id, week);
        if town.has::<RoomBooking>(id) {
            return Err(Refusal::AlreadyThere);
        }
        let booking = RoomBooking {
            id,
            community: room.community,
            person: who.person,
            slot,
            minutes: room.minutes,
            purpose: it.purpose.clone(),
            people: it.people,
            team: it.team,
            at,
            state: BookingState::Booked,
        };
        changes.push(Change::put(RoomSlot::of(slot)));
        changes.extend(told(booking, who.clone()));
    }
    if changes.is_empty() {
        return Err(RoomFault::NoSuchSlot.into());
    }
    Ok(changes)
}

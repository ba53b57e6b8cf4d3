//! Who is present at a sitting (到会).

use serde::{Deserialize, Serialize};

use crate::core::{
    AttendanceId, Audience, Change, CouncilId, PersonId, Refusal, SittingId, Timestamp, Town,
    TurningCode,
};
use crate::members::Actor;

use super::council::led_by;
use super::late::still_taken;
use super::seated::seated;
use super::{Door, Sitting};

/// A member's presence at a sitting (到会记录).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attendance {
    /// Derived from the sitting and the person: present once.
    pub id: AttendanceId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council, whose members may read it.
    pub council: CouncilId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub at: Timestamp,
    /// How it is known.
    #[serde(default, skip_serializing_if = "Known::is_said")]
    pub known: Known,
}

/// How a presence is known (签到方式).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// The member said so (自己报到).
    #[default]
    Said,
    /// Whoever serves the sitting marked it (代为签到).
    Marked(PersonId),
    /// By the code at the door (扫码签到).
    Scanned,
}

/// A code that was read at a door of which the server has not heard yet: whoever shows it may have
/// no network either (待核对的签到). It becomes an [`Attendance`] when the door is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// That of the attendance it is to become.
    pub id: AttendanceId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Who.
    pub person: PersonId,
    /// What was read.
    pub code: TurningCode,
    /// When the server, or this phone, took it down.
    pub at: Timestamp,
}

/// Marks a member present: oneself, or another by the staff who serve the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attend {
    /// The sitting.
    pub sitting: SittingId,
    /// Who is present.
    pub person: PersonId,
    /// What stood at the door, if one came in by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<TurningCode>,
}

impl AttendanceId {
    /// The one presence of a person at a sitting.
    pub fn of(sitting: SittingId, person: PersonId) -> Self {
        Self::derived("attendance", &[sitting.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Known {
    fn is_said(&self) -> bool {
        *self == Self::Said
    }
}

impl Attendance {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}

impl Scan {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.person)
    }

    /// What it becomes once its door is known.
    pub(super) fn proven(self) -> Attendance {
        Attendance {
            id: self.id,
            sitting: self.sitting,
            council: self.council,
            person: self.person,
            at: self.code.shown_at(),
            known: Known::Scanned,
        }
    }
}

pub(super) fn decide(
    it: &Attend,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    let is_self = actor.person() == Some(it.person);
    if !is_self {
        led_by(sitting.council, actor, town)?;
    }
    let own_code = it.code.filter(|_| is_self);
    let ended_at = still_taken(&sitting, at, town)?;
    // What nothing proves to be from before the close is from after it.
    if let (Some(ended_at), None) = (ended_at, own_code) {
        return Err(Refusal::SittingIsOver { ended_at });
    }
    let opens_at = sitting.doors_open_at(town).ok_or(Refusal::NoSuchPack)?;
    if at < opens_at {
        return Err(Refusal::SittingNotStarted {
            starts_at: sitting.starts_at,
        });
    }
    seated(sitting.council, it.person, at, town)?;
    let id = AttendanceId::of(it.sitting, it.person);
    if town.has::<Attendance>(id) {
        return Ok(Vec::new());
    }
    if let Some(code) = own_code {
        return by_code((id, it), code, &sitting, (at, ended_at), town);
    }
    if is_self && sitting.by_code && led_by(sitting.council, actor, town).is_err() {
        return Err(Refusal::CodeAtTheDoor);
    }
    let known = match actor.person() {
        Some(by) if !is_self => Known::Marked(by),
        _ => Known::Said,
    };
    let mut changes = vec![Change::put(Attendance {
        id,
        sitting: it.sitting,
        council: sitting.council,
        person: it.person,
        at,
        known,
    })];
    // A code that was never proven is no longer needed.
    changes.extend(town.get::<Scan>(id).iter().map(Change::remove));
    Ok(changes)
}

/// A code is proven where its door is known. Where none is, it waits: its screen had no network.
fn by_code(
    (id, it): (AttendanceId, &Attend),
    code: TurningCode,
    sitting: &Sitting,
    (at, ended_at): (Timestamp, Option<Timestamp>),
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let opens_at = sitting.doors_open_at(town).ok_or(Refusal::NoSuchPack)?;
    let early = code.turns_at() <= opens_at;
    // A clock may run ahead by a little, not by a meeting.
    let ahead = code.shown_at() > at && !code.is_fresh(at);
    if early || ahead {
        return Err(Refusal::CodeNotRight);
    }
    if let Some(ended_at) = ended_at.filter(|it| code.shown_at() >= *it) {
        return Err(Refusal::SittingIsOver { ended_at });
    }
    let scan = Scan {
        id,
        sitting: it.sitting,
        council: sitting.council,
        person: it.person,
        code,
        at,
    };
    let doors = town.of::<Door>(it.sitting);
    if doors.iter().any(|door| door.lets_in(code, ended_at)) {
        let mut changes = vec![Change::put(scan.proven())];
        changes.extend(town.get::<Scan>(id).iter().map(Change::remove));
        return Ok(changes);
    }
    if town.is_whole() && !doors.is_empty() {
        return Err(Refusal::CodeNotRight);
    }
    Ok(vec![Change::put(scan)])
}

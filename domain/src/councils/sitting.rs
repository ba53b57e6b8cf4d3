//! Sittings, their notice, and who is present (会议、通知、到会).

use serde::{Deserialize, Serialize};

use crate::core::{
    AttendanceId, Audience, Calendar, Change, CouncilId, Line, PersonId, Refusal, SittingId,
    Timestamp, Town,
};
use crate::members::{Actor, pack_of};

use super::Council;
use super::council::led_by;
use super::minutes::goes_on;
use super::seated::seated;

/// A sitting of a council.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sitting {
    /// Its id.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// The how manieth (第几次会议).
    pub number: u32,
    /// Where.
    pub place: Line,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When the notice went out.
    pub called_at: Timestamp,
}

/// Calls a sitting; the call is its notice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Made by the one who calls.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Where.
    pub place: Line,
    /// When it starts.
    pub starts_at: Timestamp,
}

/// A member's presence at a sitting.
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
}

/// Marks a member present: oneself, or another by the staff who serve the sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attend {
    /// The sitting.
    pub sitting: SittingId,
    /// Who is present.
    pub person: PersonId,
}

impl AttendanceId {
    /// The one presence of a person at a sitting.
    pub fn of(sitting: SittingId, person: PersonId) -> Self {
        Self::derived("attendance", &[sitting.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Sitting {
    /// From when on presence is marked, by the rules it was called under.
    pub fn doors_open_at(&self, town: &dyn Town) -> Option<Timestamp> {
        let council: Council = town.get(self.council)?;
        let pack = pack_of(council.community, self.called_at.day(), town).ok()?;
        let minutes = i64::from(pack.council.doors_open_minutes);
        Some(self.starts_at.plus_minutes(-minutes))
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

impl Attendance {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Council(self.council)
    }
}

pub(super) fn call(
    it: &Call,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let council = led_by(it.council, actor, town)?;
    if town.has::<Sitting>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    notice(&council, it.starts_at, at, town)?;
    let sittings = town.of::<Sitting>(council.id);
    let number = sittings
        .iter()
        .map(|sitting| sitting.number)
        .max()
        .unwrap_or(0)
        + 1;
    let Call {
        id,
        council,
        place,
        starts_at,
    } = it.clone();
    Ok(vec![Change::put(Sitting {
        id,
        council,
        number,
        place,
        starts_at,
        called_at: at,
    })])
}

/// Whether something told at an instant is told early enough for a sitting: the notice days lie
/// wholly between the two (strict reading, domain-rules 11).
pub(super) fn notice(
    council: &Council,
    starts_at: Timestamp,
    told_at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let pack = pack_of(council.community, told_at.day(), town)?;
    let days = council.kind.notice_days(pack);
    let earliest = Calendar::built_in()
        .period(told_at.day(), days, pack.weekends_shift)
        .next;
    if starts_at.day() < earliest {
        return Err(Refusal::NoticeTooShort { days, earliest });
    }
    Ok(())
}

pub(super) fn attend(
    it: &Attend,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    if actor.person() != Some(it.person) {
        led_by(sitting.council, actor, town)?;
    }
    goes_on(sitting.id, town)?;
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
    let Attend {
        sitting: sitting_id,
        person,
    } = it.clone();
    let council = sitting.council;
    Ok(vec![Change::put(Attendance {
        id,
        sitting: sitting_id,
        council,
        person,
        at,
    })])
}

//! The door of a sitting (签到码): whoever convenes or serves it shows a code that turns, and members
//! come in by it, with a network or without.

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Change, CouncilId, DoorId, PersonId, Refusal, SittingId, Timestamp, Town,
    TurningCode, TurningKey,
};
use crate::members::Actor;

use super::Sitting;
use super::attend::{Attendance, Scan};
use super::council::led_by;
use super::late::still_taken;
use super::seated::seated;

/// A screen that shows the turning code of a sitting. Its key stays with who shows it: whoever had
/// it could come in from home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Door {
    /// Its id.
    pub id: DoorId,
    /// The sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Who shows it.
    pub by: PersonId,
    /// The secret behind the codes.
    pub key: TurningKey,
}

/// Shows the code of a sitting on this screen, from when its doors are open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenDoor {
    /// Made by the one who shows it.
    pub id: DoorId,
    /// Of which sitting.
    pub sitting: SittingId,
    /// Made by chance on this screen.
    pub key: TurningKey,
}

impl Door {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Person(self.by)
    }

    /// What it shows at an instant.
    pub fn code(&self, at: Timestamp) -> TurningCode {
        self.key.code(self.sitting.0, at)
    }

    /// Whether it showed a code.
    pub fn showed(&self, code: TurningCode) -> bool {
        self.key.showed(self.sitting.0, code)
    }
}

pub(super) fn decide(
    it: &OpenDoor,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let by = actor.person().ok_or(Refusal::SignInFirst)?;
    let sitting: Sitting = town.get(it.sitting).ok_or(Refusal::NotFound)?;
    led_by(sitting.council, actor, town)?;
    let ended_at = still_taken(&sitting, at, town)?;
    if town.has::<Door>(it.id) {
        return Err(Refusal::AlreadyThere);
    }
    let opens_at = sitting.doors_open_at(town).ok_or(Refusal::NoSuchPack)?;
    if at < opens_at {
        return Err(Refusal::SittingNotStarted {
            starts_at: sitting.starts_at,
        });
    }
    let door = Door {
        id: it.id,
        sitting: it.sitting,
        council: sitting.council,
        by,
        key: it.key,
    };
    // A phone does not hold what others read.
    if let Some(ended_at) = ended_at.filter(|it| town.is_whole() && !door.was_there(*it, town)) {
        return Err(Refusal::SittingIsOver { ended_at });
    }
    let mut changes = come_in(&door, (at, ended_at), town);
    changes.push(Change::put(door));
    if !sitting.by_code {
        changes.push(Change::put(Sitting {
            by_code: true,
            ..sitting
        }));
    }
    Ok(changes)
}

/// Those who read this door's code before the server knew of it are present.
fn come_in(
    door: &Door,
    (at, ended_at): (Timestamp, Option<Timestamp>),
    town: &dyn Town,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for scan in town.of::<Scan>(door.sitting) {
        let still = seated(door.council, scan.person, at, town).is_ok();
        if !still || !door.lets_in(scan.code, ended_at) {
            continue;
        }
        changes.push(Change::remove(&scan));
        if !town.has::<Attendance>(scan.id) {
            changes.push(Change::put(scan.proven()));
        }
    }
    changes
}

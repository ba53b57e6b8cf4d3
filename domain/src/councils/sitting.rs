//! Sittings and their notice (会议、通知).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, Calendar, Change, CouncilId, Line, Refusal, SittingId, Timestamp, Town,
};
use crate::members::{Actor, pack_of};

use super::Council;
use super::council::led_by;

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
    /// Whether a code is shown at its door: then members come in by it, or are marked by whoever
    /// serves the sitting.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_code: bool,
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
        by_code: false,
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

fn is_false(it: &bool) -> bool {
    !it
}

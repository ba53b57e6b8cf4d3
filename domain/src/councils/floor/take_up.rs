//! Taking up a motion: from here on it is what the sitting talks about (提请审议).

use serde::{Deserialize, Serialize};

use crate::core::{Audience, Change, CouncilId, MotionId, Refusal, SittingId, Timestamp, Town};
use crate::councils::council::led_by;
use crate::councils::interest::recused;
use crate::councils::minutes::goes_on;
use crate::councils::{Attendance, Motion, Seat, Sitting};
use crate::members::{Actor, pack_of};

use super::Speech;

/// What a sitting talks about now (会场).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// The sitting: one floor each.
    pub id: SittingId,
    /// The council.
    pub council: CouncilId,
    /// The motion.
    pub motion: MotionId,
    /// Since when.
    pub since: Timestamp,
}

/// Takes a motion up. The one before leaves the floor and may be taken up again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeUp {
    /// Which.
    pub motion: MotionId,
}

impl Floor {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }
}

pub(in crate::councils) fn decide(
    it: &TakeUp,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let motion: Motion = town.get(it.motion).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    let council = led_by(sitting.council, actor, town)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    if at < sitting.starts_at {
        let starts_at = sitting.starts_at;
        return Err(Refusal::SittingNotStarted { starts_at });
    }
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let mut seats = town.of::<Seat>(council.id);
    seats.retain(|seat| seat.is_held(at.day()));
    // Who does not vote on it makes no quorum for it, and is not missed by it.
    if pack.council.interest.off_the_roll {
        let recused = recused(motion.id, town);
        seats.retain(|seat| !recused.contains(&seat.person));
    }
    let present = town.of::<Attendance>(sitting.id);
    let present = seats
        .iter()
        .filter(|seat| present.iter().any(|it| it.person == seat.person))
        .count() as u64;
    let least = council.kind.quorum(pack).least(seats.len() as u64);
    if present < least {
        return Err(Refusal::QuorumMissing {
            present: present as u32,
            least: least as u32,
        });
    }
    let before: Option<Floor> = town.get(sitting.id);
    let speeches = before.map(|floor| town.of::<Speech>(floor.motion));
    if speeches.is_some_and(|it| it.iter().any(Speech::is_on)) {
        return Err(Refusal::SomebodySpeaks);
    }
    Ok(vec![Change::put(Floor {
        id: sitting.id,
        council: council.id,
        motion: motion.id,
        since: at,
    })])
}

/// A motion is talked about until its vote opens.
pub(super) fn debatable(motion: &Motion) -> Result<(), Refusal> {
    if motion.state.awaits_its_vote() {
        Ok(())
    } else {
        Err(Refusal::AlreadyPutToTheVote)
    }
}

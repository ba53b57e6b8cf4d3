//! Who is in the room (到会情况).

use crate::core::{MotionId, Refusal, Timestamp, Town};
use crate::councils::interest::recused;
use crate::councils::{Attendance, Council, Seat, Sitting, Tally};
use crate::members::pack_of;

/// The members of a council, how many of them are there, and how many make a quorum (法定人数).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hall {
    /// Who counts.
    pub members: u32,
    /// How many of them are marked present.
    pub present: u32,
    /// The fewest.
    pub least: u32,
}

impl Hall {
    /// The hall of a sitting, for a motion or for none. Who recused themselves from it makes no
    /// quorum for it, and is not missed by it.
    ///
    /// # Errors
    /// When its rules are not here.
    pub fn of(
        council: &Council,
        sitting: &Sitting,
        motion: Option<MotionId>,
        at: Timestamp,
        town: &dyn Town,
    ) -> Result<Self, Refusal> {
        let pack = pack_of(council.community, sitting.called_at.day(), town)?;
        let mut seats = town.of::<Seat>(council.id);
        seats.retain(|seat| seat.is_held(at.day()));
        if let Some(motion) = motion.filter(|_| pack.council.interest.off_the_roll) {
            let recused = recused(motion, town);
            seats.retain(|seat| !recused.contains(&seat.person));
        }
        let marked = town.of::<Attendance>(sitting.id);
        let there = |seat: &&Seat| marked.iter().any(|it| it.person == seat.person);
        let present = seats.iter().filter(there).count() as u32;
        let members = seats.len() as u32;
        let least = council.kind.quorum(pack).least(u64::from(members)) as u32;
        Ok(Self {
            members,
            present,
            least,
        })
    }
}

/// The members for a motion and how many of them are present, where these make a quorum.
pub(in crate::councils) fn in_the_room(
    council: &Council,
    sitting: &Sitting,
    motion: MotionId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Tally, Refusal> {
    let hall = Hall::of(council, sitting, Some(motion), at, town)?;
    let Hall {
        members,
        present,
        least,
    } = hall;
    if present < least {
        return Err(Refusal::QuorumMissing { present, least });
    }
    Ok(Tally {
        members,
        present,
        ..Tally::default()
    })
}

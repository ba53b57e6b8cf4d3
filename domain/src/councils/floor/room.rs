//! Who is in the room (到会情况).

use crate::core::{MotionId, Refusal, Timestamp, Town};
use crate::councils::interest::recused;
use crate::councils::{Attendance, Council, Seat, Sitting, Tally};
use crate::members::pack_of;

/// The members for a motion and how many of them are present, where these make a quorum.
pub(in crate::councils) fn in_the_room(
    council: &Council,
    sitting: &Sitting,
    motion: MotionId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Tally, Refusal> {
    let pack = pack_of(council.community, sitting.called_at.day(), town)?;
    let mut seats = town.of::<Seat>(council.id);
    seats.retain(|seat| seat.is_held(at.day()));
    // Who does not vote on it makes no quorum for it, and is not missed by it.
    if pack.council.interest.off_the_roll {
        let recused = recused(motion, town);
        seats.retain(|seat| !recused.contains(&seat.person));
    }
    let marked = town.of::<Attendance>(sitting.id);
    let there = |seat: &&Seat| marked.iter().any(|it| it.person == seat.person);
    let present = seats.iter().filter(there).count() as u32;
    let members = seats.len() as u32;
    let least = council.kind.quorum(pack).least(u64::from(members));
    if u64::from(present) < least {
        let least = least as u32;
        return Err(Refusal::QuorumMissing { present, least });
    }
    Ok(Tally {
        members,
        present,
        ..Tally::default()
    })
}

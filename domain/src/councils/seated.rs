//! Who holds a seat (在席).

use crate::core::{CouncilId, PersonId, Refusal, SeatId, Timestamp, Town};

use super::Seat;

/// Refuses who holds no seat in a council.
pub(super) fn seated(
    council: CouncilId,
    person: PersonId,
    at: Timestamp,
    town: &dyn Town,
) -> Result<(), Refusal> {
    let seat: Option<Seat> = town.get(SeatId::of(council, person));
    if seat.is_some_and(|seat| seat.is_held(at.day())) {
        Ok(())
    } else {
        Err(Refusal::NoSeat)
    }
}

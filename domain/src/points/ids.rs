//! Ids of this slice, which stand in the core like all of records.

pub use crate::core::{
    AppealId, BookingId, EntryId, FreezeId, OwnPointsId, PenaltyId, RewardId, WallLineId,
};

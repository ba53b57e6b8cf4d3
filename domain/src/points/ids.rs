//! Ids of this slice.

use crate::volunteering::slice_ids;

slice_ids! {
    /// An entry of the ledger (积分分录), derived from its cause: the same cause, the same entry.
    EntryId;
    /// Something to redeem points for (兑换项目).
    RewardId;
    /// That somebody booked it (兑换单).
    BookingId;
    /// That a signal holds something up (冻结), derived from the signal.
    FreezeId;
    /// What follows from a misdeed (处理决定).
    PenaltyId;
    /// An appeal (申诉), derived from what it is against.
    AppealId;
}

//! From a code that was read to hours that stand (签到、签退、时长).

mod clock;
mod confirm;
mod hours;
mod posting;
mod presence;
mod proof;

pub use clock::Clock;
pub use confirm::{ConfirmFault, Confirmation, Confirmer, Two, confirmed, two_for};
pub use hours::{Credited, Hours, How, Overlap, Session};
pub use posting::{FinalHours, Posting, PostingFault};
pub use presence::{Presence, Stretch};
pub use proof::{Check, CheckInFault, CheckPost, CheckState, End, Proven, Read, proven};

//! Amending a motion before its vote (修正案): a member rewrites, strikes or adds a passage; in the
//! sitting they are put to a show of hands one by one, the newest first, and then the text as amended
//! goes to the vote (domain-rules 3.4, order by design default). A wholly different text is a motion
//! of its own.

mod amendment;
mod count;
mod edit;
mod take_back;
mod take_in;

pub use amendment::{Amendment, AmendmentState, HandCount, Hands, pending, versions};
pub use count::CountHands;
pub use edit::{Edit, EditFault, passages};
pub use take_back::TakeBack;
pub use take_in::Amend;

pub(super) use amendment::dropped;
pub(super) use count::decide as count;
pub(super) use take_back::decide as take_back;
pub(super) use take_in::decide as take_in;

//! One's acts and what became of them: the mark, the words, the receipt (我办的事).

mod describe;
mod leads;
mod mark;
mod receipts;

pub use describe::described;
pub use leads::leads_to;
pub use mark::{fate, is_waiting, stamp};
pub use receipts::{any_unsettled, latest, receipts, unsettled};

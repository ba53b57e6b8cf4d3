//! Thank-you cards (感谢卡): a few words to whoever gave their time, at an activity or to a neighbour,
//! and on the wall where both sides like it there (ADR 37).

mod records;
mod write;

pub use records::{About, CardLine, Thanked, ThanksCard, ThanksFault};
pub use write::{ShowThanks, TakeDownThanks, WriteThanks};

pub(super) use write::{show, take_down, write};

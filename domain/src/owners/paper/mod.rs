//! An owner's ballot on paper (纸质票): entered by the office, confirmed by a neighbour of another
//! household who was there, and only then in the box.

mod enter;
mod out;
mod witness;

pub use enter::{EnterOwnersPaper, OwnersPaper, PaperNote, PaperState};
pub use out::{
    Became, HandOutOwnersPaper, OutState, PAPERS_MOST, PaperOut, ReturnOwnersPaper, slip,
};
pub use witness::{PaperWitness, WitnessOwnersPaper};

pub(super) use enter::{decide as enter, disowned};
pub(super) use out::{give_back, hand_out};
pub(super) use witness::decide as witness;

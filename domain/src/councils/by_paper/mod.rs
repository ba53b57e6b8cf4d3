//! Ballots on paper (纸质选票): printed with a number, handed out against the roll, put in a box, and
//! entered by two people apart from each other once the box is shut. Whoever took one does not vote
//! by phone; what both entered alike is counted with the rest (domain-rules 4.6, 11, design default).

mod enter;
mod fault;
mod hand_out;
mod names;
mod print;
mod progress;
mod slip;
mod typed;

pub use enter::{EnterPaper, Entered, EnteredState, PaperBallot, Written};
pub use fault::PaperFault;
pub use hand_out::{HandOut, ReturnPaper, Taken};
pub use names::{Named, PaperNames};
pub use print::{PrintBallots, Printed};
pub use progress::InTheBox;
pub use slip::Slip;
pub use typed::typed;

pub(super) use enter::{decide as enter, from_the_box};
pub(super) use hand_out::{give_back, hand_out};
pub(super) use names::{told, untold};
pub(super) use print::decide as print;

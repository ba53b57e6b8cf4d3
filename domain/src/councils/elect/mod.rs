//! Elections (选举): a motion that elects persons instead of deciding on a text. Who may stand is
//! nominated and accepts; the list is closed before the vote opens; those elected take their seats
//! after the publicity (Residents' Committee Law 13, 19; domain-rules 3.2).

mod again;
mod answer;
mod call;
mod candidate;
mod close_list;
mod election;
mod fault;
mod mandate;
mod nominate;
mod on_paper;
mod poll;
mod returned;
mod seat;

pub use again::{NextRound, takes_round};
pub use answer::{Answer, AnswerNomination};
pub use call::CallElection;
pub use candidate::{Candidate, Stand};
pub use close_list::CloseList;
pub use election::{Election, Electorate, Elects, List, Post, Seating};
pub use fault::ElectionFault;
pub use mandate::Mandate;
pub use nominate::{Backing, Nominate, may_nominate};
pub use on_paper::{NominateOnPaper, Nomination, Signatory};
pub use returned::{ElectionCount, Race, Returned, elected, next_candidates, returned};
pub use seat::SeatElected;

pub(super) use again::decide as again;
pub(super) use answer::decide as answer;
pub(super) use call::decide as call;
pub(super) use close_list::decide as close_list;
pub(super) use mandate::may_be_carried;
pub(super) use nominate::decide as nominate;
pub(super) use on_paper::decide as nominate_on_paper;
pub(super) use poll::{impartial, poll};
pub(super) use returned::count;
pub(super) use seat::decide as seat;

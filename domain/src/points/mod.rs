//! Neighbourhood contribution points (邻里贡献积分): a ledger of what was given, what it is thanked
//! with, and how a mistake is put right (domain-rules 6).
//!
//! A [`Journal`] is a set of [`Entry`]s, each with an id that follows from its cause. What anybody
//! has is folded from it ([`Balance`]), and so is every movement of the double entry ([`movements`]):
//! nothing but the entries is stored. What can be paid for is [`Cause`], and no vote is in it. A
//! suspicion is a [`Freeze`], which has no amount.

mod appeal;
mod balance;
mod board;
mod booking;
mod cause;
mod earn;
mod entry;
mod freeze;
mod hand_over;
mod ids;
mod journal;
mod months;
mod movements;
mod nomination;
mod penalty;
mod reverse;
mod reward;
mod rules;
mod signal;
mod stars;
mod statement;

pub use appeal::{Appeal, AppealFault, AppealState, Judge, Ruled, Verdict};
pub use balance::{Balance, Lot};
pub use board::{OnBoard, Shown, board};
pub use booking::{BookFault, Booked, Booking, BookingState, Holder, book, booked_of, left_of};
pub use cause::{Cause, CauseKind};
pub use earn::{Attended, Claim, EarnFault, Stage, earn, expire};
pub use entry::{Entry, Ground, What};
pub use freeze::{Found, Freeze, FreezeFault, FreezeState, is_frozen};
pub use hand_over::{HandOverFault, Secret};
pub use ids::*;
pub use journal::Journal;
pub use months::{month_end, months_later};
pub use movements::{Account, Movement, movements};
pub use nomination::{Candidate, Endorsement, nominated};
pub use penalty::{Misdeed, Pause, Penalty, PenaltyFault};
pub use reverse::{LedgerFault, restore, reverse};
pub use reward::{Limit, Reward, RewardFault, RewardKind};
pub use rules::{
    Earning, HourRate, NominationRules, PenaltyRules, PointRules, RewardRules, SignalRules,
    TeachingRate,
};
pub use signal::{Reading, Signal, Watched, signals};
pub use stars::stars;
pub use statement::{LineKind, StatementLine, statement};

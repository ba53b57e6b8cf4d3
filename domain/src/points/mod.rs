//! Neighbourhood contribution points (邻里贡献积分): a ledger of what was given, what it is thanked
//! with, and how a mistake is put right (domain-rules 6).
//!
//! A [`Journal`] is a set of [`Entry`]s, each with an id that follows from its cause. What anybody
//! has is folded from it ([`Balance`]), and so is every movement of the double entry ([`movements`]):
//! nothing but the entries is stored. What can be paid for is [`Cause`], and no vote is in it. A
//! suspicion is a [`Freeze`], which has no amount.

mod account;
mod appeal;
mod balance;
mod board;
mod booking;
mod cause;
mod code;
mod command;
mod contest;
mod due;
mod earn;
mod entry;
mod export;
mod fault;
mod freeze;
mod hand_over;
mod hold;
mod ids;
mod journal;
mod months;
mod movements;
mod nomination;
mod penalty;
mod records;
mod reverse;
mod reward;
mod rules;
mod set_right;
mod shop;
mod signal;
mod stars;
mod statement;
mod wall;
mod watch;

pub use account::{freezes_of, journal_of, own_points, pauses_of};
pub use appeal::{Appeal, AppealFault, AppealState, Judge, Ruled, Verdict};
pub use balance::{Balance, Lot};
pub use board::{OnBoard, Shown, board};
pub use booking::{BookFault, Booked, Booking, BookingState, Holder, book, booked_of, left_of};
pub use cause::{Cause, CauseKind};
pub use code::{NotAPickUpCode, PickUpCode};
pub use command::Command;
pub use contest::{AnswerContest, CloseContest, Contest, ContestAgain};
pub use due::Source;
pub use earn::{Attended, Claim, EarnFault, Stage, earn, expire};
pub use entry::{Entry, Ground, What};
pub use export::{Held, LEDGER_FORMAT, LedgerExport, LedgerRecount, NotALedger, recount_ledger};
pub use fault::PointsFault;
pub use freeze::{Found, Freeze, FreezeFault, FreezeState};
pub use hand_over::{HandOverFault, Secret};
pub use hold::holding;
pub use ids::*;
pub use journal::Journal;
pub use months::{month_end, months_later};
pub use movements::{Account, Movement, movements};
pub use nomination::{
    Endorse, Endorsement, JoinNominees, LeaveNominees, Nominee, nominated, nominees,
};
pub(crate) use nomination::{moved_away, nominees_again};
pub use penalty::{Misdeed, Pause, Penalty, PenaltyFault};
pub use records::{
    Against, OnWall, OwnPoints, PointsAppeal, RewardStock, SetRight, Told, WallLine,
};
pub use reverse::{LedgerFault, all_restored, restore, reverse};
pub use reward::{Limit, Reward, RewardFault, RewardKind};
pub use rules::{
    Earning, HourRate, NominationRules, PenaltyRules, PointRules, RewardRules, SignalRules,
    TeachingRate,
};
pub use set_right::{AcceptReport, CorrectEntry, LiftFreeze, Penalise, Supervised};
pub use shop::{Book, CloseReward, GiveBack, HandOver, PublishReward, Receive};
pub use signal::{Reading, Signal, Watched, signals};
pub use stars::stars;
pub use statement::{LineKind, StatementLine, statement};
pub use wall::{JoinWall, LeaveWall};

pub(crate) use account::{stocks, wall};
pub(crate) use appeal::appealed_until;
pub(crate) use command::decide;
pub(crate) use due::due;
pub(crate) use watch::watch;

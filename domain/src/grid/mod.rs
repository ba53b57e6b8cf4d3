//! The grid (网格): the board of heads and officers, and the day of those who walk it (domain-rules 1).
//!
//! Three levels: the community is the large grid, a compound a small one, a building a micro one.
//! Who holds which station is posted in public without whole names; what a grid worker meets at the
//! doors is for those who look after the building alone; everyone reads numbers (ADR 42).

mod admission;
mod appoint;
mod book;
mod care;
mod command;
mod day;
mod fault;
mod month;
mod number;
mod own_care;
mod post;
mod station;
mod visit;

pub use admission::{AnswerTask, EnterTask, GridTask, ListedDuty, TaskAnswer};
pub use appoint::{Appoint, EndPost, Who};
pub(crate) use appoint::{followed, left, vacated};
pub use book::{CARRIED_MOST, GridBook, SetCarried, SetDuty};
pub use care::{CareFor, CareReason, Cared, EVERY_MOST, EndCare};
pub(crate) use care::{emptied, forgotten};
pub use command::Command;
pub(crate) use command::decide;
pub use day::{BACK_MOST, CloseDay, Closed, DayLog, Deed, Happened, PackBag, WorkDay, done};
pub use fault::GridFault;
pub use month::GridMonth;
pub(crate) use month::months;
pub use number::ShareNumber;
pub use own_care::OwnCare;
pub(crate) use own_care::told;
pub use post::{Contact, GridPost, Held, PostFile, PostNumber, PostState, Term};
pub use station::Station;
pub use visit::{GridVisit, LogVisit, SixSmall};

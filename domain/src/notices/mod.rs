//! Notices and the public record (公告、公示、百姓评说、应用反馈).
//!
//! A [`Notice`] goes to exactly one [`Audience`](crate::Audience); a [`Publicity`] hangs for its days
//! and is answered for; a [`Message`] is what somebody says to the office in public: below a notice,
//! to what hangs, in the column of the neighbours, or about this app itself. Whoever has read a
//! notice says so, and the office reads how many did and never who (ADR 40).

mod board;
mod command;
mod fault;
mod folds;
mod hide;
mod message;
mod notice;
mod publicity;
mod reach;
mod read;
mod reply;
mod say;
mod support;

pub use board::{AddBoardPhotos, EndPublicity, PostPublicity, WithdrawPublicity};
pub use command::Command;
pub(crate) use command::decide;
pub use fault::NoticeFault;
pub(crate) use folds::{desks_again, photos_of, pulses_again};
pub use hide::{HiddenWords, HideMessage, ShowMessage};
pub use message::{About, Complaint, Desk, Hidden, Message, MessageCopy, Progress, Reply, Topic};
pub use notice::{
    CorrectNotice, Notice, NoticeDesk, Urgency, Version, WithdrawNotice, Withdrawn, WriteNotice,
    may_write,
};
pub use publicity::{Ended, Publicity, PublicityState};
pub use reach::{reached, to_whom};
pub use read::{NoticeRead, ReadNotice};
pub use reply::{ReplyToMessage, answers};
pub use say::SayMessage;
pub use support::{BackMessage, MessageBacking, MessagePulse};

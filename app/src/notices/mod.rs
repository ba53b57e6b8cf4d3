//! Notices and the public record (公告、公示、百姓评说、给应用提意见): what the office says, what hangs,
//! and what neighbours say to the office in public.

mod column;
mod feedback;
mod hangs;
mod home;
mod list;
mod message;
mod notice;
mod todo;
mod words;
mod write;

use domain::{MessageId, NoticeId, PublicityId};
use leptos::prelude::*;

use crate::shell::Here;
use crate::{covenant, duty, rooms};

pub use column::guest;
pub use home::{news, unread};
pub use message::{Talk, talk};
pub use notice::pdf;
pub use todo::errands;
pub use words::title_of;

/// Which screen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// All notices, and what hangs.
    List,
    /// A new notice.
    Write,
    /// One notice.
    Notice(NoticeId),
    /// What hangs.
    Hangs(PublicityId),
    /// The column of the neighbours.
    Column,
    /// Something new for the column.
    Say,
    /// The covenant.
    Covenant(covenant::Page),
    /// Reports on duty.
    Duty(duty::Page),
    /// Rooms and appointments.
    Rooms(rooms::Page),
    /// What neighbours spoke of, month by month.
    Sentiment,
    /// What was said about the app.
    Feedback,
    /// Something new about the app, seen on a screen.
    Report(String),
    /// One message and its answers.
    Message(MessageId),
}

/// The screen behind it.
pub fn part(here: Here, page: Page) -> AnyView {
    match page {
        Page::List => list::page(here),
        Page::Write => write::page(here),
        Page::Notice(id) => notice::page(here, id),
        Page::Hangs(id) => hangs::page(here, id),
        Page::Column => column::page(here),
        Page::Say => column::say(here),
        Page::Covenant(page) => covenant::screen(here, page),
        Page::Duty(page) => duty::screen(here, page),
        Page::Rooms(page) => rooms::screen(here, page),
        Page::Sentiment => crate::sentiment::page(here),
        Page::Feedback => feedback::page(here),
        Page::Report(screen) => feedback::report(here, screen),
        Page::Message(id) => message::page(here, id),
    }
}

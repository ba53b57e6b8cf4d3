//! Notices and the public record (公告、公示、百姓评说、应用反馈): what the office writes, how many
//! have read it, and what waits for an answer.

mod answer;
mod board;
mod boards;
mod due;
mod list;
mod notice;
mod print;
mod said;
mod whom;
mod words;
mod write;

pub(crate) use answer::all_of;
pub(crate) use board::BoardPage;
pub(crate) use boards::Boards;
pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use notice::NoticePage;
pub(crate) use print::{BoardPrintPage, NoticePrintPage};
pub(crate) use said::Said;
pub(crate) use words::messages;
pub(crate) use write::WritePage;

//! Volunteering in the office (志愿): activities, the people of each, and the hours by team.

mod form;
mod list;
mod page;
mod words;

pub(crate) use list::List;
pub(crate) use page::ActivityPage;

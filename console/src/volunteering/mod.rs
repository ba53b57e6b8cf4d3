//! Volunteering in the office (志愿): activities, the people of each, the hours by team, and requests
//! for help that wait for somebody.

mod form;
mod helping;
mod list;
mod page;
mod words;

pub(crate) use list::List;
pub(crate) use page::ActivityPage;

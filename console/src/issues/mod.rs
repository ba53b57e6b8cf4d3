//! Issues in the office (网格事项): the queue, one issue with every act, the bodies.

mod acts;
mod bodies;
mod bulk;
mod call;
mod deed;
mod due;
mod list;
mod page;
mod words;

pub(crate) use bodies::Bodies;
pub(crate) use due::due;
pub(crate) use list::{List, waiting};
pub(crate) use page::IssuePage;

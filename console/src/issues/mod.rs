//! Issues in the office (网格事项): the queue, one issue with every act, the bodies.

mod acts;
mod bodies;
mod bulk;
mod call;
mod deed;
mod due;
mod list;
mod map;
mod page;
mod queue;
mod words;

pub(crate) use bodies::Bodies;
pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use page::IssuePage;
pub(crate) use queue::waiting;

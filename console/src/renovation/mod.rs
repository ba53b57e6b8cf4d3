//! The compound's renovation (改造): how the homes answered, what is built, with whose money, and
//! the next act as a form.

mod acts;
mod adopt;
mod advance;
mod again;
mod answers;
mod beyond;
mod chart;
mod choose;
mod compare;
mod contract;
mod contracts;
mod due;
mod lift;
mod manage;
mod menu;
mod money;
mod page;
mod pasted;
mod pay;
mod print;
mod site;
mod start;

pub(crate) use due::due;
pub(crate) use lift::{LiftPage, LiftPrintPage};
pub(crate) use page::PlanPage;
pub(crate) use print::PlanPrintPage;

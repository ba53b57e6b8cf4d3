//! The six-type community (六型社区创建与评估): the round's steps one after the other, its indicators
//! with what shows them, the looks of others, the survey, and the scorecard to print.

mod due;
mod fill;
mod list;
mod objections;
mod print;
mod review;
mod round;
mod steps;
mod survey;
mod words;

pub(crate) use due::due;
pub(crate) use list::List;
pub(crate) use print::ScorecardPage;
pub(crate) use round::RoundPage;

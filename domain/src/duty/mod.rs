//! Reporting on duty (述职评议): what somebody in office promised, did and did not do, what the records
//! prove, and what residents say to it (domain-rules 1.3, 3.2).
//!
//! A report is read by all residents; those whom the office is for rate it once each, sealed until its
//! days are over. Then the grades are told where enough people gave them (ADR 51).

mod answer;
mod close;
mod command;
mod fault;
mod promises;
mod proven;
mod publish;
mod rate;
mod report;
mod rules;

pub use answer::{AnswerDuty, AskDuty, DutyQuestion};
pub use close::{CloseDuty, over};
pub use command::Command;
pub(crate) use command::decide;
pub use fault::DutyFault;
pub use promises::{pledge, promises};
pub use proven::Proven;
pub use publish::{PublishDuty, ReportsAs, next_days, open_promises, reports_as};
pub use rate::{DutyGrade, DutyRating, RateDuty};
pub(crate) use report::photos_of;
pub use report::{DutyReport, DutyState, Grades, Kept, Pledge, Reporter};
pub use rules::DutyRules;

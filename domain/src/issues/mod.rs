//! Grid issues (网格事项): the ladder from the building to the departments (domain-rules 7).
//!
//! Small matters stay in the grid, big ones in the community (小事不出网格，大事不出社区). An [`Issue`]
//! is always with somebody: a level of the grid or a department that was whistled for. A clock runs
//! for them, or a reason stands why none does ([`Issue::clock`]). What is overdue goes up one step
//! and never two ([`Issue::caught_up`]), and nobody but whoever reported it says that it is done.

mod acts;
mod answer;
mod book;
mod category;
mod clock;
mod command;
mod fault;
mod hold;
mod issue;
mod ladder;
mod nearby;
mod rates;
mod record;
mod rules;
mod sort;
mod whistle;

pub use acts::{
    AnswerIssue, AskWhistle, AssignIssue, ExtendIssue, GrowIssue, JoinIssue, NameBody, NotReached,
    NoteAnswer, PHOTOS_MOST, PassUp, PutOnLedger, RateWhistle, Rated, ReopenIssue, ReplyToIssue,
    ReportIn, ReportIssue, SendBack, SetAside, SolveIssue, SortIssue, StopIssue, TakeOn,
    TakeUpIssue, Whistle, WhistleRating, rated,
};
pub use answer::{Answer, Done, Outcome};
pub(crate) use book::{boards, photos_of, rates_again};
pub use category::{Category, Group};
pub use clock::{Clock, Limit, Running};
pub use command::Command;
pub(crate) use command::decide;
pub use fault::IssueFault;
pub use issue::{
    Class, Hotline, Initiator, Issue, Level, Matter, Report, Reported, Reporter, State, Step, With,
};
pub use nearby::{Near, Nearness, Spot, nearby, same_ticket};
pub use rates::{Rates, Share};
pub use record::{
    Body, BodyKind, Did, Entry, IssueBoard, IssueJoin, IssueOrigin, IssueRates, OwnIssue,
};
pub use rules::{AnswerRule, Basically, IssueRules, SlaProfile, Weights};
pub use sort::Sorted;

//! Alerts (提醒): what is worth telling one person, drawn from the records that concern them, and how
//! they like to be told: which topics, when not, how often.
//!
//! Nothing here is stored of what is told: an [`Alert`] is read from the records, on the phone and
//! on the server alike, so that it can never say what a record does not.

mod choice;
mod command;
mod concern;
mod reader;

pub use choice::{AlertChoice, AlertsSeen, MarkSeen, Pace, Quiet, SetAlerts};
pub use command::Command;
pub(crate) use command::decide;
pub use concern::{Alert, Concern, Sent, alerts, due, once_sent, title};

use serde::{Deserialize, Serialize};

/// What an alert is about (提醒类别); each can be switched off for itself but the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// 表决: a vote that waits for this person.
    Votes,
    /// 提案与回复: their proposals, and answers to their words.
    Talk,
    /// 报事: their issues moved.
    Issues,
    /// 公告: notices, and water or power that will be cut off.
    Notices,
    /// 志愿与互助: an activity tomorrow, a guardian who is asked.
    Help,
    /// 积分: something to fetch.
    Points,
    /// 申请: what they asked the office about their data.
    Office,
    /// 紧急通知: danger to life or home. Always told, at any hour.
    Urgent,
}

impl Topic {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::Votes,
        Self::Talk,
        Self::Issues,
        Self::Notices,
        Self::Help,
        Self::Points,
        Self::Office,
        Self::Urgent,
    ];

    /// Whether it can be switched off, and waits for the morning.
    pub fn can_wait(self) -> bool {
        self != Self::Urgent
    }
}

//! The rulebook of Linli (邻里): records, commands, rules.
//!
//! One write language ([`Command`]), one read language ([`Record`]), one rulebook between them
//! ([`decide`]). It runs in the resident's phone for an instant answer and on the server for the
//! truth. Nothing here reads a clock, rolls dice or waits: time and chance are arguments.

pub mod alerts;
pub mod assessment;
mod core;
pub mod councils;
pub mod covenant;
pub mod duty;
pub mod emergency;
pub mod funds;
pub mod grid;
pub mod issues;
mod lang;
pub mod members;
pub mod notices;
pub mod owners;
pub mod points;
pub mod privacy;
pub mod projects;
pub mod proposals;
mod rebuild;
pub mod renovation;
pub mod rooms;
pub mod sentiment;
pub mod volunteering;
pub mod wording;

mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

use serde::{Deserialize, Serialize};

pub use crate::core::*;
pub use lang::Lang;
pub use members::Actor;
pub use rebuild::rebuilt;

/// One civic act (操作), nested per slice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Places, people, offices.
    Members(members::Command),
    /// Micro-project proposals.
    Proposals(proposals::Command),
    /// Councils, sittings, votes.
    Councils(councils::Command),
    /// Projects after the vote.
    Projects(projects::Command),
    /// Owners' decisions.
    Owners(owners::Command),
    /// Renovating a compound.
    Renovation(renovation::Command),
    /// Volunteering.
    Volunteering(volunteering::Command),
    /// Contribution points.
    Points(points::Command),
    /// Grid issues.
    Issues(issues::Command),
    /// The grid: its board, and the day of those who walk it.
    Grid(grid::Command),
    /// Emergency management.
    Emergency(emergency::Command),
    /// Personal data.
    Privacy(privacy::Command),
    /// Alerts.
    Alerts(alerts::Command),
    /// Notices, publicity, what is said to the office.
    Notices(notices::Command),
    /// Reports on duty.
    Duty(duty::Command),
    /// The covenant.
    Covenant(covenant::Command),
    /// Rooms and appointments.
    Rooms(rooms::Command),
    /// What neighbours speak of, as counts.
    Sentiment(sentiment::Command),
    /// The public ledger.
    Funds(funds::Command),
    /// The six-type community.
    Assessment(assessment::Command),
}

impl From<grid::Command> for Command {
    fn from(it: grid::Command) -> Self {
        Self::Grid(it)
    }
}

impl From<emergency::Command> for Command {
    fn from(it: emergency::Command) -> Self {
        Self::Emergency(it)
    }
}

impl From<privacy::Command> for Command {
    fn from(it: privacy::Command) -> Self {
        Self::Privacy(it)
    }
}

impl From<alerts::Command> for Command {
    fn from(it: alerts::Command) -> Self {
        Self::Alerts(it)
    }
}

impl From<notices::Command> for Command {
    fn from(it: notices::Command) -> Self {
        Self::Notices(it)
    }
}

impl From<duty::Command> for Command {
    fn from(it: duty::Command) -> Self {
        Self::Duty(it)
    }
}

impl From<covenant::Command> for Command {
    fn from(it: covenant::Command) -> Self {
        Self::Covenant(it)
    }
}

impl From<rooms::Command> for Command {
    fn from(it: rooms::Command) -> Self {
        Self::Rooms(it)
    }
}

impl From<sentiment::Command> for Command {
    fn from(it: sentiment::Command) -> Self {
        Self::Sentiment(it)
    }
}

impl From<funds::Command> for Command {
    fn from(it: funds::Command) -> Self {
        Self::Funds(it)
    }
}

impl From<assessment::Command> for Command {
    fn from(it: assessment::Command) -> Self {
        Self::Assessment(it)
    }
}

impl From<issues::Command> for Command {
    fn from(it: issues::Command) -> Self {
        Self::Issues(it)
    }
}

impl From<members::Command> for Command {
    fn from(it: members::Command) -> Self {
        Self::Members(it)
    }
}

impl From<proposals::Command> for Command {
    fn from(it: proposals::Command) -> Self {
        Self::Proposals(it)
    }
}

impl From<councils::Command> for Command {
    fn from(it: councils::Command) -> Self {
        Self::Councils(it)
    }
}

impl From<projects::Command> for Command {
    fn from(it: projects::Command) -> Self {
        Self::Projects(it)
    }
}

impl From<owners::Command> for Command {
    fn from(it: owners::Command) -> Self {
        Self::Owners(it)
    }
}

impl From<renovation::Command> for Command {
    fn from(it: renovation::Command) -> Self {
        Self::Renovation(it)
    }
}

impl From<volunteering::Command> for Command {
    fn from(it: volunteering::Command) -> Self {
        Self::Volunteering(it)
    }
}

impl From<points::Command> for Command {
    fn from(it: points::Command) -> Self {
        Self::Points(it)
    }
}

impl Command {
    /// The photos that a command names, which must be there before it is sent.
    pub fn photos(&self) -> Vec<Digest> {
        match self {
            Self::Proposals(it) => it.photos(),
            Self::Projects(it) => it.photos(),
            Self::Councils(it) => it.photos(),
            Self::Owners(it) => it.photos(),
            Self::Renovation(it) => it.photos(),
            Self::Issues(it) => it.photos(),
            Self::Emergency(it) => it.photos(),
            Self::Notices(it) => it.photos(),
            Self::Duty(it) => it.photos(),
            Self::Covenant(it) => it.photos(),
            Self::Funds(it) => it.photos(),
            Self::Assessment(it) => it.photos(),
            Self::Members(_)
            | Self::Volunteering(_)
            | Self::Points(_)
            | Self::Grid(_)
            | Self::Privacy(_)
            | Self::Sentiment(_)
            | Self::Rooms(_)
            | Self::Alerts(_) => Vec::new(),
        }
    }
}

/// What a command does to the town, or why it is refused. What it makes come true is paid in points
/// beside it, so that no cause waits for anybody to ask; what it lets be seen holds up what it is
/// about, until a person has looked.
///
/// Pure: the same command, actor, instant and town give the same answer on the phone and on the
/// server. The permission table comes first, then the slice's own rule.
pub fn decide(
    command: &Command,
    actor: &Actor,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    members::permitted(command, actor)?;
    let mut changes = match command {
        Command::Members(it) => members::decide(it, at, town),
        Command::Proposals(it) => proposals::decide(it, actor, at, town),
        Command::Councils(it) => councils::decide(it, actor, at, town),
        Command::Projects(it) => projects::decide(it, actor, at, town),
        Command::Owners(it) => owners::decide(it, actor, at, town),
        Command::Renovation(it) => renovation::decide(it, actor, at, town),
        Command::Volunteering(it) => volunteering::decide(it, actor, at, town),
        Command::Points(it) => points::decide(it, actor, at, town),
        Command::Issues(it) => issues::decide(it, actor, at, town),
        Command::Grid(it) => grid::decide(it, actor, at, town),
        Command::Emergency(it) => emergency::decide(it, actor, at, town),
        Command::Privacy(it) => privacy::decide(it, actor, at, town),
        Command::Alerts(it) => alerts::decide(it, actor, at, town),
        Command::Notices(it) => notices::decide(it, actor, at, town),
        Command::Duty(it) => duty::decide(it, actor, at, town),
        Command::Covenant(it) => covenant::decide(it, actor, at, town),
        Command::Rooms(it) => rooms::decide(it, actor, at, town),
        Command::Sentiment(it) => sentiment::decide(it, at, town),
        Command::Funds(it) => funds::decide(it, actor, at, town),
        Command::Assessment(it) => assessment::decide(it, actor, at, town),
    }?;
    changes.extend(grid::followed(&changes, at, town));
    changes.extend(grid::left(&changes, at, town));
    changes.extend(points::due(&changes, actor, at, town));
    changes.extend(volunteering::moved_away(&changes, at, town)?);
    changes.extend(points::moved_away(&changes, town));
    changes.extend(grid::emptied(&changes, at, town));
    changes.extend(grid::told(&changes, town));
    changes.extend(points::watch(&changes, at, town));
    Ok(changes)
}

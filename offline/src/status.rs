//! How the replica is.

use domain::Timestamp;

/// How the replica is, for the line at the top of the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Whether the server answered last, and the browser does not say otherwise.
    pub online: bool,
    /// A part of the program that reads what is kept here has not come yet.
    pub lacks_a_part: bool,
    /// The session has ended: everything is kept, nothing moves until someone signs in.
    pub paused_for_sign_in: bool,
    /// A newer version is there; this tab is too old to go on.
    pub reload_needed: bool,
    /// How the storage is.
    pub storage: Storage,
    /// Acts that wait to be sent, blocked ones included; refused ones not.
    pub waiting: usize,
    /// Acts that signing out would lose: those that wait, and those the server could not take.
    pub unsent: usize,
    /// The last time everything was read up to date, by the corrected clock.
    pub last_pulled_at: Option<Timestamp>,
    /// Whether what the phone keeps has been read.
    pub loaded: bool,
}

impl Status {
    /// Whether what is saved outlives this tab.
    pub fn keeps(&self) -> bool {
        self.storage.keeps()
    }
}

/// How the phone's storage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// It takes and keeps.
    #[default]
    Ok,
    /// The browser has cleared it since the last visit: what was not sent may be gone.
    Wiped,
    /// It is full: nothing more is saved.
    Quota,
    /// The connection died; this tab goes on in memory.
    Broken,
    /// There is none, as in some private windows; this tab lives in memory.
    Memory,
}

impl Storage {
    /// Whether what is saved outlives this tab.
    pub fn keeps(self) -> bool {
        !matches!(self, Self::Memory | Self::Broken)
    }
}

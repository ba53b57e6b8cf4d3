//! The HTTP contract between phones, offices and the server. `docs/protocol.md` explains it to
//! other programs; the snapshots in `wire/tests/` freeze it.

mod changes;
mod commands;
mod imports;
mod lane;
mod problem;
pub mod routes;
mod session;

pub use changes::{Changed, ChangesPage, Cursors, News};
pub use commands::{Envelope, Outcome, Outcomes, Push, Receipt, Verdict, body_hash};
pub use imports::{
    Columns, FaultCode, Field, RosterDiff, RosterFault, RosterPreview, Slip, SlipsRequest,
};
pub use lane::Lane;
pub use problem::{Problem, ProblemCode};
pub use session::{
    Activate, Device, DoorOpened, Knock, LookAs, OtpRequest, PhoneSignIn, PushHere, PushInfo,
    SampleAccount, SampleAs, SessionInfo, StaffSignIn, StaffStep,
};

/// The version of commands and records this build speaks. A server refuses older commands with
/// [`ProblemCode::SchemaTooOld`]; a tab that hears so says "reload".
pub const SCHEMA: u32 = 1;

/// The most commands in one push.
pub const MOST_COMMANDS: usize = 64;

/// The largest body of a push, in bytes.
pub const MOST_PUSH_BYTES: usize = 1 << 20;

/// The largest photo, in bytes.
pub const MOST_BLOB_BYTES: u64 = 400 * 1024;

/// The largest PDF, in bytes.
pub const MOST_DOCUMENT_BYTES: u64 = domain::councils::Document::MOST_BYTES as u64;

/// The largest roster file, in bytes.
pub const MOST_ROSTER_BYTES: usize = 8 << 20;

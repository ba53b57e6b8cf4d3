//! The server: a sequencer per community, changes, sign-in, photos, imports and exports.
//!
//! A request reaches [`http`], a command the [`sequencer`], a row the [`store`]. The rules are
//! none of its business: it calls `domain::decide` and keeps what comes out.

pub mod chance;
pub mod cli;
pub mod clock;
pub mod demo;
pub mod exports;
pub mod failure;
pub mod http;
pub mod imports;
pub mod privacy;
pub mod push;
pub mod sequencer;
pub mod sign_in;
pub mod state;
pub mod store;
pub mod verify;

pub use clock::Clock;
pub use failure::Failure;
pub use state::{AppState, Settings};

//! The replica in the phone: a copy of what its resident may read, and the acts that wait to be
//! sent. It answers at once, with or without a network. No UI framework in here.
//!
//! `outbox`, `overlay`, `merge`, `compaction`, `verdict` and `backoff` are pure. `driver` is one
//! loop over a [`Transport`] and a [`Store`], and waits only through a [`Rim`], so that it runs
//! in a browser and on a virtual clock alike.

mod act;
mod acts;
mod again;
mod backoff;
mod bell;
mod compaction;
mod driver;
mod http;
mod item;
mod merge;
mod outbox;
mod overlay;
mod receipts;
mod replica;
mod rim;
mod status;
pub mod store;
mod stored;
mod told;
mod trust;
mod verdict;

// The one seam: everything a browser gives lives behind it.
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod transport;

pub use act::{Act, ActId, ActState, Deed, Unsaved};
pub use http::{Listening, Method, Request, Response, Transport, Unreachable};
pub use replica::{
    Cleared, Config, NotDone, Office, Ports, Replica, SignIn, SignInStep, StillUnsent,
};
pub use rim::{Rim, Wake, new_blind, new_id, new_key};
pub use status::{Status, Storage};
pub use store::StoreFault;
pub use told::Told;

//! For tests: a small neighbourhood built by the rulebook itself, a virtual world with its own
//! clock and chance, a model of the server, and the simulator of phones on a bad network.

mod chance;
mod clock;
mod network;
mod phone;
mod scene;
mod server;
pub mod simulation;
mod town;
mod world;

pub use chance::Chance;
pub use clock::MockClock;
pub use network::{Ears, Network, Weather};
pub use phone::{Locks, Phone};
pub use scene::{Scene, activate};
pub use server::Server;
pub use town::{Neighbourhood, neighbourhood};
pub use world::World;

/// What the phones run, for tests that put them before another server than the model here.
pub use offline;

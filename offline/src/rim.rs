//! The rim: time, chance, waiting, and the other tabs. Pure modules take what they need of it as
//! arguments.

use domain::{Digest, Timestamp, TurningKey};
use futures::future::LocalBoxFuture;
use uuid::Uuid;

/// What the world around a tab gives it.
pub trait Rim {
    /// The phone's own clock, right or wrong.
    fn now(&self) -> Timestamp;
    /// A new id, UUIDv7.
    fn new_id(&self) -> Uuid;
    /// Chance.
    fn random(&self) -> u64;
    /// Waits.
    fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()>;
    /// Runs a task beside the others.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
    /// Waits until this tab is the one that drains, for as long as the answer is held. `None`
    /// where the browser knows no locks: then a lease in the store decides.
    fn lead(&self) -> Option<LocalBoxFuture<'static, Box<dyn std::any::Any>>>;
    /// Tells the other tabs: nothing but that the store has something new, or a word of the one
    /// that drives.
    fn tell(&self, word: &str);
    /// Calls back when something happened that makes it worth trying again.
    fn on_wake(&self, wake: Box<dyn Fn(Wake)>);
    /// Whether there may be a network.
    fn online(&self) -> bool;
    /// An address under which a photo of this tab can be shown.
    fn object_url(&self, bytes: &[u8]) -> String;
    /// Lets go of such an address.
    fn drop_url(&self, url: &str);
}

/// Why it is worth trying again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wake {
    /// The network came or went.
    Online,
    /// The page is looked at again.
    Visible,
    /// Another tab said this.
    Told(String),
}

/// A new id for something a resident makes: UUIDv7, in the order of making.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the seam where ids are made"
)]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// Chance alone, for what must not carry the time: a ballot's blind.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the seam where chance comes from"
)]
pub fn new_blind() -> Uuid {
    Uuid::new_v4()
}

/// A secret behind turning codes, by chance alone.
pub fn new_key() -> TurningKey {
    let chance = [new_blind().into_bytes(), new_blind().into_bytes()];
    TurningKey(Digest::of(&chance.concat()))
}

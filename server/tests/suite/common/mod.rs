//! What the tests share: two databases, a site over one of them, a village on the site.

mod dice;
mod phone;
#[cfg(feature = "web-push")]
pub mod push_service;
mod site;
pub mod street;
mod village;

pub use dice::{Dice, size};
pub use phone::Phone;
pub use site::{Answer, Db, Device, Site, cookie, fresh, push};
pub use village::{START, Village, ballot, line, prose, sabotage};

use uuid::Uuid;

/// An id that is the same in every run.
pub fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

//! Councils (议事会): sittings with their agenda, and votes on motions.

mod ballot;
mod clock;
mod list;
mod matter;
mod quorum;
mod result;
mod sitting;
mod teller;
mod vote;

pub use list::list;
pub use matter::{Matter, open_for_me};
pub use sitting::sitting;
pub use vote::vote;

//! All that names somebody, as a file for them (个人信息副本), PIPL 45; and the names that are kept
//! sealed, for whoever opened one on a lawful request.

mod copy;
mod names;
mod page;
mod route;
mod told;

pub use copy::{Copy, Part, copy};
pub use route::{noted, router};
pub(crate) use told::waiting;
pub use told::{Way, keep_telling, tell};

//! The ledger of points: the vectors of the rules, and what always holds.

mod appeals;
mod bookings;
mod earning;
mod ledger;
mod lists;
mod penalties;
mod properties;
mod sample;
mod signals;
mod votes;

//! Owners' decisions and renovation: the vectors of the rules, an oracle that counts in another way,
//! and what always holds.

mod bars;
mod casts;
mod compound;
mod decide;
mod lifts;
mod menu;
mod oracle;
mod properties;
mod roll;
mod silence;
mod vectors;

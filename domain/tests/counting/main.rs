//! Ways to count a vote: tables worked by hand, recounts by definition, and what always holds.

mod equal_shares;
mod funds;
mod naive;
mod paper;
mod properties;
mod ranked;
mod refusals;
mod ticks;

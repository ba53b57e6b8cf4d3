//! Volunteering: the vectors of the rules, two phones without a network, and what always holds.

mod age;
mod checks;
mod confirms;
mod help;
mod hours;
mod places;
mod posting;
mod sample;
mod sums;

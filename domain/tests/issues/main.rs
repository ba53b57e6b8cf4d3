//! Grid issues: the ladder, its clocks, and who has the last word.

mod answers;
mod clocks;
mod holds;
mod ladder;
mod nearby;
mod properties;
mod rates;
mod sample;
mod whistles;

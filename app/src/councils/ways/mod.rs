//! Choices between options: what there is to choose, the paper for each way to vote, what came
//! out.

mod about;
mod marks;
mod paper;
mod persons;
mod picked;
mod ranks;
mod review;
mod scores;
mod ticks;

pub use about::about;
use domain::councils::Paper;
pub use paper::ballot;
pub use picked::picked;

use super::matter::Matter;
use crate::shell::Here;

/// What stands on the paper of a vote, where it has options and they are here.
fn paper_of(here: Here, matter: &Matter) -> Option<Paper> {
    (matter.vote.options > 0).then(|| here.get(matter.vote.motion))?
}

/// Words one after the other, as the language joins them.
fn joined(here: Here, words: &[String]) -> String {
    words.join(here.t.comma())
}

//! Counting ticks (勾选计票): single choice, multiple choice, approval.

use serde::{Deserialize, Serialize};

use super::{BallotBox, Lot, Ranking};

/// How often each option was ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TickCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// Ticks of each option (得票).
    pub votes: Vec<u32>,
    /// Who stands where.
    pub ranking: Ranking,
}

pub(super) fn ticks(cast: &BallotBox, options: u16, lot: &Lot) -> TickCount {
    let votes = votes(cast.marked.iter().map(|marks| marks.options()), options);
    TickCount {
        ballots: cast.ballots,
        blank: cast.blank,
        ranking: Ranking::by(&votes, lot),
        votes,
    }
}

/// How many ballots name each option.
pub(super) fn votes<'a>(ballots: impl Iterator<Item = &'a [u16]>, options: u16) -> Vec<u32> {
    let mut votes = vec![0; usize::from(options)];
    for option in ballots.flatten() {
        votes[usize::from(*option)] += 1;
    }
    votes
}

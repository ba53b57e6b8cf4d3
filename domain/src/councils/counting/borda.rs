//! Borda count (波达计数).

use serde::{Deserialize, Serialize};

use super::{BallotBox, Lot, Ranking};

/// Points by place. With `n` options the first preference has `n - 1` points, the next one less,
/// and so on. Options that a ballot does not name share equally in what it has left: each gets the
/// mean of the places they would fill, so that every ballot gives away the same number of points
/// (Borda 1784; Cullinan, Hsiao, Polett 2014, "A Borda count for partially ordered ballots": two
/// half-points for each option behind, one for each that is level).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BordaCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票): they give no points.
    pub blank: u32,
    /// The points of each option, in halves: a mean of places may end in one.
    pub half_points: Vec<u64>,
    /// For each option, how many ballots put it first, second, … The rest did not name it.
    pub by_place: Vec<Vec<u32>>,
    /// Who stands where.
    pub ranking: Ranking,
}

pub(super) fn borda(cast: &BallotBox, options: u16, lot: &Lot) -> BordaCount {
    let count = usize::from(options);
    let mut by_place = vec![vec![0u32; count]; count];
    // What the unnamed get from all ballots, and what each option must give back where named.
    let mut unnamed_total = 0;
    let mut half_points = vec![0u64; count];
    let mut given_back = vec![0u64; count];
    for marks in &cast.marked {
        let ranked = marks.options();
        // The unnamed fill the places of u-1 … 0 points; twice their mean is u-1.
        let unnamed = (count - ranked.len()).saturating_sub(1) as u64;
        unnamed_total += unnamed;
        for (place, option) in ranked.iter().enumerate() {
            let option = usize::from(*option);
            by_place[option][place] += 1;
            half_points[option] += 2 * (count - 1 - place) as u64;
            given_back[option] += unnamed;
        }
    }
    for (points, back) in half_points.iter_mut().zip(given_back) {
        *points += unnamed_total - back;
    }
    BordaCount {
        ballots: cast.ballots,
        blank: cast.blank,
        ranking: Ranking::by(&half_points, lot),
        half_points,
        by_place,
    }
}

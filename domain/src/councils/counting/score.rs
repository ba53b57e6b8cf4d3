//! Counting scores (打分计票).

use serde::{Deserialize, Serialize};

use super::{BallotBox, Lot, Ranking};

/// What each option scored. Sums decide, not means: an option that few have scored cannot win by
/// the word of those few.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// The sum of each option's scores (总分).
    pub sums: Vec<u64>,
    /// For each option, how many ballots gave it 0, 1, … points. The rest gave it none.
    pub by_score: Vec<Vec<u32>>,
    /// Who stands where.
    pub ranking: Ranking,
}

pub(super) fn scores(cast: &BallotBox, options: u16, max: u16, lot: &Lot) -> ScoreCount {
    let mut by_score = vec![vec![0u32; usize::from(max) + 1]; usize::from(options)];
    for marks in &cast.marked {
        for (table, score) in by_score.iter_mut().zip(marks.scores()) {
            if let Some(score) = score {
                table[usize::from(*score)] += 1;
            }
        }
    }
    let sum = |table: &Vec<u32>| -> u64 {
        let products = (0u64..).zip(table);
        products
            .map(|(score, times)| score * u64::from(*times))
            .sum()
    };
    let sums: Vec<u64> = by_score.iter().map(sum).collect();
    ScoreCount {
        ballots: cast.ballots,
        blank: cast.blank,
        ranking: Ranking::by(&sums, lot),
        sums,
        by_score,
    }
}

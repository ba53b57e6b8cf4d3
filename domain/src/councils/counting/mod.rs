//! Ways to count a vote (计票方法): what is fixed before the opening, what a ballot may say, and
//! what comes out, with the tables behind it.
//!
//! Pure: the same method and the same ballots give the same count, in whatever order the ballots
//! come. No ballot, and no order of ballots, ever breaks a tie: the [`Lot`] does. Whole numbers
//! only; where equal shares needs fractions they are exact.

mod borda;
mod greedy;
mod lot;
mod marks;
mod method;
mod runoff;
mod schulze;
mod score;
mod shares;
mod ticks;

use serde::{Deserialize, Serialize};

use super::ElectionCount;
use super::elect;

pub use borda::BordaCount;
pub use greedy::{GreedyCount, Look};
pub use lot::{Lot, Ranking};
pub use marks::{Marks, MarksFault};
pub use method::{
    Completion, Fund, MOST_BALLOTS, MOST_MONEY, MOST_OPTIONS, MOST_RAISES, MOST_SCORE, Method,
    MethodFault, Raise, Rule,
};
pub use runoff::{Out, OutBy, Round, RunoffCount};
pub use schulze::SchulzeCount;
pub use score::ScoreCount;
pub use shares::{Bought, Fraction, SharesCount};
pub use ticks::TickCount;

/// What came out of a count, with the tables behind it (计票结果).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Of single choice, multiple choice, approval.
    Ticks(TickCount),
    /// Of scores.
    Score(ScoreCount),
    /// Of an instant run-off.
    Runoff(RunoffCount),
    /// Of a Borda count.
    Borda(BordaCount),
    /// Of the Schulze method.
    Schulze(SchulzeCount),
    /// Of the greedy knapsack.
    Greedy(GreedyCount),
    /// Of equal shares.
    EqualShares(SharesCount),
    /// Of an election.
    Election(ElectionCount),
}

impl Count {
    /// Ballots counted, the blank ones included.
    pub fn ballots(&self) -> u32 {
        self.papers().0
    }

    /// The blank ones (空白票).
    pub fn blank(&self) -> u32 {
        self.papers().1
    }

    fn papers(&self) -> (u32, u32) {
        match self {
            Self::Ticks(it) => (it.ballots, it.blank),
            Self::Score(it) => (it.ballots, it.blank),
            Self::Runoff(it) => (it.ballots, it.blank),
            Self::Borda(it) => (it.ballots, it.blank),
            Self::Schulze(it) => (it.ballots, it.blank),
            Self::Greedy(it) => (it.ballots, it.blank),
            Self::EqualShares(it) => (it.ballots, it.blank),
            Self::Election(it) => (it.ballots, it.blank),
        }
    }
}

/// Why ballots cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountFault {
    /// The method cannot be used.
    #[error(transparent)]
    Method(#[from] MethodFault),
    /// More than [`MOST_BALLOTS`] ballots.
    #[error("{0} ballots, at most {MOST_BALLOTS} can be counted")]
    TooManyBallots(usize),
    /// One ballot is not valid.
    #[error("ballot {ballot}: {fault}")]
    Ballot {
        /// Its place among the ballots, from 0.
        ballot: usize,
        /// What is wrong with it.
        fault: MarksFault,
    },
}

/// The ballots of a count, all of them valid (票箱).
struct BallotBox<'a> {
    /// All, the blank ones included.
    ballots: u32,
    /// The blank ones.
    blank: u32,
    /// The others.
    marked: Vec<&'a Marks>,
}

impl Method {
    /// Counts valid ballots, as [`Method::check`] finds them.
    ///
    /// # Errors
    /// When the method cannot be used, there are too many ballots, or one is not valid; nothing is
    /// counted then.
    pub fn count(&self, ballots: &[&Marks]) -> Result<Count, CountFault> {
        self.usable()?;
        let cast = self.open_box(ballots)?;
        let (options, lot) = (self.options, &self.lot);
        Ok(match &self.rule {
            Rule::Single | Rule::Multiple { .. } | Rule::Approval { .. } => {
                Count::Ticks(ticks::ticks(&cast, options, lot))
            }
            Rule::Score { max } => Count::Score(score::scores(&cast, options, *max, lot)),
            Rule::Runoff => Count::Runoff(runoff::runoff(&cast, options, lot)),
            Rule::Borda => Count::Borda(borda::borda(&cast, options, lot)),
            Rule::Schulze => Count::Schulze(schulze::schulze(&cast, options, lot)),
            Rule::Greedy(fund) => Count::Greedy(greedy::greedy(&cast, fund, lot)),
            Rule::EqualShares { fund, completion } => {
                Count::EqualShares(shares::equal_shares(&cast, fund, *completion, lot))
            }
            Rule::Election { .. } => {
                Count::Election(elect::count(cast.ballots, &cast.marked, options))
            }
        })
    }

    fn open_box<'a>(&self, ballots: &[&'a Marks]) -> Result<BallotBox<'a>, CountFault> {
        if ballots.len() > MOST_BALLOTS {
            return Err(CountFault::TooManyBallots(ballots.len()));
        }
        for (ballot, marks) in ballots.iter().enumerate() {
            let fault = |fault| CountFault::Ballot { ballot, fault };
            self.check(marks).map_err(fault)?;
        }
        let marked: Vec<&Marks> = ballots
            .iter()
            .copied()
            .filter(|it| !it.is_blank())
            .collect();
        Ok(BallotBox {
            ballots: ballots.len() as u32,
            blank: (ballots.len() - marked.len()) as u32,
            marked,
        })
    }
}

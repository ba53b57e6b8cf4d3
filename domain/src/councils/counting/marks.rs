//! What one ballot says (选票内容), and whether the method can read it.

use serde::{Deserialize, Serialize};

use crate::councils::Race;

use super::{Method, Rule};

/// The content of one ballot. A ballot without a mark is blank (空白票): valid, counted as such,
/// and for nobody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marks {
    /// Ticked options (勾选), in any order.
    Ticked(Vec<u16>),
    /// A score for each option in its order (打分), `None` where none was given. Empty if blank.
    Scored(Vec<Option<u16>>),
    /// Options from the first preference on (排序). Those not named are level, behind all named;
    /// two named ones cannot be level.
    Ranked(Vec<u16>),
}

/// Why a ballot cannot be counted (废票).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarksFault {
    /// Ticks where a ranking was asked for, or the like.
    #[error("the ballot is of another kind")]
    OtherKind,
    /// It names an option that is not on the paper.
    #[error("option {0} is not on the paper")]
    NoSuchOption(u16),
    /// It names an option twice.
    #[error("option {0} is named twice")]
    Twice(u16),
    /// It ticks more options than allowed.
    #[error("{marked} marks where at most {most} are allowed")]
    TooMany {
        /// How many it ticks.
        marked: usize,
        /// How many it may.
        most: u16,
    },
    /// A score above the highest.
    #[error("option {option} has the score {score}, the highest is {max}")]
    ScoreTooHigh {
        /// Of which option.
        option: u16,
        /// The score.
        score: u16,
        /// The highest there is.
        max: u16,
    },
    /// Its list of scores is not as long as the list of options.
    #[error("{scores} scores for {options} options")]
    ScoresMissing {
        /// How many it has.
        scores: usize,
        /// How many there should be.
        options: u16,
    },
}

impl Marks {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Ticked(options) | Self::Ranked(options) => options.is_empty(),
            Self::Scored(scores) => scores.iter().all(Option::is_none),
        }
    }

    pub(in crate::councils) fn options(&self) -> &[u16] {
        match self {
            Self::Ticked(options) | Self::Ranked(options) => options,
            Self::Scored(_) => &[],
        }
    }

    pub(super) fn scores(&self) -> &[Option<u16>] {
        match self {
            Self::Scored(scores) => scores,
            Self::Ticked(_) | Self::Ranked(_) => &[],
        }
    }
}

impl Method {
    /// Whether a ballot can be counted by this method.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self, marks: &Marks) -> Result<(), MarksFault> {
        match (&self.rule, marks) {
            (Rule::Single, Marks::Ticked(ticked)) => self.ticked(ticked, 1),
            (Rule::Multiple { most } | Rule::Approval { most: Some(most) }, Marks::Ticked(it)) => {
                self.ticked(it, *most)
            }
            (Rule::Approval { most: None }, Marks::Ticked(ticked)) => self.named(ticked),
            (Rule::Greedy(fund) | Rule::EqualShares { fund, .. }, Marks::Ticked(ticked)) => {
                self.ticked(ticked, fund.most.unwrap_or(self.options))
            }
            (Rule::Election { races }, Marks::Ticked(ticked)) => self.elected(ticked, races),
            (Rule::Score { max }, Marks::Scored(scores)) => self.scored(scores, *max),
            (Rule::Runoff | Rule::Borda | Rule::Schulze, Marks::Ranked(it)) => self.named(it),
            _ => Err(MarksFault::OtherKind),
        }
    }

    /// A ballot of its kind that says nothing.
    pub fn blank(&self) -> Marks {
        match &self.rule {
            Rule::Score { .. } => Marks::Scored(Vec::new()),
            Rule::Runoff | Rule::Borda | Rule::Schulze => Marks::Ranked(Vec::new()),
            Rule::Single
            | Rule::Multiple { .. }
            | Rule::Approval { .. }
            | Rule::Greedy(_)
            | Rule::EqualShares { .. }
            | Rule::Election { .. } => Marks::Ticked(Vec::new()),
        }
    }

    fn ticked(&self, options: &[u16], most: u16) -> Result<(), MarksFault> {
        self.named(options)?;
        let marked = options.len();
        if marked > usize::from(most) {
            return Err(MarksFault::TooMany { marked, most });
        }
        Ok(())
    }

    /// For each post no more ticks than places.
    fn elected(&self, options: &[u16], races: &[Race]) -> Result<(), MarksFault> {
        self.named(options)?;
        for (race, range) in Race::ranges(races) {
            let marked = options.iter().filter(|it| range.contains(it)).count();
            if marked > usize::from(race.places) {
                let most = race.places;
                return Err(MarksFault::TooMany { marked, most });
            }
        }
        Ok(())
    }

    fn named(&self, options: &[u16]) -> Result<(), MarksFault> {
        // One bit for each of at most 500 options; no memory is taken for each ballot.
        let mut seen = [0u64; 8];
        for option in options {
            let known = *option < self.options;
            let word = seen.get_mut(usize::from(option / 64)).filter(|_| known);
            let word = word.ok_or(MarksFault::NoSuchOption(*option))?;
            let bit = 1 << (option % 64);
            if *word & bit != 0 {
                return Err(MarksFault::Twice(*option));
            }
            *word |= bit;
        }
        Ok(())
    }

    fn scored(&self, scores: &[Option<u16>], max: u16) -> Result<(), MarksFault> {
        if !scores.is_empty() && scores.len() != usize::from(self.options) {
            let options = self.options;
            let scores = scores.len();
            return Err(MarksFault::ScoresMissing { scores, options });
        }
        for (option, score) in (0..).zip(scores) {
            if let Some(score) = score.filter(|score| *score > max) {
                return Err(MarksFault::ScoreTooHigh { option, score, max });
            }
        }
        Ok(())
    }
}

//! How a vote is counted (计票方法): all of it is fixed before the opening.

use serde::{Deserialize, Serialize};

use crate::core::Money;

use crate::councils::Race;

use super::Lot;

/// Options on one paper, at most. Design default.
pub const MOST_OPTIONS: u16 = 500;
/// Ballots in one count, at most. Design default.
pub const MOST_BALLOTS: usize = 1_000_000;
/// A budget and the cost of a project, at most: ten thousand million yuan. Design default.
pub const MOST_MONEY: Money = Money(1_000_000_000_000);
/// The highest score there can be. Design default.
pub const MOST_SCORE: u16 = 100;
/// How often shares can be raised, at most. Design default.
pub const MOST_RAISES: u32 = 10_000;

/// A way to count a vote, with all that was fixed before the opening. Options bear the numbers
/// `0..options`, in the order in which they were published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// How many options (选项) there are: 1 to [`MOST_OPTIONS`].
    pub options: u16,
    /// How ballots are marked and counted.
    pub rule: Rule,
    /// What breaks ties.
    pub lot: Lot,
}

/// How ballots are marked and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// Single choice (单选): one tick, the most ticks win.
    Single,
    /// Multiple choice (多选): at most so many ticks, as many as there are places. More ticks
    /// spoil a ballot, fewer do not, as in elections with more candidates than seats (差额选举).
    Multiple {
        /// How many ticks a ballot may bear.
        most: u16,
    },
    /// Approval (赞成投票): a tick for each option one can agree to, capped or not (Brams, Fishburn
    /// 1978, "Approval Voting").
    Approval {
        /// How many ticks a ballot may bear, if there is a cap.
        most: Option<u16>,
    },
    /// Score (打分): `0..=max` for each option, the highest sum wins.
    Score {
        /// The highest score: 1 to [`MOST_SCORE`].
        max: u16,
    },
    /// Instant run-off (即时决选): the last option goes out, round by round, and its ballots pass
    /// to their next preference, until one has more than half of those that still count.
    Runoff,
    /// Borda count (波达计数): points by place, the highest sum wins.
    Borda,
    /// Schulze method (舒尔策法): pairwise, along the strongest chains of victories.
    Schulze,
    /// Greedy knapsack (贪心背包): the most approved project that still fits, one after the other
    /// (Talmon, Faliszewski 2019, "A Framework for Approval-Based Budgeting Methods").
    Greedy(Fund),
    /// Method of equal shares (等额分摊法): every voter holds an equal share of the budget, and
    /// projects are paid by those who approve them (Peters, Pierczyński, Skowron 2021,
    /// "Proportional Participatory Budgeting with Additive Utilities").
    EqualShares {
        /// What there is to spend, and on what.
        fund: Fund,
        /// What is done with money that remains.
        completion: Completion,
    },
    /// Election (选举): for each post as many ticks as it has places, and elected is who has more
    /// than half of the votes cast (Residents' Committee Law 19).
    Election {
        /// The posts; their candidates stand on the paper one post after the other.
        races: Vec<Race>,
    },
}

/// A budget and the projects it is for (预算与备选项目); ballots approve projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// What there is to spend: 1 fen to [`MOST_MONEY`].
    pub budget: Money,
    /// What each project costs, in the order of the options: 1 fen to [`MOST_MONEY`]. One above
    /// the budget is never chosen.
    pub costs: Vec<Money>,
    /// How many projects a ballot may approve, if there is a cap.
    pub most: Option<u16>,
}

/// What equal shares does with money that remains (补足规则). Add1 and greedy are described by the
/// authors of the method (equalshares.net).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Completion {
    /// It stays unspent.
    Unspent,
    /// By [`Rule::Greedy`] among the projects not yet bought.
    Greedy,
    /// Add1 (逐步加额): everybody's share is raised by a step and all is counted anew. The last
    /// outcome before the first that would cost more than the budget stands; sooner if no
    /// approved project fits what is left, or after the last raise.
    Add1(Raise),
    /// Add1, then greedy with what is still left: what the literature recommends.
    Add1ThenGreedy(Raise),
}

/// The steps of Add1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raise {
    /// By how much each voter's share grows; one yuan is usual. At least 1 fen.
    pub step: Money,
    /// How often, at most: 1 to [`MOST_RAISES`].
    pub most: u32,
}

/// Why a method cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MethodFault {
    /// No option, or too many.
    #[error("there must be 1 to {MOST_OPTIONS} options")]
    Options,
    /// The lot does not name every option once.
    #[error("the lot must name every option once")]
    Lot,
    /// A cap of no mark, or of more marks than options.
    #[error("a cap on marks must lie between 1 and the number of options")]
    Cap,
    /// A highest score of nothing, or too high a one.
    #[error("the highest score must lie between 1 and {MOST_SCORE}")]
    Score,
    /// Not one cost for each option.
    #[error("there must be one cost for each option")]
    Costs,
    /// An amount that is not above zero, or too large.
    #[error("an amount must lie between 1 fen and 10,000,000,000 yuan")]
    Money,
    /// No raise, or too many.
    #[error("shares can be raised 1 to {MOST_RAISES} times")]
    Raises,
    /// Posts that do not add up to the candidates, or have no place.
    #[error("each post needs a place, and the candidates of all are the options")]
    Races,
}

impl Rule {
    /// How many options a ballot may tick, if there is a cap.
    pub fn most(&self) -> Option<u16> {
        match self {
            Self::Single => Some(1),
            Self::Multiple { most } => Some(*most),
            Self::Approval { most } => *most,
            Self::Greedy(fund) | Self::EqualShares { fund, .. } => fund.most,
            Self::Score { .. }
            | Self::Runoff
            | Self::Borda
            | Self::Schulze
            | Self::Election { .. } => None,
        }
    }
}

impl Method {
    /// Whether the method can be used: the last question before the opening.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn usable(&self) -> Result<(), MethodFault> {
        if !(1..=MOST_OPTIONS).contains(&self.options) {
            return Err(MethodFault::Options);
        }
        if !self.lot.is_complete(self.options) {
            return Err(MethodFault::Lot);
        }
        match &self.rule {
            Rule::Single | Rule::Runoff | Rule::Borda | Rule::Schulze => Ok(()),
            Rule::Approval { most } => self.cap(*most),
            Rule::Multiple { most } => self.cap(Some(*most)),
            Rule::Score { max } if (1..=MOST_SCORE).contains(max) => Ok(()),
            Rule::Score { .. } => Err(MethodFault::Score),
            Rule::Greedy(fund) => self.fund(fund),
            Rule::EqualShares { fund, completion } => {
                self.fund(fund)?;
                completion.usable()
            }
            Rule::Election { races } => self.races(races),
        }
    }

    fn cap(&self, most: Option<u16>) -> Result<(), MethodFault> {
        let usable = most.is_none_or(|most| (1..=self.options).contains(&most));
        if usable {
            Ok(())
        } else {
            Err(MethodFault::Cap)
        }
    }

    fn races(&self, races: &[Race]) -> Result<(), MethodFault> {
        let standing: u32 = races.iter().map(|it| u32::from(it.candidates)).sum();
        let filled = |it: &Race| it.places > 0 && it.places <= it.candidates;
        if standing == u32::from(self.options) && races.iter().all(filled) {
            Ok(())
        } else {
            Err(MethodFault::Races)
        }
    }

    fn fund(&self, fund: &Fund) -> Result<(), MethodFault> {
        self.cap(fund.most)?;
        if fund.costs.len() != usize::from(self.options) {
            return Err(MethodFault::Costs);
        }
        amount(fund.budget)?;
        fund.costs.iter().copied().try_for_each(amount)
    }
}

impl Completion {
    /// The raises, if it has any.
    pub(super) fn raise(self) -> Option<Raise> {
        match self {
            Self::Add1(raise) | Self::Add1ThenGreedy(raise) => Some(raise),
            Self::Unspent | Self::Greedy => None,
        }
    }

    fn usable(self) -> Result<(), MethodFault> {
        let Some(raise) = self.raise() else {
            return Ok(());
        };
        amount(raise.step)?;
        if !(1..=MOST_RAISES).contains(&raise.most) {
            return Err(MethodFault::Raises);
        }
        Ok(())
    }
}

fn amount(money: Money) -> Result<(), MethodFault> {
    if (Money(1)..=MOST_MONEY).contains(&money) {
        Ok(())
    } else {
        Err(MethodFault::Money)
    }
}

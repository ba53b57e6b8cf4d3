//! Method of equal shares (等额分摊法), for approval ballots where a project is worth what it costs
//! (Peters, Pierczyński, Skowron 2021, "Proportional Participatory Budgeting with Additive
//! Utilities").

mod fraction;
mod offer;
mod purses;
mod rounds;

use serde::{Deserialize, Serialize};

use crate::core::Money;

pub use fraction::Fraction;

use super::greedy::{self, Look};
use super::method::{Completion, Fund, Raise};
use super::{BallotBox, Lot, ticks};
use purses::{Purchase, Purses, UNIT};

/// What equal shares bought, and how it was paid.
///
/// Every voter with a mark holds an equal share of the budget. In each round, each project that
/// those who approve it can still pay has a payment: the least amount that covers the cost when
/// each gives that, or all that is left to them. The project with the lowest payment for each fen
/// of cost is bought; level ones by lot. It ends when nothing can be paid any more; then the
/// [`Completion`] follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharesCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票): they hold no share.
    pub blank: u32,
    /// How many ballots approve each project.
    pub votes: Vec<u32>,
    /// How often shares were raised (加额次数).
    pub raises: u32,
    /// The share of each voter in fen, raises included.
    pub share: Fraction,
    /// What was bought from shares, in order.
    pub bought: Vec<Bought>,
    /// What the greedy completion looked at, in order.
    pub filled: Vec<Look>,
    /// All projects chosen, in the order in which they were bought.
    pub chosen: Vec<u16>,
    /// What is left of the budget.
    pub left: Money,
}

/// One project bought from shares: `payment × in_full + rest = cost`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bought {
    /// The project.
    pub project: u16,
    /// How many approve it. Those that pay neither in full nor with their last had nothing left.
    pub votes: u32,
    /// What it costs.
    pub cost: Money,
    /// What each who paid in full gave, in fen.
    pub payment: Fraction,
    /// How many paid in full.
    pub in_full: u32,
    /// How many had less than that, and gave all of it.
    pub with_last: u32,
    /// What those gave together, in fen.
    pub rest: Fraction,
    /// The payment for each fen of cost (ρ), by which it came first.
    pub rate: Fraction,
    /// Other projects that had the same rate, by number: the lot put it before them.
    pub level: Vec<u16>,
    /// What is left of the budget afterwards. Raised shares may hold more than that.
    pub left: Money,
}

pub(super) fn equal_shares(
    cast: &BallotBox,
    fund: &Fund,
    completion: Completion,
    lot: &Lot,
) -> SharesCount {
    counted(cast, fund, completion, lot, UNIT)
}

fn counted(
    cast: &BallotBox,
    fund: &Fund,
    completion: Completion,
    lot: &Lot,
    unit: u32,
) -> SharesCount {
    let ballots = || cast.marked.iter().map(|marks| marks.options());
    let votes = ticks::votes(ballots(), fund.costs.len() as u16);
    let mut purses = Purses::new(ballots(), fund, lot, unit);
    let (raises, purchases) = match completion.raise() {
        Some(raise) => raised(&mut purses, fund, &votes, raise),
        None => (0, purses.spend(Money(0)).unwrap_or_default()),
    };
    let mut chosen = projects(&purchases);
    let mut left = greedy::left(fund, &chosen);
    let filled = match completion {
        Completion::Greedy | Completion::Add1ThenGreedy(_) => {
            greedy::spend(left, &fund.costs, &votes, &chosen, lot)
        }
        Completion::Unspent | Completion::Add1(_) => Vec::new(),
    };
    chosen.extend(greedy::bought(&filled));
    left = greedy::left(fund, &chosen);
    let step = completion.raise().map_or(Money(0), |raise| raise.step);
    let extra = Money(step.0 * i64::from(raises));
    SharesCount {
        ballots: cast.ballots,
        blank: cast.blank,
        raises,
        share: purses.share(extra),
        bought: purses.told(&purchases, &votes),
        votes,
        filled,
        chosen,
        left,
    }
}

/// Add1: raises shares until the outcome would cost more than the budget.
fn raised(purses: &mut Purses, fund: &Fund, votes: &[u32], raise: Raise) -> (u32, Vec<Purchase>) {
    let mut kept = purses.spend(Money(0)).unwrap_or_default();
    let mut raises = 0;
    // Before the raises reach the budget each voter alone can pay whatever still fits, so that
    // nothing does; no share ever holds more than three budgets of the largest size.
    while raises < raise.most && something_fits(fund, votes, &projects(&kept)) {
        let extra = Money(raise.step.0 * i64::from(raises + 1));
        let Some(next) = purses.spend(extra) else {
            break;
        };
        kept = next;
        raises += 1;
    }
    (raises, kept)
}

fn projects(purchases: &[Purchase]) -> Vec<u16> {
    purchases.iter().map(|it| it.project).collect()
}

/// Whether a project that somebody approves fits what is left, and is not bought.
fn something_fits(fund: &Fund, votes: &[u32], chosen: &[u16]) -> bool {
    let left = greedy::left(fund, chosen);
    let mut projects = (0u16..).zip(votes.iter().zip(&fund.costs));
    projects
        .any(|(project, (votes, cost))| *votes > 0 && *cost <= left && !chosen.contains(&project))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::councils::counting::Marks;
    use proptest::prelude::*;

    fn ballots() -> impl Strategy<Value = Vec<Marks>> {
        let tick = prop::collection::vec(prop::bool::weighted(0.4), 8);
        let ticks = tick.prop_map(|ticks| {
            let named = (0u16..).zip(ticks).filter(|(_, ticked)| *ticked);
            Marks::Ticked(named.map(|(option, _)| option).collect())
        });
        prop::collection::vec(ticks, 1..14)
    }

    fn costs() -> impl Strategy<Value = Vec<i64>> {
        prop_oneof![
            prop::collection::vec(1i64..40, 8),
            prop::collection::vec(1i64..20_000, 8),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        /// Coarse approximations can tell next to nothing, so that the exact numbers decide.
        #[test]
        fn the_outcome_does_not_depend_on_how_fine_approximations_are(
            ballots in ballots(), costs in costs(), percent in 20i64..90, unit in 0u32..10
        ) {
            let fund = Fund {
                budget: Money((costs.iter().sum::<i64>() * percent / 100).max(1)),
                costs: costs.into_iter().map(Money).collect(),
                most: None,
            };
            let cast = BallotBox {
                ballots: ballots.len() as u32,
                blank: 0,
                marked: ballots.iter().filter(|it| !it.is_blank()).collect(),
            };
            let lot = Lot((0..8).rev().collect());
            let coarse = counted(&cast, &fund, Completion::Unspent, &lot, unit);
            prop_assert_eq!(coarse, counted(&cast, &fund, Completion::Unspent, &lot, UNIT));
        }
    }
}

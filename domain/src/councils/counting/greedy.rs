//! Greedy knapsack (贪心背包).

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::core::Money;

use super::{BallotBox, Fund, Lot, ticks};

/// What the greedy rule bought: projects by approvals, the most first, level ones by lot; each is
/// bought if it still fits and passed over if not. One that nobody approves is never bought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GreedyCount {
    /// Ballots, the blank ones included.
    pub ballots: u32,
    /// Blank ones (空白票).
    pub blank: u32,
    /// Every project that somebody approves, in the order in which it was looked at.
    pub steps: Vec<Look>,
    /// The projects bought, in that order.
    pub chosen: Vec<u16>,
    /// What is left of the budget.
    pub left: Money,
}

/// One project as the greedy rule looked at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The project.
    pub project: u16,
    /// How many ballots approve it.
    pub votes: u32,
    /// What it costs.
    pub cost: Money,
    /// What was left then.
    pub left: Money,
    /// Whether it fitted, and so was bought.
    pub bought: bool,
}

pub(super) fn greedy(cast: &BallotBox, fund: &Fund, lot: &Lot) -> GreedyCount {
    let ballots = cast.marked.iter().map(|marks| marks.options());
    let votes = ticks::votes(ballots, fund.costs.len() as u16);
    let steps = spend(fund.budget, &fund.costs, &votes, &[], lot);
    let chosen = bought(&steps);
    GreedyCount {
        ballots: cast.ballots,
        blank: cast.blank,
        left: left(fund, &chosen),
        steps,
        chosen,
    }
}

/// Spends what is left on projects that are not yet bought.
pub(super) fn spend(
    mut left: Money,
    costs: &[Money],
    votes: &[u32],
    already: &[u16],
    lot: &Lot,
) -> Vec<Look> {
    let number = |option: &u16| votes[usize::from(*option)];
    let open = |option: &u16| number(option) > 0 && !already.contains(option);
    let mut order: Vec<u16> = lot.0.iter().copied().filter(open).collect();
    // Stable: level projects keep the order of the lot.
    order.sort_by_key(|option| Reverse(number(option)));
    let look = |project: u16| {
        let cost = costs[usize::from(project)];
        let look = Look {
            project,
            votes: number(&project),
            cost,
            left,
            bought: cost <= left,
        };
        if look.bought {
            left = Money(left.0 - cost.0);
        }
        look
    };
    order.into_iter().map(look).collect()
}

pub(super) fn bought(steps: &[Look]) -> Vec<u16> {
    let bought = steps.iter().filter(|look| look.bought);
    bought.map(|look| look.project).collect()
}

/// What projects leave of the budget.
pub(super) fn left(fund: &Fund, chosen: &[u16]) -> Money {
    let cost = |project: &u16| fund.costs[usize::from(*project)].0;
    Money(fund.budget.0 - chosen.iter().map(cost).sum::<i64>())
}

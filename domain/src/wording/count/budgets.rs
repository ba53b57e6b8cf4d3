//! Budgets: what was bought, by whom, and what is left.

use std::cmp::Reverse;

use super::{Bar, Table, Told, Words};
use crate::core::Money;
use crate::councils::counting::{Bought, Fraction, GreedyCount, Look, SharesCount};

impl Words<'_> {
    pub(super) fn greedy(&self, count: &GreedyCount) -> Told {
        let t = self.t;
        let row = |look: &Look| {
            let fits = if look.bought {
                t.count_bought()
            } else {
                t.count_unfit()
            };
            let cells = vec![
                look.votes.to_string(),
                look.cost.to_string(),
                look.left.to_string(),
                fits.to_owned(),
            ];
            self.row(look.project, cells)
        };
        let heads = [
            t.count_ticks(),
            t.count_cost(),
            t.count_before(),
            t.count_result(),
        ];
        let mut votes = vec![0; self.slate.options.len()];
        for look in &count.steps {
            votes[usize::from(look.project)] = look.votes;
        }
        Told {
            bars: self.projects(&votes, count.ballots),
            picture: None,
            lines: vec![self.money_left(count.left)],
            tables: vec![Table {
                caption: t.count_caption_greedy(),
                columns: self.columns(heads.map(str::to_owned).to_vec()),
                rows: count.steps.iter().map(row).collect(),
            }],
        }
    }

    pub(super) fn shares(&self, count: &SharesCount) -> Told {
        let t = self.t;
        let bought = |it: &Bought| {
            let cells = vec![
                it.votes.to_string(),
                it.cost.to_string(),
                self.yuan(it.payment),
                it.in_full.to_string(),
                it.with_last.to_string(),
                it.left.to_string(),
            ];
            self.row(it.project, cells)
        };
        let filled = |look: &Look| {
            let none = || "–".to_owned();
            let after = Money(look.left.0 - look.cost.0);
            let cells = vec![
                look.votes.to_string(),
                look.cost.to_string(),
                t.count_from_left().to_owned(),
                none(),
                none(),
                after.to_string(),
            ];
            self.row(look.project, cells)
        };
        let heads = [
            t.count_ticks(),
            t.count_cost(),
            t.count_paid(),
            t.count_paid_full(),
            t.count_paid_last(),
            t.count_after(),
        ];
        let rest = || count.filled.iter().filter(|look| look.bought);
        let share = t.count_share(count.raises, self.yuan(count.share));
        let level = |it: &&Bought| !it.level.is_empty();
        let ties = count.bought.iter().filter(level).map(|it| {
            let level: Vec<u16> = [it.project].iter().chain(&it.level).copied().collect();
            t.count_tie(self.names(&level))
        });
        let mut lines = vec![share, self.money_left(count.left)];
        lines.extend(ties);
        Told {
            bars: self.projects(&count.votes, count.ballots),
            picture: None,
            lines,
            tables: vec![Table {
                caption: t.count_caption_shares(),
                columns: self.columns(heads.map(str::to_owned).to_vec()),
                rows: count
                    .bought
                    .iter()
                    .map(bought)
                    .chain(rest().map(filled))
                    .collect(),
            }],
        }
    }

    /// The projects with their votes: those chosen first, in their order.
    fn projects(&self, votes: &[u32], ballots: u32) -> Vec<Bar> {
        let place = |option: u16| self.chosen.iter().position(|it| *it == option);
        let mut votes: Vec<(u16, u32)> = (0..).zip(votes.iter().copied()).collect();
        votes.sort_by_key(|(option, votes)| {
            let place = place(*option);
            (place.is_none(), place, Reverse(*votes))
        });
        let bar = |(option, votes): (u16, u32)| {
            let cost = self.slate.cost(option).unwrap_or_default();
            let said = self.t.count_approval(cost, self.votes(votes));
            self.bar(option, said, votes.into(), ballots.into())
        };
        votes.into_iter().map(bar).collect()
    }

    fn money_left(&self, left: Money) -> String {
        let budget = self
            .slate
            .fund()
            .map(|fund| fund.budget)
            .unwrap_or_default();
        self.t.count_left(budget, left, Money(budget.0 - left.0))
    }

    /// An amount in fen as yuan; whole fen are shown, and that it is not quite so where it is not.
    fn yuan(&self, amount: Fraction) -> String {
        let fen = Money(i64::try_from(amount.num / amount.den).unwrap_or(i64::MAX));
        if amount.exact && amount.num.is_multiple_of(amount.den) {
            fen.to_string()
        } else {
            self.t.count_about(fen)
        }
    }
}

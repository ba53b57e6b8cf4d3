//! The three rates (三率), stored as counts (domain-rules 7.3).

use std::ops::Add;

use serde::{Deserialize, Serialize};

use super::{Answer, Done, Issue, IssueRules, Outcome, State, Weights};

/// A part of a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// So many
    pub part: u64,
    /// of so many.
    pub whole: u64,
}

/// Counts, from which the rates follow. Those of two places are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// 派单: went to somebody.
    pub dispatched: u64,
    /// 按时联系: of those, whoever reported it heard from somebody in time.
    pub contacted: u64,
    /// 有效回访
    pub callbacks: u64,
    /// 解决: of those.
    pub solved: u64,
    /// 满意: of those.
    pub satisfied: u64,
}

impl Share {
    /// In hundredths of a percent, half up; nothing of nothing is no share.
    pub fn basis_points(self) -> Option<u64> {
        rounded(u128::from(self.part) * 10_000, u128::from(self.whole))
    }
}

impl Rates {
    /// What one issue counts for. One that is malicious or outside the law counts nowhere; one whose
    /// reporter was not reached counts among those that were dispatched alone.
    pub fn of(issue: &Issue, outcome: Outcome, rules: &IssueRules) -> Self {
        let mut rates = Self::default();
        if matches!(outcome, Outcome::Malicious | Outcome::OutsideLaw) {
            return rates;
        }
        rates.dispatched = 1;
        let in_time = issue.contacted_at.is_some_and(|at| at <= issue.contact_due);
        rates.contacted = u64::from(in_time);
        if let State::Closed {
            answer: Some(answer),
            ..
        } = issue.state
            && outcome == Outcome::Counts
        {
            rates.callbacks = 1;
            rates.solved = u64::from(is_solved(answer, rules));
            rates.satisfied = u64::from(is_satisfied(answer, rules));
        }
        rates
    }

    /// Without what one of them counted for before.
    pub(super) fn without(self, one: Self) -> Self {
        Self {
            dispatched: self.dispatched.saturating_sub(one.dispatched),
            contacted: self.contacted.saturating_sub(one.contacted),
            callbacks: self.callbacks.saturating_sub(one.callbacks),
            solved: self.solved.saturating_sub(one.solved),
            satisfied: self.satisfied.saturating_sub(one.satisfied),
        }
    }

    /// 响应率
    pub fn response(self) -> Share {
        Share {
            part: self.contacted,
            whole: self.dispatched,
        }
    }

    /// 解决率
    pub fn solve(self) -> Share {
        Share {
            part: self.solved,
            whole: self.callbacks,
        }
    }

    /// 满意率
    pub fn satisfaction(self) -> Share {
        Share {
            part: self.satisfied,
            whole: self.callbacks,
        }
    }

    /// 综合: the weighted mean, in hundredths of a percent, half up and rounded once; none where one
    /// of the three is none.
    pub fn composite(self, weights: Weights) -> Option<u64> {
        let parts = [
            (weights.response, self.response()),
            (weights.solve, self.solve()),
            (weights.satisfaction, self.satisfaction()),
        ];
        // The solve and satisfaction rates have one denominator.
        let (sent, called) = (u128::from(self.dispatched), u128::from(self.callbacks));
        let mut sum = 0;
        for (index, (weight, share)) in parts.into_iter().enumerate() {
            let other = if index == 0 { called } else { sent };
            sum += u128::from(weight) * u128::from(share.part) * other;
        }
        let all = weights.response + weights.solve + weights.satisfaction;
        rounded(sum * 10_000, u128::from(all) * sent * called)
    }
}

impl Add for Rates {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            dispatched: self.dispatched + other.dispatched,
            contacted: self.contacted + other.contacted,
            callbacks: self.callbacks + other.callbacks,
            solved: self.solved + other.solved,
            satisfied: self.satisfied + other.satisfied,
        }
    }
}

fn is_solved(answer: Answer, rules: &IssueRules) -> bool {
    match answer.done {
        Done::Solved => true,
        Done::Basically => rules.basically.solved,
        Done::NotSolved => false,
    }
}

fn is_satisfied(answer: Answer, rules: &IssueRules) -> bool {
    answer.stars >= 4 || (answer.stars == 3 && rules.basically.satisfied)
}

fn rounded(part: u128, whole: u128) -> Option<u64> {
    if whole == 0 {
        return None;
    }
    u64::try_from((part * 2 + whole) / (whole * 2)).ok()
}

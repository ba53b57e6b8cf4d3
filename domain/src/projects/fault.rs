//! Why something cannot be done with a project.

use serde::{Deserialize, Serialize};

use crate::Lang;
use crate::core::{Day, Money};
use crate::texts::Texts;

use super::Leg;

/// Why something cannot be done with a project as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectFault {
    /// The project is in a state in which this cannot be done.
    NotThere {
        /// Where it is.
        leg: Leg,
    },
    /// One's own objection is answered by another of the committee.
    OwnObjection,
    /// Objections wait for an answer.
    ObjectionsOpen {
        /// How many.
        open: u32,
    },
    /// The sources do not sum to the budget.
    SourcesDiffer {
        /// Their sum.
        sum: Money,
        /// What it must be.
        budget: Money,
    },
    /// The weights of the milestones do not sum to 100, or one is nothing.
    WeightsDiffer {
        /// Their sum.
        sum: u32,
    },
    /// Milestones are not reached yet.
    MilestonesLeft {
        /// How many.
        left: u32,
    },
    /// More was spent than the budget.
    OverBudget {
        /// What the vouchers sum to.
        spent: Money,
        /// The most.
        budget: Money,
    },
    /// An acceptance looks at something.
    NothingChecked,
    /// Who accepts neither works for the community nor carried it out.
    NotIndependent,
    /// Two different persons accept.
    TwoInspectors,
    /// The time for stars is over.
    EvaluationOver {
        /// Its last day.
        last: Day,
    },
    /// The time for stars is not over.
    EvaluationRuns {
        /// The earliest day that would do.
        next: Day,
    },
    /// One rating each.
    AlreadyRated,
    /// The accounts are not on the notice board.
    AccountsNotPosted,
    /// Nobody entered what the indicators came to.
    IndicatorsOpen,
    /// A result for each indicator, and for nothing else.
    IndicatorsDiffer {
        /// How many there are.
        count: u32,
    },
    /// An indicator was not reached, or not quite, and nothing says why.
    WhyNotMet,
}

impl ProjectFault {
    /// The sentence for the reader.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let t = Texts { lang };
        match self {
            Self::NotThere { leg } => t.refusal_project_not_there(crate::wording::leg(*leg, lang)),
            Self::OwnObjection => t.refusal_own_objection().into(),
            Self::ObjectionsOpen { open } => t.refusal_objections_open(open),
            Self::SourcesDiffer { sum, budget } => t.refusal_sources_differ(budget, sum),
            Self::WeightsDiffer { sum } => t.refusal_weights_differ(sum),
            Self::MilestonesLeft { left } => t.refusal_milestones_left(left),
            Self::OverBudget { spent, budget } => t.refusal_over_budget(budget, spent),
            Self::NothingChecked => t.refusal_nothing_checked().into(),
            Self::NotIndependent => t.refusal_not_independent().into(),
            Self::TwoInspectors => t.refusal_two_inspectors().into(),
            Self::EvaluationOver { last } => {
                t.refusal_evaluation_over(crate::wording::day(*last, lang))
            }
            Self::EvaluationRuns { next } => {
                t.refusal_evaluation_runs(crate::wording::day(*next, lang))
            }
            Self::AlreadyRated => t.refusal_already_rated().into(),
            Self::AccountsNotPosted => t.refusal_accounts_not_posted().into(),
            Self::IndicatorsOpen => t.refusal_indicators_open().into(),
            Self::IndicatorsDiffer { count } => t.refusal_indicators_differ(count),
            Self::WhyNotMet => t.refusal_why_not_met().into(),
        }
    }
}

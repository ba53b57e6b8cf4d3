//! The order of a plan's courses (先民生后提升、先功能后景观): a warning where it is broken, never a
//! refusal (domain-rules 5.1).

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::renovation::RenovationRules;

use super::{Item, MenuClass};

/// A course of a plan, with how many homes want it (居民优先).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course<'a> {
    /// What it is.
    pub item: &'a Item,
    /// How many homes want it.
    pub homes: u32,
}

/// Which of its own rules a plan breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sequence {
    /// 先民生后提升: a class that comes later stands first.
    LivelihoodFirst,
    /// 先功能后景观: scenery stands before function.
    FunctionFirst,
    /// 居民优先: what fewer homes want stands first.
    WantedFirst,
}

/// Two neighbours of a plan that stand the wrong way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutOfOrder {
    /// The place in the plan of the course that should come later, from 0.
    pub first: usize,
    /// The place of the one behind it that should come first.
    pub then: usize,
    /// Why.
    pub rule: Sequence,
}

/// The places of these courses in the order of the rule; level ones keep theirs.
pub fn in_order(courses: &[Course<'_>], rules: &RenovationRules) -> Vec<usize> {
    let mut order: Vec<usize> = (0..courses.len()).collect();
    order.sort_by_key(|at| key(&courses[*at], rules));
    order
}

/// Where a plan breaks the order: a warning for each two neighbours that stand the wrong way round.
/// None means that all of it is in order.
pub fn misplaced(plan: &[Course<'_>], rules: &RenovationRules) -> Vec<OutOfOrder> {
    let neighbours = plan.windows(2).enumerate();
    let wrong = neighbours.filter_map(|(first, two)| {
        let [a, b] = [key(&two[0], rules), key(&two[1], rules)];
        let rule = if a.0 > b.0 {
            Sequence::LivelihoodFirst
        } else if a.0 == b.0 && a.1 && !b.1 {
            Sequence::FunctionFirst
        } else if a > b {
            Sequence::WantedFirst
        } else {
            return None;
        };
        let then = first + 1;
        Some(OutOfOrder { first, then, rule })
    });
    wrong.collect()
}

/// Class, scenery, wish. A class that the pack does not name comes last.
fn key(course: &Course<'_>, rules: &RenovationRules) -> (usize, bool, Reverse<u32>) {
    let at = |class: MenuClass| rules.classes.iter().position(|it| *it == class);
    let rank = at(course.item.class).unwrap_or(rules.classes.len());
    let scenery = course.item.is_scenery(&rules.scenery_words);
    (rank, scenery, Reverse(course.homes))
}

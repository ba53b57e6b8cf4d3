//! What a comparison's result counts (比选计票底单), sealed beside it: so the number everyone reads can
//! be counted again (V13), whoever moved since.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{ApprovalId, Audience, ComparisonId, CompoundId, HomeId, Plain, Town};
use crate::renovation::{Approval, Comparison, ComparisonState};

use super::compared;

/// Whom a comparison asked, and whose answers its result counts. It has the comparison's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedSheet {
    /// The comparison's.
    pub id: ComparisonId,
    /// The plan.
    pub plan: CompoundId,
    /// The homes that were asked.
    pub homes: BTreeSet<HomeId>,
    /// The answers that were counted.
    pub counted: BTreeSet<ApprovalId>,
}

impl ComparedSheet {
    pub(crate) fn readers(&self) -> Audience {
        Audience::Sealed
    }
}

/// The comparisons that have a result, counted again from their sheets.
pub(crate) fn settled_again(town: &Plain) -> Vec<Comparison> {
    let there = town as &dyn Town;
    let again = town.all::<ComparedSheet>().filter_map(|sheet| {
        let mut comparison: Comparison = there.get(sheet.id)?;
        let at = comparison.result()?.at;
        let mut approvals: Vec<Approval> = there.of(sheet.id);
        approvals.retain(|it| sheet.counted.contains(&it.id));
        let result = compared(&comparison, &sheet.homes, &approvals, at);
        comparison.state = ComparisonState::Settled(result);
        Some(comparison)
    });
    again.collect()
}

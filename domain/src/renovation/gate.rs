//! What of a plan owners must decide by law (法定表决事项; domain-rules 5.2): wanting it is not
//! deciding it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::owners::Matter;

use super::{Allotment, Payer};

/// What the works do to the compound (对共有部分的影响).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Works {
    /// They alter or rebuild common parts (改建、重建).
    pub alters_common_parts: bool,
    /// They change what a common part is used for, or let a business use it (改变用途、经营活动).
    pub changes_use: bool,
    /// They add a lift (加装电梯).
    pub adds_lift: bool,
    /// Owners fill the maintenance fund up for them (筹集维修资金).
    pub raises_fund: bool,
    /// Another manager comes after them (选聘物业).
    pub changes_manager: bool,
}

/// The matters of a plan that owners decide, each in a vote of its own (Civil Code 278): none where
/// nothing of theirs is altered, spent or raised.
pub fn matters(works: Works, allotments: &[Allotment]) -> BTreeSet<Matter> {
    let asked = [
        (works.alters_common_parts, Matter::Rebuild),
        (works.changes_use, Matter::ChangeUse),
        (works.adds_lift, Matter::Lift),
        (works.raises_fund, Matter::RaiseFund),
        (works.changes_manager, Matter::Manager),
    ];
    let payers: BTreeSet<Payer> = allotments.iter().map(|it| it.payer).collect();
    let spent = payers.into_iter().filter_map(Payer::decided_by);
    let asked = asked.into_iter().filter(|(asked, _)| *asked);
    asked.map(|(_, matter)| matter).chain(spent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::Money;

    #[test]
    fn a_plan_asks_for_each_vote_the_law_wants() {
        let pays = |payer| Allotment {
            item: 0,
            payer,
            amount: Money(1),
        };
        assert!(matters(Works::default(), &[pays(Payer::Government)]).is_empty());
        let works = Works {
            alters_common_parts: true,
            changes_manager: true,
            ..Works::default()
        };
        let found = matters(
            works,
            &[pays(Payer::MaintenanceFund), pays(Payer::MaintenanceFund)],
        );
        let expected = [Matter::Manager, Matter::UseFund, Matter::Rebuild];
        assert_eq!(found, expected.into());
    }
}

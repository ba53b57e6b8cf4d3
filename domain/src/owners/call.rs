//! Who may demand an extraordinary meeting of owners (提议召开临时会议; 物业管理条例 13).

use serde::{Deserialize, Serialize};

use crate::core::Ratio;

use super::Weight;

/// The share of owners that may demand a meeting (domain-rules 4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallRules {
    /// Of heads.
    pub heads: Ratio,
    /// Of area, where that is enough as well: Sichuan takes either.
    pub or_area: Option<Ratio>,
}

impl CallRules {
    /// Whether those who demand it are enough.
    pub fn met(self, demand: Weight, everyone: Weight) -> bool {
        let by_area = |share: Ratio| share.met(demand.area.0, everyone.area.0);
        self.heads.met(demand.heads, everyone.heads) || self.or_area.is_some_and(by_area)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Area, RulePack};
    use rstest::rstest;

    #[rstest]
    #[case(20, 1_000, true, true)]
    #[case(19, 1_999, false, false)]
    #[case(19, 2_000, false, true)]
    fn a_fifth_of_owners_may_call(
        #[case] heads: u64,
        #[case] area: u64,
        #[case] by_heads: bool,
        #[case] by_either: bool,
    ) {
        let weight = |heads, area| Weight {
            heads,
            area: Area(area),
        };
        let (demand, everyone) = (weight(heads, area), weight(100, 10_000));
        let mut rules = RulePack::built_in()[0].owners.call;
        assert_eq!(rules.met(demand, everyone), by_heads);
        rules.or_area = Some(rules.heads);
        assert_eq!(rules.met(demand, everyone), by_either);
    }
}

//! Whether parking spaces vote (车位、车库是否计入; domain-rules 4.4). Courts have gone both ways, so
//! they do not, unless the compound's own rules say so.

use serde::{Deserialize, Serialize};

use crate::core::Digest;

use super::OwnerRules;

/// What the assembly's rules say about parking spaces (议事规则关于车位的约定).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ParkingPolicy {
    /// 不计入
    #[default]
    Exclude,
    /// 计入
    Include,
    /// 只在涉及车位的事项中计入
    ParkingMattersOnly,
}

/// A parking policy with what it rests on (车位条款). Only [`Parking::under`] makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Parking {
    policy: ParkingPolicy,
    rule_text: Option<Digest>,
}

/// Why a parking policy cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ParkingFault {
    /// It differs from the rule pack's, and no text of the compound's own rules says so.
    #[error("no rules of the compound say that parking spaces count so")]
    NoRuleText,
    /// The rule pack leaves no choice.
    #[error("the rule pack does not let the compound choose this")]
    NotHere,
}

impl Parking {
    /// The rule pack's own policy.
    pub fn by_default(rules: &OwnerRules) -> Self {
        Self {
            policy: rules.parking.default,
            rule_text: None,
        }
    }

    /// A policy under a text of the compound's own rules.
    ///
    /// # Errors
    /// When it is not the pack's own, and the pack does not allow it or there is no such text.
    pub fn under(
        policy: ParkingPolicy,
        rule_text: Option<Digest>,
        rules: &OwnerRules,
    ) -> Result<Self, ParkingFault> {
        if policy == rules.parking.default {
            return Ok(Self { policy, rule_text });
        }
        if !rules.parking.by_own_rules.contains(&policy) {
            return Err(ParkingFault::NotHere);
        }
        match rule_text {
            Some(_) => Ok(Self { policy, rule_text }),
            None => Err(ParkingFault::NoRuleText),
        }
    }

    /// Which policy.
    pub fn policy(self) -> ParkingPolicy {
        self.policy
    }

    /// Whether parking spaces count in a matter, which is about parking or not.
    pub fn counts(self, about_parking: bool) -> bool {
        match self.policy {
            ParkingPolicy::Exclude => false,
            ParkingPolicy::Include => true,
            ParkingPolicy::ParkingMattersOnly => about_parking,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;
    use rstest::rstest;

    #[rstest]
    #[case(ParkingPolicy::Exclude, false, Ok([false, false]))]
    #[case(ParkingPolicy::Include, true, Ok([true, true]))]
    #[case(ParkingPolicy::Include, false, Err(ParkingFault::NoRuleText))]
    #[case(ParkingPolicy::ParkingMattersOnly, true, Ok([false, true]))]
    #[case(
        ParkingPolicy::ParkingMattersOnly,
        false,
        Err(ParkingFault::NoRuleText)
    )]
    fn parking_counts_where_the_compounds_own_rules_say_so(
        #[case] policy: ParkingPolicy,
        #[case] written: bool,
        #[case] expected: Result<[bool; 2], ParkingFault>,
    ) {
        let rules = &RulePack::built_in()[0].owners;
        let text = written.then(|| Digest::of(b"rules"));
        let found = Parking::under(policy, text, rules);
        assert_eq!(
            found.map(|it| [it.counts(false), it.counts(true)]),
            expected
        );
    }

    #[test]
    fn a_pack_may_leave_no_choice() {
        let mut rules = RulePack::built_in()[0].owners.clone();
        rules.parking.by_own_rules.clear();
        let text = Some(Digest::of(b"rules"));
        let found = Parking::under(ParkingPolicy::Include, text, &rules);
        assert_eq!(found, Err(ParkingFault::NotHere));
    }
}

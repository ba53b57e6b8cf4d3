//! The numbers of the public ledger in a rule pack (规则包：公开账目).

use serde::{Deserialize, Serialize};

use crate::core::Money;

/// What differs from place to place in public accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundRules {
    /// For how many days after the end of a month or quarter its statement is waited for. The law
    /// wants it published regularly (Civil Code 281, 943); the number is a design default.
    pub statement_days: u16,
    /// From what amount on spending from the maintenance fund rests on the owners' decision. Nothing:
    /// every spending does (Civil Code 278 (五)).
    pub decision_from: Money,
    /// Within how many working days a question is answered (design default, as in domain-rules 7).
    pub answer_days: u16,
    /// The most questions of one person in one account that wait at a time (design default).
    pub questions_each: u16,
    /// The most photos of one voucher (design default).
    pub photos_most: u16,
}

#[cfg(test)]
mod tests {
    use crate::core::{Money, RulePack};

    // Civil Code 278 (五): no amount is small enough to be used without the owners.
    #[test]
    fn no_built_in_pack_lets_the_maintenance_fund_be_used_without_the_owners() {
        for pack in RulePack::built_in() {
            let (name, rules) = (&pack.id.name, &pack.funds);
            assert_eq!(rules.decision_from, Money(0), "{name}");
            assert!((1..=92).contains(&rules.statement_days), "{name}");
            assert!((1..=30).contains(&rules.answer_days), "{name}");
            assert!(rules.questions_each > 0 && rules.photos_most > 0, "{name}");
        }
    }
}

//! What it means not to vote (未参与表决; domain-rules 4.5). Nothing, unless the compound's own rules
//! or a local law say otherwise, the notice said so too, and delivery is proven (R5).

use serde::{Deserialize, Serialize};

use crate::core::Digest;
use crate::councils::Choice;

use super::{OwnerRules, Weight};

/// A policy for those who do not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// 不算参与: they take no part.
    Strict,
    /// 签收或登录未表态的，计入参与，算弃权 (Sichuan 2021, 31; Dazhou 2024, 14).
    SignedFor,
    /// 送达即视为参加，未表态的算弃权 (Qinhuangdao 2024, 22).
    DeliveredAsAttending,
    /// 从多数: they are added to the majority of those who voted (建房〔2009〕274号 Art. 26).
    FollowMajority,
}

/// What a clause on silence rests on (从多条款的依据).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The text of the compound's own rules; none where a local law says so itself.
    pub rule_text: Option<Digest>,
    /// The notice that states what silence means.
    pub notice: Digest,
}

/// A policy with its grounds. Only [`NonVoters::under`] makes one that is not strict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct NonVoters {
    policy: Policy,
    clause: Option<Clause>,
}

/// Why a policy cannot be used ((2022)沪02民初16号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SilenceFault {
    /// The rule pack does not know it.
    #[error("the rule pack does not allow this policy")]
    NotHere,
    /// No text of the compound's own rules says so.
    #[error("no rules of the compound say what silence means")]
    NoRuleText,
    /// The notice does not state what silence means.
    #[error("the notice does not state what silence means")]
    NoNotice,
}

impl NonVoters {
    /// Whoever does not vote takes no part.
    pub const STRICT: Self = Self {
        policy: Policy::Strict,
        clause: None,
    };

    /// A policy on these grounds.
    ///
    /// # Errors
    /// When the pack does not allow it, or something it rests on is missing.
    pub fn under(
        policy: Policy,
        rule_text: Option<Digest>,
        notice: Option<Digest>,
        rules: &OwnerRules,
    ) -> Result<Self, SilenceFault> {
        if policy == Policy::Strict {
            return Ok(Self::STRICT);
        }
        let rule = rules.silence(policy).ok_or(SilenceFault::NotHere)?;
        if rule.needs_own_rules && rule_text.is_none() {
            return Err(SilenceFault::NoRuleText);
        }
        let notice = notice.ok_or(SilenceFault::NoNotice)?;
        Ok(Self {
            policy,
            clause: Some(Clause { rule_text, notice }),
        })
    }

    /// Which policy.
    pub fn policy(self) -> Policy {
        self.policy
    }

    /// What it rests on; nothing where it is strict.
    pub fn clause(self) -> Option<Clause> {
        self.clause
    }
}

/// Where those go who follow the majority: to the side that leads in heads and in area, both.
/// Where the two differ, or are level, they abstain (design default).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Followed(pub Choice);

impl Followed {
    /// After what was said on the ballots.
    pub fn of(agree: Weight, against: Weight) -> Self {
        if agree.leads(against) {
            Self(Choice::Agree)
        } else if against.leads(agree) {
            Self(Choice::Against)
        } else {
            Self(Choice::Abstain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Area, RulePack};
    use rstest::rstest;

    // domain-rules 4.5: rule text and notice; proof of delivery is asked for each owner.
    #[rstest]
    #[case(Policy::Strict, false, false, Ok(()))]
    #[case(Policy::FollowMajority, true, true, Ok(()))]
    #[case(Policy::FollowMajority, false, true, Err(SilenceFault::NoRuleText))]
    #[case(Policy::FollowMajority, true, false, Err(SilenceFault::NoNotice))]
    #[case(Policy::SignedFor, true, true, Ok(()))]
    #[case(Policy::SignedFor, false, true, Err(SilenceFault::NoRuleText))]
    #[case(Policy::DeliveredAsAttending, true, false, Err(SilenceFault::NoNotice))]
    fn silence_counts_on_its_grounds_alone(
        #[case] policy: Policy,
        #[case] written: bool,
        #[case] noticed: bool,
        #[case] expected: Result<(), SilenceFault>,
    ) {
        let rules = &RulePack::built_in()[0].owners;
        let text = written.then(|| Digest::of(b"rules"));
        let notice = noticed.then(|| Digest::of(b"notice"));
        let found = NonVoters::under(policy, text, notice, rules);
        assert_eq!(found.map(|it| assert_eq!(it.policy(), policy)), expected);
    }

    #[test]
    fn a_local_law_stands_in_for_the_compounds_own_rules() {
        let mut rules = RulePack::built_in()[0].owners.clone();
        let notice = Some(Digest::of(b"notice"));
        rules.silence[0].needs_own_rules = false;
        let policy = rules.silence[0].policy;
        assert!(NonVoters::under(policy, None, notice, &rules).is_ok());
        rules.silence.clear();
        let found = NonVoters::under(policy, notice, notice, &rules);
        assert_eq!(found, Err(SilenceFault::NotHere));
    }

    #[rstest]
    #[case((2, 200), (1, 100), Choice::Agree)]
    #[case((1, 100), (2, 200), Choice::Against)]
    #[case((2, 100), (1, 200), Choice::Abstain)]
    #[case((2, 100), (1, 100), Choice::Abstain)]
    #[case((0, 0), (0, 0), Choice::Abstain)]
    fn followers_go_where_both_counts_lead(
        #[case] agree: (u64, u64),
        #[case] against: (u64, u64),
        #[case] expected: Choice,
    ) {
        let weight = |(heads, area)| Weight {
            heads,
            area: Area(area),
        };
        assert_eq!(
            Followed::of(weight(agree), weight(against)),
            Followed(expected)
        );
    }
}

//! The numbers of owners' decisions in a rule pack (规则包：业主共同决定).

use serde::{Deserialize, Serialize};

use super::call::CallRules;
use super::matter::LocalMatter;
use super::{Class, Matter, ParkingPolicy, Policy, Reach, ServedBy, Thresholds, Twofold, Whole};

/// What differs from place to place in owners' decisions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerRules {
    /// Who must take part, of everyone (Civil Code 278).
    pub participation: Twofold,
    /// What passes an ordinary matter, of those who take part.
    pub ordinary: Twofold,
    /// What passes a special one.
    pub special: Twofold,
    /// The special matters: (六)、(七)、(八).
    pub special_matters: Vec<Matter>,
    /// What local rules add.
    pub local_matters: Vec<LocalMatter>,
    /// Adding a lift (加装电梯).
    pub lift: LiftRules,
    /// Parking spaces (车位).
    pub parking: ParkingRules,
    /// The policies for those who do not vote that can be used beside the strict one, and on what
    /// conditions (未参与表决).
    pub silence: Vec<SilenceRule>,
    /// Whether a ballot offers to follow the majority (从众).
    pub follow_on_ballot: bool,
    /// Who may demand an extraordinary meeting (临时会议).
    pub call: CallRules,
    /// Notices, the time to vote and the publicity.
    pub window: WindowRules,
    /// Whether a cast ballot may be replaced until the close; the last one counts.
    pub replaceable: bool,
    /// Whether a ballot on paper stands before one by phone, whichever came first.
    pub paper_prevails: bool,
    /// For how many heads besides their own one agent may vote (Weifang 32); none where no rule
    /// limits it.
    pub agent_heads_most: Option<u16>,
    /// For how many days at most an owner lets somebody act for them (design default).
    pub help_days_most: u16,
    /// For how many years ballots, proofs of delivery, rolls and tallies are kept (design default;
    /// the one year to challenge a decision is the least, 法释〔2009〕7号 Art. 12).
    pub kept_years: u16,
}

/// How a lift is decided (domain-rules 5.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LiftRules {
    /// Among whom: a stairwell unit or a building.
    pub reach: Reach,
    /// What passes it.
    pub thresholds: Thresholds,
    /// For how many days plan and scheme are posted (Jinan and Laiwu 11).
    pub posting_days: u16,
}

/// What a compound may say about parking spaces (domain-rules 4.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParkingRules {
    /// Where it says nothing.
    pub default: ParkingPolicy,
    /// What it may say instead, by a text of its own rules.
    pub by_own_rules: Vec<ParkingPolicy>,
}

/// On what conditions a policy for those who do not vote can be used (domain-rules 4.5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SilenceRule {
    /// The policy.
    pub policy: Policy,
    /// Whether the compound's own rules must say so; false where a local law does.
    pub needs_own_rules: bool,
    /// What proves the delivery, of which each owner needs one.
    pub proven_by: Vec<ServedBy>,
}

/// Days of a decision (domain-rules 4.6, 11).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowRules {
    /// Days before an ordinary meeting on which its matters are posted.
    pub notice_days: u16,
    /// Days before an extraordinary one.
    pub extraordinary_notice_days: u16,
    /// Whether the days of notice must lie wholly before the opening (提前十五日, strictly read).
    pub notice_strict: bool,
    /// Fewest days to vote.
    pub vote_days_least: u16,
    /// Most days to vote.
    pub vote_days_most: u16,
    /// For how many days a notice hangs before whoever could not be reached counts as informed.
    pub posting_days: u16,
    /// Within how many days after the decision its result is posted.
    pub result_within_days: u16,
    /// For how many days.
    pub result_days: u16,
}

impl OwnerRules {
    /// What passes a matter of a class.
    pub fn of_class(&self, class: Class) -> Thresholds {
        let approval = match class {
            Class::Ordinary => self.ordinary,
            Class::Special => self.special,
            Class::Unanimous => return Thresholds::UNANIMOUS,
        };
        Thresholds {
            participation: self.participation,
            approval,
            of: Whole::Participants,
        }
    }

    /// On what conditions a policy for those who do not vote can be used, if it can.
    pub fn silence(&self, policy: Policy) -> Option<&SilenceRule> {
        self.silence.iter().find(|it| it.policy == policy)
    }

    pub(super) fn local(&self, code: &str) -> Option<&LocalMatter> {
        self.local_matters.iter().find(|it| it.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Ratio, RulePack};

    // Civil Code 278.
    #[test]
    fn every_built_in_pack_holds_the_lines_of_the_law() {
        let three_quarters = Ratio {
            over: 3,
            under: 4,
            strict: false,
        };
        for pack in RulePack::built_in() {
            let (name, rules) = (&pack.id.name, &pack.owners);
            assert_eq!(
                rules.participation,
                Twofold::same(Ratio::TWO_THIRDS),
                "{name}"
            );
            assert_eq!(rules.ordinary, Twofold::same(Ratio::OVER_HALF), "{name}");
            assert_eq!(rules.special, Twofold::same(three_quarters), "{name}");
            assert_eq!(rules.lift.reach, Reach::Unit, "{name}");
            let special = rules.of_class(Class::Special);
            assert_eq!(rules.lift.thresholds, special, "{name}");
            assert_eq!(rules.parking.default, ParkingPolicy::Exclude, "{name}");
            assert!(rules.kept_years >= 10, "{name}");
        }
    }

    // domain-rules 4.5, R5.
    #[test]
    fn no_built_in_pack_lets_silence_count_without_rules_and_proof() {
        for pack in RulePack::built_in() {
            for rule in &pack.owners.silence {
                assert_ne!(rule.policy, Policy::Strict);
                assert!(rule.needs_own_rules && !rule.proven_by.is_empty());
                // A message that may have gone unread, or a notice on a board, proves nothing.
                assert!(!rule.proven_by.contains(&ServedBy::Texted));
                assert!(!rule.proven_by.contains(&ServedBy::Posted));
            }
            assert_eq!(pack.owners.silence(Policy::Strict), None);
        }
    }

    // domain-rules 4.6: Hangzhou 15 days and 7, and 5 to 60 to vote.
    #[test]
    fn hangzhou_has_its_own_days() {
        let of = |name: &str| {
            let named = |it: &&RulePack| it.id.name == name;
            let pack = RulePack::built_in().iter().find(named).unwrap();
            &pack.owners.window
        };
        let days = |it: &WindowRules| {
            let notice = [it.notice_days, it.extraordinary_notice_days];
            (notice, it.vote_days_least, it.vote_days_most)
        };
        assert_eq!(days(of("hangzhou")), ([15, 7], 5, 60));
        assert_eq!(of("national").extraordinary_notice_days, 15);
        assert_eq!(of("beijing").result_within_days, 3);
        assert_eq!(of("taiyuan"), of("national"));
        assert_eq!(of("wuhan"), of("national"));
    }
}

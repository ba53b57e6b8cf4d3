//! Who votes for others (代理人、家人代办): an owner lets somebody act for them, on their own phone or
//! with a signed paper in the office, for some acts and some days (书面委托; Civil Code 165, 469, 173;
//! domain-rules 4.6).

mod end;
mod enter;
mod give;
mod record;
mod voices;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::core::{Digest, HeadId, PersonId, Timestamp};

use super::{Force, OwnerRules};

pub use end::EndMandate;
pub use enter::EnterMandate;
pub use give::GiveMandate;
pub use record::{Deed, Ended, MyMandate, OwnersMandate, Side};

pub(super) use end::decide as end;
pub(super) use enter::decide as enter;
pub(super) use give::decide as give;
pub(super) use record::{done, done_on_paper, mandated, may_cast};
pub(super) use voices::voices;

/// Who votes for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agent(pub PersonId);

/// What a mandate is written on (书面形式).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// 授权委托书: signed on paper, of which there is a photo.
    Paper {
        /// The photo.
        photo: Digest,
    },
    /// 本人手机上同意: a data message of the principal's own, which counts as written (Civil Code 469).
    OwnPhone,
}

impl Grounds {
    /// The photo of the paper, if it is one.
    pub fn photo(self) -> Option<Digest> {
        match self {
            Self::Paper { photo } => Some(photo),
            Self::OwnPhone => None,
        }
    }
}

/// What somebody may do for an owner (代办事项).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// 业主共同决定的投票
    Vote,
    /// 意愿征集的回答
    Opinion,
}

impl Errand {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Vote, Self::Opinion];

    /// What casting a ballot in an assembly of this force is.
    pub fn of(force: Force) -> Self {
        match force {
            Force::Statutory => Self::Vote,
            Force::Advisory => Self::Opinion,
        }
    }
}

/// A mandate of one head to one agent (授权).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mandate {
    /// Of which voter.
    pub head: HeadId,
    /// To whom.
    pub agent: Agent,
    /// What it is written on.
    pub grounds: Grounds,
    /// Until when it holds.
    pub until: Timestamp,
    /// When it was taken back, if it was.
    pub revoked_at: Option<Timestamp>,
}

/// Why a mandate is not taken, or does not cover an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AgentFault {
    /// It ends before it begins, or is over.
    #[error("the mandate is over")]
    Over,
    /// It runs longer than the rules allow.
    #[error("a mandate runs {days} days at most")]
    TooLong {
        /// How many.
        days: u16,
    },
    /// The voter has an agent already; that mandate must be taken back first.
    #[error("the voter has an agent already")]
    Taken,
    /// The agent votes for as many heads as the rules allow.
    #[error("an agent votes for {most} heads at most")]
    TooMany {
        /// How many.
        most: u16,
    },
    /// Nothing is named that may be done.
    #[error("nothing is named that may be done")]
    NoErrand,
    /// It does not cover this.
    #[error("the mandate does not cover this")]
    OtherErrand,
    /// Nobody is one's own agent.
    #[error("nobody is one's own agent")]
    OneSelf,
    /// Whoever keeps the roll and counts is nobody's agent (design default).
    #[error("who works in the office is nobody's agent")]
    Office,
    /// There is no mandate for this head.
    #[error("there is no mandate")]
    NoMandate,
    /// The owner has voted; an agent's ballot never stands before that (Civil Code 173).
    #[error("the principal has voted")]
    PrincipalVoted,
}

impl Mandate {
    /// Whether it holds at an instant.
    pub fn holds(&self, at: Timestamp) -> bool {
        at < self.until && self.revoked_at.is_none_or(|revoked| at < revoked)
    }
}

/// Whether one more mandate may be taken beside those there are. A voter has one agent at a time,
/// and an agent no more heads than the rule pack says; a head that gives its mandate anew counts
/// once.
///
/// # Errors
/// When it is over, the voter has another agent, or the agent has too many heads.
pub fn mandate(
    new: &Mandate,
    others: &[Mandate],
    at: Timestamp,
    rules: &OwnerRules,
) -> Result<(), AgentFault> {
    if !new.holds(at) {
        return Err(AgentFault::Over);
    }
    let holding = || others.iter().filter(|it| it.holds(at));
    if holding().any(|it| it.head == new.head && it.agent != new.agent) {
        return Err(AgentFault::Taken);
    }
    let Some(most) = rules.agent_heads_most else {
        return Ok(());
    };
    let mut heads: BTreeSet<HeadId> = holding()
        .filter(|it| it.agent == new.agent)
        .map(|it| it.head)
        .collect();
    heads.insert(new.head);
    if heads.len() > usize::from(most) {
        return Err(AgentFault::TooMany { most });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::RulePack;
    use rstest::rstest;
    use uuid::Uuid;

    fn of(head: u128, agent: u128) -> Mandate {
        Mandate {
            head: HeadId(Uuid::from_u128(head)),
            agent: Agent(PersonId(Uuid::from_u128(agent))),
            grounds: Grounds::Paper {
                photo: Digest::of(b"mandate"),
            },
            until: Timestamp(1_000),
            revoked_at: None,
        }
    }

    fn revoked(head: u128, agent: u128) -> Mandate {
        Mandate {
            revoked_at: Some(Timestamp(100)),
            ..of(head, agent)
        }
    }

    const MANY: Result<(), AgentFault> = Err(AgentFault::TooMany { most: 3 });

    // Weifang 32: three heads to an agent.
    #[rstest]
    #[case::the_third(vec![of(1, 9), of(2, 9)], 500, Ok(()))]
    #[case::the_fourth(vec![of(1, 9), of(2, 9), of(4, 9)], 500, MANY)]
    #[case::one_was_taken_back(vec![of(1, 9), of(2, 9), revoked(4, 9)], 500, Ok(()))]
    #[case::another_agents(vec![of(1, 9), of(2, 9), of(4, 8)], 500, Ok(()))]
    #[case::the_same_head_again(vec![of(1, 9), of(2, 9), of(3, 9)], 500, Ok(()))]
    #[case::has_an_agent(vec![of(3, 8)], 500, Err(AgentFault::Taken))]
    #[case::had_an_agent(vec![revoked(3, 8)], 500, Ok(()))]
    #[case::is_over(Vec::new(), 1_000, Err(AgentFault::Over))]
    fn an_agent_has_so_many_heads(
        #[case] others: Vec<Mandate>,
        #[case] at: i64,
        #[case] expected: Result<(), AgentFault>,
    ) {
        let mut rules = RulePack::built_in()[0].owners.clone();
        rules.agent_heads_most = Some(3);
        let found = mandate(&of(3, 9), &others, Timestamp(at), &rules);
        assert_eq!(found, expected);
    }

    #[test]
    fn where_no_rule_limits_it_there_is_no_limit() {
        let rules = &RulePack::built_in()[0].owners;
        let others: Vec<Mandate> = (10..60).map(|head| of(head, 9)).collect();
        assert_eq!(mandate(&of(3, 9), &others, Timestamp(0), rules), Ok(()));
    }
}

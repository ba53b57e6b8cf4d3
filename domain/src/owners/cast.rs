//! A ballot as it came in (选票), by phone or on paper.

use serde::{Deserialize, Serialize};

use crate::core::{HeadId, PersonId, Timestamp};
use crate::councils::Choice;

use super::{OwnerRules, Voice};

/// What a ballot says to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 同意、反对、弃权
    Choice(Choice),
    /// 从众: with the majority, as the owner chose on the ballot.
    FollowMajority,
    /// 废票: cannot be read, or says two things.
    Spoilt,
}

impl Answer {
    /// Whether a ballot offers this under the rules.
    pub fn offered(self, rules: &OwnerRules) -> bool {
        match self {
            Self::Choice(_) => true,
            Self::FollowMajority => rules.follow_on_ballot,
            Self::Spoilt => false,
        }
    }
}

impl From<Choice> for Answer {
    fn from(it: Choice) -> Self {
        Self::Choice(it)
    }
}

/// How a ballot came (投票渠道). Both are counted together (Liaocheng 16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 手机
    Phone,
    /// 纸票
    Paper,
}

/// One ballot as it came in. Of all that come for a head, one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast<A> {
    /// For which head, under any of its ids.
    pub head: HeadId,
    /// By whom.
    pub by: PersonId,
    /// As what they speak for it.
    pub voice: Voice,
    /// How it came.
    pub way: Way,
    /// When the server received it; that alone decides lateness (domain-rules 4.6).
    pub at: Timestamp,
    /// Its place in the order of everything the server received.
    pub seq: u64,
    /// What it says.
    pub said: A,
}

//! What points can be redeemed for (兑换项目; domain-rules 6.4).

use serde::{Deserialize, Serialize};

use crate::core::{CommunityId, Line, Money, PersonId, Prose, Timestamp};

use super::{RewardId, RewardRules};

/// What it is. Money, a rebate on a duty and anything that the law grants to everyone cannot be
/// written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RewardKind {
    /// 社区服务: a service of the community (Beijing 40, Shandong).
    Service,
    /// 小礼品: a small good.
    Good {
        /// What it is worth.
        worth: Money,
    },
}

/// How many one person has at most (限领).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// So many,
    pub times: u16,
    /// in so many days.
    pub days: u16,
}

/// Something that a unit or a shop gives for points (兑换项目).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reward {
    /// Its id.
    pub id: RewardId,
    /// The community.
    pub community: CommunityId,
    /// What it is called.
    pub title: Line,
    /// In a few words.
    pub words: Option<Prose>,
    /// What it is.
    pub kind: RewardKind,
    /// Who gives it, and where (商户).
    pub giver: Line,
    /// Who hands it over.
    pub givers: Vec<PersonId>,
    /// Where and in which hours.
    pub place: Line,
    /// For how many points.
    pub points: u32,
    /// How many there are.
    pub stock: u32,
    /// How many one person has at most.
    pub limit: Option<Limit>,
    /// From when it can be booked.
    pub opens_at: Timestamp,
    /// Until when.
    pub closes_at: Timestamp,
}

/// What is wrong with a reward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RewardFault {
    /// It would cost nothing.
    #[error("for no points at all")]
    ForNothing,
    /// It is worth more than a small good.
    #[error("worth more than {most}")]
    TooDear {
        /// The most.
        most: Money,
    },
    /// Nobody hands it over.
    #[error("nobody hands it over")]
    NobodyGives,
    /// It closes before it opens.
    #[error("it closes before it opens")]
    ClosesBefore,
    /// A limit of none.
    #[error("a limit of none")]
    NoLimit,
}

impl Reward {
    /// Whether it can be offered.
    ///
    /// # Errors
    /// When something about it is wrong.
    pub fn check(&self, rules: &RewardRules) -> Result<(), RewardFault> {
        if self.points == 0 {
            return Err(RewardFault::ForNothing);
        }
        let most = rules.good_worth_most;
        if matches!(self.kind, RewardKind::Good { worth } if worth > most) {
            return Err(RewardFault::TooDear { most });
        }
        if self.givers.is_empty() {
            return Err(RewardFault::NobodyGives);
        }
        if self.closes_at <= self.opens_at {
            return Err(RewardFault::ClosesBefore);
        }
        if self.limit.is_some_and(|it| it.times == 0 || it.days == 0) {
            return Err(RewardFault::NoLimit);
        }
        Ok(())
    }
}

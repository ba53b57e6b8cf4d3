//! What is spoken of (话题).

use serde::{Deserialize, Serialize};

use crate::issues::{Category, Group};
use crate::notices::Topic;

/// What is spoken of, by where it was said (话题).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// In the open column (百姓评说).
    Column(Topic),
    /// As an issue (随手拍).
    Issue(Group),
    /// As a proposal (提案).
    Proposal(ProposalPlace),
}

/// What a proposal is about, as far as its place tells (提案类别).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalPlace {
    /// 公共地方
    Spot,
    /// 一栋楼
    Building,
}

impl Theme {
    /// All of them, in the order in which they are shown. Of issues, the groups of which neighbours
    /// read: what may be about somebody is counted nowhere.
    pub fn all() -> impl Iterator<Item = Self> {
        let proposals = [ProposalPlace::Spot, ProposalPlace::Building];
        let column = Topic::ALL.into_iter().map(Self::Column);
        let issues = Group::ALL.into_iter().filter(|it| is_open(*it));
        let issues = issues.map(Self::Issue);
        column
            .chain(issues)
            .chain(proposals.into_iter().map(Self::Proposal))
    }
}

fn is_open(group: Group) -> bool {
    let mut open = Category::ALL.into_iter().filter(|it| it.is_open());
    open.any(|it| it.group() == group)
}

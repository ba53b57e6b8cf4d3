//! What is elected, by whom, and how far it is (选举事项).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CouncilId, Day, MotionId, Ratio, Refusal, RulePack, SittingId, Timestamp, Town,
    VoteId,
};
use crate::councils::CouncilKind;

use super::ElectionFault;

/// An election (选举): what its motion elects. It is called with the agenda; once its list is closed
/// the candidates stand in the motion's hash, as options do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Election {
    /// The motion.
    pub id: MotionId,
    /// The sitting.
    pub sitting: SittingId,
    /// The forum that elects.
    pub council: CouncilId,
    /// What is elected.
    pub elects: Elects,
    /// Who elects.
    pub electorate: Electorate,
    /// The forums in which those elected take their seats.
    pub into: Vec<CouncilId>,
    /// The how manieth round, from 1 (第几轮).
    pub round: u16,
    /// The motion of the round before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<MotionId>,
    /// The motion of the round that follows, once it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<MotionId>,
    /// The list of candidates.
    pub list: List,
    /// When those elected took their seats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seated: Option<Seating>,
}

/// What is elected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Elects {
    /// 居委会成员: Residents' Committee Law 19.
    Committee {
        /// How many chairs (主任).
        chairs: u16,
        /// How many vice chairs (副主任).
        vices: u16,
        /// How many members (委员).
        members: u16,
    },
    /// 居民代表: chosen by a residents' group, one for so many households (Residents' Committee
    /// Law 13).
    Representatives {
        /// How many.
        seats: u16,
        /// Households of the group (户数).
        households: u32,
    },
}

/// To what somebody is elected (职位).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Post {
    /// 主任
    Chair,
    /// 副主任
    Vice,
    /// 委员
    Member,
    /// 居民代表
    Representative,
}

/// Who elects (选举方式): Residents' Committee Law 19.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Electorate {
    /// 有选举权的居民: more than half of them vote.
    Voters,
    /// 户代表: more than half of them vote.
    Households,
    /// 居民代表: more than two thirds of them vote (超过三分之二).
    Representatives,
}

/// The list of candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Nominations are taken (提名中).
    Open,
    /// Who stands is fixed (正式候选人).
    Closed {
        /// Since when.
        at: Timestamp,
    },
}

/// That those elected took their seats (就任).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seating {
    /// By which vote.
    pub vote: VoteId,
    /// The first day of the term.
    pub from: Day,
    /// The last day of the term.
    pub until: Day,
}

impl Post {
    /// All of them, the first one first.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Vice, Self::Member, Self::Representative];
}

impl Electorate {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Voters, Self::Households, Self::Representatives];

    /// The share of those entitled who must vote, with a ballot that counts or not.
    pub fn turnout(self, pack: &RulePack) -> Ratio {
        let rules = &pack.council.election;
        match self {
            Self::Voters => rules.turnout_voters,
            Self::Households => rules.turnout_households,
            Self::Representatives => rules.turnout_representatives,
        }
    }

    /// Those who may elect in a forum of this kind.
    pub fn of(kind: CouncilKind) -> &'static [Self] {
        match kind {
            CouncilKind::RepresentativeMeeting => &[Self::Representatives],
            CouncilKind::ResidentsMeeting | CouncilKind::ResidentsGroup => {
                &[Self::Voters, Self::Households]
            }
            CouncilKind::PartyMass
            | CouncilKind::Neighbourhood
            | CouncilKind::MultiStakeholder
            | CouncilKind::Compound => &[],
        }
    }
}

impl Elects {
    /// The posts and how many places each has, the first one first; none without a place.
    pub fn posts(self) -> Vec<(Post, u16)> {
        let all: &[(Post, u16)] = match self {
            Self::Committee {
                chairs,
                vices,
                members,
            } => &[
                (Post::Chair, chairs),
                (Post::Vice, vices),
                (Post::Member, members),
            ],
            Self::Representatives { seats, .. } => &[(Post::Representative, seats)],
        };
        let filled = all.iter().copied().filter(|(_, places)| *places > 0);
        filled.collect()
    }

    /// How many are elected.
    pub fn places(self) -> u32 {
        self.posts().iter().map(|(_, it)| u32::from(*it)).sum()
    }

    /// The same with other places.
    pub(super) fn with(self, posts: &[(Post, u16)]) -> Self {
        let places = |post: Post| {
            let found = posts.iter().find(|(it, _)| *it == post);
            found.map_or(0, |(_, places)| *places)
        };
        match self {
            Self::Committee { .. } => Self::Committee {
                chairs: places(Post::Chair),
                vices: places(Post::Vice),
                members: places(Post::Member),
            },
            Self::Representatives { households, .. } => Self::Representatives {
                seats: places(Post::Representative),
                households,
            },
        }
    }

    /// Whether a forum of this kind elects it.
    pub fn by(self, kind: CouncilKind) -> bool {
        match self {
            Self::Committee { .. } => matches!(
                kind,
                CouncilKind::ResidentsMeeting | CouncilKind::RepresentativeMeeting
            ),
            Self::Representatives { .. } => kind == CouncilKind::ResidentsGroup,
        }
    }

    /// Whether those elected may sit in a forum of this kind: representatives in their meeting,
    /// the committee there and wherever its members sit.
    pub fn sits_in(self, kind: CouncilKind) -> bool {
        match self {
            Self::Committee { .. } => !matches!(
                kind,
                CouncilKind::ResidentsMeeting | CouncilKind::ResidentsGroup
            ),
            Self::Representatives { .. } => kind == CouncilKind::RepresentativeMeeting,
        }
    }
}

impl Election {
    /// Residents read it.
    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Whether nominations are taken.
    pub fn is_open(&self) -> bool {
        self.list == List::Open
    }
}

/// The election of a motion, while its list is open.
pub(super) fn open_list(id: MotionId, town: &dyn Town) -> Result<Election, Refusal> {
    let election: Election = town.get(id).ok_or(Refusal::NotFound)?;
    if election.is_open() {
        Ok(election)
    } else {
        Err(ElectionFault::ListIsClosed.into())
    }
}

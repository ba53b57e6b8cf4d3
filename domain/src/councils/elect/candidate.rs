//! Who was nominated, and whether they stand (候选人).

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CandidateId, Line, MotionId, PersonId, Prose, RulePack, Timestamp, Town,
};
use crate::members::Neighbour;

use super::Post;

/// Somebody who was nominated (初步候选人), and once the list is closed perhaps a candidate. Residents
/// read it; the full name stands in it only once they accepted and gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Derived from the motion and the person: once each.
    pub id: CandidateId,
    /// The motion of the election.
    pub motion: MotionId,
    /// Who.
    pub person: PersonId,
    /// For which post.
    pub post: Post,
    /// Whether a member of the forum nominated them.
    pub by_member: bool,
    /// How many residents back them, themselves not counted (联名人数).
    pub backers: u32,
    /// First nominated.
    pub at: Timestamp,
    /// Whether they stand.
    pub stand: Stand,
    /// Their number on the ballot paper, from 0, once the list is closed and they are on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
}

/// Whether somebody stands (是否接受提名).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// They have not said yet.
    Unsaid,
    /// They stand.
    Accepted {
        /// Their name as the ballot paper shows it.
        name: Line,
        /// What they say of themselves (自我介绍).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Prose>,
        /// When they said so.
        at: Timestamp,
        /// On paper: where it is kept (书面同意书).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        paper: Option<Line>,
    },
    /// They do not.
    Declined {
        /// When they said so.
        at: Timestamp,
    },
}

impl CandidateId {
    /// The one candidacy of a person in an election.
    pub fn of(motion: MotionId, person: PersonId) -> Self {
        Self::derived("candidate", &[motion.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Candidate {
    /// Whether they live here still.
    pub(super) fn lives_here(&self, town: &dyn Town) -> bool {
        let neighbour: Option<Neighbour> = town.get(self.person);
        neighbour.is_some_and(|it| it.kind.is_some())
    }

    pub(crate) fn readers(&self) -> Audience {
        Audience::Residents
    }

    /// Their name, once they accepted.
    pub fn name(&self) -> Option<&Line> {
        match &self.stand {
            Stand::Accepted { name, .. } => Some(name),
            Stand::Unsaid | Stand::Declined { .. } => None,
        }
    }

    /// Whether those who back them are enough (design default): a member of the forum, or so many
    /// residents.
    pub fn is_backed(&self, pack: &RulePack) -> bool {
        self.by_member || self.backers >= u32::from(pack.council.election.backers_least)
    }
}

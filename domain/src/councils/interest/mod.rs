//! Conflicts of interest (回避): who has a stake in a motion says so, or is said to, before its vote
//! opens.

mod declare;
mod raise;
mod rule;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CouncilId, InterestId, Line, MotionId, PersonId, Refusal, SittingId, Timestamp, Town,
};
use crate::councils::floor::debatable;
use crate::councils::minutes::goes_on;
use crate::councils::{Motion, Sitting};

pub use declare::DeclareInterest;
pub use raise::RaiseInterest;
pub use rule::RuleInterest;

pub(super) use declare::decide as declare;
pub(super) use raise::decide as raise;
pub(super) use rule::decide as rule;

/// A member's stake in a motion (利害关系). Design default after the duty of recusal (回避) that
/// Chinese law knows for those who decide about others; no law fixes it for councils.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interest {
    /// Derived from the motion and the member: one each.
    pub id: InterestId,
    /// The motion.
    pub motion: MotionId,
    /// Its sitting.
    pub sitting: SittingId,
    /// The council.
    pub council: CouncilId,
    /// Whose.
    pub person: PersonId,
    /// What it is.
    pub words: Line,
    /// When it was said first.
    pub at: Timestamp,
    /// Where it stands.
    pub state: InterestState,
}

/// Where a stake stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestState {
    /// Declared by the member (主动回避).
    Declared,
    /// Raised by another member, not ruled on yet (他人提出).
    Raised,
    /// The chair found it to be one (决定回避).
    Upheld {
        /// Who ruled.
        by: PersonId,
        /// Why.
        reason: Line,
    },
    /// The chair found it to be none (不需回避).
    Dismissed {
        /// Who ruled.
        by: PersonId,
        /// Why.
        reason: Line,
    },
}

impl InterestId {
    /// The one stake of a member in a motion.
    pub fn of(motion: MotionId, person: PersonId) -> Self {
        Self::derived("interest", &[motion.0.as_bytes(), person.0.as_bytes()])
    }
}

impl Interest {
    /// Whether the member recuses themselves, or has to.
    pub fn stands(&self) -> bool {
        matches!(
            self.state,
            InterestState::Declared | InterestState::Upheld { .. }
        )
    }

    /// What stands is for residents to read; what one member said of another, and what came to
    /// nothing, stays in the council.
    pub(crate) fn readers(&self) -> Audience {
        if self.stands() {
            Audience::Residents
        } else {
            Audience::Council(self.council)
        }
    }
}

/// Who recuses themselves from a motion.
pub(super) fn recused(motion: MotionId, town: &dyn Town) -> Vec<PersonId> {
    let interests = town.of::<Interest>(motion).into_iter();
    let standing = interests.filter(Interest::stands);
    standing.map(|it| it.person).collect()
}

/// A motion and its sitting, while a stake in it may still be told: until its vote opens.
fn open_to(id: MotionId, town: &dyn Town) -> Result<(Motion, Sitting), Refusal> {
    let motion: Motion = town.get(id).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    Ok((motion, sitting))
}

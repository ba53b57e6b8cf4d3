//! Conflicts of interest (回避): who has a stake in a motion says so, or is said to, before its vote
//! opens.

mod declare;
mod raise;
mod rule;
mod take_back;

use serde::{Deserialize, Serialize};

use crate::core::{
    Audience, CouncilId, InterestId, InterestRules, Line, MotionId, PersonId, Refusal, SittingId,
    Timestamp, Town,
};
use crate::councils::floor::debatable;
use crate::councils::minutes::goes_on;
use crate::councils::{ElectionFault, Motion, Sitting};

pub use declare::DeclareInterest;
pub use raise::RaiseInterest;
pub use rule::RuleInterest;
pub use take_back::TakeBackInterest;

pub(super) use declare::decide as declare;
pub(super) use raise::decide as raise;
pub(super) use rule::decide as rule;
pub(super) use take_back::decide as take_back;

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
    /// The member who declared it says that it is none any more (收回回避); the chair may still find
    /// it to be one.
    TakenBack {
        /// Why.
        reason: Line,
        /// When.
        at: Timestamp,
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

    /// What was declared or upheld is for residents to read, also that it was taken back; what one
    /// member said of another, and what came to nothing, stays in the council.
    pub(crate) fn readers(&self) -> Audience {
        match self.state {
            InterestState::Declared
            | InterestState::Upheld { .. }
            | InterestState::TakenBack { .. } => Audience::Residents,
            InterestState::Raised | InterestState::Dismissed { .. } => {
                Audience::Council(self.council)
            }
        }
    }

    /// Whether the chair may rule on it: it was raised, or taken back by whose it is.
    pub fn awaits_a_ruling(&self) -> bool {
        matches!(
            self.state,
            InterestState::Raised | InterestState::TakenBack { .. }
        )
    }
}

/// Who recuses themselves from a motion.
pub(super) fn recused(motion: MotionId, town: &dyn Town) -> Vec<PersonId> {
    let interests = town.of::<Interest>(motion).into_iter();
    let standing = interests.filter(Interest::stands);
    standing.map(|it| it.person).collect()
}

/// Whether a member may speak to a motion by these rules: whoever recused themselves may where the
/// pack lets them.
pub(super) fn may_speak(
    person: PersonId,
    motion: MotionId,
    rules: &InterestRules,
    town: &dyn Town,
) -> Result<(), Refusal> {
    if rules.may_speak || !recused(motion, town).contains(&person) {
        Ok(())
    } else {
        Err(Refusal::HasAnInterest)
    }
}

/// A motion and its sitting, while a stake in it may still be told: until its vote opens.
fn open_to(id: MotionId, town: &dyn Town) -> Result<(Motion, Sitting), Refusal> {
    let motion: Motion = town.get(id).ok_or(Refusal::NotFound)?;
    let sitting: Sitting = town.get(motion.sitting).ok_or(Refusal::NotFound)?;
    goes_on(sitting.id, town)?;
    debatable(&motion)?;
    // Who stands in an election votes in it, and nobody is recused from one.
    if motion.is_election() {
        return Err(ElectionFault::NotInAnElection.into());
    }
    Ok((motion, sitting))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{Change, Day, Plain, RulePack};
    use rstest::rstest;
    use uuid::Uuid;

    const MOTION: MotionId = MotionId(Uuid::from_u128(1));
    const MEMBER: PersonId = PersonId(Uuid::from_u128(2));

    fn town(state: InterestState) -> Plain {
        let mut town = Plain::default();
        town.apply(&Change::put(Interest {
            id: InterestId::of(MOTION, MEMBER),
            motion: MOTION,
            sitting: SittingId(Uuid::nil()),
            council: CouncilId(Uuid::nil()),
            person: MEMBER,
            words: Line::new("施工单位是亲戚开的").unwrap(),
            at: Timestamp(0),
            state,
        }));
        town
    }

    fn ruled(upheld: bool) -> InterestState {
        let (by, reason) = (MEMBER, Line::new("会上问过本人").unwrap());
        if upheld {
            InterestState::Upheld { by, reason }
        } else {
            InterestState::Dismissed { by, reason }
        }
    }

    // The packs of today let them speak; one that does not is the national one with that changed.
    #[rstest]
    #[case::by_the_pack_of_today(true, InterestState::Declared, Ok(()))]
    #[case::declared(false, InterestState::Declared, Err(Refusal::HasAnInterest))]
    #[case::upheld(false, ruled(true), Err(Refusal::HasAnInterest))]
    #[case::not_ruled_on(false, InterestState::Raised, Ok(()))]
    #[case::dismissed(false, ruled(false), Ok(()))]
    #[case::taken_back(
        false,
        InterestState::TakenBack { reason: Line::new("已经不在那家公司").unwrap(), at: Timestamp(0) },
        Ok(())
    )]
    fn who_recused_themselves_speaks_where_the_pack_lets_them(
        #[case] lets: bool,
        #[case] state: InterestState,
        #[case] expected: Result<(), Refusal>,
    ) {
        let day = Day::new(2026, 11, 2).unwrap();
        let pack = RulePack::in_force("national", day).unwrap();
        let mut rules = pack.council.interest.clone();
        assert!(rules.may_speak);
        rules.may_speak = lets;
        let town = town(state);
        assert_eq!(may_speak(MEMBER, MOTION, &rules, &town), expected);
        // Another member is not touched.
        let other = PersonId(Uuid::from_u128(3));
        assert_eq!(may_speak(other, MOTION, &rules, &town), Ok(()));
    }
}

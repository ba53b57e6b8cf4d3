//! The decision of the unit's owners (单元业主表决) that a lift rests on: of this unit, and on this version
//! of the scheme.

use serde::{Deserialize, Serialize};

use crate::core::{AssemblyId, Change, Refusal, Timestamp, Town, UnitId};
use crate::owners::{Assembly, Matter, Reach, Scope};
use crate::renovation::RenovationFault;
use crate::renovation::evidence::{Asked, decisions_on};

use super::record::found;
use super::{Lift, LiftCase, LiftVote};

/// Names the decision it rests on; once more replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkLiftVote {
    /// The lift.
    pub lift: UnitId,
    /// What shows it.
    pub vote: LiftVote,
}

pub(super) fn decide(
    it: &LinkLiftVote,
    at: Timestamp,
    town: &dyn Town,
) -> Result<Vec<Change>, Refusal> {
    let lift = found(it.lift, town)?;
    let case = lift.open_case()?;
    match &it.vote {
        LiftVote::Assembly { assembly, question } => {
            lift.asked()?.by(*assembly, *question, town)?;
        }
        LiftVote::Paper { .. } if lift.pack()?.owners_votes_bind => {
            return Err(RenovationFault::PaperStandsForNoVote.into());
        }
        LiftVote::Paper { on, .. } => {
            let since = case.posting.at.day();
            if *on < since {
                return Err(RenovationFault::DecidedBefore { since }.into());
            }
            if *on > at.day() {
                return Err(RenovationFault::NotYet { on: *on }.into());
            }
        }
    }
    let vote = Some(it.vote.clone());
    let case = LiftCase { vote, ..case };
    Ok(vec![Change::put(lift.with_case(case, at))])
}

/// The questions on which a lift may rest: posted and passed, of this unit, on this scheme.
pub fn lift_decisions(lift: &Lift, town: &dyn Town) -> Vec<(Assembly, u16)> {
    match lift.asked() {
        Ok(asked) => decisions_on(&asked, lift.compound, town),
        Err(_) => Vec::new(),
    }
}

impl Lift {
    /// What a vote it rests on must be: of the unit, or of the whole building where the pack says so,
    /// and on the scheme that is posted.
    pub(in crate::renovation) fn asked(&self) -> Result<Asked, Refusal> {
        let case = self.state.case().ok_or_else(|| self.elsewhere())?;
        let scope = match self.pack()?.owners.lift.reach {
            Reach::Unit => Scope::Unit(self.id),
            Reach::Building => Scope::Building(self.building),
            Reach::Compound => Scope::Compound(self.compound),
        };
        Ok(Asked {
            matter: Matter::Lift,
            scope,
            since: Some(case.posting.at),
        })
    }

    /// Whether it rests on a decision, and is not given up.
    pub fn rests_on(&self, assembly: AssemblyId, question: u16) -> bool {
        let on = LiftVote::Assembly { assembly, question };
        let case = self.state.leg().and(self.state.case());
        case.is_some_and(|case| case.vote == Some(on))
    }
}

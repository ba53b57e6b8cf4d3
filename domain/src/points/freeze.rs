//! What a signal does (冻结): it holds up, and deducts nothing. A person decides (PIPL 24).

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, PersonId, Prose, Timestamp};
use crate::volunteering::Somebody;

use super::{FreezeId, PenaltyId, PointRules, Signal, Told};

/// What a person found (人工复核结论).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// 无问题
    Nothing,
    /// 违规: a penalty was decided, which has its own rules.
    Misdeed(PenaltyId),
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreezeState {
    /// 待复核
    Open,
    /// 已复核
    Decided {
        /// Who.
        by: PersonId,
        /// When.
        at: Timestamp,
        /// Why.
        reason: Prose,
        /// What they found.
        found: Found,
    },
}

/// That a signal holds up somebody's hours on the board, or what they were thanked with (冻结). There
/// is no number in it: it could not deduct if it wanted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// Derived from the signal and the person: what was looked into once does not freeze again.
    pub id: FreezeId,
    /// Whose.
    pub person: PersonId,
    /// Which signal.
    pub signal: Signal,
    /// Since when.
    pub at: Timestamp,
    /// Until when a person decides; after that it is over by itself.
    pub until: Timestamp,
    /// Where it stands.
    pub state: FreezeState,
}

/// Why it is not decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreezeFault {
    /// It was.
    #[error("decided already")]
    Already,
    /// Whoever decides is involved, or close to who is.
    #[error("whoever decides is involved")]
    Involved,
}

impl Freeze {
    /// What a signal does to each person that it is about.
    pub fn on(signal: &Signal, at: Timestamp, rules: &PointRules) -> Vec<Self> {
        let until = Calendar::built_in().due(at, rules.freeze_days);
        let freeze = |person: PersonId| Self {
            id: signal.freeze(person),
            person,
            signal: signal.clone(),
            at,
            until,
            state: FreezeState::Open,
        };
        signal.about().into_iter().map(freeze).collect()
    }

    /// Whether it holds something up. What nobody looks into in time is over.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.state == FreezeState::Open && self.at <= at && at < self.until
    }

    /// What whom it holds up is told: all of it but who else is in it.
    pub(super) fn told(&self) -> Told {
        Told::Freeze(Box::new(Self {
            signal: self.signal.for_one(self.person),
            ..self.clone()
        }))
    }

    /// A person decides, with a reason.
    ///
    /// # Errors
    /// When one has, or they are involved.
    pub fn decide(
        self,
        by: &Somebody,
        about: &[Somebody],
        (found, reason): (Found, Prose),
        at: Timestamp,
    ) -> Result<Self, FreezeFault> {
        if self.state != FreezeState::Open {
            return Err(FreezeFault::Already);
        }
        let involved = self.signal.about().contains(&by.person);
        if involved || about.iter().any(|it| it.is_close_to(by)) {
            return Err(FreezeFault::Involved);
        }
        let by = by.person;
        let state = FreezeState::Decided {
            by,
            at,
            reason,
            found,
        };
        Ok(Self { state, ..self })
    }
}

//! Appeals (申诉; domain-rules 6.5): within 15 days, answered by someone new, and once more by the
//! supervision committee.

use serde::{Deserialize, Serialize};

use crate::core::{Calendar, Day, PersonId, Prose, RulePack, Timestamp};
use crate::volunteering::Somebody;

use super::AppealId;

/// A decision that somebody may appeal against: a penalty, a freeze that was found to be a misdeed,
/// hours that were cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruled {
    /// The appeal against it, derived from its id: one each.
    pub appeal: AppealId,
    /// About whom.
    pub about: PersonId,
    /// Those who decided, or confirmed what was decided.
    pub by: Vec<PersonId>,
    /// On which day the person was told.
    pub told_on: Day,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Whether the appeal is right (申诉成立): the decision is lifted.
    pub lifted: bool,
    /// Who answered.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Prose,
}

/// Where an appeal stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealState {
    /// 待答复
    Open {
        /// Until when it is answered.
        due: Timestamp,
    },
    /// 已答复
    Answered {
        /// The answer.
        first: Verdict,
    },
    /// 监督委员会复议中
    Again {
        /// The first answer, if there was one in time.
        first: Option<Verdict>,
        /// Until when the committee answers.
        due: Timestamp,
    },
    /// 终局
    Closed {
        /// The first answer, if there was one.
        first: Option<Verdict>,
        /// The committee's.
        last: Verdict,
    },
}

/// That somebody says that a decision about them is wrong (申诉).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    /// Derived from the decision.
    pub id: AppealId,
    /// Against which decision.
    pub ruled: Ruled,
    /// In their words.
    pub words: Prose,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: AppealState,
}

/// Why an appeal, or an answer to it, is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppealFault {
    /// Not about them.
    #[error("the decision is about somebody else")]
    NotYours,
    /// The days are over.
    #[error("until {last} only")]
    Late {
        /// The last day.
        last: Day,
    },
    /// It is not where this can be done.
    #[error("not where this can be done")]
    NotThere,
    /// It is not due yet, and not answered.
    #[error("it will be answered by {due:?}")]
    Waits {
        /// Until when.
        due: Timestamp,
    },
    /// Whoever answers is not new to it, or is close to the person.
    #[error("answered by someone new")]
    NotNew,
    /// Not of the supervision committee.
    #[error("answered by the supervision committee")]
    NotOnCommittee,
    /// The decision was lifted: there is nothing left to appeal against.
    #[error("it was lifted")]
    Lifted,
}

/// Somebody who would answer.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// Who.
    pub who: &'a Somebody,
    /// Whether they sit on the supervision committee.
    pub on_committee: bool,
}

impl AppealId {
    /// The one appeal against a decision.
    pub fn against(decision: uuid::Uuid) -> Self {
        Self::derived("appeal", &[decision.as_bytes()])
    }
}

impl Ruled {
    /// Appeals, in time.
    ///
    /// # Errors
    /// When it is somebody else's, or late.
    pub fn appeal(
        self,
        by: PersonId,
        words: Prose,
        (at, pack): (Timestamp, &RulePack),
    ) -> Result<Appeal, AppealFault> {
        if by != self.about {
            return Err(AppealFault::NotYours);
        }
        in_time(self.told_on, at, pack)?;
        let due = Calendar::built_in().due(at, pack.points.answer_days);
        Ok(Appeal {
            id: self.appeal,
            ruled: self,
            words,
            at,
            state: AppealState::Open { due },
        })
    }
}

impl Appeal {
    /// Whether an answer is late. It is told to everyone who could give it, and the person need not
    /// wait for it any longer.
    pub fn is_overdue(&self, at: Timestamp) -> bool {
        match self.state {
            AppealState::Open { due } | AppealState::Again { due, .. } => at >= due,
            AppealState::Answered { .. } | AppealState::Closed { .. } => false,
        }
    }

    /// Whether the decision is lifted.
    pub fn is_lifted(&self) -> bool {
        self.lifted_at().is_some()
    }

    /// When the decision was lifted, if it was.
    pub fn lifted_at(&self) -> Option<Timestamp> {
        let verdict = match &self.state {
            AppealState::Answered { first } => first,
            AppealState::Closed { last, .. } => last,
            AppealState::Open { .. } | AppealState::Again { .. } => return None,
        };
        verdict.lifted.then_some(verdict.at)
    }

    /// Somebody new answers; late is better than never.
    ///
    /// # Errors
    /// When it is not open, or they are not new to it.
    pub fn answer(
        self,
        by: &Somebody,
        about: &Somebody,
        (lifted, reason): (bool, Prose),
        at: Timestamp,
    ) -> Result<Self, AppealFault> {
        if !matches!(self.state, AppealState::Open { .. }) {
            return Err(AppealFault::NotThere);
        }
        if self.knows(by, about) {
            return Err(AppealFault::NotNew);
        }
        let first = Verdict {
            lifted,
            by: by.person,
            at,
            reason,
        };
        let state = AppealState::Answered { first };
        Ok(Self { state, ..self })
    }

    /// The person asks the supervision committee: within 15 days of the answer, or as soon as it is
    /// overdue.
    ///
    /// # Errors
    /// When it is somebody else's, waits for its answer still, was lifted, or is late.
    pub fn again(
        self,
        by: PersonId,
        (at, pack): (Timestamp, &RulePack),
    ) -> Result<Self, AppealFault> {
        if by != self.ruled.about {
            return Err(AppealFault::NotYours);
        }
        let first = match &self.state {
            AppealState::Open { due } if at < *due => {
                return Err(AppealFault::Waits { due: *due });
            }
            AppealState::Open { .. } => None,
            AppealState::Answered { first } if first.lifted => return Err(AppealFault::Lifted),
            AppealState::Answered { first } => {
                in_time(first.at.day(), at, pack)?;
                Some(first.clone())
            }
            AppealState::Again { .. } | AppealState::Closed { .. } => {
                return Err(AppealFault::NotThere);
            }
        };
        let due = Calendar::built_in().due(at, pack.points.answer_days);
        let state = AppealState::Again { first, due };
        Ok(Self { state, ..self })
    }

    /// The committee answers, and that is the end of it.
    ///
    /// # Errors
    /// When it is not before them, or they are not of the committee or not new to it.
    pub fn close(
        self,
        by: Judge<'_>,
        about: &Somebody,
        (lifted, reason): (bool, Prose),
        at: Timestamp,
    ) -> Result<Self, AppealFault> {
        if !by.on_committee {
            return Err(AppealFault::NotOnCommittee);
        }
        if self.knows(by.who, about) {
            return Err(AppealFault::NotNew);
        }
        let AppealState::Again { first, .. } = self.state else {
            return Err(AppealFault::NotThere);
        };
        let last = Verdict {
            lifted,
            by: by.who.person,
            at,
            reason,
        };
        let state = AppealState::Closed { first, last };
        Ok(Self { state, ..self })
    }

    /// Whether somebody decided in it before, or is close to the person.
    fn knows(&self, by: &Somebody, about: &Somebody) -> bool {
        let answered = match &self.state {
            AppealState::Answered { first } => Some(first.by),
            AppealState::Again { first, .. } | AppealState::Closed { first, .. } => {
                first.as_ref().map(|it| it.by)
            }
            AppealState::Open { .. } => None,
        };
        let decided = self.ruled.by.contains(&by.person) || answered == Some(by.person);
        decided || by.person == self.ruled.about || by.is_close_to(about)
    }
}

fn in_time(told_on: Day, at: Timestamp, pack: &RulePack) -> Result<(), AppealFault> {
    let last = appealed_until(told_on, pack);
    if at.day() > last {
        return Err(AppealFault::Late { last });
    }
    Ok(())
}

/// The last day on which one appeals against what one was told on a day.
pub(crate) fn appealed_until(told_on: Day, pack: &RulePack) -> Day {
    let days = pack.points.appeal_days;
    let calendar = Calendar::built_in();
    calendar.period(told_on, days, pack.weekends_shift).last
}

//! Sorted, given to a body, or set aside (分类、派单、剔除; domain-rules 7.1, 7.3).

use crate::core::{BodyId, Prose, Timestamp};

use super::{
    Category, Class, Clock, Issue, IssueFault, Level, Matter, Outcome, Report, SlaProfile, State,
    With,
};

/// What a report turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sorted {
    /// What is wrong.
    pub category: Category,
    /// How it is.
    pub class: Class,
    /// Whose duty it is.
    pub matter: Matter,
}

impl Issue {
    /// Whoever has it says what it is. The clock is the new one's, from when theirs began; what turns
    /// out to be dangerous is with the community at once, and its clock runs from now (Luzhou 16).
    ///
    /// # Errors
    /// When it is not with that level.
    pub fn sort(
        self,
        level: Level,
        to: Sorted,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let was = self.report.class;
        let report = Report {
            category: to.category,
            class: to.class,
            matter: to.matter,
            ..self.report.clone()
        };
        let issue = Self { report, ..self };
        let (State::Reported { level: is, clock } | State::Handling { level: is, clock }) =
            issue.state
        else {
            return Err(IssueFault::NotThere);
        };
        if is != level {
            return Err(IssueFault::NotYours);
        }
        if was == to.class {
            return Ok(issue);
        }
        let limit = match issue.state {
            State::Reported { .. } => profile.dispatch(to.class).ok_or(IssueFault::NoClock)?,
            _ => issue.limit(level, profile)?,
        };
        if to.class == Class::Danger && level != Level::Large {
            let (level, clock) = (Level::Large, Clock::start(limit, at));
            let state = State::Reported { level, clock };
            return Ok(issue.moved(state, With::Grid(level), None, at));
        }
        let clock = Clock::start(limit, clock.since).at_least(clock);
        let state = match issue.state {
            State::Reported { .. } => State::Reported { level, clock },
            _ => State::Handling { level, clock },
        };
        Ok(Self { state, ..issue })
    }

    /// A level gives it to the property company or the owners' committee, whose duty it is and who
    /// take it or send it back (三方协同).
    ///
    /// # Errors
    /// When it is not with that level, is a duty of the government's, or not the body's.
    pub fn assign(
        self,
        level: Level,
        (body, is_its_duty): (BodyId, bool),
        reason: Option<Prose>,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        self.is_for(level)?;
        if !is_its_duty {
            return Err(IssueFault::NotItsDuty);
        }
        let limit = profile.report_in(self.report.class);
        let limit = limit.ok_or(IssueFault::NoClock)?;
        let state = State::Whistled {
            department: body,
            clock: Clock::start(limit, at),
        };
        Ok(self.moved(state, With::Department(body), reason, at))
    }

    /// What is malicious or outside the law counts nowhere, and is closed with the reason.
    ///
    /// # Errors
    /// When it is closed, or the outcome is another.
    pub fn set_aside(self, outcome: Outcome, at: Timestamp) -> Result<Self, IssueFault> {
        if self.is_closed() || matches!(outcome, Outcome::Counts | Outcome::NotReached) {
            return Err(IssueFault::NotThere);
        }
        Ok(Self {
            aside: Some(outcome),
            state: State::Closed { at, answer: None },
            ..self
        })
    }
}

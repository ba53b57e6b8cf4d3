//! Up the grid, level by level (逐级上报; domain-rules 7.1).

use crate::core::{PersonId, Prose, Timestamp};

use super::{Clock, Issue, IssueFault, IssueRules, Level, Limit, Matter, SlaProfile, State, With};

impl Issue {
    /// A level of the grid takes it. Whoever does so first answers for it to the end; what only time
    /// took up is still to be taken, and its clock runs on.
    ///
    /// # Errors
    /// When it waits for nobody, or for another level.
    pub fn take(
        self,
        level: Level,
        by: PersonId,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let waits = self.waits_for().ok_or(IssueFault::NotThere)?;
        if waits != level {
            return Err(IssueFault::NotYours);
        }
        if matches!(self.state, State::Handling { .. }) {
            return Ok(self.answered_for(by));
        }
        let clock = Clock::start(self.limit(level, profile)?, at);
        let first = self.first.or(Some(by));
        Ok(Self {
            first,
            state: State::Handling { level, clock },
            ..self
        })
    }

    /// The level that has it while nobody answers for it: it was just reported, or only time took it up.
    pub fn waits_for(&self) -> Option<Level> {
        match self.state {
            State::Reported { level, .. } => Some(level),
            State::Handling { level, .. } if self.first.is_none() => Some(level),
            _ => None,
        }
    }

    /// Whoever is the first to do something about it answers for it to the end (首接负责).
    pub(super) fn answered_for(self, by: PersonId) -> Self {
        let first = match self.state {
            State::Reported { .. } => self.first,
            _ => self.first.or(Some(by)),
        };
        Self { first, ..self }
    }

    /// What a level cannot solve goes up at once, by one level, with the reason.
    ///
    /// # Errors
    /// When it is not with that level, or there is none above.
    pub fn pass_up(
        self,
        level: Level,
        reason: Prose,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let (State::Reported { level: is, .. } | State::Handling { level: is, .. }) = self.state
        else {
            return Err(IssueFault::NotThere);
        };
        if is != level {
            return Err(IssueFault::NotYours);
        }
        self.up(level, Some(reason), (at, profile))
    }

    /// Whether a level of the grid that has it may settle it.
    pub(super) fn is_for(&self, level: Level) -> Result<(), IssueFault> {
        match self.state {
            State::Handling { level: is, .. } if is != level => Err(IssueFault::NotYours),
            State::Handling { .. } if self.report.matter == Matter::Government => {
                Err(IssueFault::GovernmentDuty)
            }
            State::Handling { .. } => Ok(()),
            _ => Err(IssueFault::NotThere),
        }
    }

    /// A level of the grid has solved it.
    ///
    /// # Errors
    /// When it is not with that level, or is a duty of the government's.
    pub fn resolve(
        self,
        level: Level,
        by: PersonId,
        limited: bool,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Result<Self, IssueFault> {
        self.is_for(level)?;
        Ok(self.resolved(With::Grid(level), by, limited, (at, rules)))
    }

    /// What is overdue with a level goes up by itself when its time runs out, step by step, each
    /// with its own clock. Everyone on the way has it once; at the community it stays and is
    /// overdue, for the whistle is a person's.
    pub fn caught_up(self, at: Timestamp, profile: &SlaProfile) -> Self {
        let mut issue = self;
        loop {
            // What stood for long enough goes on, and its clock with it.
            if let State::Suspended {
                until: Some(until), ..
            } = &issue.state
                && at >= until.starts_at()
            {
                let then = until.starts_at();
                match issue.clone().go_on((then, profile)) {
                    Ok(next) => issue = next,
                    Err(_) => return issue,
                }
            }
            let (State::Reported { level, clock } | State::Handling { level, clock }) =
                &issue.state
            else {
                return issue;
            };
            let (level, due) = (*level, clock.due);
            if at < due || level.above().is_none() {
                return issue;
            }
            match issue.clone().up(level, None, (due, profile)) {
                Ok(next) => issue = next,
                Err(_) => return issue,
            }
        }
    }

    /// Whether somebody lets it wait too long.
    pub fn is_overdue(&self, at: Timestamp) -> bool {
        match &self.state {
            State::OnLedger { again_on, .. } => at >= again_on.starts_at(),
            State::Suspended { .. } | State::Closed { .. } => false,
            State::Reported { clock, .. }
            | State::Handling { clock, .. }
            | State::Whistled { clock, .. }
            | State::Responding { clock, .. }
            | State::Resolved { clock, .. } => clock.is_over(at),
        }
    }

    fn up(
        self,
        level: Level,
        reason: Option<Prose>,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let level = level.above().ok_or(IssueFault::Highest)?;
        let clock = Clock::start(self.limit(level, profile)?, at);
        let state = State::Handling { level, clock };
        Ok(self.moved(state, With::Grid(level), reason, at))
    }

    pub(super) fn limit(&self, level: Level, profile: &SlaProfile) -> Result<Limit, IssueFault> {
        let limit = profile.answer(self.report.class, Some(level));
        limit.ok_or(IssueFault::NoClock)
    }

    pub(super) fn resolved(
        self,
        with: With,
        by: PersonId,
        limited: bool,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Self {
        let state = State::Resolved {
            with,
            by,
            limited,
            calls: 0,
            clock: Clock::start(rules.call_back, at),
        };
        self.moved(state, with, None, at)
    }
}

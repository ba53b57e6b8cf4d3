//! Longer, standing, and looked at again (延期、中止、挂账; domain-rules 7.1).

use crate::core::{Day, Prose, Timestamp};

use super::{Clock, Issue, IssueFault, IssueRules, Level, SlaProfile, State, With};

impl Issue {
    /// Extends the clock of whoever works on it: once, before it runs out, and not too long.
    ///
    /// # Errors
    /// When it cannot be extended.
    pub fn extend(
        self,
        with: With,
        working_days: u16,
        reason: Prose,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let clock = self.working(with)?;
        let most = profile.extension_most.ok_or(IssueFault::NoExtension)?;
        if clock.is_over(at) {
            return Err(IssueFault::Overdue { due: clock.due });
        }
        if clock.extended {
            return Err(IssueFault::Extended);
        }
        if working_days == 0 || working_days > most {
            return Err(IssueFault::TooLong { most });
        }
        let state = runs(with, clock.extended(working_days));
        Ok(self.moved(state, with, Some(reason), at))
    }

    /// Stops the clock for a reason and for so many days: somebody has to wait for something.
    ///
    /// # Errors
    /// When nobody works on it, it is overdue, or would stand for too long.
    pub fn suspend(
        self,
        with: With,
        reason: Prose,
        days: u16,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let clock = self.working(with)?;
        let most = rules.stop_days_most;
        if days == 0 || days > most {
            return Err(IssueFault::StopDays { most });
        }
        if clock.is_over(at) {
            return Err(IssueFault::Overdue { due: clock.due });
        }
        let state = State::Suspended {
            with,
            clock,
            at,
            reason: reason.clone(),
            until: Some(at.day().plus(i32::from(days))),
        };
        Ok(self.moved(state, with, Some(reason), at))
    }

    /// Puts it on the ledger of what cannot be solved now, with the day of the next look: by the
    /// community or a department.
    ///
    /// # Errors
    /// When they do not work on it, or the day will not do.
    pub fn put_on_ledger(
        self,
        with: With,
        reason: Prose,
        again_on: Day,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let clock = self.working(with)?;
        if matches!(with, With::Grid(level) if level != Level::Large) {
            return Err(IssueFault::NotThere);
        }
        let most = rules.ledger_days_most;
        let last = at.day().plus(i32::from(most));
        if again_on <= at.day() || again_on > last {
            return Err(IssueFault::LedgerDays { most });
        }
        let state = State::OnLedger {
            with,
            reason: reason.clone(),
            again_on,
            stood: Some((clock, at)),
        };
        Ok(self.moved(state, with, Some(reason), at))
    }

    /// It goes on: with what was left of its clock, or from the day of the next look with a new one.
    /// More time is given once, whatever it stood for.
    ///
    /// # Errors
    /// When it does not stand, or the profile has no clock for it.
    pub fn go_on(self, (at, profile): (Timestamp, &SlaProfile)) -> Result<Self, IssueFault> {
        let (with, clock) = match &self.state {
            State::Suspended {
                with,
                clock,
                at: stood,
                ..
            } => (*with, clock.resumed(*stood, at)),
            State::OnLedger {
                with,
                again_on,
                stood: Some((clock, stood)),
                ..
            } if at < again_on.starts_at() => (*with, clock.resumed(*stood, at)),
            State::OnLedger { with, stood, .. } => {
                let level = match with {
                    With::Grid(level) => Some(*level),
                    With::Department(_) => None,
                };
                let limit = profile.answer(self.report.class, level);
                let clock = Clock::start(limit.ok_or(IssueFault::NoClock)?, at);
                let extended = stood.is_some_and(|(clock, _)| clock.extended);
                (*with, Clock { extended, ..clock })
            }
            _ => return Err(IssueFault::NotThere),
        };
        Ok(self.moved(runs(with, clock), with, None, at))
    }

    /// The clock of whoever works on it.
    fn working(&self, with: With) -> Result<Clock, IssueFault> {
        let (State::Handling { clock, .. } | State::Responding { clock, .. }) = self.state else {
            return Err(IssueFault::NotThere);
        };
        if self.with() != Some(with) {
            return Err(IssueFault::NotYours);
        }
        Ok(clock)
    }
}

fn runs(with: With, clock: Clock) -> State {
    match with {
        With::Grid(level) => State::Handling { level, clock },
        With::Department(department) => State::Responding { department, clock },
    }
}

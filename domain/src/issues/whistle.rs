//! Whistle and report (吹哨报到; domain-rules 7.1).

use crate::core::{BodyId, PersonId, Prose, Timestamp};

use super::{
    Class, Clock, Initiator, Issue, IssueFault, IssueRules, Level, SlaProfile, State, Step, With,
};

impl Issue {
    /// The community whistles for a department whose duty it is. Who may is in the pack; what a
    /// resident asks for who may not is a request to the grid (seed 003).
    ///
    /// # Errors
    /// When it is not with the community, whoever asks may not, or it is not the department's duty.
    pub fn whistle(
        self,
        department: BodyId,
        by: Initiator,
        is_its_duty: bool,
        reason: Prose,
        (at, profile, rules): (Timestamp, &SlaProfile, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let State::Handling { level, .. } = self.state else {
            return Err(IssueFault::NotThere);
        };
        if level != Level::Large {
            return Err(IssueFault::NotThere);
        }
        if !rules.whistle_initiators.contains(&by) {
            return Err(IssueFault::MayNotWhistle);
        }
        if !is_its_duty {
            return Err(IssueFault::NotItsDuty);
        }
        let limit = profile.report_in(self.report.class);
        let limit = limit.ok_or(IssueFault::NoClock)?;
        let clock = Clock::start(limit, at);
        let state = State::Whistled { department, clock };
        Ok(self.moved(state, With::Department(department), Some(reason), at))
    }

    /// The department reports in (报到), late or not.
    ///
    /// # Errors
    /// When nobody whistled for it.
    pub fn report_in(
        self,
        department: BodyId,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        self.whistled_for(department)?;
        let limit = profile.answer(self.report.class, None);
        let clock = Clock::start(limit.ok_or(IssueFault::NoClock)?, at);
        let state = State::Responding { department, clock };
        Ok(Self { state, ..self })
    }

    /// The department sends it back (退单), in time and with a reason. It is with the community
    /// again, and its clock runs.
    ///
    /// # Errors
    /// When nobody whistled for it, or it is too late or too often.
    pub fn send_back(
        self,
        department: BodyId,
        reason: Prose,
        (at, profile, rules): (Timestamp, &SlaProfile, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let clock = self.whistled_for(department)?;
        let complex = profile
            .return_complex
            .filter(|_| self.report.class == Class::Complex);
        let until = complex.map_or(clock.due, |limit| limit.due(clock.since));
        if at >= until {
            return Err(IssueFault::ReturnOver { until });
        }
        let most = rules.returns_most;
        if self.returned_by(department) >= usize::from(most) {
            return Err(IssueFault::ReturnedEnough { most });
        }
        let level = Level::Large;
        let clock = Clock::start(self.limit(level, profile)?, at);
        let returns = self.returns + 1;
        let back = self.moved(
            State::Handling { level, clock },
            With::Grid(level),
            Some(reason),
            at,
        );
        Ok(Self { returns, ..back })
    }

    /// How often one department sent it back: it was there, and then with the grid.
    fn returned_by(&self, department: BodyId) -> usize {
        let steps = self.path.windows(2);
        let back = |it: &&[Step]| {
            it[0].with == With::Department(department) && matches!(it[1].with, With::Grid(_))
        };
        steps.filter(back).count()
    }

    /// The department has solved it.
    ///
    /// # Errors
    /// When it has not reported in.
    pub fn finish(
        self,
        department: BodyId,
        by: PersonId,
        limited: bool,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let State::Responding { department: is, .. } = self.state else {
            return Err(IssueFault::NotThere);
        };
        if is != department {
            return Err(IssueFault::NotYours);
        }
        Ok(self.resolved(With::Department(department), by, limited, (at, rules)))
    }

    fn whistled_for(&self, department: BodyId) -> Result<Clock, IssueFault> {
        match self.state {
            State::Whistled {
                department: is,
                clock,
            } if is == department => Ok(clock),
            State::Whistled { .. } => Err(IssueFault::NotYours),
            _ => Err(IssueFault::NotThere),
        }
    }
}

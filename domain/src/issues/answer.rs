//! Only whoever reported it says that it is done (回访、评价; domain-rules 7.1, 7.3).

use serde::{Deserialize, Serialize};

use crate::core::{PersonId, Timestamp};

use super::{Clock, Did, Entry, Issue, IssueFault, IssueRules, SlaProfile, State, With};

/// Whether it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// 已解决
    Solved,
    /// 基本解决
    Basically,
    /// 未解决
    NotSolved,
}

/// What whoever reported it says (评价).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Whether it is done.
    pub done: Done,
    /// One to five stars.
    pub stars: u8,
}

/// Whether an answer counts in the rates, and if not, why (剔除).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It counts.
    Counts,
    /// 联系不上: not reached after three calls.
    NotReached,
    /// 恶意
    Malicious,
    /// 不合法诉求: outside the law.
    OutsideLaw,
}

impl Issue {
    /// Whoever reported it says whether it is done. Where it is not, or with few stars, it is
    /// opened again once, at the level or department that said so and answered for by whoever took
    /// it first; where the law or a policy allows no more, it is explained and closed (Baoding 26).
    ///
    /// # Errors
    /// When it is not solved yet, or somebody else says so.
    pub fn answer(
        self,
        by: PersonId,
        answer: Answer,
        (at, profile, rules): (Timestamp, &SlaProfile, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let State::Resolved { with, limited, .. } = self.state else {
            return Err(IssueFault::NotThere);
        };
        if by != self.reported.by.person {
            return Err(IssueFault::OnlyTheReporter);
        }
        if !(1..=5).contains(&answer.stars) {
            return Err(IssueFault::Stars);
        }
        let poor = answer.done == Done::NotSolved || answer.stars <= rules.reopen_stars_most;
        if poor && !limited && !self.reopened {
            let again = self.again(with, (at, profile))?;
            return Ok(Self {
                reopened: true,
                ..again
            });
        }
        let answer = Some(answer);
        let state = State::Closed { at, answer };
        Ok(Self { state, ..self })
    }

    /// Whether somebody may note what whoever reported it says: nobody who took the call that it
    /// began with, worked on it, or said that it is done.
    pub fn may_hear(&self, by: PersonId) -> bool {
        let worked = |did: Did| matches!(did, Did::Reported | Did::Taken | Did::Solved);
        let mut log = self.log.iter();
        let solved = matches!(self.state, State::Resolved { by: solved, .. } if solved == by);
        !solved && !log.any(|it| it.by == Some(by) && worked(it.did))
    }

    /// What whoever reported it said on the telephone, noted by somebody who called and did not do
    /// the work (回访). It counts as if they had said so here, and they read that it was noted.
    ///
    /// # Errors
    /// When it is not solved yet, or whoever solved it calls, or as in [`Issue::answer`].
    pub fn heard(
        self,
        by: PersonId,
        answer: Answer,
        now: (Timestamp, &SlaProfile, &IssueRules),
    ) -> Result<Self, IssueFault> {
        if !self.may_hear(by) {
            return Err(IssueFault::OwnWork);
        }
        let reporter = self.reported.by.person;
        self.answer(reporter, answer, now)
    }

    /// Nobody answered the call. After the last try, each on a day of its own, it is closed without an
    /// answer.
    ///
    /// # Errors
    /// When it is not solved yet, somebody who worked on it calls, or somebody called today.
    pub fn not_reached(
        self,
        by: PersonId,
        (at, rules): (Timestamp, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let State::Resolved {
            with,
            by: solved,
            limited,
            calls,
            clock,
        } = self.state
        else {
            return Err(IssueFault::NotThere);
        };
        if !self.may_hear(by) {
            return Err(IssueFault::OwnWork);
        }
        let mut log = self.log.iter();
        let today = |it: &Entry| it.did == Did::NotReached && it.at.day() == at.day();
        if log.any(today) {
            return Err(IssueFault::CalledToday);
        }
        let calls = calls + 1;
        let state = if calls >= rules.calls_most {
            State::Closed { at, answer: None }
        } else {
            State::Resolved {
                with,
                by: solved,
                limited,
                calls,
                clock,
            }
        };
        Ok(Self { state, ..self })
    }

    /// Opens it again that was closed, with something new and not too late. Whoever had it last has
    /// it again.
    ///
    /// # Errors
    /// When it is not closed, somebody else asks, nothing is new, or it is too late.
    pub fn reopen(
        self,
        by: PersonId,
        is_new: bool,
        (at, profile, rules): (Timestamp, &SlaProfile, &IssueRules),
    ) -> Result<Self, IssueFault> {
        let State::Closed { at: closed, .. } = self.state else {
            return Err(IssueFault::NotThere);
        };
        if by != self.reported.by.person {
            return Err(IssueFault::OnlyTheReporter);
        }
        if !is_new {
            return Err(IssueFault::NothingNew);
        }
        if at.day() > closed.day().plus(i32::from(rules.reopen_days)) {
            return Err(IssueFault::ClosedLongAgo);
        }
        let last = self.path.last().map(|it| it.with);
        let with = last.ok_or(IssueFault::NotThere)?;
        self.again(with, (at, profile))
    }

    fn again(
        self,
        with: With,
        (at, profile): (Timestamp, &SlaProfile),
    ) -> Result<Self, IssueFault> {
        let level = match with {
            With::Grid(level) => Some(level),
            With::Department(_) => None,
        };
        let limit = profile.answer(self.report.class, level);
        let clock = Clock::start(limit.ok_or(IssueFault::NoClock)?, at);
        let state = match with {
            With::Grid(level) => State::Handling { level, clock },
            With::Department(department) => State::Responding { department, clock },
        };
        Ok(self.moved(state, with, None, at))
    }
}

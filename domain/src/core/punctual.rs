//! Which refusals rest on the clock alone.

use crate::projects::ProjectFault;

use super::Refusal;

impl Refusal {
    /// Whether it rests on the clock alone: a phone, whose clock may be wrong, only warns.
    pub fn is_about_time(&self) -> bool {
        use Refusal::{
            CloseHasPassed, DueHasPassed, NoticeTooShort, Project, PublicityOver, PublicityRuns,
            SameTooSoon, SittingBegan, SittingNotStarted, StillVoting, TermIsOver, VoteClosed,
            VoteTooLong,
        };
        match self {
            Self::Owners { fault } => return fault.is_about_time(),
            Self::Renovation { fault } => return fault.is_about_time(),
            Self::Volunteering { fault } => return fault.is_about_time(),
            Self::Issues { fault } => return fault.is_about_time(),
            Self::Grid { fault } => return fault.is_about_time(),
            Self::Emergency { fault } => return fault.is_about_time(),
            Self::Privacy { fault } => return fault.is_about_time(),
            Self::Funds { fault } => return fault.is_about_time(),
            Self::Notices { fault } => return fault.is_about_time(),
            Self::Duty { fault } => return fault.is_about_time(),
            Self::Rooms { fault } => return fault.is_about_time(),
            Self::Assessment { fault } => return fault.is_about_time(),
            Self::Points { fault } => return fault.is_about_time(),
            _ => {}
        }
        matches!(
            self,
            CloseHasPassed { .. }
                | DueHasPassed { .. }
                | Project {
                    fault: ProjectFault::EvaluationOver { .. }
                        | ProjectFault::EvaluationRuns { .. },
                }
                | NoticeTooShort { .. }
                | PublicityOver { .. }
                | PublicityRuns { .. }
                | SittingBegan { .. }
                | SameTooSoon { .. }
                | SittingNotStarted { .. }
                | StillVoting { .. }
                | TermIsOver { .. }
                | VoteClosed { .. }
                | VoteTooLong { .. }
        )
    }
}

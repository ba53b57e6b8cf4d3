//! Which refusals rest on the clock alone.

use super::Refusal;

impl Refusal {
    /// Whether it rests on the clock alone: a phone, whose clock may be wrong, only warns.
    pub fn is_about_time(&self) -> bool {
        use Refusal::{
            CloseHasPassed, DueHasPassed, EvaluationOver, EvaluationRuns, NoticeTooShort,
            PublicityOver, PublicityRuns, SameTooSoon, SittingBegan, SittingNotStarted,
            StillVoting, TermIsOver, VoteClosed, VoteTooLong,
        };
        matches!(
            self,
            CloseHasPassed { .. }
                | DueHasPassed { .. }
                | EvaluationOver { .. }
                | EvaluationRuns { .. }
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

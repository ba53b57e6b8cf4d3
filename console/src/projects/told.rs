//! What the office does next with an approved proposal or a project, and until when.

use domain::projects::{Project, ProjectState};
use domain::proposals::{Proposal, Stage};
use domain::{Day, Timestamp};

use crate::shell::Book;
use crate::texts::Texts;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Next {
    /// In a word or two.
    pub(super) what: &'static str,
    /// Until when, or from when on, where there is a clock.
    pub(super) until: Option<Timestamp>,
    /// Whether it is the office's to do now.
    pub(super) ours: bool,
}

/// What comes next for a proposal that was approved and is not posted.
pub(super) fn unposted(proposal: &Proposal, t: Texts) -> Option<Next> {
    let waits = proposal.state.stage() == Stage::Approved;
    waits.then(|| Next {
        what: t.project_publish(),
        until: None,
        ours: true,
    })
}

/// What comes next for a project; nothing where nothing does.
pub(super) fn next(project: &Project, book: Book, t: Texts) -> Option<Next> {
    let today = book.today();
    let next = |what, until: Option<Day>, ours| Next {
        what,
        until: until.map(Day::starts_at),
        ours,
    };
    let notice = &project.notice;
    Some(match &project.state {
        ProjectState::Publicity if notice.photos.is_empty() => {
            next(t.project_evidence(), Some(notice.next), true)
        }
        ProjectState::Publicity if today < notice.next => {
            next(t.project_waits_public(), Some(notice.next), false)
        }
        ProjectState::Publicity => next(t.project_fund(), Some(notice.next), true),
        ProjectState::ObjectionReview { .. } => next(t.project_waits_answer(), None, true),
        ProjectState::Funded { .. } => next(t.project_start(), None, true),
        ProjectState::Executing { works } => {
            let open = works.milestones.iter().filter(|it| it.reached.is_none());
            let due = open.filter_map(|it| it.step.due).min();
            let late = due.is_some_and(|due| due < today);
            next(t.project_waits_works(), due.map(|due| due.plus(1)), late)
        }
        ProjectState::Suspended { .. } => next(t.project_resume(), None, true),
        ProjectState::Acceptance { .. } => next(t.project_waits_acceptance(), None, false),
        ProjectState::Rectifying { .. } => next(t.project_rectify(), None, true),
        ProjectState::Evaluating { evaluation, .. } if evaluation.accounts.is_none() => {
            next(t.project_publish_accounts(), Some(evaluation.next), true)
        }
        ProjectState::Evaluating { evaluation, .. }
            if book.read(|town| project.is_unmeasured(town)) =>
        {
            next(t.project_measure(), Some(evaluation.next), true)
        }
        ProjectState::Evaluating { evaluation, .. } if today < evaluation.next => {
            next(t.project_waits_stars(), Some(evaluation.next), false)
        }
        ProjectState::Evaluating { evaluation, .. } => {
            next(t.project_archive(), Some(evaluation.next), true)
        }
        ProjectState::SentBack { .. }
        | ProjectState::Closed { .. }
        | ProjectState::Cancelled { .. }
        | ProjectState::Withdrawn { .. } => return None,
    })
}

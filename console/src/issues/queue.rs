//! The queue (事项队列): every issue as it is now, and what a list shows of them.

use std::sync::Arc;

use domain::issues::{Issue, Running, State, With as Hands};

use crate::shell::Book;
use crate::texts::Texts;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// All that is open.
    Open,
    /// What is overdue.
    Late,
    /// What waits to be taken.
    New,
    /// What a level of the grid works on.
    Grid,
    /// What is with a body.
    Bodies,
    /// What stands, for a reason.
    Stands,
    /// What is solved, and waits for its reporter.
    Solved,
    /// What is closed.
    Closed,
}

impl Filter {
    pub(super) const ALL: [Self; 8] = [
        Self::Open,
        Self::Late,
        Self::New,
        Self::Grid,
        Self::Bodies,
        Self::Stands,
        Self::Solved,
        Self::Closed,
    ];

    pub(super) fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Open => t.issue_filter_open(),
            Self::Late => t.issue_filter_late(),
            Self::New => t.issue_state_reported(),
            Self::Grid => t.issue_state_handling(),
            Self::Bodies => t.issue_filter_bodies(),
            Self::Stands => t.issue_filter_stands(),
            Self::Solved => t.issue_state_resolved(),
            Self::Closed => t.issue_state_closed(),
        }
    }

    pub(super) fn fits(self, line: &Line) -> bool {
        match self {
            Self::Open => !line.issue.is_closed(),
            Self::Late => line.late,
            Self::New => matches!(line.issue.state, State::Reported { .. }),
            Self::Grid => matches!(line.issue.state, State::Handling { .. }),
            Self::Bodies => matches!(
                line.issue.state,
                State::Whistled { .. } | State::Responding { .. }
            ),
            Self::Stands => matches!(
                line.issue.state,
                State::Suspended { .. } | State::OnLedger { .. }
            ),
            Self::Solved => matches!(line.issue.state, State::Resolved { .. }),
            Self::Closed => line.issue.is_closed(),
        }
    }
}

/// One issue as it is now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) issue: Arc<Issue>,
    pub(super) late: bool,
    due: i64,
}

/// Every issue as it is now: overdue and due first, what is closed last.
pub(super) fn lines(book: Book) -> Vec<Line> {
    let now = book.now();
    let all = book.all::<Issue>().into_iter();
    let mut lines: Vec<Line> = book.read(|town| {
        all.map(|issue| {
            let issue = issue.by_now(now, town);
            let due = match issue.clock() {
                Running::Until(at) => at.0,
                Running::Stands(Some(day)) => day.starts_at().0,
                Running::Stands(None) => i64::MAX - 1,
                Running::Over => i64::MAX,
            };
            let late = issue.is_overdue(now);
            let issue = Arc::new(issue);
            Line { issue, late, due }
        })
        .collect()
    });
    lines.sort_by_key(|it| (it.due, std::cmp::Reverse(it.issue.reported.at), it.issue.id));
    lines
}

/// How many issues wait for the community itself.
pub(crate) fn waiting(book: Book) -> u32 {
    let at_large = |it: &Line| {
        let with = it.issue.with() == Some(Hands::Grid(domain::issues::Level::Large));
        with && matches!(
            it.issue.state,
            State::Reported { .. } | State::Handling { .. }
        )
    };
    lines(book).iter().filter(|it| at_large(it)).count() as u32
}

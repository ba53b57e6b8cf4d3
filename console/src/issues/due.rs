//! Issues that wait for the community itself, and what is overdue with anybody.

use domain::issues::{Issue, Level, Running, State, With};
use domain::wording;

use super::words::{place, standing, whom};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due with issues.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let now = book.now();
    let one = |issue: Issue| {
        let issue = book.read(|town| issue.by_now(now, town));
        let with = issue.with()?;
        let at_large = with == With::Grid(Level::Large)
            && matches!(issue.state, State::Reported { .. } | State::Handling { .. });
        let late = issue.is_overdue(now);
        let what = match (late, at_large) {
            (true, false) => t.issue_due_late(),
            (_, true) => t.issue_due_ours(),
            (false, false) => return None,
        };
        let until = match issue.clock() {
            Running::Until(at) => Some(at),
            Running::Stands(day) => day.map(|it| it.starts_at()),
            Running::Over => None,
        };
        let category = wording::issue_category(issue.report.category, t.lang);
        let place = place(book, &issue.report.spot);
        Some(Due {
            title: t.issue_due_title(category, place),
            meta: t.issue_due_meta(standing(&issue, t), whom(book, with, t)),
            href: to(format_args!("issues/{}", issue.id)),
            until,
            what: what.to_owned(),
        })
    };
    book.all::<Issue>().into_iter().filter_map(one).collect()
}

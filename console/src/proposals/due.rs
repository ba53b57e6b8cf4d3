//! Proposals that wait to be screened.

use domain::proposals::Proposal;

use super::screen_until;
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due with proposals.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let one = |proposal: Proposal| {
        let until = screen_until(&proposal, book)?;
        Some(Due {
            title: proposal.details.title.to_string(),
            meta: t.due_proposal(
                super::place(proposal.details.place, book),
                &proposal.author.shown,
            ),
            href: to(format_args!("proposals/{}", proposal.id)),
            until: Some(until),
            what: t.due_screen().to_owned(),
        })
    };
    book.all::<Proposal>().into_iter().filter_map(one).collect()
}

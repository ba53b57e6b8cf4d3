//! Proposals that wait to be screened, and accepted ones that wait for their way.

use domain::proposals::Proposal;

use super::offers::waiting;
use super::{route_until, screen_until};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due with proposals.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let secretary = book.is_secretary();
    let one = |proposal: Proposal| {
        let routing = || Some((route_until(&proposal, book)?, t.due_route()));
        let screening = screen_until(&proposal, book).map(|until| (until, t.due_screen()));
        let (until, what) = screening.or_else(|| routing().filter(|_| secretary))?;
        Some(Due {
            title: proposal.details.title.to_string(),
            meta: t.due_proposal(
                super::place(proposal.details.place, book),
                &proposal.author.shown,
            ),
            href: to(format_args!("proposals/{}", proposal.id)),
            until: Some(until),
            what: what.to_owned(),
        })
    };
    let proposals = book.all::<Proposal>().into_iter().filter_map(one);
    proposals.chain(waiting(book, t)).collect()
}

//! Projects that stand still until the office does something.

use domain::projects::Project;
use domain::proposals::{Proposal, ProposalState};
use domain::wording;

use super::told::{next, unposted};
use crate::shell::{Book, Due, to};
use crate::texts::Texts;

/// What is due with projects.
pub(crate) fn due(book: Book, t: Texts) -> Vec<Due> {
    let one = |proposal: Proposal| {
        let project = book.get::<Project>(proposal.id);
        let next = match (&proposal.state, &project) {
            (ProposalState::Project { .. }, Some(project)) => next(project, book, t),
            _ => unposted(&proposal, t),
        };
        let next = next.filter(|next| next.ours)?;
        let leg = project.and_then(|it| it.state.leg());
        let stage = wording::stage(proposal.state.stage(), t.lang);
        Some(Due {
            title: proposal.details.title.to_string(),
            meta: leg
                .map_or(stage, |leg| wording::leg(leg, t.lang))
                .to_owned(),
            href: to(format_args!("projects/{}", proposal.id)),
            until: next.until,
            what: next.what.to_owned(),
        })
    };
    book.all::<Proposal>().into_iter().filter_map(one).collect()
}

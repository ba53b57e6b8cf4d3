//! Proposals and owners' votes (提案交业主表决): which proposals wait for owners, the first words of a
//! matter that comes from one, and the way from the proposal's page to the vote and back.

use components::{Fact, Panel};
use domain::owners::{Assembly, Item, Matter, OwnersResult};
use domain::proposals::Proposal;
use domain::{AssemblyId, ProposalId, wording};
use leptos::prelude::*;

use super::list::{kind, standing};
use crate::shell::{Book, texts, to, use_book};
use crate::texts::Texts;

/// The proposals that wait for the owners of the compound, those that wait longest first.
pub(super) fn waiting(book: Book) -> Vec<Proposal> {
    let compound = book.compound().map(|it| it.id);
    let mut all = book.all::<Proposal>();
    all.retain(|it| it.state.waits_for_owners() && Some(it.compound) == compound);
    all.sort_by_key(|it| (it.changed_at, it.id));
    all
}

/// What it could ask, for the office to go on from.
pub(super) fn first_words(proposal: &Proposal, t: Texts) -> String {
    let (title, goal) = (&proposal.details.title, &proposal.details.goal);
    match &proposal.assessment {
        Some(found) => t.owners_first_words(
            t.yuan(found.budget),
            goal,
            &found.implementer,
            &found.process,
            title,
        ),
        None => t.owners_first_words_plain(goal, title),
    }
}

/// What the law may take it for, by the words of its title; the office says what it is.
pub(super) fn likely(proposal: &Proposal) -> Matter {
    let title = proposal.details.title.as_str();
    let words = [
        ("电梯", Matter::Lift),
        ("维修资金", Matter::UseFund),
        ("屋面", Matter::UseFund),
        ("物业", Matter::Manager),
        ("经营", Matter::ChangeUse),
    ];
    let found = words.into_iter().find(|(word, _)| title.contains(word));
    found.map_or(Matter::Rebuild, |(_, matter)| matter)
}

/// On a proposal's page: at which owners' votes it was, and the way to the next one where it waits for
/// one.
#[component]
pub(crate) fn ToOwners(proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let asked = Memo::new(move |_| {
        let id = proposal.with(|it| it.as_ref().map(|it| it.id));
        let mut all = book.all::<Assembly>();
        all.retain(|it| {
            it.items
                .iter()
                .any(|item| item.proposal.is_some() && item.proposal == id)
        });
        all.sort_by_key(|it| (std::cmp::Reverse(it.called_at), it.id));
        all
    });
    let waits = Memo::new(move |_| {
        let waits = |it: &Proposal| it.state.waits_for_owners().then_some(it.id);
        proposal.with(|it| it.as_ref().and_then(waits))
    });
    move || {
        let (asked, waits) = (asked.get(), waits.get());
        if asked.is_empty() && waits.is_none() {
            return None;
        }
        let links = asked.iter().map(|it| {
            let href = to(format_args!("owners/{}", it.id));
            let (state, _) = standing(it, t);
            view! {
                <p>
                    <a href=href>{it.title.to_string()}</a>
                    " "
                    <span class="soft">{kind(it, t)} " · " {state}</span>
                </p>
            }
        });
        let links = links.collect_view();
        let act = waits.map(|id| {
            let href = to(format_args!("owners?proposal={id}"));
            view! {
                <p class="soft">{t.owners_to_text()}</p>
                <a class="button button--primary button--block" href=href>
                    {t.owners_to_act()}
                </a>
            }
        });
        Some(view! { <Panel title=t.owners_to_title()>{links} {act}</Panel> })
    }
}

/// Where a matter comes from, as a link; nothing where it comes from no proposal.
pub(super) fn origin(item: &Item, book: Book, t: Texts) -> Option<AnyView> {
    let proposal: Proposal = book.get(item.proposal?)?;
    let href = to(format_args!("proposals/{}", proposal.id));
    let words = t.owners_from(&proposal.details.title);
    Some(view! { <p class="small"><a href=href>{words}</a></p> }.into_any())
}

/// What owners decided of a proposal, for its notice of publicity: a line a matter.
pub(crate) fn told(assembly: AssemblyId, proposal: ProposalId, book: Book, t: Texts) -> Vec<Fact> {
    let (Some(it), Some(result)) = (
        book.get::<Assembly>(assembly),
        book.get::<OwnersResult>(assembly),
    ) else {
        return Vec::new();
    };
    let decided = it.items.iter().zip(&result.decided);
    let ours = decided.filter(|(item, _)| item.proposal == Some(proposal));
    let facts = ours.flat_map(|(item, found)| {
        let outcome = wording::owners_outcome(found.outcome, t.lang);
        let head = Fact {
            name: item.title.to_string(),
            value: outcome.to_owned(),
            sum: true,
        };
        std::iter::once(head).chain(super::numbers::facts(&found.tally, t))
    });
    facts.collect()
}

//! A proposal and its owners' votes (提案与业主表决): on the proposal's page where owners have it and what
//! came out, and on the assembly's page where each matter comes from.

use std::collections::BTreeSet;

use components::{Banner, Glyph, Row, RowAct, Rows, Section, Tone};
use domain::owners::{Assembly, AssemblyState, Force, OpinionResult, OwnersResult, Tally};
use domain::proposals::Proposal;
use domain::{ProposalId, wording};
use leptos::prelude::*;

use super::list::row;
use crate::proposals::badge;
use crate::shell::{Here, sorted};

/// On a proposal's page: the assemblies that have it, the latest first, each with its numbers once they
/// are posted. Nothing where owners were never asked.
pub fn brought(here: Here, id: ProposalId) -> AnyView {
    let found = Memo::new(move |_| {
        let mut all = here.all::<Assembly>();
        all.retain(|it| it.items.iter().any(|item| item.proposal == Some(id)));
        sorted(all, |it| (-it.called_at.0, it.id.0))
    });
    let shown = move || {
        let found = found.get();
        if found.is_empty() {
            return None;
        }
        let rows = found.iter().map(|it| row(here, it)).collect_view();
        let told = found.iter().map(|it| told(here, it, id)).collect_view();
        Some(view! {
            <Section title=here.t.owners_thread()>
                <Rows>{rows}</Rows>
                {told}
            </Section>
        })
    };
    shown.into_any()
}

/// What came out of what the proposal asked, in a sentence a matter; of an asking that it decided
/// nothing.
fn told(here: Here, it: &Assembly, id: ProposalId) -> AnyView {
    let t = here.t;
    if !matches!(it.state, AssemblyState::Public { .. }) {
        return ().into_any();
    }
    let ours = |index: usize| it.items.get(index).filter(|it| it.proposal == Some(id));
    let lines: Vec<String> = match it.force {
        Force::Statutory => {
            let result: Option<OwnersResult> = here.get(it.id);
            let decided = result.map_or_else(Vec::new, |it| it.decided);
            let decided = decided.into_iter().enumerate();
            let lines = decided.filter_map(|(index, found)| {
                let title = &ours(index)?.title;
                let outcome = wording::owners_outcome(found.outcome, here.lang);
                Some(t.owners_thread_decided(sides(here, &found.tally), outcome, title))
            });
            lines.collect()
        }
        Force::Advisory => {
            let result: Option<OpinionResult> = here.get(it.id);
            let tallies = result.map_or_else(Vec::new, |it| it.tallies);
            let tallies = tallies.into_iter().enumerate();
            let lines = tallies.filter_map(|(index, tally)| {
                let title = &ours(index)?.title;
                Some(t.owners_thread_said(sides(here, &tally), title))
            });
            lines.collect()
        }
    };
    let asked = (it.force == Force::Advisory).then(|| {
        view! { <Banner glyph=Glyph::TALK tone=Tone::Wait>{t.owners_thread_asked()}</Banner> }
    });
    let lines = lines.into_iter().map(|it| view! { <p>{it}</p> });
    view! { {asked} {lines.collect_view()} }.into_any()
}

/// Heads and area of each side, and of all.
fn sides(here: Here, tally: &Tally) -> String {
    let t = here.t;
    let weight = |it: domain::owners::Weight| t.owners_weight(it.area, it.heads);
    let (agree, against) = (weight(tally.agree), weight(tally.against));
    let (abstain, everyone) = (weight(tally.abstain), weight(tally.everyone));
    t.owners_thread_sides(abstain, against, agree, everyone)
}

/// On an assembly's page: the proposals that its matters come from; nothing where they come from none.
pub fn origins(here: Here, it: &Assembly) -> AnyView {
    let ids: BTreeSet<ProposalId> = it.items.iter().filter_map(|it| it.proposal).collect();
    let found = ids.into_iter().filter_map(|id| here.get::<Proposal>(id));
    let rows: Vec<AnyView> = found
        .map(|it| {
            let act = RowAct::Link(format!("/p/{}", it.id));
            let state = badge(here, &it);
            let title = it.details.title.to_string();
            view! { <Row title act state /> }.into_any()
        })
        .collect();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <Section title=here.t.owners_origins()><Rows>{rows}</Rows></Section> }.into_any()
}

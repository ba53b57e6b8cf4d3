//! Proposals like the one that is being written.

use components::{Row, Rows};
use domain::proposals::{Place, Proposal, similar};
use domain::{Entity, Kind};
use leptos::prelude::*;

use super::form::Form;
use super::{badge, progress};
use crate::shell::{Draft, Here};

/// How many are shown.
const ALIKE: usize = 2;

/// Proposals like the one that is being written; looked for when the fingers rest.
pub fn alike(here: Here, form: Form, draft: Draft) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| {
        draft.settled();
        let (title, problem) = (form.title.get_untracked(), form.problem.get_untracked());
        let place: Option<Place> = serde_json::from_str(&form.place.get_untracked()).ok();
        let Some(community) = here.community() else {
            return Vec::new();
        };
        let records = here.children(Kind::Proposal, community.id);
        let among = || {
            records
                .iter()
                .filter_map(|record| Proposal::from_record(record))
        };
        let words = if title.trim().is_empty() {
            problem
        } else {
            title
        };
        let found = similar(&words, place, among(), ALIKE);
        found
            .into_iter()
            .map(|it| it.proposal.clone())
            .collect::<Vec<Proposal>>()
    });
    let shown = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let count = found.len();
            let rows = found.iter().map(|it| like(here, it)).collect_view();
            view! {
                <section class="stack stack--2" aria-live="polite">
                    <h2 class="field__label">{t.form_alike(count)}</h2>
                    <Rows>{rows}</Rows>
                </section>
            }
        })
    };
    shown.into_any()
}

fn like(here: Here, proposal: &Proposal) -> AnyView {
    let stage = proposal.state.stage();
    let state = view! { {badge(here, proposal)} <span>{progress::next(here, proposal)}</span> };
    let trail = if stage.is_open() {
        here.t.support_word()
    } else {
        here.t.form_look()
    };
    view! {
        <Row
            title=proposal.details.title.to_string()
            act=format!("/p/{}", proposal.id)
            trail=trail
            state=state.into_any()
        />
    }
    .into_any()
}

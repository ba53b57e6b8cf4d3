//! What moved of what one supports: its way to a forum, its end, each step of a project; for a week.

use components::{Row, Rows, Section};
use domain::projects::Project;
use domain::proposals::{Proposal, ProposalState, Support};
use domain::{Line, ProposalId, SupportId, Timestamp, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted, when};

/// How many are shown.
const FEW: usize = 3;

/// Something that moved, and where it is now.
#[derive(Clone, PartialEq)]
struct Moved {
    id: ProposalId,
    at: Timestamp,
    title: String,
    now: String,
}

/// What one supports and what moved in the last seven days, the latest first.
fn found(here: Here) -> Vec<Moved> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let since = here.now().plus_days(-7);
    let supported = |id| here.get::<Support>(SupportId::of(id, me)).is_some();
    let mut found: Vec<Moved> = here
        .all::<Project>()
        .into_iter()
        .filter_map(|it| {
            let proposal: Proposal = here.get(it.id)?;
            let leg = it.state.leg();
            let leg = leg.map_or(here.t.project_sent_back(), |leg| {
                wording::leg(leg, here.lang)
            });
            Some(Moved {
                id: it.id,
                at: it.changed_at,
                title: proposal.details.title.to_string(),
                now: leg.to_owned(),
            })
        })
        .collect();
    // What is routed again after an objection, its project tells.
    let is_project = |id| found.iter().any(|it| it.id == id);
    let told = here.all::<Proposal>().into_iter().filter_map(|it| {
        let now = way(here, &it.state)?;
        (!is_project(it.id)).then(|| Moved {
            id: it.id,
            at: it.changed_at,
            title: it.details.title.to_string(),
            now,
        })
    });
    let told: Vec<Moved> = told.collect();
    found.extend(told);
    found.retain(|it| it.at >= since && supported(it.id));
    sorted(found, |it| (-it.at.0, it.id.0))
}

/// What is told of a proposal that is no project: that it has its way, and that it has ended.
fn way(here: Here, state: &ProposalState) -> Option<String> {
    let stage = wording::stage(state.stage(), here.lang);
    let ended = |reason: &Line| Some(here.t.moved_ended(reason, stage));
    match state {
        ProposalState::Routed(forum) => Some(wording::forum(*forum, here.lang).to_owned()),
        ProposalState::TakenBack(reason) | ProposalState::Cancelled(reason) => ended(reason),
        _ => None,
    }
}

/// The section; nothing where nothing moved.
pub fn moved(here: Here) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| found(here));
    let count = move || t.moved_count(found.with(Vec::len));
    let shown = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let rows = found.into_iter().take(FEW).map(|it| {
                let meta = t.moved_meta(&it.now, when(here, it.at));
                view! { <Row title=it.title act=format!("/p/{}", it.id) meta song=true /> }
            });
            let rows = rows.collect_view();
            view! { <Section title=t.moved_title() count><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}

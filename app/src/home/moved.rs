//! What moved of what one supports: each step of a project, for a week.

use components::{Row, Rows, Section};
use domain::projects::Project;
use domain::proposals::{Proposal, Support};
use domain::{SupportId, wording};
use leptos::prelude::*;

use crate::shell::{Here, sorted, when};

/// How many are shown.
const FEW: usize = 3;

/// Projects one supports that moved in the last seven days, the latest first.
fn found(here: Here) -> Vec<(Project, String)> {
    let Some(me) = here.person() else {
        return Vec::new();
    };
    let since = here.now().plus_days(-7);
    let mut projects = here.all::<Project>();
    projects.retain(|it| {
        let mine: Option<Support> = here.get(SupportId::of(it.id, me));
        it.changed_at >= since && mine.is_some()
    });
    let named = sorted(projects, |it| (-it.changed_at.0, it.id.0)).into_iter();
    let named = named.filter_map(|it| {
        let proposal: Proposal = here.get(it.id)?;
        Some((it, proposal.details.title.to_string()))
    });
    named.collect()
}

/// The section; nothing where nothing moved.
pub fn moved(here: Here) -> AnyView {
    let t = here.t;
    let found = Memo::new(move |_| found(here));
    let count = move || t.moved_count(found.with(Vec::len));
    let shown = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let rows = found.iter().take(FEW).map(|(project, title)| {
                let leg = project.state.leg();
                let leg = leg.map_or(t.project_sent_back(), |leg| wording::leg(leg, here.lang));
                let meta = t.moved_meta(leg, when(here, project.changed_at));
                view! { <Row title=title.clone() act=format!("/p/{}", project.id) meta song=true /> }
            });
            let rows = rows.collect_view();
            view! { <Section title=t.moved_title() count><Rows>{rows}</Rows></Section> }
        })
    };
    shown.into_any()
}

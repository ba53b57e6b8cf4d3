//! What was handed over, what the two who accept it found, what was mended (验收、整改).

use components::{Fact, Facts, Section};
use domain::projects::{Inspection, Project, ProjectState};
use domain::wording;
use leptos::prelude::*;

use super::acts::Asking;
use super::{shown, strip};
use crate::shell::{Here, when};

/// All of it, once the works were handed over.
pub fn acceptance(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let Some(handed) = project.state.handed() else {
        return ().into_any();
    };
    let found: Vec<&Inspection> = match &project.state {
        ProjectState::Acceptance { first, .. } => first.iter().collect(),
        state => state
            .evaluation()
            .into_iter()
            .flat_map(|it| &it.accepted)
            .collect(),
    };
    let found = found
        .into_iter()
        .map(|it| inspection(here, it))
        .collect_view();
    let open = match &project.state {
        ProjectState::Rectifying { items, .. } => {
            let items = items.iter().map(|it| view! { <li>{it.to_string()}</li> });
            let items = items.collect_view();
            Some(view! {
                <p class="strong">{t.project_to_mend()}</p>
                <ul class="small">{items}</ul>
            })
        }
        _ => None,
    };
    let mended = handed.mended.iter().map(|it| {
        let items: Vec<String> = it.items.iter().map(ToString::to_string).collect();
        let what = items.join(t.comma());
        view! {
            <p class="small">{t.project_was_mended(&it.note, what)}</p>
            {strip(here, t.project_mended_photos(), &it.deed.photos)}
        }
    });
    let mended = mended.collect_view();
    let finished = strip(
        here,
        t.project_finished_photos(),
        &handed.delivery.deed.photos,
    );
    view! {
        <Section title=t.project_acceptance()>
            {finished} {open} {mended} {found}
        </Section>
    }
    .into_any()
}

fn inspection(here: Here, it: &Inspection) -> AnyView {
    let t = here.t;
    let part = wording::inspector(it.part, here.lang);
    let checks = it.checks.iter().map(|check| Fact {
        name: check.what.to_string(),
        value: if check.passed {
            t.project_passed()
        } else {
            t.project_failed()
        }
        .to_owned(),
        sum: false,
    });
    let checks = Signal::stored(checks.collect::<Vec<_>>());
    view! {
        <p class="strong">{t.project_inspected(part, shown(here, it.by))}</p>
        <p class="tiny soft">{when(here, it.at)}</p>
        <Facts facts=checks />
    }
    .into_any()
}

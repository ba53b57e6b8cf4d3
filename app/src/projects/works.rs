//! The works: what was agreed, the steps with their weights, how far it has come (实施、节点).

use components::{
    Dot, Fact, Facts, Level, LevelWords, Section, ThresholdBar, Timeline, TimelineItem,
};
use domain::projects::{Leg, Milestone, Project, Works};
use domain::proposals::{Finding, Photo};
use domain::wording;
use leptos::prelude::*;

use super::acts::{self, Act, Asking};
use super::{shown, strip};
use crate::shell::Here;

/// All of it, once there is any.
pub fn works(here: Here, project: Project, asking: Asking) -> AnyView {
    let t = here.t;
    let Some(works) = project.state.works() else {
        return ().into_any();
    };
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let contract = &works.contract;
    let finding = |it| wording::finding(it, here.lang);
    let facts = vec![
        fact(
            t.project_shown_contact(),
            shown(here, works.funding.contact),
        ),
        fact(t.project_shown_contract(), contract.contract.to_string()),
        fact(t.project_shown_safety(), contract.safety.to_string()),
        fact(finding(Finding::Funds), contract.afford.funds.to_string()),
        fact(
            finding(Finding::Materials),
            contract.afford.materials.to_string(),
        ),
        fact(
            finding(Finding::Manpower),
            contract.afford.manpower.to_string(),
        ),
    ];
    let builds = here.person() == project.contact();
    let reports = builds && project.state.leg() == Some(Leg::Executing);
    let buttons = reports.then(|| reach(here, works, asking));
    let (bar, steps) = (bar(here, works), steps(here, works));
    let photos = strip(here, t.project_step_photos(), &pictures(works));
    view! {
        <Section title=t.project_works()>
            {bar} {steps} {photos}
            {buttons}
            <Facts facts=Signal::stored(facts) />
        </Section>
    }
    .into_any()
}

fn bar(here: Here, works: &Works) -> AnyView {
    let t = here.t;
    let done = works.progress();
    let gap = match 100 - done.min(100) {
        0 => t.project_all_done().to_owned(),
        left => t.project_to_do(left),
    };
    let words = LevelWords {
        name: t.project_progress().to_owned(),
        note: String::new(),
        count: format!("{done}%"),
        of: String::new(),
        line: t.project_whole().to_owned(),
        spoken: t.project_spoken(done, &gap),
        gap,
    };
    let level = Level {
        value: done.into(),
        line: 100,
        whole: 100,
        passed: done == 100,
    };
    view! { <ThresholdBar level=Signal::stored(level) words=Signal::stored(words) /> }.into_any()
}

fn steps(here: Here, works: &Works) -> AnyView {
    let t = here.t;
    let next = works.milestones.iter().position(|it| it.reached.is_none());
    let item = |(index, it): (usize, &Milestone)| {
        let dot = match &it.reached {
            Some(_) => Dot::Done,
            None if Some(index) == next => Dot::Now,
            None => Dot::Later,
        };
        let day = |day| wording::short_day(day, here.lang);
        let when = match (&it.reached, it.step.due) {
            (Some(reached), _) => t.project_reached(day(reached.deed.at.day())),
            (None, Some(due)) => t.project_step_due(day(due)),
            (None, None) => t.project_step_open().to_owned(),
        };
        let title = t.project_step_named(&it.step.name, it.step.weight);
        let note = it.reached.as_ref().and_then(|it| it.note.as_ref());
        match note {
            Some(note) => {
                view! { <TimelineItem dot when title text=note.to_string() /> }.into_any()
            }
            None => view! { <TimelineItem dot when title /> }.into_any(),
        }
    };
    let items = works.milestones.iter().enumerate().map(item).collect_view();
    view! { <Timeline>{items}</Timeline> }.into_any()
}

/// What the steps look like, each photo under the name of its step.
fn pictures(works: &Works) -> Vec<Photo> {
    let named = works.milestones.iter().filter_map(|it| {
        let reached = it.reached.as_ref()?;
        let photos = reached.deed.photos.iter().cloned();
        Some(photos.map(|photo| Photo {
            shows: photo.shows.or_else(|| Some(it.step.name.clone())),
            ..photo
        }))
    });
    named.flatten().collect()
}

/// The contact's buttons, one for each step that is open.
fn reach(here: Here, works: &Works, asking: Asking) -> AnyView {
    let open = works.milestones.iter().enumerate();
    let open = open.filter(|(_, it)| it.reached.is_none());
    let buttons = open.map(|(index, it)| {
        let step = u16::try_from(index).unwrap_or_default();
        view! {
            <div class="stack stack--1">
                <p class="small soft">{it.step.name.to_string()}</p>
                {acts::button(here, asking, Act::Reach(step), false)}
            </div>
        }
    });
    let buttons = buttons.collect_view();
    view! { <div class="stack stack--3">{buttons}</div> }.into_any()
}

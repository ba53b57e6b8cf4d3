//! What waits for whoever works on issues: a level of the grid, or a body (待办的事).

use components::{Glyph, Pace, Rows, Section, State, StateKind};
use domain::issues::{Body, Running, State as Stands, With};
use domain::members::Office;
use leptos::prelude::*;

use super::list::row;
use super::words::{Known, all_whole};
use crate::shell::{self, Here, sorted};

/// Whether the reader works on issues at all.
pub fn works(here: Here) -> bool {
    let actor = here.actor();
    let offices = [Office::GridWorker, Office::BuildingHead];
    let grid = actor.is_staff() || offices.iter().any(|it| actor.holds(*it));
    let me = here.person();
    let speaks = |it: &Body| me.is_some_and(|me| it.contacts.contains(&me));
    grid || here.all::<Body>().iter().any(speaks)
}

/// Whether an issue waits for the reader. What a body has waits for those who speak for it, not for
/// every worker who may write down what it says.
pub fn waits(here: Here, it: &Known) -> bool {
    let Some(issue) = &it.issue else {
        return false;
    };
    if matches!(issue.state, Stands::Resolved { .. }) {
        return false;
    }
    match issue.with() {
        Some(with @ With::Grid(_)) => {
            let actor = here.actor();
            here.read(|town| actor.speaks(with, &it.spot, town))
        }
        Some(With::Department(id)) => {
            let body: Option<Body> = here.get(id);
            let me = here.person();
            body.is_some_and(|body| me.is_some_and(|me| body.contacts.contains(&me)))
        }
        None => false,
    }
}

/// Everything that waits for the reader, what is due first first.
pub fn waiting(here: Here) -> Vec<Known> {
    let mut all = all_whole(here);
    all.retain(|it| waits(here, it));
    sorted(all, |it| {
        let due = match it.running {
            Running::Until(at) => at.0,
            Running::Stands(Some(day)) => day.starts_at().0,
            Running::Stands(None) | Running::Over => i64::MAX,
        };
        (due, it.id.0)
    })
}

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.issue_queue());
    let all = Memo::new(move |_| waiting(here));
    let works = Memo::new(move |_| works(here));
    let body = move || {
        if !works.get() {
            let (title, text) = (t.issue_not_you(), t.issue_not_you_text());
            return view! { <State kind=StateKind::NotYours title text page=true /> }.into_any();
        }
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.issue_queue_none(), t.issue_queue_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::CHECK title text page=true /> }
                .into_any();
        }
        untrack(|| {
            let now = here.now();
            let (fresh, working): (Vec<&Known>, Vec<&Known>) = all.iter().partition(|it| {
                let state = it.issue.as_ref().map(|it| &it.state);
                matches!(
                    state,
                    Some(Stands::Reported { .. } | Stands::Whistled { .. })
                )
            });
            let late = all.iter().filter(|it| it.is_late(now)).count();
            let list = |title: &'static str, of: &[&Known]| {
                (!of.is_empty()).then(|| {
                    let rows = of.iter().map(|it| row(here, it)).collect_view();
                    let count = t.todo_count(of.len());
                    view! { <Section title=title count=count><Rows>{rows}</Rows></Section> }
                })
            };
            view! {
                <h1 class="visually-hidden">{t.issue_queue()}</h1>
                {(late > 0).then(|| view! { <p class="strong is-seal">{t.issue_late_count(late)}</p> })}
                {list(t.issue_queue_new(), &fresh)}
                {list(t.issue_queue_working(), &working)}
            }
            .into_any()
        })
    };
    shell::inner(
        here,
        t.issue_queue(),
        "/issues",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

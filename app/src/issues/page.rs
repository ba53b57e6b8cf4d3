//! The page of an issue.

use components::{Banner, Dock, Glyph, Pace, Tone};
use domain::IssueId;
use domain::issues::Class;
use leptos::prelude::*;

use super::words::{Known, known, title};
use super::{answer, facts, grow, near, rate, work};
use crate::shell::{self, Here, Sending};

/// The page.
pub fn page(here: Here, id: IssueId) -> AnyView {
    let it = Memo::new(move |_| known(here, id));
    let named = Memo::new(move |_| it.with(|it| it.as_ref().map(|it| title(here, it))));
    here.titled(named);
    let there = Memo::new(move |_| it.with(Option::is_some));
    let body = move || {
        if there.get() {
            untrack(|| whole(here, id, it))
        } else {
            shell::absent(here)
        }
    };
    let works = Memo::new(move |_| it.with(|it| work::first(here, it.as_ref()?)));
    let joins = Memo::new(move |_| near::may_join(here, id) || near::has_joined(here, id));
    // Where nothing is to be done, no empty bar stays.
    let docked = Memo::new(move |_| match works.get() {
        Some(_) => Some(true),
        None => joins.get().then_some(false),
    });
    let dock = move || {
        let works = docked.get()?;
        Some(untrack(|| dock(here, id, it, works)))
    };
    shell::inner(
        here,
        here.t.issue_one(),
        "/issues",
        Pace::Wide,
        Some(dock.into_any()),
        body.into_any(),
    )
}

fn whole(here: Here, id: IssueId, it: Memo<Option<Known>>) -> AnyView {
    let part = move |part: fn(Here, &Known) -> AnyView| {
        move || it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
    };
    view! {
        {part(urgent)}
        {part(facts::head)}
        {part(facts::ladder)}
        {answer::answer(here, id, it)}
        {rate::rate(here, id, it)}
        {part(facts::story)}
        {work::more(here, id, it)}
        {answer::more(here, id, it)}
        {grow::grow(here, id, it)}
        {shell::desk(here)}
    }
    .into_any()
}

/// Whoever is in danger calls first.
fn urgent(here: Here, it: &Known) -> AnyView {
    if it.class != Class::Danger || it.with.is_none() || it.solved {
        return ().into_any();
    }
    let t = here.t;
    view! {
        <Banner glyph=Glyph::ALERT tone=Tone::Stop title=t.issue_danger_title()>
            {t.issue_danger_again()}
        </Banner>
    }
    .into_any()
}

/// What stays under the thumb: working on it, or else having the same trouble.
fn dock(here: Here, id: IssueId, it: Memo<Option<Known>>, works: bool) -> AnyView {
    let sending = Sending::new(here);
    let act = if works {
        work::thumb(here, id, it, sending)
    } else {
        near::join(here, id, sending, true)
    };
    view! { <Dock>{sending.fault()} {act}</Dock> }.into_any()
}

//! All reports, those that are rated now first, and what of them waits for me.

use components::{
    Badge, ButtonLink, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind, Tone,
};
use domain::duty::{DutyQuestion, DutyRating, DutyReport, DutyState};
use domain::{DutyRatingId, wording};
use leptos::prelude::*;

use super::words::{period, reporter, result};
use super::write::offices;
use crate::notices;
use crate::shell::{self, Here, sorted};

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.duty_page());
    let belongs = Memo::new(move |_| here.actor().belongs());
    let body = move || {
        if !belongs.get() {
            return notices::guest(here, t.duty_guest(), t.duty_guest_text());
        }
        untrack(|| inside(here))
    };
    shell::inner(
        here,
        t.duty_page(),
        "/notices",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| sorted(here.all::<DutyReport>(), |it| (-it.at.0, it.id.0)));
    let today = Memo::new(move |_| here.now().day());
    let part = move |open: bool, title: &'static str| {
        let of = Memo::new(move |_| {
            let today = today.get();
            let mut all = all.get();
            all.retain(|it| it.is_rated(today) == open);
            all
        });
        move || {
            let of = of.get();
            (!of.is_empty()).then(|| {
                let rows = of.iter().map(|it| untrack(|| row(here, it)));
                let rows = rows.collect_view();
                view! { <Section title><Rows>{rows}</Rows></Section> }
            })
        }
    };
    let none = move || {
        all.with(Vec::is_empty).then(|| {
            let (title, text) = (t.duty_none(), t.duty_none_text());
            view! { <State kind=StateKind::Empty glyph=Glyph::DOC title text /> }
        })
    };
    let writes = Memo::new(move |_| !offices(here).is_empty());
    let write = move || {
        writes.get().then(|| {
            view! {
                <ButtonLink href="/duty/new" block=true glyph=Glyph::EDIT>{t.duty_write()}</ButtonLink>
            }
        })
    };
    view! {
        <h1 class="visually-hidden">{t.duty_page()}</h1>
        <p class="phrase">{t.duty_text()}</p>
        {none}
        {part(true, t.duty_open())}
        {part(false, t.duty_over())}
        {write}
    }
    .into_any()
}

fn row(here: Here, it: &DutyReport) -> AnyView {
    let t = here.t;
    let lead = view! { <Icon glyph=Glyph::DOC /> }.into_any();
    let state = match &it.state {
        DutyState::Closed { grades, .. } => {
            let said = result(here, it, *grades);
            view! { <span class="small">{said}</span> }.into_any()
        }
        DutyState::Open => {
            let rated = has_rated(here, it);
            let until = t.duty_until(wording::short_day(it.last, here.lang));
            let (label, tone) = if rated {
                (t.duty_rated().to_owned(), Tone::Done)
            } else {
                (until, Tone::Wait)
            };
            view! { <Badge label tone /> }.into_any()
        }
    };
    view! {
        <Row
            title=reporter(here, &it.reporter)
            act=format!("/duty/{}", it.id)
            meta=period(here, it)
            lead
            state
        />
    }
    .into_any()
}

/// Whether this person has rated it.
pub fn has_rated(here: Here, it: &DutyReport) -> bool {
    let mark = |me| here.get::<DutyRating>(DutyRatingId::of(it.id, me));
    here.person().and_then(mark).is_some()
}

/// What waits for me: where it leads, what it is, what for.
pub fn errands(here: Here) -> Vec<(String, String, String)> {
    let t = here.t;
    let (actor, today) = (here.actor(), here.now().day());
    let all = sorted(here.all::<DutyReport>(), |it| {
        (it.last.starts_at().0, it.id.0)
    });
    let mut errands = Vec::new();
    for it in all {
        let (own, mine) = here.read(|town| (it.answers(&actor, town), it.is_for(&actor, town)));
        let href = format!("/duty/{}", it.id);
        let title = reporter(here, &it.reporter);
        let asked = here.of::<DutyQuestion>(it.id);
        let asked = asked.iter().filter(|it| it.answer.is_none()).count();
        if own && asked > 0 && !actor.is_staff() {
            errands.push((href, title, t.duty_todo_answer(asked)));
        } else if mine && !own && it.is_rated(today) && !has_rated(here, &it) {
            let until = wording::short_day(it.last, here.lang);
            errands.push((href, title, t.duty_todo_rate(until)));
        }
    }
    errands
}

//! One's own issues and the neighbourhood's.

use components::{ButtonLink, ButtonLook, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind};
use domain::issues::{IssueBoard, IssueRates};
use leptos::prelude::*;

use super::queue;
use super::words::{Known, all_whole, due, known, place, standing, title};
use crate::shell::{self, Here, sorted};

/// How many of the neighbourhood's are shown.
const FEW: usize = 40;

/// More milliseconds than lie between any two reports.
const FAR: i64 = 1 << 50;

/// The page.
pub fn page(here: Here) -> AnyView {
    let t = here.t;
    here.title(t.issue_title());
    let guest = Memo::new(move |_| !here.actor().belongs());
    let body = move || {
        if guest.get() {
            let act =
                view! { <ButtonLink href="/sign-in">{t.shell_sign_in()}</ButtonLink> }.into_any();
            let (title, text) = (t.issue_guest_title(), t.issue_guest_text());
            return view! { <State kind=StateKind::NotYours glyph=Glyph::CAMERA title text act page=true /> }
                .into_any();
        }
        untrack(|| inside(here))
    };
    shell::inner(
        here,
        t.issue_title(),
        "/",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

fn inside(here: Here) -> AnyView {
    let t = here.t;
    let mine = Memo::new(move |_| {
        let me = here.person();
        let mut all = all_whole(here);
        all.retain(|it| it.is_mine(me));
        // What waits for one's answer comes first, what is closed last.
        sorted(all, |it| {
            let place = match (it.with.is_some(), it.solved) {
                (true, true) => 0,
                (true, false) => 1,
                (false, _) => 2,
            };
            (place * FAR - it.reported_at.0, it.id.0)
        })
    });
    let others = Memo::new(move |_| {
        let me = here.person();
        let boards = here.all::<IssueBoard>();
        let boards = boards.iter().filter(|it| it.is_open());
        let mut all: Vec<Known> = boards.filter_map(|it| known(here, it.issue())).collect();
        all.retain(|it| !it.is_mine(me));
        let mut all = sorted(all, |it| (-it.reported_at.0, it.id.0));
        all.truncate(FEW);
        all
    });
    let own = move || {
        let mine = mine.get();
        if mine.is_empty() {
            let (title, text) = (t.issue_none_title(), t.issue_none_text());
            return view! { <State kind=StateKind::Empty glyph=Glyph::CAMERA title text within=true /> }
                .into_any();
        }
        let rows = mine.iter().map(|it| row(here, it)).collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let near = move || {
        let others = others.get();
        if others.is_empty() {
            return view! { <p class="small soft">{t.issue_others_none()}</p> }.into_any();
        }
        let rows = others.iter().map(|it| row(here, it)).collect_view();
        view! { <Rows>{rows}</Rows> }.into_any()
    };
    let works = Memo::new(move |_| queue::works(here));
    let work = move || {
        works.get().then(|| {
            let waiting = queue::waiting(here).len();
            view! {
                <Rows>
                    <Row title=t.issue_queue() act="/issues/queue" trail=t.todo_count(waiting) />
                </Rows>
            }
        })
    };
    view! {
        <h1 class="visually-hidden">{t.issue_title()}</h1>
        <ButtonLink href="/issues/new" look=ButtonLook::Primary block=true glyph=Glyph::CAMERA>
            {t.issue_new()}
        </ButtonLink>
        {work}
        <Section title=t.issue_mine()>{own}</Section>
        <Section title=t.issue_others()>{near}</Section>
        {rates(here)}
    }
    .into_any()
}

/// One issue in a list.
pub fn row(here: Here, it: &Known) -> AnyView {
    let late = it.is_late(here.now());
    let glyph = if late { Glyph::ALERT } else { Glyph::PIN };
    let lead = view! { <Icon glyph /> }.into_any();
    let line = here.t.issue_line(place(here, &it.spot), standing(here, it));
    let act = format!("/i/{}", it.id);
    let trail = due(here, it).unwrap_or_default();
    let state = view! { <span class="small soft">{trail}</span> }.into_any();
    view! { <Row title=title(here, it) act meta=line lead state top=true /> }.into_any()
}

/// The three rates, as counts.
fn rates(here: Here) -> AnyView {
    let t = here.t;
    let shown = move || {
        let community = here.community()?.id;
        let rates: IssueRates = here.get(community)?;
        let rates = rates.rates;
        let response = rates.response();
        let (solve, satisfaction) = (rates.solve(), rates.satisfaction());
        Some(view! {
            <Section title=t.issue_rates()>
                <ul class="stack stack--1">
                    <li>{t.issue_rate_response(response.part, response.whole)}</li>
                    <li>{t.issue_rate_solve(solve.part, solve.whole)}</li>
                    <li>{t.issue_rate_satisfaction(satisfaction.part, satisfaction.whole)}</li>
                </ul>
            </Section>
        })
    };
    shown.into_any()
}

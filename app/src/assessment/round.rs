//! A year's round: where it stands, what it came to, what neighbours may do about it.

use components::{ButtonLink, Chip, Chips, DocTitle, DocTop, Glyph, Pace, State, StateKind};
use domain::assessment::Round;
use leptos::prelude::*;

use super::words::{round_of, rounds};
use super::{gap, objections, result, reviews, survey, trend, way};
use crate::shell::{self, Here};
use crate::sync::unsettled;

/// The page.
pub fn page(here: Here, year: Option<i16>) -> AnyView {
    let t = here.t;
    here.title(t.six_page());
    let it = Memo::new(move |_| round_of(here, year));
    let there = Memo::new(move |_| it.with(Option::is_some));
    let known = Memo::new(move |_| {
        here.community().is_some() && here.status(|it| it.last_pulled_at.is_some())
    });
    let body = move || {
        if there.get() {
            return untrack(|| whole(here, it));
        }
        if year.is_some() || !known.get() {
            return shell::absent(here);
        }
        view! {
            <State
                kind=StateKind::Empty
                glyph=Glyph::FLAG
                title=t.six_none()
                text=t.six_none_text()
                page=true
            />
        }
        .into_any()
    };
    shell::inner(here, t.six_page(), "/", Pace::Wide, None, body.into_any())
}

fn whole(here: Here, it: Memo<Option<Round>>) -> AnyView {
    // How long it hangs rests on the day, which a phone that was just opened does not know yet.
    let today = Memo::new(move |_| here.now().day());
    let part = move |part: fn(Here, &Round) -> AnyView| {
        move || {
            today.track();
            it.with(|it| it.as_ref().map(|it| untrack(|| part(here, it))))
        }
    };
    view! {
        {part(head)}
        {years(here, it)}
        {part(way::standing)}
        {unsettled(here, "/assessment".to_owned())}
        {part(result::result)}
        {survey::line(here, it)}
        {gap::projects(here, it)}
        {part(way::way)}
        {trend::trend(here, it)}
        {objections::objections(here, it)}
        {part(reviews::reviews)}
        {part(result::rules)}
    }
    .into_any()
}

fn head(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    let number = t.six_number(it.year);
    let community = here.community();
    let name = community.map_or_else(String::new, |it| it.name.to_string());
    let end = ().into_any();
    let words = it.words.to_string();
    view! {
        <div class="stack stack--2">
            <DocTop number end />
            <DocTitle title=t.six_title(name) page=true />
            <p class="phrase">{words}</p>
        </div>
    }
    .into_any()
}

/// The years there are, where there are several.
fn years(here: Here, it: Memo<Option<Round>>) -> AnyView {
    let t = here.t;
    let all = Memo::new(move |_| rounds(here).iter().map(|it| it.year).collect::<Vec<_>>());
    let shown = move || {
        let all = all.get();
        if all.len() < 2 {
            return None;
        }
        let chips = all.into_iter().rev().map(|year| {
            let pressed =
                Signal::derive(move || it.with(|it| it.as_ref().is_some_and(|it| it.year == year)));
            let on_press = move |()| here.go_instead(&format!("/assessment/{year}"));
            view! { <Chip label=t.six_year(year) pressed on_press /> }
        });
        let chips = chips.collect_view();
        Some(view! { <Chips label=t.six_years()>{chips}</Chips> })
    };
    shown.into_any()
}

/// A link back to the year's round.
pub fn back_to(here: Here, year: i16) -> AnyView {
    let href = format!("/assessment/{year}");
    view! { <ButtonLink href=href>{here.t.six_back(year)}</ButtonLink> }.into_any()
}

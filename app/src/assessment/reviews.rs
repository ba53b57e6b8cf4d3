//! What those who looked said, each under its own name.

use components::{Argument, Section};
use domain::assessment::{Review, Round, Verdict};
use domain::wording;
use leptos::prelude::*;

use super::words::asks;
use crate::shell::{Here, when};

/// All of them, the newest first.
pub fn reviews(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    if it.reviews.is_empty() && it.sheets.is_none() {
        return ().into_any();
    }
    let cards = it.reviews.iter().rev().map(|review| card(here, it, review));
    let cards = cards.collect_view();
    view! { <Section title=t.six_reviews()>{cards}</Section> }.into_any()
}

fn card(here: Here, round: &Round, it: &Review) -> AnyView {
    let t = here.t;
    let step = wording::six_step(it.step, here.lang);
    let (side, meaning) = match it.verdict {
        Verdict::Passes => (t.six_passes_mark(), t.six_passes()),
        Verdict::Fails { .. } => (t.six_fails_mark(), t.six_fails()),
    };
    let methods = it
        .methods
        .iter()
        .map(|it| wording::six_method(*it, here.lang));
    let methods: Vec<&str> = methods.collect();
    let who = t.six_review_who(methods.join(t.six_and()), &it.name, step, when(here, it.at));
    let words = it.words.to_string();
    let reason = match &it.verdict {
        Verdict::Fails { reason } => Some(t.six_review_reason(reason)),
        Verdict::Passes => None,
    };
    let reason = reason.map(|it| view! { <p>{it}</p> });
    let named = it.corrected.iter().map(|code| {
        let found = round.rules().indicator(code);
        found.map_or_else(|| code.clone(), |(_, it)| asks(here, it))
    });
    let named: Vec<String> = named.collect();
    let corrected = (!named.is_empty()).then(|| {
        view! { <p class="small soft">{t.six_corrected(named.join(t.six_and()))}</p> }
    });
    let file = it
        .document
        .as_ref()
        .map(|file| crate::notices::pdf(here, t.six_report(), file));
    let below = view! { {corrected} {file} }.into_any();
    view! {
        <Argument side meaning who below>
            <p>{words}</p>
            {reason}
        </Argument>
    }
    .into_any()
}

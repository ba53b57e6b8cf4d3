//! Outages that reach the reader's homes: the nearest first, a withdrawn one until its end.

use components::{Banner, Glyph, Tone};
use domain::renovation::OutageNotice;
use domain::{Timestamp, wording};
use leptos::prelude::*;

use super::super::Ground;
use crate::shell::{Here, sorted};

/// Those that are not over.
pub fn outages(ground: Ground) -> AnyView {
    let here = ground.here;
    let notices = Memo::new(move |_| {
        let now = here.now();
        let mut all = here.of::<OutageNotice>(ground.id);
        all.retain(|it| now < it.until);
        sorted(all, |it| (it.from.0, it.id.0))
    });
    let shown = move || {
        let notices = notices.get().into_iter();
        notices.map(|it| one(here, &it)).collect_view()
    };
    shown.into_any()
}

fn one(here: Here, it: &OutageNotice) -> AnyView {
    let t = here.t;
    let what = wording::utility(it.utility, here.lang);
    let (from, until) = span(here, it.from, it.until);
    if let Some(withdrawn) = &it.withdrawn {
        let title = t.renovation_outage_off(from, what);
        let why = withdrawn.why.to_string();
        return view! {
            <Banner glyph=Glyph::INFO tone=Tone::Info title>{why}</Banner>
        }
        .into_any();
    }
    let title = t.renovation_outage(from, until, what);
    let why = it.why.to_string();
    view! { <Banner glyph=Glyph::ALERT tone=Tone::Wait title>{why}</Banner> }.into_any()
}

/// From when until when; the day of the end only where it is another.
fn span(here: Here, from: Timestamp, until: Timestamp) -> (String, String) {
    let end = match from.day() == until.day() {
        true => wording::clock(until),
        false => wording::instant(until, here.lang),
    };
    (wording::instant(from, here.lang), end)
}

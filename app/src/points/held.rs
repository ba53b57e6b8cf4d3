//! What holds something up (核对中): what was seen, that nothing was taken, until when; and what was
//! found where somebody has looked.

use components::{Banner, Glyph, Tone};
use domain::points::{Found, Freeze, FreezeState, Signal as Seen, Told};
use domain::volunteering::{Activity, Stint};
use domain::{ActivityId, SessionId, Timestamp, wording};
use leptos::prelude::*;

use super::told;
use crate::shell::Here;

/// How long it stands there that nothing was found.
const DAYS: i64 = 14;

/// The banners, those of what is open first.
pub(super) fn held(here: Here) -> AnyView {
    let all = Memo::new(move |_| {
        let now = here.now();
        let freezes = told(here).into_iter().filter_map(|it| match it {
            Told::Freeze(it) if it.holds(now) || cleared(&it, now) => Some(*it),
            _ => None,
        });
        let mut all: Vec<Freeze> = freezes.collect();
        all.sort_by_key(|it| (it.state != FreezeState::Open, it.until, it.id));
        all
    });
    let shown = move || {
        let all = all.get().into_iter();
        all.map(|it| banner(here, &it)).collect_view()
    };
    shown.into_any()
}

/// What follows from a misdeed is a decision and stands with those.
fn cleared(it: &Freeze, now: Timestamp) -> bool {
    match &it.state {
        FreezeState::Decided { at, found, .. } => {
            *found == Found::Nothing && now < at.plus_days(DAYS)
        }
        FreezeState::Open => false,
    }
}

fn banner(here: Here, it: &Freeze) -> AnyView {
    let t = here.t;
    let what = seen(here, &it.signal);
    if let FreezeState::Decided { reason, .. } = &it.state {
        let text = t.points_looked_text(reason.to_string());
        return view! {
            <Banner glyph=Glyph::CHECK tone=Tone::Done title=t.points_looked_title()>
                {t.points_held_line(text, what)}
            </Banner>
        }
        .into_any();
    }
    let until = wording::day(it.until.plus_ms(-1).day(), here.lang);
    let waits = match it.signal {
        Seen::Burst { .. } => t.points_held_text(until),
        _ => t.points_held_hours(until),
    };
    view! {
        <Banner glyph=Glyph::CLOCK tone=Tone::Wait title=t.points_held_title()>
            {t.points_held_line(waits, what)}
        </Banner>
    }
    .into_any()
}

/// What was seen, in the words of whom it concerns.
fn seen(here: Here, signal: &Seen) -> String {
    let t = here.t;
    match signal {
        Seen::Overlap { overlap, .. } => {
            let [first, second] = [overlap.first, overlap.second].map(|id| session(here, id));
            t.points_held_overlap(first, second)
        }
        Seen::OneDevice { activity, .. } => t.points_held_device(title(here, *activity)),
        Seen::LongDay { on, .. } => t.points_held_day(wording::day(*on, here.lang)),
        Seen::Ring { .. } => t.points_held_ring().to_owned(),
        Seen::Burst { .. } => t.points_held_burst().to_owned(),
    }
}

fn session(here: Here, id: SessionId) -> String {
    let stint: Option<Stint> = here.get(id);
    stint.map_or_else(
        || here.t.points_held_activity().to_owned(),
        |it| title(here, it.activity),
    )
}

fn title(here: Here, id: ActivityId) -> String {
    let activity: Option<Activity> = here.get(id);
    activity.map_or_else(
        || here.t.points_held_activity().to_owned(),
        |it| it.title.to_string(),
    )
}

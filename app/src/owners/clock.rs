//! The clock of an assembly: notice, vote, publicity, in force.

use components::{ClockStrip, Phase, Progress};
use domain::owners::{Assembly, AssemblyState, Force};
use domain::{Timestamp, wording};
use leptos::prelude::*;

use crate::councils::passed;
use crate::shell::{Here, when};

/// The phases, with today on them; what is only asked comes into no force.
pub fn clock(here: Here, it: &Assembly) -> AnyView {
    let t = here.t;
    let now = here.now();
    let short = |at: Timestamp| wording::short_day(at.day(), here.lang);
    let posted_at = it.state.posted_at().unwrap_or(it.called_at);
    let (step, elapsed) = match &it.state {
        AssemblyState::Called | AssemblyState::Posted { .. } | AssemblyState::Cancelled { .. } => {
            (0, passed(now, posted_at, it.opens_at))
        }
        AssemblyState::Open { .. } => (1, passed(now, it.opens_at, it.closes_at)),
        AssemblyState::Counted { .. } => (2, 0),
        AssemblyState::Public { at, next_on, .. } if now.day() < *next_on => {
            (2, passed(now, *at, next_on.starts_at()))
        }
        AssemblyState::Public { .. } => (3, 100),
    };
    let window = it.rules().map(|pack| &pack.owners.window);
    let days = window.map_or(0, |it| it.result_days);
    let (publicity, force) = match &it.state {
        AssemblyState::Public { at, next_on, .. } => (
            t.owners_from(short(*at)),
            wording::short_day(*next_on, here.lang),
        ),
        _ => (
            t.owners_after().to_owned(),
            t.owners_force_after().to_owned(),
        ),
    };
    let phases = [
        (
            t.owners_phase_notice(),
            vec![t.owners_from(short(posted_at))],
        ),
        (
            t.owners_phase_vote(),
            vec![t.owners_until_short(when(here, it.closes_at))],
        ),
        (
            t.owners_phase_public(),
            vec![publicity, t.owners_days(days)],
        ),
        (t.owners_phase_force(), vec![force]),
    ];
    let most = match it.force {
        Force::Statutory => 4,
        Force::Advisory => 3,
    };
    let phase = |(index, (name, lines)): (usize, (&'static str, Vec<String>))| Phase {
        name: name.to_owned(),
        lines,
        progress: Progress::of(index, step),
        elapsed: if index == step { elapsed } else { 0 },
    };
    let phases: Vec<Phase> = phases
        .into_iter()
        .take(most)
        .enumerate()
        .map(phase)
        .collect();
    view! {
        <ClockStrip label=t.owners_clock() today=t.owners_today() phases=Signal::stored(phases) />
    }
    .into_any()
}

//! The clock of a motion: notice, vote, publicity, in force.

use components::{ClockStrip, Phase, Progress, Section};
use domain::councils::{Outcome, VoteState};
use domain::{Timestamp, wording};
use leptos::prelude::*;

use super::matter::Matter;
use crate::shell::{Here, when};

/// The phases of a motion, with today on it.
pub fn clock(here: Here, matter: Matter) -> AnyView {
    let t = here.t;
    let Matter {
        vote,
        motion,
        sitting,
        ..
    } = matter;
    let now = here.now();
    let (step, elapsed) = match &vote.state {
        VoteState::Open | VoteState::Closing { .. } | VoteState::Cancelled { .. } => {
            (1, passed(now, vote.opens_at, vote.closes_at))
        }
        VoteState::Closed { at, result } if now.day() < result.next_on => {
            (2, passed(now, *at, result.next_on.starts_at()))
        }
        VoteState::Closed { .. } => (3, 100),
    };
    let short = |at: Timestamp| wording::short_day(at.day(), here.lang);
    let called = sitting.map_or(motion.put_at, |sitting| sitting.called_at);
    let force = match vote.result() {
        Some(result) => vec![
            t.clock_earliest().to_owned(),
            wording::short_day(result.next_on, here.lang),
        ],
        None => vec![t.clock_after().to_owned()],
    };
    // Nothing comes into force where nothing was passed: the way ends with the publicity.
    let (most, end) = match vote.result().map(|result| result.outcome) {
        Some(Outcome::Failed) => (3, Some(t.clock_failed())),
        Some(Outcome::NoQuorum) => (3, Some(t.clock_no_quorum())),
        Some(Outcome::Passed) | None => (4, None),
    };
    let phases = [
        (t.clock_notice(), vec![t.clock_from(short(called))]),
        (
            t.clock_vote(),
            vec![t.clock_until(when(here, vote.closes_at))],
        ),
        (t.clock_public(), vec![t.clock_days(vote.publicity_days)]),
        (
            if vote.is_election() {
                t.clock_seats()
            } else if vote.covenant.is_some() {
                t.covenant_from()
            } else {
                t.clock_force()
            },
            force,
        ),
    ];
    let phases = phases
        .into_iter()
        .take(most)
        .enumerate()
        .map(|(index, (name, lines))| Phase {
            name: name.to_owned(),
            lines,
            progress: Progress::of(index, step),
            elapsed: if index == step { elapsed } else { 0 },
        });
    let phases = Signal::stored(phases.collect::<Vec<_>>());
    view! {
        <Section title=t.clock_title()>
            <ClockStrip label=t.clock_label() today=t.clock_today() phases />
            {end.map(|end| view! { <p class="small soft">{end}</p> })}
        </Section>
    }
    .into_any()
}

/// How much of a span has passed, in percent.
pub fn passed(now: Timestamp, from: Timestamp, until: Timestamp) -> u8 {
    let whole = until.0.saturating_sub(from.0).max(1);
    let part = now.0.saturating_sub(from.0).clamp(0, whole);
    u8::try_from(part.saturating_mul(100) / whole).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_passed_stays_within_its_span() {
        let at = Timestamp;
        assert_eq!(passed(at(5), at(0), at(10)), 50);
        assert_eq!(passed(at(-5), at(0), at(10)), 0);
        assert_eq!(passed(at(50), at(0), at(10)), 100);
        assert_eq!(passed(at(5), at(5), at(5)), 0);
    }
}

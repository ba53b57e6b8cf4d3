//! The whole way: a strip with today on it, and everything that happened, with its day.

use components::{ClockStrip, Dot, Phase, Progress, Section, Timeline, TimelineItem};
use domain::projects::{Cause, Leg, Project, ProjectState};
use domain::{Day, Timestamp, wording};
use leptos::prelude::*;

use super::acts::Asking;
use super::shown;
use crate::councils::passed;
use crate::shell::{Here, when};

/// What its state means, and what comes next.
pub fn told(here: Here, project: &Project) -> String {
    let t = here.t;
    let short = |day: Day| wording::short_day(day, here.lang);
    match &project.state {
        ProjectState::Publicity if here.now().day() <= project.notice.last => {
            let until = project.notice.next.starts_at();
            let left = wording::time_left(here.now(), until, here.lang).unwrap_or_default();
            t.project_told_publicity(short(project.notice.last), left)
        }
        ProjectState::Publicity => t.project_told_posted().to_owned(),
        ProjectState::ObjectionReview { open } => t.project_told_review(open.len()),
        ProjectState::SentBack { .. } => t.project_sent_back_text().to_owned(),
        ProjectState::Funded { .. } => t.project_told_funded().to_owned(),
        ProjectState::Executing { works } => t.project_told_executing(works.progress()),
        ProjectState::Suspended { reason, .. } => t.project_told_suspended(reason),
        ProjectState::Acceptance { first: None, .. } => t.project_told_acceptance().to_owned(),
        ProjectState::Acceptance {
            first: Some(first), ..
        } => t.project_told_half(wording::inspector(first.part, here.lang)),
        ProjectState::Rectifying { items, .. } => t.project_told_rectifying(items.len()),
        ProjectState::Evaluating { evaluation, .. } => {
            t.project_told_evaluating(short(evaluation.last))
        }
        ProjectState::Closed { at, .. } => t.project_told_closed(short(at.day())),
        ProjectState::Cancelled {
            cause: Cause::Said(reason),
            ..
        }
        | ProjectState::Withdrawn { reason, .. } => reason.to_string(),
        ProjectState::Cancelled {
            cause: Cause::Objection(_),
            ..
        } => t.project_told_right().to_owned(),
    }
}

/// Publicity, works, acceptance, stars.
pub fn clock(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let now = match project.state.leg() {
        Some(Leg::Publicity | Leg::ObjectionReview) => 0,
        Some(Leg::Funded | Leg::Executing | Leg::Suspended) => 1,
        Some(Leg::Acceptance | Leg::Rectifying) => 2,
        Some(Leg::Evaluating) => 3,
        Some(Leg::Closed) => 4,
        Some(Leg::Cancelled | Leg::Withdrawn) | None => return ().into_any(),
    };
    let short = |day: Day| wording::short_day(day, here.lang);
    let notice = &project.notice;
    let works = project.state.works();
    let evaluation = project.state.evaluation();
    let elapsed = match (now, works, evaluation) {
        (0, ..) => passed(here.now(), notice.posted_at, notice.next.starts_at()),
        (1, Some(works), _) => u8::try_from(works.progress()).unwrap_or(100),
        (3, _, Some(it)) => passed(here.now(), it.at, it.next.starts_at()),
        _ => 0,
    };
    let started = works.map(|it| short(it.contract.started.at.day()));
    let handed = project.state.handed();
    let finished = handed.map(|it| short(it.delivery.deed.at.day()));
    let phases = [
        (
            t.project_phase_public(),
            vec![t.clock_until(short(notice.last))],
        ),
        (t.project_phase_works(), Vec::from_iter(started)),
        (t.project_phase_acceptance(), Vec::from_iter(finished)),
        (
            t.project_phase_stars(),
            Vec::from_iter(evaluation.map(|it| t.clock_until(short(it.last)))),
        ),
    ];
    let phases = phases
        .into_iter()
        .enumerate()
        .map(|(index, (name, lines))| Phase {
            name: name.to_owned(),
            lines,
            progress: Progress::of(index, now),
            elapsed: if index == now { elapsed } else { 0 },
        });
    let phases = Signal::stored(phases.collect::<Vec<_>>());
    view! {
        <Section title=t.project_way()>
            <ClockStrip label=t.clock_label() today=t.clock_today() phases />
        </Section>
    }
    .into_any()
}

/// One thing that happened.
struct Event {
    at: Timestamp,
    title: String,
    text: Option<String>,
}

/// Everything that happened, the latest first.
pub fn history(here: Here, project: Project, _: Asking) -> AnyView {
    let t = here.t;
    let mut events = events(here, &project);
    // Two things of one instant stay in the order in which they are told.
    events.sort_by_key(|event| event.at.0);
    events.reverse();
    let items = events.into_iter().enumerate().map(|(index, event)| {
        let over = project.state.leg().is_some_and(Leg::is_over);
        let dot = match index {
            0 if over => Dot::Done,
            0 => Dot::Now,
            _ => Dot::Past,
        };
        let when = when(here, event.at);
        let title = event.title;
        match event.text {
            Some(text) => view! { <TimelineItem dot when title text /> }.into_any(),
            None => view! { <TimelineItem dot when title /> }.into_any(),
        }
    });
    let items = items.collect_view();
    view! { <Section title=t.project_history()><Timeline>{items}</Timeline></Section> }.into_any()
}

fn events(here: Here, project: &Project) -> Vec<Event> {
    let t = here.t;
    let mut events = Vec::new();
    let mut add = |at: Timestamp, title: String, text: Option<String>| {
        events.push(Event { at, title, text });
    };
    let by = |deed: &domain::projects::Deed| {
        let who = shown(here, deed.by);
        if deed.for_contact {
            t.project_by_staff(who)
        } else {
            t.project_by(who)
        }
    };
    let notice = &project.notice;
    let days = t.project_event_posted(notice.days);
    add(notice.posted_at, days, None);
    if let Some(funding) = project.state.funding() {
        let text = t.project_sum(notice.budget);
        add(funding.at, t.project_event_funded().to_owned(), Some(text));
    }
    if let Some(works) = project.state.works() {
        let started = &works.contract.started;
        add(
            started.at,
            t.project_event_started().to_owned(),
            Some(by(started)),
        );
        for step in &works.milestones {
            if let Some(reached) = &step.reached {
                add(
                    reached.deed.at,
                    step.step.name.to_string(),
                    Some(by(&reached.deed)),
                );
            }
        }
        for halt in &works.halts {
            add(
                halt.at,
                t.project_event_suspended().to_owned(),
                Some(halt.reason.to_string()),
            );
            add(
                halt.resumed_at,
                t.project_event_resumed().to_owned(),
                Some(halt.mended.to_string()),
            );
        }
    }
    if let Some(handed) = project.state.handed() {
        let deed = &handed.delivery.deed;
        add(
            deed.at,
            t.project_event_finished().to_owned(),
            Some(by(deed)),
        );
        for mended in &handed.mended {
            add(
                mended.found_at,
                t.project_event_failed(mended.items.len()),
                None,
            );
            add(
                mended.deed.at,
                t.project_event_mended().to_owned(),
                Some(mended.note.to_string()),
            );
        }
    }
    if let Some(evaluation) = project.state.evaluation() {
        add(evaluation.at, t.project_event_accepted().to_owned(), None);
        if let Some(accounts) = &evaluation.accounts {
            add(accounts.at, t.project_event_accounts().to_owned(), None);
        }
        if let Some(measured) = &evaluation.measured {
            add(measured.at, t.project_event_measured().to_owned(), None);
        }
    }
    let leg = |leg| wording::leg(leg, here.lang).to_owned();
    match &project.state {
        ProjectState::Suspended { reason, at, .. } => add(
            *at,
            t.project_event_suspended().to_owned(),
            Some(reason.to_string()),
        ),
        ProjectState::Rectifying { items, at, .. } => {
            add(*at, t.project_event_failed(items.len()), None);
        }
        ProjectState::Closed { at, .. } => add(*at, leg(Leg::Closed), None),
        ProjectState::Cancelled { at, .. } => {
            add(*at, leg(Leg::Cancelled), Some(told(here, project)));
        }
        ProjectState::Withdrawn { at, reason } => {
            add(*at, leg(Leg::Withdrawn), Some(reason.to_string()));
        }
        ProjectState::SentBack { at, .. } => add(*at, t.project_sent_back().to_owned(), None),
        _ => {}
    }
    events
}

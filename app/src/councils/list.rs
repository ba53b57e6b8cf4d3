//! The councils: votes that run, sittings to come, results.

use components::{Badge, DateBlock, Glyph, Icon, Pace, Row, Rows, Section, State, StateKind, Tone};
use domain::councils::{Council, Motion, MotionState, Outcome, Sitting, Vote, VoteState, ended_at};
use domain::wording;
use leptos::prelude::*;

use super::council;
use super::matter::Matter;
use crate::owners;
use crate::proposals::segments;
use crate::shell::{self, Here, Place, Ways, when};

/// How many of the past are shown.
const FEW: usize = 20;

/// The councils' page.
pub fn list(here: Here) -> AnyView {
    let t = here.t;
    let votes = Memo::new(move |_| {
        let votes = here.all::<Vote>();
        let votes: Vec<Matter> = votes
            .iter()
            .filter_map(|vote| Matter::of(here, vote.id))
            .collect();
        shell::sorted(votes, |it| (-it.vote.opens_at.0, it.vote.id.0))
    });
    let sittings = Memo::new(move |_| {
        let now = here.now().day();
        let mut sittings = here.all::<Sitting>();
        let coming = |sitting: &Sitting| sitting.starts_at.day() >= now;
        sittings.retain(|it| !is_over(here, it) && (coming(it) || is_unfinished(here, it)));
        let sittings = shell::sorted(sittings, |sitting| (sitting.starts_at.0, sitting.id.0));
        let named = sittings.into_iter().map(|it| named(here, it));
        named.collect::<Vec<_>>()
    });
    let closed = Memo::new(move |_| {
        let mut closed = here.all::<Sitting>();
        closed.retain(|it| here.read(|town| ended_at(it.id, town)).is_some());
        let closed = shell::sorted(closed, |it| (-it.starts_at.0, it.id.0));
        let named = closed.into_iter().take(FEW).map(|it| named(here, it));
        named.collect::<Vec<_>>()
    });
    let shown = move || {
        let (votes, sittings) = (votes.get(), sittings.get());
        let closed = closed.get();
        if votes.is_empty() && sittings.is_empty() && closed.is_empty() {
            return empty(here);
        }
        let (open, past): (Vec<_>, Vec<_>) = votes.into_iter().partition(|it| !it.vote.is_over());
        let now = here.now();
        let (running, coming): (Vec<_>, Vec<_>) = sittings
            .into_iter()
            .partition(|(_, sitting)| sitting.starts_at <= now);
        view! {
            {meetings(here, t.councils_running(), running, "")}
            {part(here, t.councils_open(), open)}
            {meetings(here, t.councils_coming(), coming, "")}
            {part(here, t.councils_past(), past.into_iter().take(FEW).collect())}
            {meetings(here, t.minutes_title(), closed, "/minutes")}
        }
        .into_any()
    };
    let body =
        view! { {segments(here, 1, None)} {owners::section(here)} {shown} {council::all(here)} };
    let ways = Ways {
        place: Place::Talk,
        title: t.shell_talk().into(),
        line: None,
        pace: Pace::Close,
        dock: None,
    };
    shell::place(here, ways, body.into_any())
}

fn empty(here: Here) -> AnyView {
    let t = here.t;
    if !here.status(|status| status.last_pulled_at.is_some()) {
        return shell::absent(here);
    }
    let (title, text) = (t.councils_empty_title(), t.councils_empty_text());
    view! { <State kind=StateKind::Empty title text /> }.into_any()
}

fn part(here: Here, title: &'static str, votes: Vec<Matter>) -> Option<AnyView> {
    if votes.is_empty() {
        return None;
    }
    let rows = votes
        .iter()
        .map(|matter| vote_row(here, matter))
        .collect_view();
    Some(view! { <Section title><Rows>{rows}</Rows></Section> }.into_any())
}

/// A sitting after the name of its council.
fn named(here: Here, sitting: Sitting) -> (String, Sitting) {
    let council: Option<Council> = here.get(sitting.council);
    let name = council.map(|it| it.name.to_string()).unwrap_or_default();
    (name, sitting)
}

fn meetings(
    here: Here,
    title: &'static str,
    sittings: Vec<(String, Sitting)>,
    page: &'static str,
) -> Option<AnyView> {
    if sittings.is_empty() {
        return None;
    }
    let rows = sittings
        .iter()
        .map(|(name, sitting)| meeting(here, name, sitting, page))
        .collect_view();
    Some(view! { <Section title><Rows>{rows}</Rows></Section> }.into_any())
}

/// Whether a sitting is closed, or everything on its agenda is decided; its results stand for it
/// then.
fn is_over(here: Here, sitting: &Sitting) -> bool {
    if here.read(|town| ended_at(sitting.id, town)).is_some() {
        return true;
    }
    let motions = here.of::<Motion>(sitting.id);
    let decided = |motion: &Motion| matches!(motion.state, MotionState::Decided { .. });
    !motions.is_empty() && motions.iter().all(decided)
}

/// Whether something on its agenda has not been voted on, though its day may have passed.
fn is_unfinished(here: Here, sitting: &Sitting) -> bool {
    let motions = here.of::<Motion>(sitting.id);
    motions.iter().any(|motion| motion.state.awaits_its_vote())
}

/// A vote in a row.
fn vote_row(here: Here, matter: &Matter) -> AnyView {
    let t = here.t;
    let vote = &matter.vote;
    let (label, tone, line) = match &vote.state {
        VoteState::Open => (
            t.vote_open(),
            Tone::Done,
            t.next_voting(when(here, vote.closes_at)),
        ),
        VoteState::Closing { .. } => (t.vote_closing(), Tone::Wait, t.next_counting().to_owned()),
        VoteState::Cancelled { reason, .. } => (t.vote_cancelled(), Tone::Stop, reason.to_string()),
        VoteState::Closed { at, result } => {
            let tone = if result.outcome == Outcome::Passed {
                Tone::Done
            } else {
                Tone::Stop
            };
            (
                wording::came_out(result.outcome, vote.is_election(), here.lang),
                tone,
                wording::day(at.day(), here.lang),
            )
        }
    };
    let state = view! { <Badge label tone /> <span>{line}</span> };
    let lead = view! { <Icon glyph=Glyph::BALLOT /> }.into_any();
    view! {
        <Row
            title=matter.motion.title.to_string()
            act=format!("/v/{}", vote.id)
            meta=matter.council.name.to_string()
            state=state.into_any()
            lead
            top=true
        />
    }
    .into_any()
}

fn meeting(here: Here, council: &str, sitting: &Sitting, page: &str) -> AnyView {
    let t = here.t;
    let (_, _, day) = sitting.starts_at.day().ymd();
    let below = wording::clock(sitting.starts_at);
    let lead = view! { <DateBlock day=day.to_string() below /> }.into_any();
    let meta = format!(
        "{} {}",
        wording::day(sitting.starts_at.day(), here.lang),
        sitting.place
    );
    view! {
        <Row
            title=t.sitting_title(council, sitting.number)
            act=format!("/sittings/{}{page}", sitting.id)
            meta
            lead
        />
    }
    .into_any()
}

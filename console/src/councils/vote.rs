//! One vote: turnout while it runs, never how anyone voted; the numbers once it is counted.

use std::mem::discriminant;

use components::{
    Badge, Banner, ClockStrip, Desk, Fact, Facts, Glyph, Level, LevelWords, Panel, Paragraphs,
    Phase, Progress, ThresholdBar, Tone,
};
use domain::councils::{
    Council, Counted, Motion, Outcome, Paper, Sitting, Turnout, Vote, VoteResult, VoteState,
};
use domain::{Timestamp, VoteId, wording};
use leptos::prelude::*;

use super::close::{Exports, Tellers};
use super::council::share;
use super::papers::Papers;
use super::{grouped, is_over, pack_title, picked};
use crate::shell::{Book, Nothing, Page, id_in_path, left, texts, to, use_book};
use crate::texts::Texts;

/// A vote with what it is about.
#[derive(Clone, PartialEq)]
pub(super) struct Case {
    pub(super) vote: Vote,
    pub(super) motion: Motion,
    pub(super) sitting: Sitting,
    pub(super) council: Council,
    /// What is chosen between, and what came out of it, where there are options.
    pub(super) paper: Option<Paper>,
    pub(super) counted: Option<Counted>,
}

impl Case {
    /// The vote with this id, once all of it is here.
    pub(super) fn find(id: VoteId, book: Book) -> Option<Self> {
        let vote = book.get::<Vote>(id)?;
        let motion = book.get::<Motion>(vote.motion)?;
        Some(Self {
            sitting: book.get::<Sitting>(motion.sitting)?,
            council: book.get::<Council>(vote.council)?,
            paper: book.get::<Paper>(motion.id),
            counted: book.get::<Counted>(vote.id),
            vote,
            motion,
        })
    }
}

/// The page of the vote in the address.
#[component]
pub(crate) fn VotePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<VoteId>();
    let case = Memo::new(move |_| Case::find(id.get()?, book));
    // By where it stands and who counts it, and not by since when: a vote that was opened here comes
    // back with the server's time, and what is asked or typed by then stays.
    let stands = Memo::new(move |_| {
        case.with(|it| {
            let it = it.as_ref()?;
            let (vote, there) = (&it.vote, (it.paper.is_some(), it.counted.is_some()));
            Some((vote.id, vote.tellers, discriminant(&vote.state), there))
        })
    });
    move || match stands.get().and_then(|_| case.get_untracked()) {
        Some(it) => page(it, case, book, t).into_any(),
        None => {
            let (title, text) = (t.no_vote_title(), t.no_vote_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(case: Case, found: Memo<Option<Case>>, book: Book, t: Texts) -> impl IntoView {
    let within = t.vote_within(
        &case.council.name,
        t.motion_number(case.motion.number),
        t.sitting_number(case.sitting.number),
    );
    let title = case.motion.title.to_string();
    let acts = view! { <Exports vote=case.vote.clone() /> }.into_any();
    let phases = Signal::derive(move || {
        let now = book.now();
        found.with(|it| match it {
            Some(case) => phases(case, now, t),
            None => Vec::new(),
        })
    });
    let state = standing(case.vote.clone(), book, t);
    let rules = rules(&case, t);
    let options = case.paper.as_ref().map(|paper| {
        let lot = picked::lot(paper, t);
        view! { {picked::options(paper, t)} {lot.map(|lot| view! { <p class="small soft">{lot}</p> })} }
    });
    let hash = grouped(&case.motion.hash);
    let sitting = to(format_args!("sittings/{}", case.sitting.id));
    let aside = view! {
        <Tellers vote=case.vote.clone() />
        <Papers vote=case.vote.clone() />
        <Panel title=t.vote_rules()>
            <Facts facts=rules />
        </Panel>
    };
    view! {
        <Page within title acts>
            <div class="cluster">{state} <a class="small" href=sitting>{t.see_sitting()}</a></div>
            <ClockStrip label=t.vote_clock() today=t.today_mark() phases />
            <Desk aside=aside.into_any()>
                {numbers(&case, book, t)}
                <section class="stack stack--2">
                    <h2 class="section__title">{t.motion_text()}</h2>
                    <Paragraphs text=case.motion.text.to_string() />
                    {options}
                    <p class="tiny soft">{t.hash_name()} " " <code>{hash}</code></p>
                </section>
            </Desk>
        </Page>
    }
}

/// How the vote stands, in badges.
fn standing(vote: Vote, book: Book, t: Texts) -> impl IntoView {
    move || {
        let now = book.now();
        let (label, tone) = match &vote.state {
            VoteState::Open if is_over(&vote, now) => (t.vote_over().to_owned(), Tone::Stop),
            VoteState::Open => left(now, vote.closes_at, t),
            VoteState::Closing { .. } => (t.vote_closing().to_owned(), Tone::Wait),
            VoteState::Cancelled { .. } => (t.vote_cancelled().to_owned(), Tone::Stop),
            VoteState::Closed { result, .. } => {
                let tone = if result.outcome == Outcome::Passed {
                    Tone::Done
                } else {
                    Tone::Stop
                };
                {
                    let words = wording::came_out(result.outcome, vote.is_election(), t.lang);
                    (words.to_owned(), tone)
                }
            }
        };
        view! {
            <Badge label tone />
            <Badge label=wording::mode(vote.mode, t.lang) />
        }
    }
}

/// Turnout while it runs; the tally once it is counted.
fn numbers(case: &Case, book: Book, t: Texts) -> AnyView {
    let vote = &case.vote;
    match &vote.state {
        VoteState::Closed { result, .. } => tally(case, result, t).into_any(),
        VoteState::Open | VoteState::Closing { .. } => turnout(vote, book, t).into_any(),
        VoteState::Cancelled { at, reason } => {
            let text = t.vote_cancelled_text(wording::instant(*at, t.lang), reason);
            view! {
                <Banner glyph=Glyph::ALERT tone=Tone::Wait title=t.vote_cancelled()>
                    {text}
                </Banner>
            }
            .into_any()
        }
    }
}

fn turnout(vote: &Vote, book: Book, t: Texts) -> impl IntoView {
    let (id, members) = (vote.id, vote.members);
    let line = vote.quorum.share.least(members.into());
    let cast = Memo::new(move |_| book.get::<Turnout>(id).map_or(0, |turnout| turnout.cast));
    let level = move || {
        let value = u64::from(cast.get());
        Level {
            value,
            line,
            whole: members.into(),
            passed: value >= line,
        }
    };
    let words = move || {
        let cast = u64::from(cast.get());
        let gap = line.saturating_sub(cast);
        let gap = if gap > 0 {
            t.turnout_gap(gap)
        } else {
            t.turnout_met().to_owned()
        };
        LevelWords {
            name: t.turnout().to_owned(),
            note: t.unit_people().to_owned(),
            count: cast.to_string(),
            of: format!("/ {members}"),
            spoken: t.turnout_spoken(cast, &gap, line, members),
            gap,
            line: t.turnout_line(line),
        }
    };
    view! {
        <section class="stack">
            <h2 class="section__title section__title--large">{t.turnout_title()}</h2>
            <ThresholdBar level=Signal::derive(level) words=Signal::derive(words) />
            <p class="soft">{t.turnout_sealed()}</p>
        </section>
    }
}

fn tally(case: &Case, result: &VoteResult, t: Texts) -> impl IntoView {
    let facts = super::notice::numbers(&case.vote, result, t);
    let picked = picked::picked(case, result, t);
    view! {
        <section class="stack">
            <h2 class="section__title section__title--large">
                {wording::came_out(result.outcome, case.vote.is_election(), t.lang)}
            </h2>
            {picked}
            <Facts facts />
        </section>
    }
}

fn rules(case: &Case, t: Texts) -> Vec<Fact> {
    let vote = &case.vote;
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let replace = if vote.replaceable {
        t.replaceable_yes()
    } else {
        t.replaceable_no()
    };
    let passes = if vote.options > 0 {
        t.rules_chosen().to_owned()
    } else {
        share(vote.majority.share, t)
    };
    vec![
        fact(t.rules_quorum(), share(vote.quorum.share, t)),
        fact(t.rules_passes(), passes),
        fact(t.rules_replace(), replace.to_owned()),
        fact(t.rules_publicity(), t.days(vote.publicity_days)),
        fact(t.rules_source(), pack_title(&vote.pack, t)),
    ]
}

/// Notice, vote, publicity, in force.
fn phases(case: &Case, now: Timestamp, t: Texts) -> Vec<Phase> {
    let vote = &case.vote;
    let next_on = vote.result().map(|result| result.next_on);
    let step = match (&vote.state, next_on) {
        (VoteState::Closed { .. }, Some(next)) if now.day() >= next => 3,
        (VoteState::Closed { .. }, _) => 2,
        _ => 1,
    };
    let whole = (vote.closes_at.0 - vote.opens_at.0).max(1);
    let gone = (now.0 - vote.opens_at.0).clamp(0, whole);
    // A share of a hundred always fits.
    let elapsed = u8::try_from(gone * 100 / whole).unwrap_or(100);
    let phase = |index: usize, name: &str, line: String| Phase {
        name: name.to_owned(),
        lines: vec![line],
        progress: Progress::of(index, step),
        elapsed: if index == 1 && step == 1 { elapsed } else { 0 },
    };
    let until = next_on.map(|next| t.until_day(wording::short_day(next.plus(-1), t.lang)));
    let from = next_on.map(|next| t.from_day(wording::short_day(next, t.lang)));
    vec![
        phase(
            0,
            t.phase_notice(),
            wording::short_day(case.sitting.called_at.day(), t.lang),
        ),
        phase(1, t.phase_vote(), wording::instant(vote.closes_at, t.lang)),
        phase(
            2,
            t.phase_publicity(),
            until.unwrap_or_else(|| t.days(vote.publicity_days)),
        ),
        phase(
            3,
            t.phase_next(),
            from.unwrap_or_else(|| t.phase_later().to_owned()),
        ),
    ]
}

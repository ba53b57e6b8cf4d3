//! After the count: another round for what is left, and seating those elected.

use components::{Banner, Button, ButtonLook, Choice, Field, Glyph, Select, Sheet, TextArea};
use domain::councils::counting::{Count, Rule};
use domain::councils::{
    Command as Councils, Counted, Election, Motion, MotionState, NextRound, Outcome, Paper,
    SeatElected, Sitting, Vote, returned, takes_round,
};
use domain::{Command, Line, MotionId, Prose, wording};
use leptos::prelude::*;

use super::rules;
use crate::shell::{Book, Doing, Fault, dated, line, prose, texts, use_book};

/// What there is to do once it is counted.
#[component]
pub(super) fn After(election: Election) -> impl IntoView {
    let book = use_book();
    let id = election.id;
    let found = Memo::new(move |_| Ended::of(id, book));
    // By itself: the sheets below are not made anew with every record.
    let rounds = Memo::new(move |_| rules(book).map_or(0, |it| it.council.election.rounds_most));
    move || {
        let ended = found.get()?;
        let seat = ended.elected && election.seated.is_none();
        let next = ended.left && !ended.goes_on;
        let next = next && election.round < rounds.get();
        Some(view! {
            <div class="cluster">
                {seat.then(|| view! { <Seating id next_on=ended.next_on /> })}
                {next.then(|| view! { <Another election=election.clone() /> })}
            </div>
        })
    }
}

/// How a counted election ended.
#[derive(Clone, Copy, PartialEq)]
struct Ended {
    elected: bool,
    /// Whether places are left.
    left: bool,
    /// Whether another round of it is called and not put off.
    goes_on: bool,
    next_on: domain::Day,
}

impl Ended {
    fn of(id: MotionId, book: Book) -> Option<Self> {
        let motion: Motion = book.get(id)?;
        let MotionState::Decided { vote, outcome } = motion.state else {
            return None;
        };
        let vote: Vote = book.get(vote)?;
        let result = vote.result()?;
        let paper: Paper = book.get(id)?;
        let counted: Counted = book.get(vote.id)?;
        let (Rule::Election { races }, Count::Election(count)) =
            (&paper.slate.rule, &*counted.count)
        else {
            return None;
        };
        let election: Election = book.get(id)?;
        let next: Option<Motion> = election.next.and_then(|it| book.get(it));
        let put_off = |it: &Motion| matches!(it.state, MotionState::PutOff { .. });
        let outcomes = returned(&count.votes, races, result.tally.present);
        Some(Self {
            elected: outcome == Outcome::Passed,
            left: outcome == Outcome::NoQuorum || outcomes.iter().any(|it| it.left > 0),
            goes_on: next.is_some_and(|it| !put_off(&it)),
            next_on: result.next_on,
        })
    }
}

#[component]
fn Seating(id: MotionId, next_on: domain::Day) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let open = RwSignal::new(false);
    let posted = Memo::new(move |_| book.today() >= next_on);
    let secretary = Memo::new(move |_| book.is_secretary());
    let seat = move |()| {
        let act = Command::Councils(Councils::SeatElected(SeatElected { motion: id }));
        doing.run(act, move || open.set(false));
    };
    let wait = move || (!posted.get()).then(|| t.elect_seat_wait(dated(next_on, t)));
    let years = rules(book).map_or(0, |pack| pack.council.election.term_years);
    view! {
        <Button
            look=ButtonLook::Ink
            disabled=Signal::derive(move || !posted.get() || !secretary.get())
            on_press=move |()| open.set(true)
        >
            {t.elect_seat()}
        </Button>
        <span class="small soft">{wait}</span>
        <Sheet open title=t.elect_seat() close_label=t.not_now()>
            <Banner glyph=Glyph::INFO>{t.elect_seat_text(years)}</Banner>
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=seat>
                {t.elect_seat()}
            </Button>
        </Sheet>
    }
}

/// Calls another round: in the sitting of the count while it goes on, or in a later one.
#[component]
fn Another(election: Election) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let doing = Doing::nothing();
    let open = RwSignal::new(false);
    let after = election.id;
    let motion: Option<Motion> = untrack(|| book.get(after));
    let round = election.round + 1;
    let first = motion.map(|it| t.elect_again_title(round, it.title));
    let sittings = Memo::new(move |_| sittings(&election, book));
    let none = Memo::new(move |_| sittings.with(Vec::is_empty));
    let chosen = RwSignal::new(String::new());
    // Until somebody chooses, it is the first that can take it.
    let sitting = Memo::new(move |_| {
        let chosen = chosen.get();
        sittings.with(|there| {
            let picked = there.iter().find(|it| it.id.to_string() == chosen);
            picked.or(there.first()).map(|it| it.id)
        })
    });
    let choices = Signal::derive(move || {
        let there = sittings.get().into_iter();
        let choice = |it: Sitting| Choice {
            value: it.id.to_string(),
            label: t.elect_again_sitting(wording::instant(it.starts_at, t.lang), it.number),
        };
        there.map(choice).collect::<Vec<_>>()
    });
    let title = RwSignal::new(first.unwrap_or_default());
    let text = RwSignal::new(t.elect_again_words().to_owned());
    let command = move || {
        let none = || t.elect_again_none().to_owned();
        let act = NextRound {
            id: offline::new_id().into(),
            after,
            sitting: sitting.get_untracked().ok_or_else(none)?,
            title: line(t.elect_title(), &title.get_untracked(), t)?,
            text: prose(t.elect_text(), &text.get_untracked(), t)?,
        };
        Ok(Command::Councils(Councils::NextRound(act)))
    };
    let call = move |()| doing.submit(command(), move || open.set(false));
    view! {
        <Button disabled=none on_press=move |()| open.set(true)>
            {t.elect_again()}
        </Button>
        <span class="small soft">{move || none.get().then(|| t.elect_again_none())}</span>
        <Sheet open title=t.elect_again() close_label=t.not_now()>
            <Banner glyph=Glyph::INFO>{t.elect_again_text()}</Banner>
            <Select label=t.elect_again_where() value=chosen choices />
            <Field label=t.elect_title() value=title limit=Line::MOST />
            <TextArea label=t.elect_text() value=text rows=3 limit=Prose::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=call>
                {t.elect_again()}
            </Button>
        </Sheet>
    }
}

/// The sittings that can take another round now, the earliest first.
fn sittings(election: &Election, book: Book) -> Vec<Sitting> {
    let at = book.now();
    let mut there = book.of::<Sitting>(election.council);
    there.retain(|it| {
        book.read(|town| takes_round(election, it, at, town))
            .is_ok()
    });
    there.sort_by_key(|it| it.starts_at);
    there
}

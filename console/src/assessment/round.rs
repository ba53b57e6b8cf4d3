//! One round: where it stands, what the step asks for, and all that belongs to it.

use components::{
    Badge, Banner, ButtonLink, Fact, Facts, Glyph, Section, Tone, Wizard, WizardStep,
};
use domain::assessment::{
    Dimension, GapOrigin, Review, Round, RoundObjection, Stage, Step, Verdict,
};
use domain::proposals::Proposal;
use domain::{RoundId, wording};
use leptos::prelude::*;

use super::words::{score, standing};
use super::{fill, objections, steps, survey};
use crate::emergency::asking;
use crate::shell::{Book, ExportLink, Nothing, Page, id_in_path, texts, to, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn RoundPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<RoundId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Round>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.six_none(), t.six_none_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: RoundId, book: Book, t: Texts) -> impl IntoView {
    let sheet = asking();
    let it = Memo::new(move |_| book.get::<Round>(id));
    let year = it.with_untracked(|it| it.as_ref().map_or(0, |it| it.year));
    // What may be done rests on the day, which a page that was just opened does not know yet.
    let today = Memo::new(move |_| book.today());
    // And on what was said of what hangs.
    let said = Memo::new(move |_| book.of::<RoundObjection>(id));
    let part = move |part: fn(&Round, Book, Texts) -> AnyView| {
        move || {
            today.track();
            said.track();
            it.with(|it| it.as_ref().map(|it| untrack(|| part(it, book, t))))
        }
    };
    let acts = view! {
        <ButtonLink href=to(format_args!("assessment/{id}/print"))>{t.print()}</ButtonLink>
        <ExportLink list="six-objections" />
        {part(steps::acts)}
    };
    view! {
        <Page within=t.nav_assessment() title=t.six_round(year) acts=acts.into_any()>
            {part(way)}
            {part(asked)}
            {part(result)}
            {objections::objections(id, it, book, t)}
            {survey::survey(id, it, book, t)}
            {fill::indicators(it, t)}
            {grown(id, book, t)}
            {part(reviews)}
            {sheet}
        </Page>
    }
}

/// The seven steps, and the one that runs.
fn way(it: &Round, _: Book, t: Texts) -> AnyView {
    let now = match it.stage.step() {
        Some(step) => step as usize,
        None => Step::ALL.len(),
    };
    let steps = Step::ALL.map(|step| WizardStep {
        title: format!("{} {}", step as usize + 1, wording::six_step(step, t.lang)),
        note: note(it, step, t),
    });
    let steps = Signal::stored(steps.to_vec());
    view! { <Wizard label=t.six_way() steps now=Signal::stored(now) /> }.into_any()
}

fn note(it: &Round, step: Step, t: Texts) -> String {
    let mine = it.reviews.iter().rev();
    let mut mine = mine.filter(|review| review.step == step && review.attempt == it.attempt);
    match step {
        Step::SelfCheck if it.attempt > 1 => t.six_attempt(it.attempt),
        Step::MutualCheck | Step::Evaluation | Step::Acceptance => mine
            .next()
            .map(|it| it.name.to_string())
            .unwrap_or_default(),
        Step::FirstPublicity => {
            let hung = it.hung.as_ref().or(match &it.stage {
                Stage::FirstPublicity(it) => Some(it),
                _ => None,
            });
            hung.map(|it| t.six_until(wording::short_day(it.last, t.lang)))
                .unwrap_or_default()
        }
        Step::FinalPublicity => {
            let hung = match &it.stage {
                Stage::FinalPublicity(it) => Some(it),
                _ => it.hung_last.as_ref(),
            };
            hung.map(|it| t.six_until(wording::short_day(it.last, t.lang)))
                .unwrap_or_default()
        }
        Step::Nomination | Step::SelfCheck => String::new(),
    }
}

/// What the step asks for, in a sentence.
fn asked(it: &Round, book: Book, t: Texts) -> AnyView {
    let (label, tone) = standing(it, t);
    let text = match &it.stage {
        Stage::Nominated => t.six_asks_post().to_owned(),
        Stage::FirstPublicity(hangs) | Stage::FinalPublicity(hangs) => {
            let next = wording::day(hangs.next, t.lang);
            if book.today() < hangs.next {
                t.six_asks_wait(next)
            } else {
                t.six_asks_over().to_owned()
            }
        }
        Stage::SelfCheck => t.six_asks_fill().to_owned(),
        Stage::MutualCheck => t.six_asks_mutual().to_owned(),
        Stage::Evaluation => t.six_asks_evaluation().to_owned(),
        Stage::Acceptance => t.six_asks_acceptance(wording::hundredths(it.rules().floor)),
        Stage::Accepted => t.six_asks_result().to_owned(),
        Stage::Confirmed { .. } => t.six_asks_nothing().to_owned(),
        Stage::Failed { reason, .. } => reason.to_string(),
    };
    let back = it.returned.last().filter(|_| it.stage == Stage::SelfCheck);
    let back = back.map(|it| {
        let title = t.six_returned(wording::six_step(it.from, t.lang));
        let reason = it.reason.to_string();
        view! { <Banner glyph=Glyph::REFRESH tone=Tone::Wait title>{reason}</Banner> }
    });
    view! {
        <p>
            <Badge label tone />
        </p>
        <p>{text}</p>
        {back}
    }
    .into_any()
}

/// The six scores and what they come to.
fn result(it: &Round, _: Book, t: Texts) -> AnyView {
    let card = it.scorecard();
    let fact = |name: &str, value: String, sum: bool| Fact {
        name: name.to_owned(),
        value,
        sum,
    };
    let mut facts: Vec<Fact> = Dimension::ALL
        .into_iter()
        .map(|one| {
            let name = wording::six_dimension(one, t.lang);
            fact(name, score(card.of(one)), false)
        })
        .collect();
    facts.push(fact(t.six_overall(), score(card.overall), true));
    let low: Vec<&str> = card
        .below(it.rules().floor)
        .into_iter()
        .map(|it| wording::six_dimension(it, t.lang))
        .collect();
    let low = (!low.is_empty()).then(|| {
        let text = t.six_below(low.join(t.list_comma()));
        view! { <Banner glyph=Glyph::ALERT tone=Tone::Stop>{text}</Banner> }
    });
    view! {
        <Section title=t.six_scores()>
            {low}
            <Facts facts=Signal::stored(facts) />
        </Section>
    }
    .into_any()
}

/// The projects that grew of its gaps.
fn grown(id: RoundId, book: Book, t: Texts) -> AnyView {
    let all = Memo::new(move |_| book.of::<GapOrigin>(id));
    let shown = move || {
        let all = all.get();
        if all.is_empty() {
            return None;
        }
        let rows = all.iter().map(|it| {
            let proposal: Option<Proposal> = book.get(it.id);
            let title = proposal.map_or_else(String::new, |it| it.details.title.to_string());
            let dimension = wording::six_dimension(it.gap.dimension, t.lang);
            let line = t.six_grown_line(dimension, wording::hundredths(it.gap.points));
            view! {
                <li>
                    <a href=to(format_args!("proposals/{}", it.id))>{title}</a>
                    " "
                    <span class="small soft">{line}</span>
                </li>
            }
        });
        let rows = rows.collect_view();
        Some(view! { <Section title=t.six_grown()><ul>{rows}</ul></Section> })
    };
    shown.into_any()
}

/// What those who looked said, the newest first.
fn reviews(it: &Round, _: Book, t: Texts) -> AnyView {
    if it.reviews.is_empty() {
        return ().into_any();
    }
    let all = it
        .reviews
        .iter()
        .rev()
        .map(|it| review(it, t))
        .collect_view();
    view! { <Section title=t.six_reviews()>{all}</Section> }.into_any()
}

fn review(it: &Review, t: Texts) -> AnyView {
    let step = wording::six_step(it.step, t.lang);
    let head = t.six_review_head(&it.name, step, wording::instant(it.at, t.lang));
    let verdict = match &it.verdict {
        Verdict::Passes => t.six_passes().to_owned(),
        Verdict::Fails { reason } => t.six_fails_because(reason),
    };
    let words = it.words.to_string();
    view! {
        <div class="stack stack--1">
            <p class="strong">{head}</p>
            <p>{words}</p>
            <p class="small soft">{verdict}</p>
        </div>
    }
    .into_any()
}

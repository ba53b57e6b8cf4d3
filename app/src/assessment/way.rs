//! The seven steps with today's, and what the one of today means.

use components::{Banner, Dot, Glyph, Section, Timeline, TimelineItem, Tone};
use domain::assessment::{Hanging, Round, RoundDecision, Stage, Step};
use domain::wording;
use leptos::prelude::*;

use super::words::stars;
use crate::shell::{Here, when};

/// Where it stands, in a sentence, and what comes next.
pub fn standing(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    let hangs = |it: &Hanging| {
        let last = wording::short_day(it.last, here.lang);
        match wording::time_left(here.now(), it.next.starts_at(), here.lang) {
            Some(left) => t.six_hangs(&it.hangs_at, last, left),
            None => t.six_hung(&it.hangs_at),
        }
    };
    let back = it.returned.last().filter(|_| it.stage == Stage::SelfCheck);
    let (glyph, tone, title, text) = match (&it.stage, back) {
        (Stage::SelfCheck, Some(back)) => {
            let from = wording::six_step(back.from, here.lang);
            let title = t.six_returned(wording::short_day(back.at.day(), here.lang), from);
            (Glyph::REFRESH, Tone::Wait, title, back.reason.to_string())
        }
        (
            Stage::Confirmed {
                stars: count,
                objections,
                decision,
                at,
            },
            _,
        ) => {
            let day = wording::short_day(at.day(), here.lang);
            let title = t.six_confirmed(day, stars(here, *count));
            (
                Glyph::CHECK,
                Tone::Done,
                title,
                confirmed(here, *objections, decision.as_ref()),
            )
        }
        (Stage::Failed { reason, at }, _) => {
            let title = t.six_failed(wording::short_day(at.day(), here.lang));
            (Glyph::CLOSE, Tone::Stop, title, reason.to_string())
        }
        (Stage::FirstPublicity(it) | Stage::FinalPublicity(it), _) => {
            let text = hangs(it);
            (
                Glyph::CLOCK,
                Tone::Info,
                t.six_hangs_title().to_owned(),
                text,
            )
        }
        (stage, _) => {
            let step = stage.step().unwrap_or(Step::Nomination);
            let title = t.six_now(wording::six_step(step, here.lang));
            (Glyph::STEPS, Tone::Info, title, means(here, it))
        }
    };
    view! { <Banner glyph tone title>{text}</Banner> }.into_any()
}

/// What a step means for a neighbour.
fn means(here: Here, it: &Round) -> String {
    let t = here.t;
    let text = match &it.stage {
        Stage::Nominated => t.six_means_nominated(),
        Stage::SelfCheck => t.six_means_self_check(),
        Stage::MutualCheck => t.six_means_mutual_check(),
        Stage::Evaluation => t.six_means_evaluation(),
        Stage::Acceptance => {
            return t.six_means_acceptance(wording::hundredths(it.rules().floor));
        }
        Stage::Accepted => t.six_means_accepted(),
        Stage::FirstPublicity(_)
        | Stage::FinalPublicity(_)
        | Stage::Confirmed { .. }
        | Stage::Failed { .. } => "",
    };
    text.to_owned()
}

/// The way, step by step.
pub fn way(here: Here, it: &Round) -> AnyView {
    let t = here.t;
    let now = it.stage.step();
    let items = Step::ALL.into_iter().map(|step| {
        let dot = match (&it.stage, now) {
            (Stage::Confirmed { .. }, _) => Dot::Done,
            (_, None) => Dot::Past,
            (_, Some(now)) if step < now => Dot::Past,
            (_, Some(now)) if step == now => Dot::Now,
            _ => Dot::Later,
        };
        let line = line(here, it, step, dot);
        let title = wording::six_step(step, here.lang);
        view! { <TimelineItem dot when=line title /> }
    });
    let items = items.collect_view();
    view! {
        <Section title=t.six_way()>
            <Timeline>{items}</Timeline>
        </Section>
    }
    .into_any()
}

/// Who decided, and how many objected.
fn confirmed(here: Here, objections: u32, decision: Option<&RoundDecision>) -> String {
    let t = here.t;
    let heard = t.six_confirmed_text(objections);
    let Some(it) = decision else { return heard };
    let day = wording::short_day(it.on, here.lang);
    let number = it.number.as_ref().map(|it| t.six_decided_number(it));
    t.six_decided(&it.by, day, heard, number.unwrap_or_default())
}

/// When, by whom or where; what is to come says so.
fn line(here: Here, it: &Round, step: Step, dot: Dot) -> String {
    let t = here.t;
    let hung = |it: Option<&Hanging>| {
        let it = it?;
        let from = wording::short_day(it.from, here.lang);
        let last = wording::short_day(it.last, here.lang);
        Some(t.six_hung_line(from, last))
    };
    let said = match step {
        Step::Nomination => Some(when(here, it.at)),
        Step::FirstPublicity => hung(it.hung.as_ref().or(match &it.stage {
            Stage::FirstPublicity(it) => Some(it),
            _ => None,
        })),
        Step::FinalPublicity => match &it.stage {
            Stage::FinalPublicity(it) => hung(Some(it)),
            Stage::Confirmed { .. } => hung(it.hung_last.as_ref()),
            _ => None,
        },
        Step::SelfCheck if dot != Dot::Later && it.attempt > 1 => Some(t.six_attempt(it.attempt)),
        Step::SelfCheck => None,
        Step::MutualCheck | Step::Evaluation | Step::Acceptance => {
            let mine = it.reviews.iter().rev();
            let mut mine = mine.filter(|it| it.step == step);
            let last = mine.next().filter(|_| dot != Dot::Later);
            last.map(|it| t.six_reviewed(wording::short_day(it.at.day(), here.lang), &it.name))
        }
    };
    said.unwrap_or_else(|| {
        match dot {
            Dot::Now => t.six_step_now(),
            Dot::Later => t.six_step_later(),
            Dot::Past | Dot::Done => t.six_step_past(),
        }
        .to_owned()
    })
}

//! What is posted: results in publicity.

use components::{Row, Rows, Section, SectionLink};
use domain::councils::Vote;
use domain::{Day, wording};
use leptos::prelude::*;

use crate::councils::Matter;
use crate::shell::{Here, sorted};

/// How many are shown on the first screen.
const FEW: usize = 3;

/// Results that are posted now, each with the first day after; the latest first.
pub fn posted(here: Here) -> Vec<(Matter, Day)> {
    let today = here.now().day();
    let votes = here.all::<Vote>();
    let posted = votes.iter().filter_map(|vote| {
        let next_on = vote.result()?.next_on;
        (today < next_on).then_some((vote.id, next_on))
    });
    let posted: Vec<_> = posted
        .filter_map(|(id, next_on)| Some((Matter::of(here, id)?, next_on)))
        .collect();
    sorted(posted, |(matter, next_on)| {
        (-next_on.starts_at().0, matter.vote.id.0)
    })
}

/// 公告.
pub fn news(here: Here) -> AnyView {
    let t = here.t;
    let posted = Memo::new(move |_| posted(here));
    let shown = move || {
        let posted = posted.get();
        if posted.is_empty() {
            return None;
        }
        let rows = posted.iter().take(FEW).map(|(matter, next_on)| {
            let last = wording::short_day(next_on.plus(-1), here.lang);
            let outcome = matter
                .vote
                .result()
                .map(|it| wording::came_out(it.outcome, matter.vote.is_election(), here.lang));
            let meta = t.news_meta(last, outcome.unwrap_or_default());
            view! {
                <Row
                    title=t.news_title(&matter.motion.title)
                    act=format!("/v/{}", matter.vote.id)
                    meta
                    song=true
                />
            }
        });
        let rows = rows.collect_view();
        let more = view! { <SectionLink href="/councils" label=t.news_all() /> }.into_any();
        Some(view! { <Section title=t.news_section() more><Rows>{rows}</Rows></Section> })
    };
    shown.into_any()
}

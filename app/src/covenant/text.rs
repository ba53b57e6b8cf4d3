//! The text of a version, and how it came to be.

use components::{Badge, Button, DocTitle, DocTop, Fact, Facts, Glyph, Paragraphs, SectionLink};
use domain::councils::Motion;
use domain::covenant::{Article, Basis, CovenantReads, CovenantState, CovenantVersion, so_many};
use domain::{Day, covenant, wording};
use leptos::prelude::*;

use super::words::{all, badge, before, number};
use crate::notices::pdf;
use crate::shell::Here;

/// Number, badge, title, why, how it came to be, every article, and how many have read it.
pub fn whole(here: Here, it: &CovenantVersion) -> AnyView {
    let t = here.t;
    let others = all(here);
    let (label, tone) = badge(here, it, &others);
    let end = view! { <Badge label tone /> }.into_any();
    let articles = it.articles.iter().enumerate();
    let articles = articles.map(|(index, it)| article(here, index + 1, it));
    let articles = articles.collect_view();
    let reads: Option<CovenantReads> = here.get(it.id);
    let reads = reads.map(|it| view! { <p class="small soft">{t.covenant_reads(it.reads)}</p> });
    let press = move |()| window().print().unwrap_or_default();
    view! {
        <article class="stack stack--4">
            <DocTop number=number(here, it) end />
            <DocTitle title=it.title.to_string() page=true />
            {came(here, it)}
            {changed(here, it, &others)}
            <div class="stack stack--4">{articles}</div>
            {facts(here, it)}
            {reads}
            <Button glyph=Glyph::PRINT on_press=press>{t.covenant_print()}</Button>
        </article>
    }
    .into_any()
}

/// One article: 第一条 楼道, and what it says.
pub fn article(here: Here, number: usize, it: &Article) -> AnyView {
    let number = wording::covenant_article(number, here.lang);
    let text = Signal::stored(it.text.to_string());
    view! {
        <section class="stack stack--1">
            <h2 class="section__title">{here.t.covenant_article(number, &it.title)}</h2>
            <Paragraphs text />
        </section>
    }
    .into_any()
}

/// Why it is written so, or why it was withdrawn.
fn came(here: Here, it: &CovenantVersion) -> AnyView {
    let t = here.t;
    let gone = match &it.state {
        CovenantState::Withdrawn { reason, .. } => Some(t.covenant_withdrawn(reason)),
        _ => None,
    };
    let gone = gone.map(|it| view! { <p class="strong">{it}</p> });
    let proposal = it.proposal.map(|id| {
        view! { <SectionLink href=format!("/p/{id}") label=t.covenant_proposal() /> }
    });
    view! {
        <div class="stack stack--2">
            {gone}
            <p class="phrase">{t.covenant_why(&it.why)}</p>
            {proposal}
        </div>
    }
    .into_any()
}

/// What changed since the version before, in a line that leads to it.
fn changed(here: Here, it: &CovenantVersion, all: &[CovenantVersion]) -> Option<AnyView> {
    let t = here.t;
    let was = before(it, all)?;
    let [came, gone, changed] = so_many(&covenant::compare(&was.articles, &it.articles));
    let line = t.covenant_changed(came, changed, gone, was.number);
    let href = format!("/covenant/{}/changes", it.id);
    Some(
        view! {
            <div class="spread no-print">
                <span>{line}</span>
                <SectionLink href label=t.covenant_see_changes() />
            </div>
        }
        .into_any(),
    )
}

/// Adopted by what and when, posted, filed, in force since when.
fn facts(here: Here, it: &CovenantVersion) -> Option<AnyView> {
    let t = here.t;
    let vote = |vote| {
        let href = format!("/v/{vote}");
        view! { <SectionLink href label=t.covenant_see_vote() /> }.into_any()
    };
    let adopted = match &it.state {
        CovenantState::Adopted(adopted) => adopted,
        CovenantState::Lost { vote: id, .. } => return Some(vote(*id)),
        CovenantState::Tabled { motion } => {
            let motion: Motion = here.get(*motion)?;
            return motion.state.vote().map(vote);
        }
        CovenantState::Draft | CovenantState::Withdrawn { .. } => return None,
    };
    let day = |it: Day| wording::day_of_year(it, here.lang);
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let mut facts = Vec::new();
    let below = match &adopted.basis {
        Basis::Vote(id) => {
            facts.push(fact(t.covenant_adopted(), day(adopted.on)));
            Some(vote(*id))
        }
        Basis::Paper { meeting, minutes } => {
            facts.push(fact(t.covenant_adopted(), day(adopted.on)));
            facts.push(fact(t.covenant_by(), t.covenant_on_paper(meeting)));
            let title = meeting.to_string();
            minutes.as_ref().map(|file| pdf(here, &title, file))
        }
    };
    if let Some(posted) = &adopted.posted {
        facts.push(fact(
            t.covenant_posted(),
            t.covenant_posted_at(day(posted.on), &posted.hangs_at),
        ));
    }
    let filed = match &adopted.filed {
        None => t.covenant_not_filed().to_owned(),
        Some(filed) => match &filed.number {
            Some(number) => t.covenant_filed_as(day(filed.on), number),
            None => day(filed.on),
        },
    };
    facts.push(fact(t.covenant_filed(), filed));
    if let Some(from) = it.in_force_from().or(adopted.from) {
        facts.push(fact(t.covenant_from(), day(from)));
    }
    Some(view! { <Facts facts=Signal::stored(facts) /> {below} }.into_any())
}

//! One issue: what it is, what happened, and what the office does with it.

use components::{Dot, Fact, Facts, PhotoItem, PhotoStrip, Section, Timeline, TimelineItem};
use domain::issues::{Did, Issue, State};
use domain::proposals::Photo;
use domain::{IssueId, wording};
use leptos::prelude::*;

use super::acts;
use super::words::{clock, place, standing, whom};
use crate::shell::{Book, Nothing, Page, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The page.
#[component]
pub(crate) fn IssuePage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<IssueId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<Issue>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.issue_no_title(), t.issue_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: IssueId, book: Book, t: Texts) -> impl IntoView {
    let it = Memo::new(move |_| {
        let issue = book.get::<Issue>(id)?;
        let now = book.now();
        Some(book.read(|town| issue.by_now(now, town)))
    });
    let title = it.with_untracked(|it| {
        it.as_ref()
            .map(|it| wording::issue_category(it.report.category, t.lang).to_owned())
    });
    let facts = Signal::derive(move || {
        it.with(|it| it.as_ref().map(|it| facts(it, book, t)))
            .unwrap_or_default()
    });
    let shown = move || it.with(|it| it.as_ref().map(|it| photos(&it.report.photos, book, t)));
    let story = move || it.with(|it| it.as_ref().map(|it| story(it, book, t)));
    let buttons = acts::acts(id, it, book, t);
    view! {
        <Page within=t.nav_issues() title=title.unwrap_or_default()>
            <Facts facts />
            {shown}
            {buttons}
            <Section title=t.issue_story()>{story}</Section>
        </Page>
    }
}

fn facts(it: &Issue, book: Book, t: Texts) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact {
        name: name.to_owned(),
        value,
        sum: false,
    };
    let report = &it.report;
    let mut facts = vec![
        fact(t.state(), standing(it, t).to_owned()),
        fact(t.issue_place(), place(book, &report.spot)),
        fact(
            t.issue_group(),
            wording::issue_group(report.category.group(), t.lang).to_owned(),
        ),
        fact(
            t.issue_class(),
            wording::issue_class(report.class, t.lang).to_owned(),
        ),
        fact(
            t.issue_reported_by(),
            t.issue_by_at(
                wording::instant(it.reported.at, t.lang),
                book.name(it.reported.by.person),
            ),
        ),
    ];
    facts.extend(
        report
            .words
            .as_ref()
            .map(|it| fact(t.issue_words(), it.to_string())),
    );
    facts.extend(
        it.with()
            .map(|with| fact(t.issue_with(), whom(book, with, t))),
    );
    facts.extend(clock(book, it, t).map(|(label, _)| fact(t.issue_due(), label)));
    facts.extend(it.first.map(|who| fact(t.issue_first(), book.name(who))));
    match &it.state {
        State::Suspended { reason, .. } | State::OnLedger { reason, .. } => {
            facts.push(fact(t.reason(), reason.to_string()));
        }
        State::Closed {
            answer: Some(answer),
            ..
        } => {
            let done = wording::issue_done(answer.done, t.lang);
            facts.push(fact(t.issue_answer(), t.issue_answered(done, answer.stars)));
        }
        _ => {}
    }
    facts
}

fn photos(photos: &[Photo], book: Book, t: Texts) -> Option<AnyView> {
    if photos.is_empty() {
        return None;
    }
    let item = |(index, photo): (usize, &Photo)| {
        let src = book.replica().photo_url(photo.hash);
        let shows = photo.shows.as_ref().map(ToString::to_string);
        let alt = shows.unwrap_or_else(|| t.photo_number(index + 1));
        view! { <PhotoItem src alt /> }
    };
    let items = photos.iter().enumerate().map(item).collect_view();
    Some(view! { <PhotoStrip label=t.photos()>{items}</PhotoStrip> }.into_any())
}

fn story(it: &Issue, book: Book, t: Texts) -> AnyView {
    let lines = it.log.iter().rev().map(|entry| {
        let whose = it.reported.by.person;
        let for_another = entry.did == Did::Reported && entry.by.is_some_and(|by| by != whose);
        let did = match for_another {
            true => t.issue_reported_for(),
            false => wording::issue_did(entry.did, t.lang),
        };
        let title = match entry.with.filter(|_| entry.did != Did::Said) {
            Some(with) => t.issue_did_with(did, whom(book, with, t)),
            None => did.to_owned(),
        };
        let at = wording::instant(entry.at, t.lang);
        let when = match entry.by {
            Some(who) => t.issue_by_at(at, book.name(who)),
            None => at,
        };
        let words = entry.words.as_ref().map(|words| {
            view! { <p class="timeline__text">{words.to_string()}</p> }
        });
        let open = entry.open.then(|| {
            view! { <p class="small soft">{t.issue_is_open()}</p> }
        });
        let below = view! { {words} {open} {photos(&entry.photos, book, t)} }.into_any();
        view! { <TimelineItem dot=Dot::Done when title below /> }
    });
    let lines = lines.collect_view();
    view! { <Timeline>{lines}</Timeline> }.into_any()
}

//! 今日: what is due, the nearest first, and which homes nobody has reached yet.

use components::{Badge, Desk, Panel, Row, Rows, Section, Tone};
use domain::{Timestamp, wording};
use leptos::prelude::*;

use super::{Book, Due, Nothing, Page, texts, to, use_book};
use crate::texts::Texts;
use crate::{councils, members, proposals};

/// The first page.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let due = Memo::new(move |_| sorted(book, t));
    let list = move || {
        let due = due.get();
        if due.is_empty() {
            let (title, text) = (t.today_empty_title(), t.today_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let row = move |due: Due| due_row(due, book, t);
        view! { <Rows>{due.into_iter().map(row).collect_view()}</Rows> }.into_any()
    };
    let count = move || t.today_count(due.with(Vec::len));
    let links = view! {
        <Panel title=t.today_often()>
            <Rows bare=true>
                <Row title=t.roster_title() act=to("members/roster") />
                <Row title=t.slips_title() act=to("members/slips") />
                <Row title=t.councils_title() act=to("councils") />
            </Rows>
        </Panel>
        <members::Numbers />
    };
    view! {
        <Page within=wording::day(untrack(|| book.today()), t.lang) title=t.nav_today()>
            <Desk aside=links.into_any()>
                <Section title=t.today_due() count=count>
                    {list}
                </Section>
                <members::Unreached />
            </Desk>
        </Page>
    }
}

/// Everything due, the nearest end first and what has no clock last.
fn sorted(book: Book, t: Texts) -> Vec<Due> {
    let mut due = proposals::due(book, t);
    due.extend(councils::due(book, t));
    due.extend(members::due(book, t));
    due.sort_by_key(|due| due.until.map_or(i64::MAX, |until| until.0));
    due
}

fn due_row(due: Due, book: Book, t: Texts) -> impl IntoView {
    let until = due.until;
    let clock = move || until.map(|until| left(book.now(), until, t));
    let state = view! {
        <span class="badge">{due.what}</span>
        {move || clock().map(|(label, tone)| view! { <Badge label tone /> })}
    };
    view! { <Row title=due.title act=due.href meta=due.meta state=state.into_any() /> }
}

/// Time left as a badge says it, or that the time has passed.
pub(crate) fn left(now: Timestamp, until: Timestamp, t: Texts) -> (String, Tone) {
    match wording::time_left(now, until, t.lang) {
        Some(left) => (t.time_left(left), Tone::Wait),
        None => (t.time_over(wording::instant(until, t.lang)), Tone::Stop),
    }
}

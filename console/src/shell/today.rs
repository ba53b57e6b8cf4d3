//! 今日: what is due, the nearest first, and which homes nobody has reached yet.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use components::{Badge, Column, DataTable, Desk, Panel, Row, Rows, Section, Tone};
use domain::{Timestamp, wording};
use leptos::prelude::*;

use super::{Book, Due, Nothing, Page, keyed, texts, to, use_book};
use crate::texts::Texts;
use crate::{
    assessment, councils, emergency, funds, grid, issues, members, notices, owners, points,
    privacy, projects, proposals, renovation,
};

/// Proposals shown here, the nearest first; the rest is a press away.
const MOST: usize = 6;

/// The first page.
#[component]
pub(crate) fn Today() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    // What is shown, what is overdue first, and how many proposals are not.
    let due = Memo::new(move |_| {
        let mut proposals = proposals::due(book, t);
        nearest_first(&mut proposals);
        let left = proposals.len().saturating_sub(MOST);
        proposals.truncate(MOST);
        let mut due = [
            councils::due(book, t),
            members::due(book, t),
            owners::due(book, t),
            projects::due(book, t),
            renovation::due(book, t),
            points::due(book, t),
            issues::due(book, t),
            grid::due(book, t),
            emergency::due(book, t),
            privacy::due(book, t),
            notices::due(book, t),
            funds::due(book, t),
            assessment::due(book, t),
            proposals,
        ]
        .concat();
        nearest_first(&mut due);
        (due, left)
    });
    let all = Memo::new(move |_| due.with(|(due, left)| due.len() + left));
    let shown = Memo::new(move |_| due.with(|(due, _)| told_apart(due)));
    let none = Memo::new(move |_| all.get() == 0);
    let list = move || {
        if none.get() {
            let (title, text) = (t.today_empty_title(), t.today_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.today_what()),
            Column::words(t.today_about()),
            Column::words(t.today_do()),
            Column::words(t.proposals_clock()),
        ];
        let row = move |(_, due): (u64, Due)| row(due, book, t).into_any();
        let rows = keyed(shown, |(mark, _)| *mark, row);
        let more = move || {
            let left = due.with(|(_, left)| *left);
            (left > 0).then(|| view! { <a href=to("proposals")>{t.today_more(left)}</a> })
        };
        view! {
            <DataTable caption=t.today_due() quiet=true office=true columns>
                {rows}
            </DataTable>
            {more}
        }
        .into_any()
    };
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
                <Section title=t.today_due() count=move || t.today_count(all.get())>
                    {list}
                </Section>
                <members::Unreached />
            </Desk>
        </Page>
    }
}

/// By deadline, whatever it is about; what has none comes last.
fn nearest_first(due: &mut [Due]) {
    due.sort_by_key(|due| due.until.map_or(i64::MAX, |until| until.0));
}

/// Each with a mark of its own, by what is to be done and where: a row stays the same one while others
/// come before it.
fn told_apart(due: &[Due]) -> Vec<(u64, Due)> {
    let mut seen = BTreeMap::<(&str, &str), usize>::new();
    let mark = |due: &Due, before: usize| {
        let mut mark = DefaultHasher::new();
        (&due.href, &due.what, before).hash(&mut mark);
        mark.finish()
    };
    let marked = due.iter().map(|due| {
        let before = seen.entry((due.href.as_str(), due.what.as_str()));
        let before = before.or_default();
        *before += 1;
        (mark(due, *before), due.clone())
    });
    marked.collect()
}

fn row(due: Due, book: Book, t: Texts) -> impl IntoView {
    let until = due.until;
    let clock = move || {
        let (label, tone) = left(book.now(), until?, t);
        Some(view! { <Badge label tone /> })
    };
    view! {
        <tr>
            <th scope="row" class="data-table__title">
                <a href=due.href>{due.title}</a>
            </th>
            <td>{due.meta}</td>
            <td class="nowrap">{due.what}</td>
            <td class="nowrap" data-label=t.proposals_clock()>
                {clock}
            </td>
        </tr>
    }
}

/// Time left as a badge says it, or for how long it has been over.
pub(crate) fn left(now: Timestamp, until: Timestamp, t: Texts) -> (String, Tone) {
    const DAY_MS: i64 = 86_400_000;
    if let Some(left) = wording::time_left(now, until, t.lang) {
        return (t.time_left(left), Tone::Wait);
    }
    let over = match (now.0 - until.0) / DAY_MS {
        0 => t.time_just_over().to_owned(),
        days => t.time_over(days),
    };
    (over, Tone::Stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(what: &str, until: Option<i64>) -> Due {
        Due {
            title: String::new(),
            meta: String::new(),
            href: String::new(),
            until: until.map(Timestamp),
            what: what.to_owned(),
        }
    }

    #[test]
    fn a_row_keeps_its_mark_while_others_come_before_it() {
        let marks = |due: &[Due]| -> Vec<u64> {
            let marked = told_apart(due).into_iter();
            marked.map(|(mark, _)| mark).collect()
        };
        let (vote, heads) = (due("vote", Some(50)), due("heads", None));
        let before = marks(&[vote.clone(), heads.clone()]);
        let after = marks(&[due("proposal", Some(-7)), vote.clone(), heads]);
        assert_eq!(before, after[1..]);
        let twice = marks(&[vote.clone(), vote]);
        assert_ne!(twice[0], twice[1], "two alike are two");
    }

    #[test]
    fn what_is_overdue_comes_first_and_what_has_no_clock_last() {
        let mut all = [
            due("vote", Some(50)),
            due("heads", None),
            due("tenant", Some(90)),
            due("proposal", Some(-7)),
        ];
        nearest_first(&mut all);
        let order = all.map(|due| due.what);
        assert_eq!(order, ["proposal", "vote", "tenant", "heads"]);
    }
}

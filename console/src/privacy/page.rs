//! The page: requests first, since each has its clock.

use components::{Badge, Button, Column, DataTable, Section, Tone};
use domain::PrivacyRequestId;
use domain::privacy::{Asked, PurposeCounts, Request, State};
use domain::wording;
use leptos::prelude::*;

use super::answer::AnswerSheet;
use super::log::{Kept, Log};
use super::words::asked;
use crate::shell::{Book, ExportLink, Nothing, Page, keyed, left, texts, to, use_book};
use crate::texts::Texts;

/// 个人信息.
#[component]
pub(crate) fn PrivacyPage() -> impl IntoView {
    let t = texts();
    view! {
        <Page within=t.brand() title=t.nav_privacy()>
            <Requests />
            <Counts />
            <Log />
            <Kept />
        </Page>
    }
}

#[component]
fn Requests() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let picked = RwSignal::new(None::<PrivacyRequestId>);
    let open = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let mut all = book.all::<Request>();
        all.sort_by_key(|it| (!it.is_open(), it.due, it.id));
        all
    });
    let columns = move || {
        vec![
            Column::words(t.privacy_who()),
            Column::words(t.privacy_what()),
            Column::words(t.privacy_since()),
            Column::words(t.state()),
            Column::words(t.acts()),
        ]
    };
    let row = move |it: Request| {
        let id = it.id;
        let answer = move |()| {
            picked.set(Some(id));
            open.set(true);
        };
        let cools = it.cools_until;
        let ready = Memo::new(move |_| cools <= book.now());
        let waits = it.is_open();
        let act = move || {
            (waits && ready.get()).then(|| {
                view! {
                    <Button small=true on_press=answer>
                        {t.privacy_answer()}
                    </Button>
                }
            })
        };
        let said = match &it.what {
            Asked::Mend { words, .. } => Some(words.to_string()),
            Asked::Copy | Asked::Erasure => None,
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=to(format_args!("members/people/{}", it.person))>{book.name(it.person)}</a>
                </th>
                <td>
                    {asked(&it.what, t)} {said.map(|it| view! { <p class="small soft">{it}</p> })}
                </td>
                <td class="nowrap">{wording::short_day(it.at.day(), t.lang)}</td>
                <td>{state(&it, book, t)}</td>
                <td>{act}</td>
            </tr>
        }
    };
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let list = move || {
        if none.get() {
            let (title, text) = (t.privacy_none(), t.privacy_none_text());
            return view! { <Nothing title text /> }.into_any();
        }
        view! {
            <DataTable caption=t.table_of(t.privacy_requests()) quiet=true office=true columns=columns()>
                {keyed(all, |it| it.id, move |it| row(it).into_any())}
            </DataTable>
        }
        .into_any()
    };
    let more = view! { <ExportLink list="privacy" /> }.into_any();
    view! {
        <Section title=t.privacy_requests() more>
            {list}
        </Section>
        <AnswerSheet picked open />
    }
}

fn state(it: &Request, book: Book, t: Texts) -> AnyView {
    let now = untrack(|| book.now());
    let day = |at: domain::Timestamp| wording::short_day(at.day(), t.lang);
    let (label, tone) = match &it.state {
        State::Open if now < it.cools_until => (t.privacy_cools(day(it.cools_until)), Tone::Wait),
        State::Open => left(now, it.due, t),
        State::Done { at, .. } => (t.privacy_done(day(*at)), Tone::Done),
        State::Refused { at, reason, .. } => (t.privacy_refused(day(*at), reason), Tone::Stop),
        State::TakenBack { at } => (t.privacy_taken_back(day(*at)), Tone::Plain),
    };
    view! { <Badge label tone /> }.into_any()
}

/// How many agreed to what: numbers, and nobody's answer.
#[component]
fn Counts() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let shown = move || {
        let all = book.all::<PurposeCounts>();
        let lines = all.first().map(|it| it.counts.clone()).unwrap_or_default();
        if lines.is_empty() {
            return view! { <p class="soft">{t.privacy_counts_none()}</p> }.into_any();
        }
        let columns = vec![
            Column::words(t.privacy_purpose()),
            Column::words(t.privacy_yes()),
            Column::words(t.privacy_no()),
            Column::words(t.privacy_withdrawn()),
        ];
        let rows = lines.into_iter().map(|it| {
            view! {
                <tr>
                    <th scope="row">{t.privacy_texts()}</th>
                    <td>{it.yes}</td>
                    <td>{it.no}</td>
                    <td>{it.withdrawn}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        view! {
            <DataTable caption=t.table_of(t.privacy_counts()) quiet=true office=true columns>
                {rows}
            </DataTable>
        }
        .into_any()
    };
    view! { <Section title=t.privacy_counts()>{shown}</Section> }
}

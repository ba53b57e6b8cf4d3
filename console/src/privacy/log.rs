//! Who looked, and the names that are kept sealed.

use components::{Button, ButtonLook, Column, DataTable, Field, Search, Section, Sheet};
use domain::privacy::Asked;
use domain::privacy::{Command as Act, KeptOpened, Look, OpenKept, Reader, Request, State};
use domain::{Command, KeptOpenedId, Line, PersonId, wording};
use leptos::prelude::*;
use wire::routes;

use super::words::screen;
use crate::shell::{Doing, ExportLink, Fault, line, texts, use_book};

/// Lines drawn at first, and with each press more.
const WINDOW: usize = 20;

/// 查看记录, the newest first.
#[component]
pub(super) fn Log() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let words = RwSignal::new(String::new());
    let window = RwSignal::new(WINDOW);
    let found = Memo::new(move |_| {
        let words = words.get();
        let words = words.trim().to_owned();
        let mut all = book.all::<Look>();
        all.retain(|it| it.reader == Reader::Office);
        all.retain(|it| {
            let about = it.about.map(|id| book.name(id)).unwrap_or_default();
            words.is_empty() || about.contains(&words) || book.name(it.by).contains(&words)
        });
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
        all
    });
    let rows = move || {
        let found = found.get();
        let row = |it: &Look| {
            let about = it
                .about
                .map_or_else(|| t.privacy_everybody().to_owned(), |id| book.name(id));
            view! {
                <tr>
                    <th scope="row" class="nowrap">{wording::instant(it.at, t.lang)}</th>
                    <td>{book.name(it.by)}</td>
                    <td>{screen(it.screen, t)}</td>
                    <td>{about}</td>
                    <td>{it.times}</td>
                </tr>
            }
        };
        found.iter().take(window.get()).map(row).collect_view()
    };
    let more = move || {
        let left = found.with(Vec::len).saturating_sub(window.get());
        (left > 0).then(|| {
            let press = move |()| window.update(|it| *it += WINDOW);
            view! { <Button block=true on_press=press>{t.show_more(left)}</Button> }
        })
    };
    let columns = vec![
        Column::words(t.privacy_at()),
        Column::words(t.privacy_by()),
        Column::words(t.privacy_where()),
        Column::words(t.privacy_about()),
        Column::words(t.privacy_times()),
    ];
    let export = view! { <ExportLink list="looks" /> }.into_any();
    view! {
        <Section title=t.privacy_log() more=export>
            <p class="soft small">{t.privacy_log_text()}</p>
            <Search label=t.search() placeholder=t.privacy_log_search() value=words />
            <DataTable caption=t.table_of(t.privacy_log()) quiet=true office=true columns>
                {rows}
            </DataTable>
            {more}
        </Section>
    }
}

/// 封存资料: the numbers of who was erased; opening one is an act with a reason.
#[component]
pub(super) fn Kept() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let picked = RwSignal::new(None::<PersonId>);
    let open = RwSignal::new(false);
    let erased = Memo::new(move |_| {
        let mut all = book.all::<Request>();
        all.retain(|it| it.what == Asked::Erasure && matches!(it.state, State::Done { .. }));
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.id));
        all
    });
    let row = move |it: Request| {
        let person = it.person;
        let ask = move |()| {
            picked.set(Some(person));
            open.set(true);
        };
        let mine = move || opened_by_me(person);
        let day = match it.state {
            State::Done { at, .. } => wording::short_day(at.day(), t.lang),
            _ => String::new(),
        };
        let act = book.is_secretary().then(|| {
            view! {
                <Button small=true on_press=ask>
                    {t.privacy_open_kept()}
                </Button>
            }
        });
        view! {
            <tr>
                <th scope="row">{person.to_string()}</th>
                <td class="nowrap">{day}</td>
                <td>{act} {mine}</td>
            </tr>
        }
    };
    let columns = move || {
        vec![
            Column::words(t.privacy_number()),
            Column::words(t.privacy_erased_on()),
            Column::words(t.acts()),
        ]
    };
    let shown = move || {
        let all = erased.get();
        if all.is_empty() {
            return view! { <p class="soft">{t.privacy_kept_none()}</p> }.into_any();
        }
        view! {
            <DataTable caption=t.table_of(t.privacy_kept()) quiet=true office=true columns=columns()>
                {all.into_iter().map(row).collect_view()}
            </DataTable>
        }
        .into_any()
    };
    view! {
        <Section title=t.privacy_kept()>
            <p class="soft small">{t.privacy_kept_text()}</p>
            {shown}
        </Section>
        <OpenSheet picked open />
    }
}

/// For an hour after one opened it: where it can be read.
fn opened_by_me(person: PersonId) -> Option<AnyView> {
    let (book, t) = (use_book(), texts());
    let me = book.session().map(|it| it.person);
    let now = book.now();
    let opened = book.all::<KeptOpened>().into_iter();
    let mine = opened.filter(|it| it.person == person && Some(it.by) == me);
    let fresh = mine.filter(|it| now < it.at.plus_minutes(KeptOpened::MINUTES));
    let last = fresh.max_by_key(|it| it.at)?;
    let href = format!("{}/kept/{}", routes::PRIVACY, last.id);
    Some(
        view! { <a href=href target="_blank" rel="external noopener">{t.privacy_read_kept()}</a> }
            .into_any(),
    )
}

#[component]
fn OpenSheet(picked: RwSignal<Option<PersonId>>, open: RwSignal<bool>) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let (paper, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let doing = Doing::nothing();
    let command = move || {
        let community = book.community().ok_or_else(|| t.pick_first().to_owned())?;
        Ok(Command::Privacy(Act::OpenKept(OpenKept {
            id: KeptOpenedId(offline::new_id()),
            community: community.id,
            person: picked
                .get_untracked()
                .ok_or_else(|| t.pick_first().to_owned())?,
            paper: line(t.privacy_paper(), &paper.get_untracked(), t)?,
            reason: line(t.reason(), &why.get_untracked(), t)?,
        })))
    };
    let act = move |()| doing.submit(untrack(command), move || open.set(false));
    view! {
        <Sheet open title=t.privacy_open_kept() close_label=t.not_now()>
            <p>{t.privacy_open_text()}</p>
            <Field label=t.privacy_paper() value=paper limit=Line::MOST />
            <Field label=t.reason() value=why limit=Line::MOST />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=act>
                {t.privacy_open_kept()}
            </Button>
        </Sheet>
    }
}

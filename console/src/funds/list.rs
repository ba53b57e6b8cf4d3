//! The accounts, what waits for a second pair of eyes, and what was asked.

use components::{
    Badge, Button, ButtonLook, Column, DataTable, Field, InputKind, Section, Select, Sheet, Tone,
};
use domain::funds::{Command as Act, FundAccount, FundEntry, FundKind, OpenFund, Rhythm, balance};
use domain::{Command, Line, wording};
use leptos::prelude::*;

use super::enter::form as enter_form;
use super::questions::all_of;
use super::words::{accounts, asked, category, choice, day, entries, name, postings, signed};
use crate::shell::{Book, Doing, ExportLink, Fault, Nothing, Page, line, texts, to, use_book};
use crate::texts::Texts;

/// What is asked for in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Enter,
    Open,
}

/// The page.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let all = Memo::new(move |_| accounts(book));
    let open = RwSignal::new(false);
    let deed = RwSignal::new(Deed::Enter);
    let ask = move |which| {
        deed.set(which);
        open.set(true);
    };
    let table = move || {
        let all = all.get();
        if all.is_empty() {
            let (title, text) = (t.funds_empty_title(), t.funds_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        untrack(|| table_of(&all, book, t))
    };
    let waits = Memo::new(move |_| {
        let all = all.get().into_iter();
        let waits = all.flat_map(|it| entries(book, it.id));
        waits.filter(FundEntry::waits).collect::<Vec<_>>()
    });
    let queue = move || {
        let waits = waits.get();
        if waits.is_empty() {
            return view! { <p class="small soft">{t.funds_queue_none()}</p> }.into_any();
        }
        untrack(|| queue_of(&waits, book, t))
    };
    let questions = Memo::new(move |_| asked(book));
    let missing = Memo::new(move |_| all.with(|_| !to_open(book).is_empty()));
    let some = Memo::new(move |_| all.with(|all| !all.is_empty()));
    let acts = view! {
        {move || some.get().then(|| view! {
            <Button look=ButtonLook::Primary on_press=move |()| ask(Deed::Enter)>
                {t.funds_enter()}
            </Button>
        })}
        {move || missing.get().then(|| view! {
            <Button on_press=move |()| ask(Deed::Open)>{t.funds_open()}</Button>
        })}
        <ExportLink list="funds" />
    };
    let title = Signal::derive(move || match deed.get() {
        Deed::Enter => t.funds_enter(),
        Deed::Open => t.funds_open(),
    });
    let inside = move || {
        open.get().then(|| {
            untrack(|| match deed.get() {
                Deed::Enter => enter_form(None, open, book, t),
                Deed::Open => open_form(open, book, t),
            })
        })
    };
    view! {
        <Page within=t.nav_funds() title=t.funds_title() acts=acts.into_any()>
            <p class="small soft">{t.funds_text()}</p>
            {table}
            <Section title=t.funds_queue() count=move || t.funds_queue_count(waits.with(Vec::len))>
                {queue}
            </Section>
            <Section title=t.funds_questions()>{all_of(questions.into(), book, t)}</Section>
            <div class="cluster">
                <ExportLink list="fund-statements" label=t.funds_export_statements() />
                <ExportLink list="fund-questions" label=t.funds_export_questions() />
            </div>
            <Sheet open title close_label=t.not_now()>{inside}</Sheet>
        </Page>
    }
}

fn table_of(all: &[FundAccount], book: Book, t: Texts) -> AnyView {
    let columns = vec![
        Column::words(t.funds_account()),
        Column::words(t.funds_held_at()),
        Column::numbers(t.funds_balance()),
        Column::words(t.funds_published()),
        Column::words(t.funds_next()),
    ];
    let today = book.today();
    let row = |it: &FundAccount| {
        let there = balance(&postings(&entries(book, it.id)));
        let until = it.closed.last();
        let until = until.map_or(t.funds_none_published().to_owned(), |it| {
            wording::fund_period(it.period, t.lang)
        });
        let next = it.next();
        let over = today > next.until;
        let tone = if over { Tone::Wait } else { Tone::Plain };
        let label = wording::fund_period(next, t.lang);
        let label = if over {
            t.funds_to_close(label)
        } else {
            t.funds_running(label)
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=to(format_args!("funds/{}", it.id))>{name(it, t)}</a>
                </th>
                <td>{it.held_at.to_string()}</td>
                <td class="number">{there.to_string()}</td>
                <td>{until}</td>
                <td>
                    <Badge label tone />
                </td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    view! {
        <DataTable caption=t.funds_title() quiet=true columns office=true>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn queue_of(all: &[FundEntry], book: Book, t: Texts) -> AnyView {
    let columns = vec![
        Column::words(t.funds_category()),
        Column::words(t.funds_account()),
        Column::words(t.funds_day()),
        Column::numbers(t.funds_amount()),
        Column::words(t.funds_by()),
    ];
    let row = |it: &FundEntry| {
        let account: Option<FundAccount> = book.get(it.account);
        view! {
            <tr>
                <th scope="row">
                    <a href=to(format_args!("funds/entries/{}", it.id))>{category(it, t)}</a>
                </th>
                <td>{account.map(|it| name(&it, t))}</td>
                <td class="nowrap">{it.details.day.to_string()}</td>
                <td class="number">{signed(it)}</td>
                <td>{book.name(it.by)}</td>
            </tr>
        }
    };
    let rows = all.iter().map(row).collect_view();
    view! {
        <DataTable caption=t.funds_queue() quiet=true columns office=true>
            {rows}
        </DataTable>
    }
    .into_any()
}

/// The kinds that are not there yet, or in which nothing stands.
fn to_open(book: Book) -> Vec<FundKind> {
    let all = accounts(book);
    let there = |kind: &FundKind| all.iter().find(|it| it.kind == *kind);
    let open = |kind: &FundKind| {
        let there = there(kind);
        there.is_none_or(|it| book.read(|town| it.is_bare(town)))
    };
    FundKind::ALL.into_iter().filter(open).collect()
}

/// Opening one of those that are not there yet, or setting right one in which nothing stands.
fn open_form(open: RwSignal<bool>, book: Book, t: Texts) -> AnyView {
    let doing = Doing::nothing();
    let left = to_open(book);
    let kinds = left.iter().enumerate();
    let kinds = kinds.map(|(index, it)| choice(index, wording::fund_kind(*it, t.lang)));
    let kinds = Signal::stored(kinds.collect::<Vec<_>>());
    let rhythms = [Rhythm::Quarter, Rhythm::Month];
    let offered = rhythms.iter().enumerate();
    let offered = offered.map(|(index, it)| choice(index, wording::fund_rhythm(*it, t.lang)));
    let offered = Signal::stored(offered.collect::<Vec<_>>());
    let (kind, rhythm) = (RwSignal::new("0".to_owned()), RwSignal::new("0".to_owned()));
    let held_at = RwSignal::new(String::new());
    let from = RwSignal::new(book.today().to_string());
    let command = move || {
        let compound = book.compound().ok_or_else(|| t.coming().to_owned())?;
        let kind: usize = kind.get().parse().unwrap_or_default();
        let rhythm: usize = rhythm.get().parse().unwrap_or_default();
        let kind = left.get(kind).copied();
        Ok(Command::Funds(Act::Open(OpenFund {
            compound: compound.id,
            kind: kind.ok_or_else(|| t.coming().to_owned())?,
            held_at: line(t.funds_held_at(), &held_at.get(), t)?,
            rhythm: rhythms[rhythm % rhythms.len()],
            opened_on: day(t.funds_opened_on(), &from.get(), t)?,
        })))
    };
    let send = move |()| doing.submit(untrack(&command), move || open.set(false));
    view! {
        <div class="stack stack--4">
            <Select label=t.funds_account() value=kind choices=kinds />
            <Field
                label=t.funds_held_at()
                value=held_at
                limit=Line::MOST
                hint=t.funds_held_at_hint()
            />
            <Select label=t.funds_rhythm() value=rhythm choices=offered />
            <Field
                label=t.funds_opened_on()
                value=from
                kind=InputKind::Day
                hint=t.funds_opened_on_hint()
            />
            <Fault doing />
            <Button look=ButtonLook::Primary block=true busy=doing.busy on_press=send>
                {t.funds_open()}
            </Button>
        </div>
    }
    .into_any()
}

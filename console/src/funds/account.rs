//! One account: the statement of the period that comes next, closing it, what was published, and
//! every entry.

use components::{
    Badge, Button, ButtonLook, Column, Confirm, DataTable, Fact, Facts, Section, Sheet,
};
use domain::funds::{
    CloseFundPeriod, Closed, Command as Act, FundAccount, FundEntry, FundFlow, Statement, balance,
    statement,
};
use domain::{Command, FundAccountId, wording};
use leptos::prelude::*;

use super::enter::form as enter_form;
use super::words::{category, entries, name, postings, rules, signed, standing};
use crate::shell::{Book, Doing, Fault, Nothing, Page, id_in_path, left, texts, to, use_book};
use crate::texts::Texts;

/// How many entries are drawn at first, and with each press more.
const WINDOW: usize = 40;

/// The page.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<FundAccountId>();
    let there = Memo::new(move |_| id.get().filter(|id| book.get::<FundAccount>(*id).is_some()));
    move || match there.get() {
        Some(id) => untrack(|| page(id, book, t)).into_any(),
        None => {
            let (title, text) = (t.funds_no_title(), t.funds_no_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(id: FundAccountId, book: Book, t: Texts) -> impl IntoView {
    let account = Memo::new(move |_| book.get::<FundAccount>(id));
    let title = account.with_untracked(|it| it.as_ref().map(|it| name(it, t)));
    let all = Memo::new(move |_| entries(book, id));
    let entering = RwSignal::new(false);
    let closing = RwSignal::new(false);
    let doing = Doing::nothing();
    let over = Memo::new(move |_| {
        let today = book.today();
        account.with(|it| it.as_ref().is_some_and(|it| today > it.next().until))
    });
    let close = move |()| {
        closing.set(false);
        let Some(account) = account.get_untracked() else {
            return;
        };
        let close = CloseFundPeriod {
            account: id,
            until: account.next().until,
        };
        doing.run(Command::Funds(Act::Close(close)), || ());
    };
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=move |()| entering.set(true)>
            {t.funds_enter()}
        </Button>
        {move || over.get().then(|| view! {
            <Button busy=doing.busy on_press=move |()| closing.set(true)>{t.funds_close()}</Button>
        })}
    };
    let head = move || account.with(|it| it.as_ref().map(|it| facts(it, &all.get(), book, t)));
    let next = move || account.with(|it| it.as_ref().map(|it| next_of(it, &all.get(), book, t)));
    let published = move || account.with(|it| it.as_ref().map(|it| closed_of(it, t)));
    let most = RwSignal::new(WINDOW);
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="small soft">{t.funds_no_entries()}</p> }.into_any();
        }
        let most = most.get();
        untrack(|| entries_of(&all, most, t))
    };
    let more = move || {
        let left = all.with(Vec::len).saturating_sub(most.get());
        (left > 0).then(|| {
            view! {
                <Button
                    look=ButtonLook::Text
                    on_press=move |()| most.update(|most| *most += WINDOW)
                >
                    {t.funds_more(left)}
                </Button>
            }
        })
    };
    let confirm_title = move || {
        let period = account.with(|it| it.as_ref().map(FundAccount::next));
        period.map_or_else(String::new, |it| {
            t.funds_close_of(wording::fund_period(it, t.lang))
        })
    };
    view! {
        <Page within=t.nav_funds() title=title.unwrap_or_default() acts=acts.into_any()>
            <Fault doing />
            {head}
            {next}
            <Section title=t.funds_published_section()>{published}</Section>
            <Section title=t.funds_entries()>{list} {more}</Section>
            <Sheet open=entering title=t.funds_enter() close_label=t.not_now()>
                {move || entering.get().then(|| untrack(|| enter_form(Some(id), entering, book, t)))}
            </Sheet>
            <Confirm
                open=closing
                title=Signal::derive(confirm_title)
                text=t.funds_close_text()
                yes=t.funds_close()
                no=t.not_now()
                on_yes=close
            />
        </Page>
    }
}

fn facts(it: &FundAccount, all: &[FundEntry], book: Book, t: Texts) -> AnyView {
    let fact = |name: &str, value: String, sum: bool| Fact {
        name: name.to_owned(),
        value,
        sum,
    };
    let waits = all.iter().filter(|it| it.waits()).count();
    let compound: Option<domain::members::Compound> = book.get(it.compound);
    let facts = vec![
        fact(
            t.funds_balance(),
            balance(&postings(all)).to_string(),
            false,
        ),
        fact(
            t.funds_compound(),
            compound.map_or_else(String::new, |it| it.name.to_string()),
            false,
        ),
        fact(t.funds_held_at(), it.held_at.to_string(), false),
        fact(
            t.funds_rhythm(),
            wording::fund_rhythm(it.rhythm, t.lang).to_owned(),
            false,
        ),
        fact(t.funds_waiting(), t.funds_queue_count(waits), false),
    ];
    view! { <Facts facts=Signal::stored(facts) /> }.into_any()
}

/// The statement of the period that comes next, as it stands.
fn next_of(it: &FundAccount, all: &[FundEntry], book: Book, t: Texts) -> AnyView {
    let period = it.next();
    let told = statement(period, &postings(all));
    let clock = (book.today() > period.until)
        .then(|| rules(book))
        .flatten()
        .map(|rules| {
            let until = it.due_on(&rules).plus(1).starts_at();
            let (label, tone) = left(book.now(), until, t);
            view! { <Badge label tone /> }.into_any()
        });
    let title = t.funds_so_far(wording::fund_period(period, t.lang));
    let more = clock.unwrap_or_else(|| ().into_any());
    view! { <Section title more>{statement_of(&told, t)}</Section> }.into_any()
}

/// A statement as a table.
pub(super) fn statement_of(it: &Statement, t: Texts) -> AnyView {
    let columns = vec![
        Column::words(t.funds_category()),
        Column::words(t.funds_flow()),
        Column::numbers(t.funds_amount()),
    ];
    let line = |name: &'static str, flow: &'static str, amount: domain::Money| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{flow}</td>
                <td class="number">{amount.to_string()}</td>
            </tr>
        }
    };
    let sums = it.sums.iter().map(|sum| {
        line(
            wording::fund_category(sum.category, t.lang),
            wording::fund_flow(sum.category.flow(), t.lang),
            sum.amount,
        )
    });
    let sums = sums.collect_view();
    let first = line(t.funds_opening(), "", it.opening);
    let last = [
        line(t.funds_came(), "", it.total(FundFlow::Income)),
        line(t.funds_went(), "", it.total(FundFlow::Spending)),
        line(t.funds_closing(), "", it.closing),
    ];
    view! {
        <DataTable caption=t.funds_statement() quiet=true columns office=true>
            {first}
            {sums}
            {last}
        </DataTable>
    }
    .into_any()
}

fn closed_of(it: &FundAccount, t: Texts) -> AnyView {
    if it.closed.is_empty() {
        return view! { <p class="small soft">{t.funds_none_published()}</p> }.into_any();
    }
    let columns = vec![
        Column::words(t.funds_period()),
        Column::words(t.funds_closed_on()),
        Column::words(t.funds_paper()),
    ];
    let row = |closed: &Closed| {
        let until = closed.period.until;
        view! {
            <tr>
                <th scope="row">{wording::fund_period(closed.period, t.lang)}</th>
                <td>{wording::instant(closed.at, t.lang)}</td>
                <td>
                    <a href=to(format_args!("funds/{}/print/{until}", it.id))>{t.print()}</a>
                </td>
            </tr>
        }
    };
    let rows = it.closed.iter().rev().map(row).collect_view();
    view! {
        <DataTable caption=t.table_of(t.funds_published_section()) quiet=true columns office=true>
            {rows}
        </DataTable>
    }
    .into_any()
}

fn entries_of(all: &[FundEntry], most: usize, t: Texts) -> AnyView {
    let columns = vec![
        Column::words(t.funds_category()),
        Column::words(t.funds_day()),
        Column::numbers(t.funds_amount()),
        Column::words(t.funds_party()),
        Column::words(t.state()),
    ];
    let row = |it: &FundEntry| {
        let (label, tone) = standing(it, t);
        view! {
            <tr>
                <th scope="row">
                    <a href=to(format_args!("funds/entries/{}", it.id))>{category(it, t)}</a>
                </th>
                <td class="nowrap">{it.details.day.to_string()}</td>
                <td class="number">{signed(it)}</td>
                <td>{wording::fund_party(&it.details.party, t.lang)}</td>
                <td class="nowrap">
                    <Badge label tone />
                </td>
            </tr>
        }
    };
    let rows = all.iter().take(most).map(row).collect_view();
    view! {
        <DataTable caption=t.table_of(t.funds_entries()) quiet=true columns office=true>
            {rows}
        </DataTable>
    }
    .into_any()
}

//! One account: what is there, what moved within a month or quarter by category, and every line.

use components::{
    BarLine, Bars, Chip, Chips, Column, DataTable, DocTitle, DocTop, Fact, Facts, Glyph, Ledger,
    LedgerLine, Pace, Reveal, Section, State, StateKind,
};
use domain::funds::{
    CategorySum, FundAccount, FundFlow, FundKind, FundLine, FundPeriod, FundQuestion, Statement,
    balance,
};
use domain::members::Compound;
use domain::{FundAccountId, wording};
use leptos::prelude::*;

use super::ask::card;
use super::words::{lines, postings, questions, reads, short, signed, told, yuan};
use crate::shell::{self, Here};

/// How many questions stand below an account.
const FEW: usize = 5;

/// The page.
pub fn page(here: Here, id: FundAccountId) -> AnyView {
    let t = here.t;
    let it = Memo::new(move |_| here.get::<FundAccount>(id));
    let named = Memo::new(move |_| {
        it.with(|it| Some(wording::fund_kind(it.as_ref()?.kind, here.lang).to_owned()))
    });
    here.titled(named);
    let chosen = RwSignal::new(None::<FundPeriod>);
    let may = Memo::new(move |_| it.with(|it| it.as_ref().is_some_and(|it| reads(here, it))));
    let body = move || {
        let Some(account) = it.get() else {
            return shell::absent(here);
        };
        if may.get() {
            untrack(|| whole(here, account, chosen))
        } else {
            untrack(|| not_yours(here, &account))
        }
    };
    shell::inner(
        here,
        t.funds_one(),
        "/funds",
        Pace::Wide,
        None,
        body.into_any(),
    )
}

/// For whoever lives here and does not own: that it is published, and to whom.
fn not_yours(here: Here, account: &FundAccount) -> AnyView {
    let t = here.t;
    let title = t.funds_not_yours(wording::fund_kind(account.kind, here.lang));
    let text = match account.closed.last() {
        Some(last) => t.funds_not_yours_until(wording::fund_period(last.period, here.lang)),
        None => t.funds_not_yours_text().to_owned(),
    };
    view! { <State kind=StateKind::NotYours glyph=Glyph::YUAN title text page=true /> }.into_any()
}

fn whole(here: Here, account: FundAccount, chosen: RwSignal<Option<FundPeriod>>) -> AnyView {
    let id = account.id;
    let book = {
        let account = account.clone();
        Memo::new(move |_| lines(here, &account))
    };
    let asked = Memo::new(move |_| questions(here, id));
    let next = account.next();
    let period = Memo::new(move |_| chosen.get().unwrap_or(next));
    view! {
        {head(here, &account, book)}
        {periods(here, &account, chosen)}
        {move || {
            let (period, book) = (period.get(), book.get());
            let asked = asked.get();
            untrack(|| within(here, id, period, &book, &asked))
        }}
        {own_share(here, account.kind)}
        {talk(here, asked)}
    }
    .into_any()
}

fn head(here: Here, account: &FundAccount, book: Memo<Vec<FundLine>>) -> AnyView {
    let t = here.t;
    let compound: Option<Compound> = here.get(account.compound);
    let number = compound.map_or_else(String::new, |it| it.name.to_string());
    let title = wording::fund_kind(account.kind, here.lang);
    let fact = |name: &str, value: String, sum: bool| Fact {
        name: name.to_owned(),
        value,
        sum,
    };
    let held_at = account.held_at.to_string();
    let rhythm = wording::fund_rhythm(account.rhythm, here.lang);
    let until = account.closed.last();
    let until = until.map_or(t.funds_none_published().to_owned(), |it| {
        wording::fund_period(it.period, here.lang)
    });
    let facts = Signal::derive(move || {
        let there = book.with(|book| balance(&postings(book)));
        vec![
            fact(t.funds_balance(), yuan(here, there), false),
            fact(t.funds_held_at(), held_at.clone(), false),
            fact(t.funds_published(), format!("{until} · {rhythm}"), false),
        ]
    });
    let law = match account.kind {
        FundKind::PublicIncome => t.funds_law_income(),
        FundKind::Maintenance => t.funds_law_maintenance(),
        FundKind::Foundation => t.funds_law_foundation(),
    };
    view! {
        <div class="stack stack--3">
            <DocTop number />
            <DocTitle title page=true />
            <Facts facts />
            <p class="small soft">{law}</p>
        </div>
    }
    .into_any()
}

/// The period that runs, and those that are published, the latest first.
fn periods(here: Here, account: &FundAccount, chosen: RwSignal<Option<FundPeriod>>) -> AnyView {
    let t = here.t;
    let runs = t.funds_runs(wording::fund_period(account.next(), here.lang));
    let pressed = Signal::derive(move || chosen.get().is_none());
    let first = view! { <Chip label=runs pressed on_press=move |()| chosen.set(None) /> };
    let closed = account.closed.iter().rev().map(|it| {
        let period = it.period;
        let label = wording::fund_period(period, here.lang);
        let pressed = Signal::derive(move || chosen.get() == Some(period));
        view! { <Chip label pressed on_press=move |()| chosen.set(Some(period)) /> }
    });
    let closed = closed.collect_view();
    view! { <Chips label=t.funds_periods()>{first} {closed}</Chips> }.into_any()
}

fn within(
    here: Here,
    account: FundAccountId,
    period: FundPeriod,
    book: &[FundLine],
    asked: &[FundQuestion],
) -> AnyView {
    let t = here.t;
    let told = told(here, account, period, &postings(book));
    let title = t.funds_of(wording::fund_period(period, here.lang));
    let mine: Vec<&FundLine> = book
        .iter()
        .filter(|it| period.has(it.details.day))
        .collect();
    let rows = mine.iter().map(|it| line(here, it, asked)).collect_view();
    let rows = if mine.is_empty() {
        view! { <p class="small soft">{t.funds_no_lines()}</p> }.into_any()
    } else {
        view! { <Ledger>{rows}</Ledger> }.into_any()
    };
    view! {
        <Section title>{sums(here, &told)}</Section>
        <Section title=t.funds_lines() count=t.funds_count(mine.len())>
            {rows}
        </Section>
    }
    .into_any()
}

/// Opening, both ways by category, closing: as bars, and as a table behind them.
fn sums(here: Here, told: &Statement) -> AnyView {
    let t = here.t;
    let fact = |name: &str, amount, sum| Fact {
        name: name.to_owned(),
        value: yuan(here, amount),
        sum,
    };
    let facts = vec![
        fact(t.funds_opening(), told.opening, false),
        fact(t.funds_came(), told.total(FundFlow::Income), false),
        fact(t.funds_went(), told.total(FundFlow::Spending), false),
        fact(t.funds_closing(), told.closing, true),
    ];
    let bars = |flow: FundFlow| {
        let mine: Vec<&CategorySum> = told
            .sums
            .iter()
            .filter(|it| it.category.flow() == flow)
            .collect();
        let whole = mine.iter().map(|it| it.amount.0.unsigned_abs()).sum();
        let bars: Vec<BarLine> = mine
            .iter()
            .map(|it| BarLine {
                name: wording::fund_category(it.category, here.lang).to_owned(),
                said: yuan(here, it.amount),
                value: it.amount.0.max(0).unsigned_abs(),
                whole,
                chosen: false,
            })
            .collect();
        (!bars.is_empty()).then(|| {
            view! {
                <div class="stack stack--2">
                    <h3 class="strong">{wording::fund_flow(flow, here.lang)}</h3>
                    <Bars bars chosen="" />
                </div>
            }
        })
    };
    let row = |it: &CategorySum| {
        view! {
            <tr>
                <th scope="row">{wording::fund_category(it.category, here.lang)}</th>
                <td>{wording::fund_flow(it.category.flow(), here.lang)}</td>
                <td class="number">{it.amount.to_string()}</td>
            </tr>
        }
    };
    let rows = told.sums.iter().map(row).collect_view();
    let table = (!told.sums.is_empty()).then(|| {
        let columns = vec![
            Column::words(t.funds_category()),
            Column::words(t.funds_flow()),
            Column::numbers(t.funds_amount()),
        ];
        view! {
            <Reveal label=t.funds_table()>
                <DataTable caption=t.funds_table() quiet=true columns>
                    {rows}
                </DataTable>
            </Reveal>
        }
    });
    view! {
        {bars(FundFlow::Income)}
        {bars(FundFlow::Spending)}
        <Facts facts=Signal::stored(facts) />
        {table}
    }
    .into_any()
}

fn line(here: Here, it: &FundLine, asked: &[FundQuestion]) -> AnyView {
    let t = here.t;
    let category = wording::fund_category(it.details.category, here.lang);
    let cause = match it.reverses {
        Some(_) => t.funds_reversal_of(category),
        None => category.to_owned(),
    };
    let mut proof = vec![
        wording::fund_party(&it.details.party, here.lang),
        it.details.what.to_string(),
    ];
    if it.reversal.is_some() {
        proof.push(t.funds_reversed().to_owned());
    }
    let asked = asked.iter().filter(|question| question.entry == it.id);
    match asked.count() {
        0 => {}
        count => proof.push(t.funds_asked(count)),
    }
    view! {
        <LedgerLine
            date=short(it.details.day)
            day=it.details.day.to_string()
            cause
            proof=proof.join(" · ")
            amount=signed(it)
            href=format!("/funds/e/{}", it.id)
        />
    }
    .into_any()
}

/// Why no share of a single home stands here.
fn own_share(here: Here, kind: FundKind) -> AnyView {
    let t = here.t;
    let why = (kind == FundKind::Maintenance).then(|| {
        view! {
            <Reveal label=t.funds_share() glyph=Glyph::INFO>
                <p class="small soft">{t.funds_share_text()}</p>
            </Reveal>
        }
    });
    why.into_any()
}

fn talk(here: Here, asked: Memo<Vec<FundQuestion>>) -> AnyView {
    let t = here.t;
    let cards = move || {
        let asked = asked.get();
        let cards = asked.iter().take(FEW).map(|it| card(here, it, true));
        let cards = cards.collect_view();
        (!asked.is_empty()).then(|| view! { <Section title=t.funds_questions()>{cards}</Section> })
    };
    cards.into_any()
}

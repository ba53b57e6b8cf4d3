//! Official prints of an assembly on A4: the notice, a ballot, and the posted result, each with a code
//! and space for the seal.

use components::{Facts, Paper, Qr};
use domain::owners::{
    Assembly, AssemblyState, OpinionResult, OwnersResult, PAPERS_MOST, Policy, Posting, slip,
};
use domain::{AssemblyId, Day, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::affected;
use super::list::kind;
use super::numbers::facts;
use super::page::rules;
use crate::shell::{Book, Nothing, Page, PrintButton, dated, id_in_path, texts, use_book};
use crate::texts::Texts;

/// The most numbered ballots that one page prints.
const MOST: u16 = 100;

/// The prints of the assembly in the address: before the count notice and ballot, then the result.
#[component]
pub(crate) fn PrintPage() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let id = id_in_path::<AssemblyId>();
    let it = Memo::new(move |_| book.get::<Assembly>(id.get()?));
    let asked = use_query_map();
    let numbers = Memo::new(move |_| {
        let number = |name: &str| {
            let text = asked.with(|query| query.get(name));
            text.and_then(|it| it.parse::<u16>().ok())
        };
        let (from, count) = (number("from").unwrap_or(1), number("count").unwrap_or(0));
        let last = from.saturating_add(count.min(MOST)).min(PAPERS_MOST + 1);
        (from.max(1)..last).collect::<Vec<u16>>()
    });
    move || match it.get() {
        Some(it) => page(&it, &numbers.get(), book, t).into_any(),
        None => {
            let (title, text) = (t.owners_gone(), t.owners_gone_text());
            view! { <Nothing title text /> }.into_any()
        }
    }
}

fn page(it: &Assembly, numbers: &[u16], book: Book, t: Texts) -> impl IntoView {
    let acts = view! { <PrintButton label=t.print() /> }.into_any();
    let papers = match it.state {
        AssemblyState::Counted { .. } | AssemblyState::Public { .. } => result(it, book, t),
        // Asked for numbers, ballots alone are printed.
        _ if !numbers.is_empty() => ballots(it, numbers, book, t),
        _ => view! { {notice(it, book, t)} {ballots(it, numbers, book, t)} }.into_any(),
    };
    view! {
        <Page within=kind(it, t).to_owned() title=it.title.to_string() acts>
            {papers}
        </Page>
    }
}

fn code(it: &Assembly, t: Texts) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let address = format!("{origin}/o/{}", it.id);
    view! { <Qr content=address label=t.owners_qr() /> }.into_any()
}

fn signed(it: &Assembly, on: Day, t: Texts) -> String {
    t.owners_signed(&it.caller, dated(on, t))
}

fn number(it: &Assembly, t: Texts) -> String {
    t.owners_number(it.number, it.called_at.day().ymd().0)
}

fn items(it: &Assembly, book: Book, t: Texts) -> AnyView {
    let pack = it.rules().ok();
    let items = it.items.iter().enumerate().map(|(index, item)| {
        let law = wording::owners_law(&item.matter, t.lang);
        let class = pack.and_then(|pack| item.matter.class(&pack.owners));
        let needs = class.map(|class| wording::owners_class(class, t.lang));
        view! {
            <p>
                <strong>{format!("{}. {}", index + 1, item.title)}</strong> " "
                {item.text.to_string()} <br /> <span class="small">{law} " · " {needs}</span>
            </p>
            {affected::named(item, book, t)}
        }
    });
    items.collect_view().into_any()
}

/// The frame of every paper: its title and number, who signs it, the seal and the code.
pub(super) fn framed(it: &Assembly, title: String, on: Day, t: Texts, inside: AnyView) -> AnyView {
    view! {
        <Paper
            title
            number=number(it, t)
            signed=signed(it, on, t)
            seal=t.seal_space()
            code=code(it, t)
        >
            {inside}
        </Paper>
    }
    .into_any()
}

/// 召集公告
fn notice(it: &Assembly, book: Book, t: Texts) -> AnyView {
    let on = it.state.posted_at().unwrap_or(it.called_at).day();
    let telephone = book.community().map(|it| it.telephone.to_string());
    let (facts, items) = (rules(it, t), items(it, book, t));
    let clause = (it.silence != Policy::Strict).then(|| t.owners_notice_clause());
    let inside = view! {
        <Facts facts />
        {items}
        <p>{clause} {wording::silence(it.silence, t.lang)}</p>
        <p>{t.owners_notice_how(telephone.unwrap_or_default())}</p>
    };
    framed(it, t.owners_notice(&it.title), on, t, inside.into_any())
}

/// 表决票: blank, or so many with their numbers; each with its 签字单.
fn ballots(it: &Assembly, numbers: &[u16], book: Book, t: Texts) -> AnyView {
    if numbers.is_empty() {
        return ballot(it, None, book, t);
    }
    let numbered = numbers
        .iter()
        .map(|number| ballot(it, Some(*number), book, t));
    numbered.collect_view().into_any()
}

fn ballot(it: &Assembly, number: Option<u16>, book: Book, t: Texts) -> AnyView {
    let on = it.state.posted_at().unwrap_or(it.called_at).day();
    let rows = it.items.iter().enumerate().map(|(index, item)| {
        view! {
            <tr>
                <th scope="row">{format!("{}. {}", index + 1, item.title)}</th>
                <td>"□"</td>
                <td>"□"</td>
                <td>"□"</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let items = items(it, book, t);
    let head = match number.map(|it_number| slip(it.id, it_number).code()) {
        Some(code) => {
            let label = t.owners_paper_number();
            let content = code.clone();
            view! {
                <div class="spread">
                    <p>{t.owners_ballot_numbered(code)}</p>
                    <Qr content label />
                </div>
            }
            .into_any()
        }
        None => view! { <p>{t.owners_ballot_blank()}</p> }.into_any(),
    };
    let inside = view! {
            {head}
            <table class="data-table">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{t.tally_agree()}</th>
                        <th scope="col">{t.tally_against()}</th>
                        <th scope="col">{t.tally_abstain()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {items}
            <p>{t.owners_ballot_no_name()}</p>
    };
    view! {
        {framed(it, t.owners_ballot(&it.title), on, t, inside.into_any())}
        {signature(it, number, on, t)}
    }
    .into_any()
}

/// 签字单: who signs for a ballot, on a sheet of its own, so that no photo holds a signature and marks.
fn signature(it: &Assembly, number: Option<u16>, on: Day, t: Texts) -> AnyView {
    let head = match number {
        Some(number) => t.owners_ballot_numbered(slip(it.id, number).code()),
        None => t.owners_ballot_blank().to_owned(),
    };
    let inside = view! {
        <p>{head}</p>
        <p>{t.owners_signature_text()}</p>
        <p>{t.owners_ballot_sign()}</p>
    };
    framed(it, t.owners_signature(&it.title), on, t, inside.into_any())
}

/// 计票结果公示
fn result(it: &Assembly, book: Book, t: Texts) -> AnyView {
    let decided = book.get::<OwnersResult>(it.id);
    let opinion = book.get::<OpinionResult>(it.id);
    let posted: Option<Posting> = decided
        .as_ref()
        .and_then(|it| it.posted.clone())
        .or_else(|| opinion.as_ref().and_then(|it| it.posted.clone()));
    let on = posted.as_ref().map_or(it.closes_at, |it| it.at).day();
    let tallies = match (&decided, &opinion) {
        (Some(it), _) => it
            .decided
            .iter()
            .map(|it| (it.tally, Some(it.outcome), it.affected))
            .collect(),
        (None, Some(it)) => {
            let affected = |index: usize| it.affected.get(index).copied().flatten();
            let tallies = it.tallies.iter().enumerate();
            tallies
                .map(|(index, it)| (*it, None, affected(index)))
                .collect()
        }
        (None, None) => Vec::new(),
    };
    let parts = it.items.iter().zip(tallies).enumerate();
    let parts = parts.map(|(index, (item, (tally, outcome, affected)))| {
        let outcome = outcome.map(|it| wording::owners_outcome(it, t.lang));
        view! {
            <h3 class="section__title">
                {format!("{}. {}", index + 1, item.title)} " " {outcome}
            </h3>
            <p>{item.text.to_string()}</p>
            <Facts facts=facts(&tally, t) />
            {affected::said(item, affected.as_ref(), book, t)}
        }
    });
    let parts = parts.collect_view();
    let names = posted.map(|it| {
        let names: Vec<&str> = it.witnesses.iter().map(domain::Line::as_str).collect();
        t.owners_witnesses(names.join(t.list_comma()))
    });
    let closing = match &it.state {
        AssemblyState::Public { next_on, .. } => {
            Some(t.owners_result_closing(wording::day(next_on.plus(-1), t.lang)))
        }
        _ => None,
    };
    let inside = view! {
        {parts}
        <p>{names}</p>
        <p>{closing}</p>
    };
    framed(it, t.owners_result(&it.title), on, t, inside.into_any())
}

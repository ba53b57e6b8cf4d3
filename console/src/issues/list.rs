//! All issues: overdue and due first, filtered by state, and the three rates.

use std::collections::BTreeMap;

use components::{
    Badge, Button, ButtonLink, ButtonLook, Chip, Chips, Column, DataTable, Search, Section, Sheet,
};
use domain::issues::{Class, IssueRates, Share, Spot};
use domain::{IssueId, wording};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::bulk::{Chosen, bar};
use super::call::call;
use super::map::{Map, Where};
use super::queue::{Filter, Line, lines};
use super::words::{clock, place, standing, whom};
use crate::shell::{
    Book, ExportLink, Initials, Nothing, Page, Ready, Typed, keyed, texts, to, use_book,
};
use crate::texts::Texts;

/// How many lines are drawn at most; a search or a filter finds the rest.
const MOST: usize = 100;

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::Open);
    let chosen: Chosen = RwSignal::default();
    let all = Memo::new(move |_| lines(book));
    let asked = use_query_map();
    let at = Memo::new(move |_| asked.with(|query| Where::read(query.get("at").as_deref())));
    // Ten thousand names are looked up where something is searched for, and once for all letters.
    let ready = Memo::new(move |_| all.with(|all| ready(all, book, initials, t)));
    let shown = Memo::new(move |_| {
        let (typed, filter, at) = (words.get(), filter.get(), at.get());
        let typed = (!typed.trim().is_empty()).then(|| Typed::read(&typed));
        let said = |number: usize| {
            let typed = typed.as_ref();
            typed.is_none_or(|typed| ready.with(|all| all[number].fits(typed)))
        };
        let there = here(at);
        all.with(|all| {
            let found = all.iter().enumerate();
            let found = found.filter(|(number, it)| filter.fits(it) && there(it) && said(*number));
            found.map(|(_, it)| it.clone()).collect::<Vec<Line>>()
        })
    });
    let chips = Filter::ALL.map(|it| {
        let count = Memo::new(move |_| {
            let there = here(at.get());
            all.with(|all| {
                all.iter()
                    .filter(|line| it.fits(line) && there(line))
                    .count()
            })
        });
        let label = Signal::derive(move || t.issue_filter_count(count.get(), it.label(t)));
        let pressed = Signal::derive(move || filter.get() == it);
        view! { <Chip label pressed on_press=move |()| filter.set(it) /> }
    });
    let chips = chips.into_iter().collect_view();
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let drawn =
        Memo::new(move |_| shown.with(|all| all.iter().take(MOST).cloned().collect::<Vec<_>>()));
    let table = move || {
        if none.get() {
            let (title, text) = (t.issue_empty_title(), t.issue_empty_text());
            return view! { <Nothing title text /> }.into_any();
        }
        let columns = vec![
            Column::words(t.bulk_column()),
            Column::words(t.issue_what()),
            Column::words(t.issue_place()),
            Column::words(t.issue_with()),
            Column::words(t.state()),
            Column::words(t.issue_due()),
            Column::words(t.issue_reported_at()),
        ];
        let more = move || {
            let more = shown.with(Vec::len).saturating_sub(MOST);
            (more > 0).then(|| view! { <p class="small soft">{t.issue_more(more)}</p> })
        };
        let row = move |it: Line| row(&it, chosen, book, t).into_any();
        let rows = keyed(drawn, |it| it.issue.id, row);
        view! {
            <DataTable caption=t.nav_issues() quiet=true columns office=true>
                {rows}
            </DataTable>
            {more}
        }
        .into_any()
    };
    let calling = RwSignal::new(false);
    let acts = view! {
        <Button look=ButtonLook::Primary on_press=move |()| calling.set(true)>
            {t.issue_call()}
        </Button>
        <ExportLink list="issues" kind="csv" label=t.export_csv() />
        <ExportLink list="issues" />
        <ButtonLink href=to("issues/bodies")>{t.issue_bodies()}</ButtonLink>
    };
    view! {
        <Page within=t.brand() title=t.nav_issues() acts=acts.into_any()>
            {move || rates(book, t)}
            <Map all at />
            <Search label=t.issue_search() placeholder=t.issue_search() value=words />
            <Chips label=t.state() wrap=true>
                {chips}
            </Chips>
            {bar(chosen, book, t)}
            {table}
            <Sheet open=calling title=t.issue_call() close_label=t.not_now()>
                {move || calling.get().then(|| untrack(|| call(calling, book, t)))}
            </Sheet>
        </Page>
    }
}

/// Whether something is at the place that is shown.
fn here(at: Option<Where>) -> impl Fn(&Line) -> bool {
    move |it| at.is_none_or(|at| at.holds(&it.issue.report.spot))
}

/// What each of them is found by.
fn ready(all: &[Line], book: Book, initials: Initials, t: Texts) -> Vec<Ready> {
    let mut places: BTreeMap<Spot, String> = BTreeMap::new();
    let of = |it: &Line| {
        let report = &it.issue.report;
        let category = wording::issue_category(report.category, t.lang);
        let place = places
            .entry(report.spot)
            .or_insert_with(|| place(book, &report.spot));
        let said = report.words.as_ref().map_or("", |it| it.as_str());
        Ready::of(&[category, said, place], initials)
    };
    all.iter().map(of).collect()
}

fn row(it: &Line, chosen: Chosen, book: Book, t: Texts) -> impl IntoView + use<> {
    let issue = &it.issue;
    let id: IssueId = issue.id;
    let title = wording::issue_category(issue.report.category, t.lang);
    let danger = (issue.report.class == Class::Danger).then(|| {
        let label = wording::issue_class(issue.report.class, t.lang);
        view! { " " <span class="is-seal">{label}</span> }
    });
    let with = issue.with().map(|with| whom(book, with, t));
    let named = t.bulk_choose(place(book, &issue.report.spot), title);
    let tick = view! {
        <input
            class="tick__box"
            type="checkbox"
            aria-label=named
            prop:checked=move || chosen.with(|it| it.contains(&id))
            on:change=move |event| {
                let on = event_target_checked(&event);
                chosen.update(|it| {
                    if on { it.insert(id) } else { it.remove(&id) };
                });
            }
        />
    };
    let clock = clock(book, issue, t).map(|(label, tone)| view! { <Badge label tone /> });
    view! {
        <tr>
            <td>{tick}</td>
            <th scope="row">
                <a href=to(format_args!("issues/{id}"))>{title}</a>
                {danger}
            </th>
            <td>{place(book, &issue.report.spot)}</td>
            <td>{with}</td>
            <td class="nowrap">{standing(issue, t)}</td>
            <td class="nowrap" data-label=t.issue_due()>{clock}</td>
            <td class="nowrap">{wording::instant(issue.reported.at, t.lang)}</td>
        </tr>
    }
}

/// The three rates, from their counts.
fn rates(book: Book, t: Texts) -> Option<AnyView> {
    let community = book.community()?;
    let rates: IssueRates = book.get(community.id)?;
    let rates = rates.rates;
    let rules = community.rules(book.today())?;
    let composite = percent(rates.composite(rules.issues.weights), t);
    let columns = vec![
        Column::words(t.issue_rate()),
        Column::numbers(t.issue_percent()),
        Column::numbers(t.issue_counts()),
    ];
    let view = view! {
        <Section title=t.issue_rates()>
            <DataTable caption=t.issue_rate() quiet=true columns office=true>
                {rate(t.issue_response(), rates.response(), t)}
                {rate(t.issue_solve(), rates.solve(), t)}
                {rate(t.issue_satisfaction(), rates.satisfaction(), t)}
                <tr>
                    <th scope="row">{t.issue_composite()}</th>
                    <td class="number">{composite}</td>
                    <td class="number"></td>
                </tr>
            </DataTable>
            <p class="small soft">{t.issue_rates_text()}</p>
        </Section>
    };
    Some(view.into_any())
}

/// One of them.
fn rate(name: &'static str, share: Share, t: Texts) -> AnyView {
    let rate = percent(share.basis_points(), t);
    let counts = format!("{} / {}", share.part, share.whole);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{rate}</td>
            <td class="number">{counts}</td>
        </tr>
    }
    .into_any()
}

/// Hundredths of a percent, as one reads them.
fn percent(points: Option<u64>, t: Texts) -> String {
    points.map_or_else(
        || t.issue_no_rate().to_owned(),
        |it| format!("{}.{:02}%", it / 100, it % 100),
    )
}

//! All issues: overdue and due first, filtered by state, and the three rates.

use components::{
    Badge, Button, ButtonLink, ButtonLook, Chip, Chips, Column, DataTable, Search, Section, Sheet,
};
use domain::issues::{Class, Issue, IssueRates, Running, Share, State, With as Hands};
use domain::{IssueId, wording};
use leptos::prelude::*;

use super::bulk::{Chosen, bar};
use super::call::call;
use super::words::{clock, place, standing, whom};
use crate::shell::{Book, ExportLink, Initials, Nothing, Page, fits, texts, to, use_book};
use crate::texts::Texts;

/// How many lines are drawn at most; a search or a filter finds the rest.
const MOST: usize = 200;

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    /// All that is open.
    Open,
    /// What is overdue.
    Late,
    /// What waits to be taken.
    New,
    /// What a level of the grid works on.
    Grid,
    /// What is with a body.
    Bodies,
    /// What stands, for a reason.
    Stands,
    /// What is solved, and waits for its reporter.
    Solved,
    /// What is closed.
    Closed,
}

impl Filter {
    const ALL: [Self; 8] = [
        Self::Open,
        Self::Late,
        Self::New,
        Self::Grid,
        Self::Bodies,
        Self::Stands,
        Self::Solved,
        Self::Closed,
    ];

    fn label(self, t: Texts) -> &'static str {
        match self {
            Self::Open => t.issue_filter_open(),
            Self::Late => t.issue_filter_late(),
            Self::New => t.issue_state_reported(),
            Self::Grid => t.issue_state_handling(),
            Self::Bodies => t.issue_filter_bodies(),
            Self::Stands => t.issue_filter_stands(),
            Self::Solved => t.issue_state_resolved(),
            Self::Closed => t.issue_state_closed(),
        }
    }

    fn fits(self, line: &Line) -> bool {
        match self {
            Self::Open => !line.issue.is_closed(),
            Self::Late => line.late,
            Self::New => matches!(line.issue.state, State::Reported { .. }),
            Self::Grid => matches!(line.issue.state, State::Handling { .. }),
            Self::Bodies => matches!(
                line.issue.state,
                State::Whistled { .. } | State::Responding { .. }
            ),
            Self::Stands => matches!(
                line.issue.state,
                State::Suspended { .. } | State::OnLedger { .. }
            ),
            Self::Solved => matches!(line.issue.state, State::Resolved { .. }),
            Self::Closed => line.issue.is_closed(),
        }
    }
}

/// One issue as it is now.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    issue: Issue,
    late: bool,
    due: i64,
}

/// Every issue as it is now: overdue and due first, what is closed last.
fn lines(book: Book) -> Vec<Line> {
    let now = book.now();
    let all = book.all::<Issue>().into_iter();
    let mut lines: Vec<Line> = book.read(|town| {
        all.map(|issue| {
            let issue = issue.by_now(now, town);
            let due = match issue.clock() {
                Running::Until(at) => at.0,
                Running::Stands(Some(day)) => day.starts_at().0,
                Running::Stands(None) => i64::MAX - 1,
                Running::Over => i64::MAX,
            };
            let late = issue.is_overdue(now);
            Line { issue, late, due }
        })
        .collect()
    });
    lines.sort_by_key(|it| (it.due, std::cmp::Reverse(it.issue.reported.at), it.issue.id));
    lines
}

/// How many issues wait for the community itself.
pub(crate) fn waiting(book: Book) -> u32 {
    let at_large = |it: &Line| {
        let with = it.issue.with() == Some(Hands::Grid(domain::issues::Level::Large));
        with && matches!(
            it.issue.state,
            State::Reported { .. } | State::Handling { .. }
        )
    };
    lines(book).iter().filter(|it| at_large(it)).count() as u32
}

/// The list.
#[component]
pub(crate) fn List() -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let initials: Initials = expect_context();
    let words = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::Open);
    let chosen: Chosen = RwSignal::default();
    let all = Memo::new(move |_| lines(book));
    let shown = Memo::new(move |_| {
        let (words, filter) = (words.get(), filter.get());
        all.with(|all| {
            let found = all.iter().filter(|it| filter.fits(it));
            let found = found.filter(|it| {
                // Ten thousand names are looked up where something is searched for, and not else.
                if words.trim().is_empty() {
                    return true;
                }
                let category = wording::issue_category(it.issue.report.category, t.lang);
                let said = it.issue.report.words.as_ref();
                let said = said.map(ToString::to_string).unwrap_or_default();
                let place = place(book, &it.issue.report.spot);
                fits(&words, &[category, &said, &place], initials)
            });
            found.cloned().collect::<Vec<Line>>()
        })
    });
    let chips = Filter::ALL.map(|it| {
        let count =
            Memo::new(move |_| all.with(|all| all.iter().filter(|line| it.fits(line)).count()));
        let label = Signal::derive(move || t.issue_filter_count(count.get(), it.label(t)));
        let pressed = Signal::derive(move || filter.get() == it);
        view! { <Chip label pressed on_press=move |()| filter.set(it) /> }
    });
    let chips = chips.into_iter().collect_view();
    let table = move || {
        let shown = shown.get();
        if shown.is_empty() {
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
        let more = shown.len().saturating_sub(MOST);
        let rows = shown
            .iter()
            .take(MOST)
            .map(|it| row(it, chosen, book, t))
            .collect_view();
        view! {
            <DataTable caption=t.nav_issues() quiet=true columns office=true>
                {rows}
            </DataTable>
            {(more > 0).then(|| view! { <p class="small soft">{t.issue_more(more)}</p> })}
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

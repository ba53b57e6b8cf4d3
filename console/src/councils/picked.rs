//! What there is to choose, and what came out: the picture and the tables behind it.

use components::{BarLine, Bars, Column, DataTable};
use domain::councils::counting::{Count, Lot, Rule};
use domain::councils::{Outcome, Paper, Slate, VoteResult};
use domain::wording::{self, Bar, Table, TableRow};
use leptos::prelude::*;

use super::vote::Case;
use crate::texts::Texts;

/// The options of a motion and the way to vote, where it has any.
pub(super) fn options(paper: &Paper, t: Texts) -> AnyView {
    let slate = &paper.slate;
    let way = t.way_of(wording::vote_kind(slate.rule.kind(), t.lang));
    let line = |(number, option): (u16, &domain::councils::VoteOption)| {
        let cost = slate.cost(number).map(|cost| t.yuan(cost));
        let note = option.note.as_ref().map(ToString::to_string);
        view! {
            <li>
                <span class="strong">{number + 1} ". " {option.title.to_string()}</span>
                " "
                {cost}
                {note.map(|note| view! { <span class="soft small">" " {note}</span> })}
            </li>
        }
    };
    let lines = (0..).zip(&slate.options).map(line).collect_view();
    let details = details(slate, t).into_iter();
    let details = details.map(|line| view! { <p class="small soft">{line}</p> });
    view! {
        <p class="small">{way}</p>
        <ol class="numbered">{lines}</ol>
        {details.collect_view()}
    }
    .into_any()
}

/// Money, what is done with the rest, how many may be marked.
fn details(slate: &Slate, t: Texts) -> Vec<String> {
    let budget = slate.fund().map(|fund| t.budget_of(t.yuan(fund.budget)));
    let rest = match &slate.rule {
        Rule::EqualShares { completion, .. } => {
            Some(wording::completion(*completion, t.lang).to_owned())
        }
        _ => None,
    };
    let most = match &slate.rule {
        Rule::Score { max } => Some(t.score_most(max)),
        Rule::Single => None,
        rule => rule.most().map(|most| t.marks_most(most)),
    };
    [budget, rest, most].into_iter().flatten().collect()
}

/// How the lot was drawn, and what follows from it.
pub(super) fn lot(paper: &Paper, t: Texts) -> Option<String> {
    let draw = paper.draw.as_ref()?;
    let name = |option: &u16| {
        let option = paper.slate.options.get(usize::from(*option));
        option.map(|it| it.title.to_string()).unwrap_or_default()
    };
    let order: Vec<String> = draw.lot.0.iter().map(name).collect();
    Some(t.lot_of(&draw.drawn, order.join(t.list_comma())))
}

/// What was chosen, the picture, the denominators and the tables.
pub(super) fn picked(case: &Case, result: &VoteResult, t: Texts) -> AnyView {
    let (Some(paper), Some(counted)) = (&case.paper, &case.counted) else {
        return ().into_any();
    };
    let Some(method) = paper.method() else {
        return ().into_any();
    };
    let passed = result.outcome == Outcome::Passed;
    // Without a quorum nothing is chosen, whatever the tables say.
    let chosen: &[u16] = if passed { &counted.chosen } else { &[] };
    told(
        &paper.slate,
        &method.lot,
        &counted.count,
        (passed, chosen, result.tally.present),
        lot(paper, t),
        t,
    )
}

/// The same of a count that stands in minutes.
pub(super) fn told(
    slate: &Slate,
    drawn: &Lot,
    count: &Count,
    (passed, chosen, present): (bool, &[u16], u32),
    lot: Option<String>,
    t: Texts,
) -> AnyView {
    let elects = matches!(slate.rule, Rule::Election { .. });
    let told = wording::count(slate, drawn, count, chosen, present, t.lang);
    let names = chosen.iter().filter_map(|option| {
        let option = slate.options.get(usize::from(*option))?;
        Some(option.title.to_string())
    });
    let names: Vec<String> = names.collect();
    let headline = passed.then(|| {
        let names = names.join(t.list_comma());
        let words = if elects {
            t.elected_are(names)
        } else {
            t.chosen_are(names)
        };
        view! { <p class="strong">{words}</p> }
    });
    let badge = if elects { t.elected() } else { t.chosen() };
    let bars = told.bars.iter().map(bar).collect::<Vec<_>>();
    let picture = told
        .picture
        .map(|words| view! { <p class="small soft">{words}</p> });
    let said = told.lines.into_iter().chain(lot);
    let said = said
        .map(|line| view! { <p class="small">{line}</p> })
        .collect_view();
    let tables = told.tables.into_iter().map(table).collect_view();
    view! {
        <div class="stack">
            {headline} {picture} <Bars bars chosen=badge /> <div>{said}</div> {tables}
            <p class="small soft no-print">{t.recount_how()}</p>
        </div>
    }
    .into_any()
}

fn bar(bar: &Bar) -> BarLine {
    BarLine {
        name: bar.name.clone(),
        said: bar.said.clone(),
        value: bar.value,
        whole: bar.whole,
        chosen: bar.chosen,
    }
}

fn table(it: Table) -> AnyView {
    let mut columns = it.columns.into_iter();
    let first = columns.next().map(Column::words);
    let columns = first.into_iter().chain(columns.map(Column::numbers));
    let columns: Vec<Column> = columns.collect();
    let row = |row: TableRow| {
        let cells = row.cells.into_iter();
        let cells = cells.map(|cell| view! { <td class="number">{cell}</td> });
        view! { <tr><th scope="row">{row.head}</th> {cells.collect_view()}</tr> }
    };
    let rows = it.rows.into_iter().map(row).collect_view();
    view! {
        <DataTable caption=it.caption office=true columns>
            {rows}
        </DataTable>
    }
    .into_any()
}

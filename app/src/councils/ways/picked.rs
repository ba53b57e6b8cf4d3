//! What came out of a choice: the picture, what it rests on, and the tables behind it.

use components::{BarLine, Bars, Column, DataTable, Reveal};
use domain::councils::{Counted, Outcome, Paper, Vote};
use domain::wording::{self, Table, Told};
use leptos::prelude::*;

use crate::shell::Here;

/// The picture and the tables; nothing where this person may not read them. A memo, so that open
/// tables stay open while other things change.
pub fn picked(here: Here, vote: &Vote, outcome: Outcome) -> AnyView {
    let (id, motion) = (vote.id, vote.motion);
    let elects = vote.is_election();
    let present = vote.result().map_or(0, |it| it.tally.present);
    let found = Memo::new(move |_| {
        let (paper, counted) = (here.get(motion)?, here.get(id)?);
        let (told, names) = told(here, &paper, &counted, present, outcome == Outcome::Passed)?;
        Some((told, names, elects))
    });
    let shown = move || {
        found
            .get()
            .map(|(told, names, elects)| picture(here, told, &names, elects))
    };
    shown.into_any()
}

fn picture(here: Here, told: Told, names: &[String], elects: bool) -> AnyView {
    let t = here.t;
    let chosen = (!names.is_empty()).then(|| {
        let names = names.join(t.comma());
        let words = if elects {
            t.way_elected(names)
        } else {
            t.way_chosen(names)
        };
        view! { <p class="doc__title">{words}</p> }
    });
    let picture = told
        .picture
        .map(|words| view! { <p class="small soft">{words}</p> });
    let bars = bars(&told);
    let badge = if elects {
        t.way_elected_badge()
    } else {
        t.way_badge()
    };
    let lines = told.lines.into_iter();
    let lines = lines
        .map(|line| view! { <p class="small">{line}</p> })
        .collect_view();
    let tables = told.tables.into_iter().map(table).collect_view();
    view! {
        <div class="stack stack--4">
            {chosen} {picture} <Bars bars chosen=badge /> <div>{lines}</div>
            <Reveal label=t.way_tables()>{tables}</Reveal>
        </div>
    }
    .into_any()
}

/// The count in words, and what is chosen by name.
fn told(
    here: Here,
    paper: &Paper,
    counted: &Counted,
    present: u32,
    passed: bool,
) -> Option<(Told, Vec<String>)> {
    let (slate, lot) = (&paper.slate, &paper.method()?.lot);
    // Without a quorum nothing is chosen, whatever the tables say.
    let chosen: &[u16] = if passed { &counted.chosen } else { &[] };
    let names = chosen.iter().filter_map(|option| {
        let option = slate.options.get(usize::from(*option))?;
        Some(option.title.to_string())
    });
    let told = wording::count(slate, lot, &counted.count, chosen, present, here.lang);
    Some((told, names.collect()))
}

fn bars(told: &Told) -> Vec<BarLine> {
    let bar = |bar: &wording::Bar| BarLine {
        name: bar.name.clone(),
        said: bar.said.clone(),
        value: bar.value,
        whole: bar.whole,
        chosen: bar.chosen,
    };
    told.bars.iter().map(bar).collect()
}

fn table(it: Table) -> AnyView {
    let mut columns = it.columns.into_iter();
    let first = columns.next().map(Column::words);
    let columns = first.into_iter().chain(columns.map(Column::numbers));
    let columns: Vec<Column> = columns.collect();
    let row = |row: wording::TableRow| {
        let cells = row.cells.into_iter();
        let cells = cells.map(|cell| view! { <td class="number">{cell}</td> });
        view! { <tr><th scope="row">{row.head}</th> {cells.collect_view()}</tr> }
    };
    let rows = it.rows.into_iter().map(row).collect_view();
    view! {
        <DataTable caption=it.caption columns>
            {rows}
        </DataTable>
    }
    .into_any()
}

//! Measures the import of a large roster: `cargo run --release -p server --example import` prints
//! lines of JSON, one per figure, with its aim.
//!
//! The sample compound is copied, building after building, until the workbook has 5,000 rows.

use std::time::{Duration, Instant};

use anyhow::Context as _;
use domain::decide;
use rust_xlsxwriter::Workbook;
use serde_json::json;
use server::imports::{Draft, draft, preview};

const ROSTER: &[u8] = include_bytes!("../../testkit/samples/roster-utf8.csv");
const ROWS: usize = 5_000;
/// More than the sample has, so that no two copies share a building.
const BUILDINGS: usize = 100;
const RUNS: usize = 5;

#[expect(clippy::disallowed_methods, reason = "this program measures")]
fn main() -> anyhow::Result<()> {
    let file = workbook()?;
    let there = testkit::neighbourhood();
    let staff = there.actor(there.people[0]);
    let mut times: Vec<[Duration; 3]> = Vec::new();
    for _ in 0..RUNS {
        let started = Instant::now();
        let read: Draft = draft(&file, None)?;
        let reading = started.elapsed();
        let shown = preview(&read, there.compound, there.now, &there.town)
            .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
        anyhow::ensure!(shown.faults.is_empty(), "{:?}", shown.faults.first());
        let looking = started.elapsed() - reading;
        let command = read.command(there.compound).context("faults")?;
        let changes = decide(&command, &staff, there.now, &there.town)
            .map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
        let mut town = there.town.clone();
        changes.iter().for_each(|change| drop(town.apply(change)));
        let deciding = started.elapsed() - reading - looking;
        times.push([reading, looking, deciding]);
    }
    times.sort_by_key(|parts| parts.iter().sum::<Duration>());
    let median = times[RUNS / 2];
    for (name, part) in ["import_read", "import_preview", "import_decide"]
        .into_iter()
        .zip(median)
    {
        figure(name, part, "(a part of the next)");
    }
    figure("import_xlsx_5000_rows", median.iter().sum(), "≤ 2000");
    Ok(())
}

fn figure(name: &str, took: Duration, aim: &str) {
    let value = took.as_millis();
    println!(
        "{}",
        json!({ "name": name, "value": value, "unit": "ms", "aim": aim })
    );
}

/// The sample roster as often as it takes, each copy in buildings of its own.
fn workbook() -> anyhow::Result<Vec<u8>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(ROSTER);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    let (headings, rows) = rows.split_first().context("an empty sample")?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(headings.iter()) {
        sheet.write(0, column, heading.trim_start_matches('\u{feff}'))?;
    }
    for (line, row) in (1..).zip(rows.iter().cycle().take(ROWS)) {
        let copy = (line as usize - 1) / rows.len();
        for (column, cell) in (0..).zip(row.iter()) {
            let text = if column == 0 {
                moved(cell, copy * BUILDINGS)
            } else {
                cell.to_owned()
            };
            sheet.write(line, column, text)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// `3号楼` moved on by a hundred is `103号楼`; what has no number gets one behind its name.
fn moved(building: &str, by: usize) -> String {
    match building.strip_suffix("号楼").map(str::parse::<usize>) {
        Some(Ok(number)) => format!("{}号楼", number + by),
        _ if by == 0 => building.to_owned(),
        _ => format!("{building}{by}"),
    }
}

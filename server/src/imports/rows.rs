//! From a table of texts to roster rows, or to every fault in it. Pure: all or nothing.

use std::collections::BTreeSet;

use domain::Line;
use domain::members::roster::RosterRow;
use wire::{Columns, FaultCode, Field, RosterFault};

use super::headings::Headings;
use super::row::Row;
use super::table::Table;

/// Fields without which no home can be imported.
const REQUIRED: [Field; 5] = [
    Field::Building,
    Field::Room,
    Field::Area,
    Field::Owners,
    Field::Tails,
];

/// What became of the rows below the headings.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// Every row is good.
    Good(Vec<RosterRow>),
    /// At least one is not; all faults, by row.
    Faulty {
        /// How many rows hold a home.
        homes: u32,
        /// What is wrong.
        faults: Vec<RosterFault>,
    },
}

/// Reads the rows below the headings.
pub fn read(table: &Table, headings: &Headings, columns: &Columns) -> Rows {
    let missing: Vec<RosterFault> = REQUIRED
        .into_iter()
        .filter(|field| !columns.contains_key(field))
        .map(|field| RosterFault {
            row: number(headings.row),
            code: FaultCode::ColumnMissing,
            field,
            cell: String::new(),
            room: String::new(),
            owner: String::new(),
        })
        .collect();
    if !missing.is_empty() {
        return Rows::Faulty {
            homes: 0,
            faults: missing,
        };
    }
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    let mut seen: BTreeSet<(Line, Option<Line>, Line)> = BTreeSet::new();
    let mut homes = 0;
    for (index, cells) in table.rows.iter().enumerate().skip(headings.row + 1) {
        if is_no_home(cells, headings) {
            continue;
        }
        homes += 1;
        let mut it = Row {
            cells,
            columns,
            row: number(index),
            faults: Vec::new(),
        };
        let row = it.home();
        if let Some(row) = row.as_ref() {
            let address = (row.building.clone(), row.unit.clone(), row.room.clone());
            if !seen.insert(address) {
                it.fault(FaultCode::HomeDuplicated, Field::Room);
            }
        }
        faults.append(&mut it.faults);
        rows.extend(row);
    }
    if faults.is_empty() {
        Rows::Good(rows)
    } else {
        Rows::Faulty { homes, faults }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// Blank rows, sums, and headings that are printed again on every page.
fn is_no_home(cells: &[String], headings: &Headings) -> bool {
    let first = cells
        .iter()
        .map(|cell| cell.trim())
        .find(|it| !it.is_empty());
    let Some(first) = first else {
        return true;
    };
    let first: String = first.chars().filter(|c| !c.is_whitespace()).collect();
    let sum = ["合计", "总计", "小计", "共计"]
        .iter()
        .any(|word| first.starts_with(word));
    sum || cells == headings.texts
}

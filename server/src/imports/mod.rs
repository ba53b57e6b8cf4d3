//! Roster imports (名册导入): a file becomes a draft, a draft a preview, and on command a commit.

mod clean;
mod headings;
mod holders;
mod preview;
mod route;
mod row;
mod rows;
mod table;
mod words;

pub use preview::{order, preview};
pub use route::{commit, compound, router};
pub use rows::Rows;
pub use table::Unreadable;

use wire::Columns;

/// Rows of the file that a preview shows.
const SAMPLE_ROWS: usize = 5;

/// A roster file that was read, its columns assigned and its rows checked (草稿).
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The headings as they stand in the file.
    pub headings: Vec<String>,
    /// Which column is taken for which field.
    pub columns: Columns,
    /// The first rows below the headings, as they stand in the file.
    pub sample: Vec<Vec<String>>,
    /// The homes, or every fault.
    pub rows: Rows,
}

/// Reads a roster file. Columns are guessed from the headings unless they are given; of several
/// sheets the one whose headings tell most is taken.
///
/// # Errors
/// When it is no table at all.
pub fn draft(bytes: &[u8], columns: Option<&Columns>) -> Result<Draft, Unreadable> {
    let tables = table::read(bytes)?;
    let found = tables.iter().map(|table| (table, headings::find(table)));
    let best = found
        .rev()
        .max_by_key(|(_, headings)| headings.columns.len());
    let (table, headings) = best.ok_or_else(|| Unreadable::NotATable("no sheet".to_owned()))?;
    let columns = columns.unwrap_or(&headings.columns).clone();
    let rows = rows::read(table, &headings, &columns);
    let below = table.rows.iter().skip(headings.row + 1);
    let sample = below.filter(|row| !row.is_empty()).take(SAMPLE_ROWS);
    Ok(Draft {
        sample: sample.cloned().collect(),
        rows,
        headings: headings.texts,
        columns,
    })
}

#[cfg(test)]
mod tests;

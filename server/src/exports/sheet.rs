//! A list as a sheet: headings, rows, and texts that no spreadsheet runs.

use domain::{Area, Day, Money, Timestamp};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// One list (清单).
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: &'static str,
    /// Headings with the width of their columns in characters.
    pub headings: Vec<(&'static str, u16)>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(i64),
    /// Square metres.
    Area(Area),
    /// Yuan, to the fen.
    Money(Money),
}

impl Cell {
    /// Words that may be missing.
    pub fn maybe(text: Option<impl ToString>) -> Self {
        Self::Text(text.map(|text| text.to_string()).unwrap_or_default())
    }

    /// `2026-11-22 15:05` by the clock in Shanghai.
    pub fn instant(at: Timestamp) -> Self {
        Self::Text(format!("{} {}", at.day(), domain::wording::clock(at)))
    }

    /// `2026-11-22`.
    pub fn day(day: Day) -> Self {
        Self::Text(day.to_string())
    }

    /// An amount in yuan that one may add up.
    pub fn yuan(amount: Money) -> Self {
        Self::Money(amount)
    }

    /// What it shows.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Count(number) => number.to_string(),
            Self::Area(area) => format!("{}.{:02}", area.0 / 100, area.0 % 100),
            Self::Money(money) => {
                let fen = money.0.unsigned_abs();
                let sign = if money.0 < 0 { "-" } else { "" };
                format!("{sign}{}.{:02}", fen / 100, fen % 100)
            }
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// A text that a spreadsheet would run gets an apostrophe, also in a workbook: it may be saved as
/// csv later.
fn harmless(text: &str) -> String {
    let runs = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'
        )
    };
    if text
        .trim_start_matches([' ', '\n', '\u{3000}'])
        .starts_with(runs)
    {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

impl Sheet {
    /// As a workbook.
    ///
    /// # Errors
    /// When it is larger than a workbook can be.
    pub fn xlsx(&self) -> Result<Vec<u8>, anyhow::Error> {
        let mut book = Workbook::new();
        self.write(&mut book)?;
        Ok(book.save_to_buffer()?)
    }

    fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(self.name)?;
        sheet.set_freeze_panes(1, 0)?;
        let bold = Format::new().set_bold();
        for (column, (heading, width)) in (0..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, *heading, &bold)?;
            sheet.set_column_width(column, *width)?;
        }
        let hundredths = Format::new().set_num_format("#,##0.00");
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                let shown = cell.shown();
                match (cell, shown.parse::<f64>()) {
                    (Cell::Count(_), Ok(number)) => sheet.write_number(row, column, number)?,
                    (Cell::Area(_) | Cell::Money(_), Ok(number)) => {
                        sheet.write_number_with_format(row, column, number, &hundredths)?
                    }
                    _ => sheet.write_string(row, column, shown)?,
                };
            }
        }
        Ok(())
    }

    /// As separated values in UTF-8 with the mark that makes a spreadsheet read it so.
    ///
    /// # Errors
    /// Never for a sheet in memory; the writer's own type has errors.
    pub fn csv(&self) -> Result<Vec<u8>, anyhow::Error> {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        writer.write_record(self.headings.iter().map(|(heading, _)| heading))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::shown))?;
        }
        Ok(writer.into_inner()?)
    }
}

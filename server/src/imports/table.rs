//! A roster file as a table of texts: xlsx or csv, in whatever encoding an office saved it.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use encoding_rs::{Encoding, GB18030};

/// The most rows of a file, titles and sums included.
pub const MOST_ROWS: usize = 20_200;
/// The most columns that are looked at.
const MOST_COLUMNS: usize = 64;
/// The most bytes an xlsx file may unpack to.
const MOST_UNPACKED: u64 = 256 << 20;
/// The most files an xlsx file may hold.
const MOST_PARTS: usize = 1_000;

/// A sheet as texts (表格). Row 1 of the file is `rows[0]`; short rows are short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells.
    pub rows: Vec<Vec<String>>,
}

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More rows than a compound can have.
    #[error("more than {MOST_ROWS} rows")]
    TooManyRows,
    /// It would unpack to more than is allowed.
    #[error("the file unpacks to more than {} MB", MOST_UNPACKED >> 20)]
    TooLarge,
    /// An old binary workbook.
    #[error("an .xls file; save it as .xlsx or .csv first")]
    OldWorkbook,
    /// Not a workbook that can be opened.
    #[error("not a workbook: {0}")]
    NotAWorkbook(String),
    /// Text in no encoding that is known here.
    #[error("the text is neither UTF-8 nor GB18030")]
    Encoding,
    /// Not a table of separated values.
    #[error("not a table: {0}")]
    NotATable(String),
}

/// Reads every sheet of a file.
///
/// # Errors
/// When it is neither a workbook nor a text, or larger than allowed.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        workbook(bytes)
    } else if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        Err(Unreadable::OldWorkbook)
    } else {
        Ok(vec![separated(&text(bytes)?)?])
    }
}

/// The text of a file: its byte order mark decides, then UTF-8, then what Chinese offices use.
fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return decoded(&bytes[skip..], encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return printable(text.to_owned());
    }
    decoded(bytes, GB18030).or_else(|fault| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guessed = detector.guess(Some(b"cn"), chardetng::Utf8Detection::Deny);
        // A single-byte guess decodes anything to something; only these could hold Chinese.
        if guessed == encoding_rs::BIG5 {
            decoded(bytes, guessed)
        } else {
            Err(fault)
        }
    })
}

fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Unreadable> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(Unreadable::Encoding)
        .and_then(|text| printable(text.into_owned()))
}

/// A file with NUL in it is no text, whatever its bytes decode to.
fn printable(text: String) -> Result<String, Unreadable> {
    if text.contains('\0') {
        Err(Unreadable::Encoding)
    } else {
        Ok(text)
    }
}

fn separated(text: &str) -> Result<Table, Unreadable> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    loop {
        // The reader skips blank lines, a spreadsheet counts them.
        let at = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let blank = text.get(at..).map_or(0, |rest| {
            rest.bytes().take_while(|byte| *byte == b'\n').count()
        });
        let more = reader
            .read_record(&mut record)
            .map_err(|error| Unreadable::NotATable(error.to_string()))?;
        if !more {
            return Ok(table);
        }
        if table.rows.len() + blank >= MOST_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        table.rows.extend(std::iter::repeat_n(Vec::new(), blank));
        let cells = record.iter().take(MOST_COLUMNS);
        table.rows.push(cells.map(str::to_owned).collect());
    }
}

/// The separator that the first lines use most; a comma in doubt.
fn delimiter(text: &str) -> u8 {
    let count = |byte: u8| {
        let head = text.lines().take(20).flat_map(str::bytes);
        head.filter(|it| *it == byte).count()
    };
    let mut best = b',';
    for other in [b'\t', b';'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

fn workbook(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    measure(bytes)?;
    let broken = |error: calamine::XlsxError| Unreadable::NotAWorkbook(error.to_string());
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet that is a chart has no cells.
            Err(_) => continue,
        };
        let mut table = Table::default();
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let value = shown(&Data::from(cell.get_value().clone()));
            if value.is_empty() || column >= MOST_COLUMNS {
                continue;
            }
            if row >= MOST_ROWS {
                return Err(Unreadable::TooManyRows);
            }
            if table.rows.len() <= row {
                table.rows.resize(row + 1, Vec::new());
            }
            let cells = &mut table.rows[row];
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column] = value;
        }
        tables.push(table);
    }
    Ok(tables)
}

/// Unpacks every part into nothing, so that a small file which unpacks to a huge one is refused
/// before anything keeps it.
fn measure(bytes: &[u8]) -> Result<(), Unreadable> {
    let broken = |error: zip::result::ZipError| Unreadable::NotAWorkbook(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_PARTS {
        return Err(Unreadable::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(broken)?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|error| Unreadable::NotAWorkbook(error.to_string()))?;
        left = left.checked_sub(size).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// What a cell shows. A formula is not evaluated: its cell holds what the office's own program
/// stored there.
fn shown(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Float(number) => number_text(*number),
        other => other.to_string(),
    }
}

/// A number with the fifteen digits that spreadsheets show: 74.18000000000001 is 74.18 there.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>();
    rounded.unwrap_or(number).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text.as_bytes()).unwrap().remove(0).rows
    }

    #[test]
    fn rows_keep_the_numbers_they_have_in_the_file() {
        let found = rows("\n\r\n楼栋,房号\r\n\r\n1,\"a\r\nb\"\r\n\n\n2,c");
        let lines: Vec<String> = found.iter().map(|row| row.join("|")).collect();
        assert_eq!(lines, ["", "", "楼栋|房号", "", "1|a\nb", "", "", "2|c"]);
    }

    #[rstest]
    #[case("a,b\n1,2")]
    #[case("a\tb\n1\t2")]
    #[case("a;b\n1;2")]
    fn the_separator_is_found(#[case] text: &str) {
        assert_eq!(rows(text), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn encodings_that_offices_use_are_read() {
        let text = "楼栋,房号\n7号楼,602";
        let expected = rows(text);
        let (gb, _, _) = GB18030.encode(text);
        assert_eq!(read(&gb).unwrap()[0].rows, expected);
        assert_eq!(rows(&format!("\u{feff}{text}")), expected);
        let utf16: Vec<u8> = std::iter::once('\u{feff}')
            .chain(text.chars())
            .flat_map(|c| (c as u16).to_le_bytes())
            .collect();
        assert_eq!(read(&utf16).unwrap()[0].rows, expected);
    }

    #[rstest]
    #[case(b"\xd0\xcf\x11\xe0rest", Unreadable::OldWorkbook)]
    #[case(b"\xff\xff\xff\xff\xff", Unreadable::Encoding)]
    #[case(b"a\0b", Unreadable::Encoding)]
    fn what_is_no_roster_file_is_told(#[case] bytes: &[u8], #[case] expected: Unreadable) {
        assert_eq!(read(bytes), Err(expected));
    }

    #[test]
    fn too_many_rows_are_refused() {
        let text = "1\n".repeat(MOST_ROWS + 1);
        assert_eq!(read(text.as_bytes()), Err(Unreadable::TooManyRows));
        let blank = format!("1{}2", "\n".repeat(MOST_ROWS + 1));
        assert_eq!(read(blank.as_bytes()), Err(Unreadable::TooManyRows));
    }

    #[rstest]
    #[case(61.02, "61.02")]
    #[case(0.300_000_000_000_000_04, "0.3")]
    #[case(101.0, "101")]
    #[case(13_800_138_000.0, "13800138000")]
    #[case(-1.0, "-1")]
    fn numbers_read_as_a_spreadsheet_shows_them(#[case] number: f64, #[case] text: &str) {
        assert_eq!(number_text(number), text);
    }
}

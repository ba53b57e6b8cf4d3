//! What leaves the office: exports, prints, small tables to save.

use components::{Button, Glyph, Icon};
use leptos::prelude::*;

use super::{texts, use_book};

/// Saves a list as a file, an Excel one unless said otherwise; the server writes it.
#[component]
pub(crate) fn ExportLink(
    /// The list, as the server calls it.
    #[prop(into)]
    list: String,
    /// Another kind of file than a workbook.
    #[prop(default = "xlsx")]
    kind: &'static str,
    /// Instead of "Excel".
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let (book, t) = (use_book(), texts());
    let href = book.office().export_url(&format!("{list}.{kind}"));
    let label = label.unwrap_or_else(|| t.export_excel().to_owned());
    view! {
        <a class="button" href=href rel="external" download="">
            <Icon glyph=Glyph::DOWNLOAD small=true />
            {label}
        </a>
    }
}

/// Prints the page.
#[component]
pub(crate) fn PrintButton(
    /// Its words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let print = move |()| {
        // A browser that may not print says so itself.
        window().print().unwrap_or_default();
    };
    view! { <Button glyph=Glyph::PRINT on_press=print>{label}</Button> }
}

/// A small table as an address to save: UTF-8 with a mark, so that Excel reads it.
pub(crate) fn csv_url(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| quoted(cell))
                .collect::<Vec<_>>()
                .join(",")
        })
        .collect();
    let text = format!("\u{feff}{}\r\n", lines.join("\r\n"));
    let encoded = String::from(js_sys::encode_uri_component(&text));
    format!("data:text/csv;charset=utf-8,{encoded}")
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_saved_as_text() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("61.02"), "\"61.02\"");
    }
}

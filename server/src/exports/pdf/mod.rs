//! The archive PDF of an owners' decision (归档 PDF): the same data as the pack, as one document on A4.
//!
//! What stands on the pages is gathered in every build. Setting them is behind the feature `pdf`, which
//! is off: what does it brings some 190 crates (ADR 60).

mod counted;
mod dossier;
mod ledger;
mod notice;

#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod press;
#[cfg(not(feature = "pdf"))]
#[path = "no_press.rs"]
mod press;

#[cfg(all(test, feature = "pdf"))]
mod tests;

use domain::{Day, Lang, Timestamp, wording};

pub use dossier::Dossier;
pub use press::Press;

const LANG: Lang = Lang::ZhCn;

/// What something is called, and what it is.
type Fact = (&'static str, String);

/// Why the settings give no press.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPress {
    /// The program has none.
    #[error("this program was built without `pdf`")]
    NotBuilt,
    /// There is no font where one was to be.
    #[error("there is no font in the folder of --pdf-fonts")]
    NoFonts,
}

/// A day with its year, as the document is signed: it is read years later.
fn dated(on: Day) -> String {
    wording::day_of_year(on, LANG)
}

/// An instant with its year.
fn instant(at: Timestamp) -> String {
    format!("{} {}", dated(at.day()), wording::clock(at))
}

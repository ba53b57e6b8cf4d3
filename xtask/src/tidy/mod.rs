//! `tidy`: the rules of the house that no compiler knows.
//!
//! Which crate may use which (`arrows`), lengths and forbidden words (`sources`), and the pages
//! that must exist. Every finding is one sentence with its place.

mod arrows;
mod sources;

use crate::{process, project};
use anyhow::{Context, Result};

/// Pages that a reader expects.
const PAGES: [&str; 9] = [
    "README.md",
    "ARCHITECTURE.md",
    "STYLE.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "docs/protocol.md",
    "docs/operate.md",
    "docs/adr",
    "deny.toml",
];

/// One broken rule.
pub struct Finding {
    /// A path, with the line after a colon where there is one.
    pub place: String,
    /// What is wrong and what would be right.
    pub sentence: String,
}

/// Checks all rules and prints what it finds. False when something is broken.
///
/// # Errors
/// When git or cargo cannot list what is there.
pub fn run() -> Result<bool> {
    let files = tracked()?;
    let mut found = arrows::check()?;
    found.extend(sources::check(&files)?);
    found.extend(
        PAGES
            .iter()
            .filter(|page| !project::at(page).exists())
            .map(|page| Finding {
                place: (*page).to_owned(),
                sentence: "is missing; readers look for it".to_owned(),
            }),
    );
    for Finding { place, sentence } in &found {
        println!("{place}: {sentence}");
    }
    println!("tidy: {} files, {} findings", files.len(), found.len());
    Ok(found.is_empty())
}

/// All files of the repository, also those not yet added, but no ignored ones.
fn tracked() -> Result<Vec<String>> {
    let list = process::answer(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    )
    .context("git cannot list the files")?;
    Ok(list
        .lines()
        .map(str::to_owned)
        .filter(|file| project::at(file).is_file())
        .collect())
}

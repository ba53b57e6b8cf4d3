//! `pictures`: puts the pictures that the guides show into `docs/pictures`, as the stories of the last run
//! took them, so that what a guide shows is what the program is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project;

/// Where stories keep them: the office is looked at on a computer, everything else on a phone.
const TAKEN: [&str; 2] = ["e2e/pictures/phone", "e2e/pictures/desktop"];

/// Copies every picture that a document names.
///
/// # Errors
/// When a document cannot be read, or no story took one of its pictures.
pub fn run() -> Result<bool> {
    let mut names = BTreeSet::new();
    documents(&project::at("docs"), &mut names)?;
    let readme = fs::read_to_string(project::at("README.md"))?;
    names.extend(named(&readme));
    let into = project::at("docs/pictures");
    fs::create_dir_all(&into)?;
    let mut missing = Vec::new();
    for name in &names {
        match taken(name) {
            Some(from) => {
                fs::copy(&from, into.join(name))
                    .with_context(|| format!("cannot copy {}", from.display()))?;
            }
            None => missing.push(name.as_str()),
        }
    }
    println!("{} pictures in docs/pictures", names.len() - missing.len());
    if !missing.is_empty() {
        bail!("no story took {}: run them first", missing.join(", "));
    }
    Ok(true)
}

fn taken(name: &str) -> Option<std::path::PathBuf> {
    let [phone, desktop] = TAKEN.map(|folder| project::at(folder).join(name));
    let order = if name.starts_with("office-") {
        [desktop, phone]
    } else {
        [phone, desktop]
    };
    order.into_iter().find(|it| it.exists())
}

fn documents(folder: &Path, names: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            documents(&path, names)?;
        } else if path.extension().is_some_and(|it| it == "md") {
            names.extend(named(&fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// The names of the pictures in a text: what stands between `pictures/` and `.png`.
fn named(text: &str) -> Vec<String> {
    let parts = text.split("pictures/").skip(1);
    let names = parts.filter_map(|part| {
        let (name, _) = part.split_once(".png")?;
        let plain = |it: char| it.is_ascii_alphanumeric() || it == '-';
        name.chars().all(plain).then(|| format!("{name}.png"))
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_picture_is_found_in_a_link_and_in_a_tag() {
        let text =
            "![a](../pictures/vote-open.png) <img src=\"docs/pictures/me.png\"> pictures/ no";
        assert_eq!(named(text), ["vote-open.png", "me.png"]);
    }
}

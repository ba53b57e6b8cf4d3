//! One language file: nested objects of strings, flattened to names.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Text, is_name};
use crate::tree::Tree;

/// Every text of one language by its joined key; what is wrong goes to `faults`.
pub(crate) fn read(lang: &str, json: &str, faults: &mut Vec<String>) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    match serde_json::from_str(json) {
        Ok(root @ Tree::Members(_)) => flatten(lang, "", &root, &mut texts, faults),
        Ok(_) => faults.push(format!("{lang}: the file must hold an object")),
        Err(error) => faults.push(format!("{lang}: {error}")),
    }
    texts
}

fn flatten(
    lang: &str,
    path: &str,
    value: &Tree,
    texts: &mut BTreeMap<String, Text>,
    faults: &mut Vec<String>,
) {
    match value {
        Tree::Members(members) => {
            let mut seen = BTreeSet::new();
            for (key, member) in members {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}_{key}")
                };
                if !seen.insert(key) {
                    faults.push(format!("{lang} {path}: named twice"));
                    continue;
                }
                flatten(lang, &path, member, texts, faults);
            }
        }
        Tree::Text(_) if !is_name(path) => {
            faults.push(format!("{lang} {path}: not a snake_case Rust name"));
        }
        Tree::Text(text) => match Text::parse(text) {
            Ok(text) => {
                if texts.insert(path.to_owned(), text).is_some() {
                    faults.push(format!("{lang} {path}: named twice"));
                }
            }
            Err(fault) => faults.push(format!("{lang} {path}: {fault}")),
        },
        Tree::Other => faults.push(format!("{lang} {path}: neither a text nor an object")),
    }
}

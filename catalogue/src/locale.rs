//! One language file: nested objects of strings, flattened to names.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::text::{Text, is_name};

/// Every text of one language by its joined key; what is wrong goes to `faults`.
pub(crate) fn read(lang: &str, json: &str, faults: &mut Vec<String>) -> BTreeMap<String, Text> {
    let mut texts = BTreeMap::new();
    match serde_json::from_str(json) {
        Ok(root @ Value::Object(_)) => flatten(lang, "", &root, &mut texts, faults),
        Ok(_) => faults.push(format!("{lang}: the file must hold an object")),
        Err(error) => faults.push(format!("{lang}: {error}")),
    }
    texts
}

fn flatten(
    lang: &str,
    path: &str,
    value: &Value,
    texts: &mut BTreeMap<String, Text>,
    faults: &mut Vec<String>,
) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}_{key}")
                };
                flatten(lang, &path, member, texts, faults);
            }
        }
        Value::String(_) if !is_name(path) => {
            faults.push(format!("{lang} {path}: not a snake_case Rust name"));
        }
        Value::String(text) => match Text::parse(text) {
            Ok(text) => {
                if texts.insert(path.to_owned(), text).is_some() {
                    faults.push(format!("{lang} {path}: named twice"));
                }
            }
            Err(fault) => faults.push(format!("{lang} {path}: {fault}")),
        },
        _ => faults.push(format!("{lang} {path}: neither a text nor an object")),
    }
}

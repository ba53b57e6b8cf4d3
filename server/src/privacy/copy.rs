//! What is in the copy: every record that is somebody's own or names them, and nobody else's data.

use std::collections::BTreeMap;

use domain::members::{Identity, Member, Title};
use domain::privacy::{AtErasure, at_erasure, mentions};
use domain::{Audience, Kind, PersonId, Plain, Record, Timestamp, Town};
use serde::Serialize;
use serde_json::Value;

/// All that names somebody.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Copy {
    /// Their number.
    pub person: PersonId,
    /// When it was put together.
    pub at: Timestamp,
    /// Their records, by kind.
    pub parts: Vec<Part>,
    /// How many records of a kind stay sealed: ballots, whose choice nobody reads, this file
    /// included.
    pub sealed: BTreeMap<String, usize>,
}

/// The records of one kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// Which kind.
    pub kind: Kind,
    /// What becomes of them at an erasure.
    #[serde(skip)]
    pub class: AtErasure,
    /// The records; of those that others read too, what is about this person.
    pub records: Vec<Value>,
}

/// Puts it together. A town is read once; nothing of it is changed.
pub fn copy(person: PersonId, at: Timestamp, town: &Plain) -> Copy {
    let mut by_kind: BTreeMap<Kind, Vec<(domain::Key, Value)>> = BTreeMap::new();
    let mut sealed: BTreeMap<String, usize> = BTreeMap::new();
    for record in town.iter() {
        let kind = record.kind();
        let own = record.key().id == person.0 || record.audience() == Audience::Person(person);
        if let Record::Title(title) = &**record {
            let shown = titled(title, person, town);
            by_kind
                .entry(kind)
                .or_default()
                .extend(shown.map(|it| (record.key(), it)));
            continue;
        }
        let body = record.body();
        if !own && !mentions(&body, person) {
            continue;
        }
        if record.audience() == Audience::Sealed {
            *sealed.entry(kind.as_str().to_owned()).or_default() += 1;
            continue;
        }
        // Who endorsed whom only they themselves read (ADR 45).
        if matches!(&**record, Record::Endorsement(it) if it.by != person) {
            continue;
        }
        let mut value: Value = serde_json::from_str(&body).unwrap_or_default();
        if !own {
            let id = person.to_string();
            let closed = matches!(
                record.audience(),
                Audience::Person(_) | Audience::Staff | Audience::Grid(_) | Audience::Grounds(_)
            );
            if closed && only_did(&value, &id) {
                value = did(&value, &id);
            } else {
                about(&mut value, &id);
            }
        }
        by_kind.entry(kind).or_default().push((record.key(), value));
    }
    let parts = by_kind
        .into_iter()
        .filter(|(_, records)| !records.is_empty());
    let parts = parts.map(|(kind, mut records)| {
        records.sort_by_key(|(key, _)| *key);
        Part {
            kind,
            class: at_erasure(kind),
            records: records.into_iter().map(|(_, value)| value).collect(),
        }
    });
    Copy {
        person,
        at,
        parts: parts.collect(),
        sealed,
    }
}

/// Of a list that names many, the lines of this person; whatever names nobody stays as it is.
fn about(value: &mut Value, person: &str) {
    match value {
        Value::Array(lines) => {
            let theirs = |it: &Value| it.to_string().contains(person);
            if lines.iter().any(|it| it.is_object()) {
                lines.retain(theirs);
            } else if lines.iter().any(theirs) {
                lines.retain(|it| it.as_str() == Some(person));
            }
            for line in lines {
                about(line, person);
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(|it| about(it, person)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether somebody stands in a record only as whoever did something, as a worker does in what others
/// asked for: what it is about is nobody's business of theirs.
fn only_did(value: &Value, person: &str) -> bool {
    match value {
        Value::Object(fields) => fields.iter().all(|(name, it)| {
            let there = it.as_str() == Some(person);
            (!there || name == "by" || name.ends_with("_by")) && only_did(it, person)
        }),
        Value::Array(all) => all
            .iter()
            .all(|it| it.as_str() != Some(person) && only_did(it, person)),
        _ => true,
    }
}

/// That they did something, and when.
fn did(value: &Value, person: &str) -> Value {
    let mut left = serde_json::Map::new();
    for name in ["id", "at", "on", "day"] {
        if let Some(it) = value.get(name).filter(|it| !it.is_object()) {
            left.insert(name.to_owned(), it.clone());
        }
    }
    left.insert("by".to_owned(), Value::from(person));
    Value::Object(left)
}

/// The register's line of a holder: the home, and of its holders this one.
fn titled(title: &Title, person: PersonId, town: &Plain) -> Option<Value> {
    let whole: &dyn Town = town;
    let member: Member = whole.get(person)?;
    let mine = title.holders.iter().filter(|holder| {
        let identity: Option<Identity> = whole.get(holder.identity(member.community));
        identity.is_some_and(|it| it.person == person)
    });
    let holders: Vec<_> = mine.cloned().collect();
    if holders.is_empty() {
        return None;
    }
    let own = Title {
        holders,
        note: None,
        ..title.clone()
    };
    serde_json::to_value(own).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn of_what_one_did_for_others_that_one_did_it_is_left() {
        let me = "0197c000-0000-7000-8000-000000000001";
        let other = "0197c000-0000-7000-8000-000000000002";
        let asked = json!({
            "id": "1", "at": 5, "person": other, "words": "换号了",
            "state": { "answered": { "by": me, "words": "办好了" } },
        });
        assert!(only_did(&asked, me) && !only_did(&asked, other));
        assert_eq!(did(&asked, me), json!({ "id": "1", "at": 5, "by": me }));
        assert!(!only_did(&json!({ "deputies": [me] }), me));
    }

    #[test]
    fn of_a_list_that_names_many_the_own_lines_are_left() {
        let me = "0197c000-0000-7000-8000-000000000001";
        let other = "0197c000-0000-7000-8000-000000000002";
        let mut roll = json!({
            "title": "大扫除",
            "lines": [{ "person": other, "name": "别人" }, { "person": me, "name": "我" }],
            "deputies": [other, me],
            "photos": ["a", "b"],
        });
        about(&mut roll, me);
        let left = json!({
            "title": "大扫除",
            "lines": [{ "person": me, "name": "我" }],
            "deputies": [me],
            "photos": ["a", "b"],
        });
        assert_eq!(roll, left);
    }
}

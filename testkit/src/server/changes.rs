//! Pages of changes, with one cursor per audience.

use std::rc::Rc;

use domain::{Actor, Audience, PersonId, Timestamp};
use serde_json::value::RawValue;
use wire::{Changed, ChangesPage, Cursors};

use super::Server;

/// What stands at an address, or stood.
#[derive(Clone)]
pub(super) struct Row {
    pub seq: u64,
    pub audience: Audience,
    pub body: Option<Rc<str>>,
}

/// The cursors of a query.
pub(super) fn after(query: &str) -> Option<Cursors> {
    unescaped(parameter(query, "after")?)?.parse().ok()
}

/// The most rows a query asks for.
pub(super) fn limit(query: &str) -> usize {
    let limit = parameter(query, "limit").and_then(|limit| limit.parse().ok());
    limit.unwrap_or(1_000)
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let plain = if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        };
        bytes.push(plain);
    }
    String::from_utf8(bytes).ok()
}

impl Server {
    /// The audiences of a reader.
    pub fn audiences(&self, who: Option<PersonId>, now: Timestamp) -> Vec<Audience> {
        let actor = match who {
            Some(person) => Actor::of(person, now.day(), &self.town),
            None => Actor::Guest,
        };
        actor.audiences(self.place.community, now.day(), &self.town)
    }

    pub(super) fn changes(
        &self,
        after: &Cursors,
        limit: usize,
        who: Option<PersonId>,
        now: Timestamp,
    ) -> ChangesPage {
        let mine = self.audiences(who, now);
        let read = |audience: &Audience| after.0.get(audience).copied().unwrap_or(0);
        let mut changes = Vec::new();
        let mut until = self.seq;
        let mut more = false;
        for (&seq, key) in &self.order {
            let row = &self.rows[key];
            if !mine.contains(&row.audience) || seq <= read(&row.audience) {
                continue;
            }
            if changes.len() == limit {
                more = true;
                break;
            }
            until = seq;
            changes.push(Changed {
                seq,
                kind: key.kind,
                id: key.id,
                body: row.body.as_deref().map(raw),
            });
        }
        if !more {
            until = self.seq;
        }
        let stands = |it: &Audience| until.max(read(it).min(self.seq));
        let cursors = mine.iter().map(|it| (*it, stands(it))).collect();
        let lost = after.0.keys().filter(|it| !mine.contains(it));
        ChangesPage {
            changes,
            cursors: Cursors(cursors),
            history: self.history,
            lost: lost.copied().collect(),
            more,
            now,
            schema: self.schema,
        }
    }
}

fn raw(body: &str) -> Box<RawValue> {
    RawValue::from_string(body.to_owned()).expect("a body is JSON")
}

//! Deciding a group of commands against a town, with no database in sight.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use domain::{
    Actor, Change, Digest, Key, Layer, PersonId, Plain, Refusal, Staged, Timestamp, Town, decide,
};
use uuid::Uuid;
use wire::{Envelope, Lane, Outcome, Receipt, Verdict};

use super::By;
use crate::store::{Claimed, NewCommand, Note, Row};

/// A command with what it is bound to.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The command in its envelope.
    pub envelope: Envelope,
    /// The digest of the envelope.
    pub body_hash: Digest,
    /// Who sends it.
    pub by: By,
    /// Which of the group's pushes it came in.
    pub push: usize,
}

/// What a group comes to.
#[derive(Default)]
pub struct Decided {
    /// One answer per command, in order; `None` where the rulebook itself failed.
    pub answers: Vec<Option<Arc<str>>>,
    /// The records as they are now.
    pub rows: Vec<Row>,
    /// Commands to claim.
    pub commands: Vec<NewCommand>,
    /// Lines for the audit log.
    pub notes: Vec<Note>,
    /// The last sequence number.
    pub seq: u64,
}

enum Answer {
    Repeat(Arc<str>),
    RepeatOfGroup(usize),
    New(Result<(), Refusal>),
    Mismatch,
    HeldBack,
    Broken,
}

impl Answer {
    /// Whether it holds back what comes behind it in its push and its lane.
    fn shuts_its_lane(&self) -> bool {
        match self {
            Self::New(result) => result.is_err(),
            Self::Mismatch | Self::HeldBack | Self::Broken => true,
            Self::Repeat(text) => {
                let outcome: Option<Outcome> = serde_json::from_str(text).ok();
                outcome.is_none_or(|it| matches!(it.verdict, Verdict::Refused { .. }))
            }
            // The first one has shut it, if it did.
            Self::RepeatOfGroup(_) => false,
        }
    }
}

/// Decides commands one after the other, each seeing what the ones before it did. One that comes
/// behind a refused one of its lane, in the same push, is not looked at and may be sent again.
pub fn group(
    town: &Plain,
    seq: u64,
    asked: &[Asked],
    claimed: &HashMap<Uuid, Claimed>,
    at: Timestamp,
) -> Decided {
    let mut layer = Layer::default();
    let mut changed: BTreeMap<Key, Change> = BTreeMap::new();
    let mut first: HashMap<Uuid, usize> = HashMap::new();
    let mut shut: BTreeSet<(usize, Lane)> = BTreeSet::new();
    let mut answers = Vec::with_capacity(asked.len());
    for (index, it) in asked.iter().enumerate() {
        let id = it.envelope.id.0;
        let lane = (it.push, Lane::of(&it.envelope));
        let answer = if let Some(earlier) = claimed.get(&id) {
            if earlier.body_hash == it.body_hash && earlier.actor == person(it.by) {
                Answer::Repeat(earlier.outcome.as_str().into())
            } else {
                Answer::Mismatch
            }
        } else if let Some(&earlier) = first.get(&id) {
            if asked[earlier].body_hash == it.body_hash && asked[earlier].by == it.by {
                Answer::RepeatOfGroup(earlier)
            } else {
                Answer::Mismatch
            }
        } else if shut.contains(&lane) {
            Answer::HeldBack
        } else {
            first.insert(id, index);
            let staged = Staged {
                base: town,
                layer: &layer,
            };
            match catch_unwind(AssertUnwindSafe(|| one(it, at, &staged))) {
                Ok(Ok(changes)) => {
                    for change in changes {
                        layer.apply(&change);
                        changed.insert(change.key(), change);
                    }
                    Answer::New(Ok(()))
                }
                Ok(Err(refusal)) => Answer::New(Err(refusal)),
                Err(_) => {
                    first.remove(&id);
                    Answer::Broken
                }
            }
        };
        if answer.shuts_its_lane() {
            shut.insert(lane);
        }
        answers.push(answer);
    }
    let rows = rows(changed, town, seq);
    let seq = seq + rows.len() as u64;
    let mut decided = Decided {
        rows,
        seq,
        ..Decided::default()
    };
    for (it, answer) in asked.iter().zip(answers) {
        decided.answer(it, answer, at);
    }
    decided
}

fn one(it: &Asked, at: Timestamp, town: &dyn Town) -> Result<Vec<Change>, Refusal> {
    let actor = match it.by {
        By::Person(person) => Actor::of(person, at.day(), town),
        By::System => Actor::System,
    };
    decide(&it.envelope.command, &actor, at, town)
}

fn person(by: By) -> Option<PersonId> {
    match by {
        By::Person(person) => Some(person),
        By::System => None,
    }
}

/// Each changed record once, with its place in the order.
fn rows(changed: BTreeMap<Key, Change>, town: &Plain, seq: u64) -> Vec<Row> {
    let row = |((key, change), seq): ((Key, Change), u64)| {
        let (record, parent) = match &change {
            Change::Put(record) => (Some(Arc::clone(record)), record.parent()),
            Change::Remove { .. } => {
                let before = town.find(key);
                (None, before.map_or(Uuid::nil(), |record| record.parent()))
            }
        };
        Row {
            key,
            audience: change.audience(),
            seq,
            parent,
            record,
        }
    };
    changed.into_iter().zip(seq + 1..).map(row).collect()
}

impl Decided {
    fn answer(&mut self, it: &Asked, answer: Answer, at: Timestamp) {
        let id = it.envelope.id;
        let text = match answer {
            Answer::Repeat(text) => Some(text),
            Answer::RepeatOfGroup(earlier) => self.answers[earlier].clone(),
            Answer::Broken => None,
            Answer::HeldBack => {
                let refusal = Refusal::HeldBack;
                Some(text(id, at, Verdict::Refused { refusal }))
            }
            Answer::Mismatch => {
                self.notes.push(Note {
                    id: crate::chance::new_id(),
                    at,
                    actor: person(it.by),
                    what: "another_body",
                    about: Some(id.0),
                });
                let refusal = Refusal::AnotherBody;
                Some(text(id, at, Verdict::Refused { refusal }))
            }
            Answer::New(result) => {
                let verdict = match result {
                    Ok(()) => Verdict::Done {
                        seq: self.seq,
                        receipt: Receipt::of(id),
                    },
                    Err(refusal) => Verdict::Refused { refusal },
                };
                let text = text(id, at, verdict);
                self.commands.push(NewCommand {
                    claimed: Claimed {
                        id: id.0,
                        body_hash: it.body_hash,
                        actor: person(it.by),
                        outcome: text.to_string(),
                    },
                    seq: self.seq,
                    act: it.envelope.command.act().as_str(),
                    at,
                });
                Some(text)
            }
        };
        self.answers.push(text);
    }
}

fn text(id: domain::CommandId, at: Timestamp, verdict: Verdict) -> Arc<str> {
    let outcome = Outcome { id, at, verdict };
    let text = serde_json::to_string(&outcome).expect("an outcome holds no map with odd keys");
    text.into()
}

//! A model of the server: the same contract, in memory, small enough to be seen through.

mod blobs;
mod changes;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use domain::proposals::{Command as Proposals, Proposal, Say, Stance, Withdraw};
use domain::{
    Actor, Change, Command, CommandId, Digest, Key, Lang, PersonId, Plain, ProposalId, Prose,
    Refusal, Timestamp, Town, decide,
};
use offline::{Method, Request, Response};
use uuid::Uuid;
use wire::{
    Activate, Lane, Outcome, Outcomes, Problem, ProblemCode, Push, Receipt, SCHEMA, SessionInfo,
    Verdict, body_hash, routes,
};

use crate::Neighbourhood;
use changes::Row;

/// A command it has decided.
#[derive(Clone)]
pub struct Decided {
    /// What its id is bound to.
    pub body_hash: Digest,
    /// Whose it was.
    pub by: PersonId,
    /// What became of it.
    pub outcome: Outcome,
}

/// The server as phones see it. A clone is a backup.
#[derive(Clone)]
pub struct Server {
    /// The community it serves.
    pub place: Neighbourhood,
    /// What the phones' records must end up as.
    pub town: Plain,
    /// Which history it lives through: another one after a backup was put back in order.
    pub history: Uuid,
    /// The schema it speaks.
    pub schema: u32,
    /// Whether every session is taken for ended.
    pub forgets_sessions: bool,
    /// Commands it cannot even read.
    pub poison: BTreeSet<CommandId>,
    /// Commands at which its rulebook itself fails.
    pub broken: BTreeSet<CommandId>,
    /// How long it asks to be left alone with photos, in milliseconds.
    pub busy_with_photos_ms: Option<u64>,
    /// Whether it refuses photos by a rule.
    pub refuses_photos: bool,
    /// Whether it can read no cursors, as one that was set back to an older version.
    pub reads_no_cursors: bool,
    /// When it was asked about photos.
    pub asked_about_photos: Vec<Timestamp>,
    /// Every command it has decided.
    pub outcomes: HashMap<CommandId, Decided>,
    seq: u64,
    rows: BTreeMap<Key, Row>,
    order: BTreeMap<u64, Key>,
    blobs: HashMap<Digest, Vec<u8>>,
    pieces: HashMap<Digest, Vec<u8>>,
}

impl Server {
    /// A server with a neighbourhood.
    pub fn new(place: Neighbourhood) -> Self {
        let mut server = Self {
            town: place.town.clone(),
            history: Uuid::from_u128(1),
            schema: SCHEMA,
            forgets_sessions: false,
            poison: BTreeSet::new(),
            broken: BTreeSet::new(),
            busy_with_photos_ms: None,
            refuses_photos: false,
            reads_no_cursors: false,
            asked_about_photos: Vec::new(),
            outcomes: HashMap::new(),
            seq: 0,
            rows: BTreeMap::new(),
            order: BTreeMap::new(),
            blobs: HashMap::new(),
            pieces: HashMap::new(),
            place,
        };
        let mut records: Vec<_> = server.town.iter().cloned().collect();
        records.sort_by_key(|record| record.key());
        for record in records {
            server.log(&Change::Put(record));
        }
        server
    }

    /// Answers a request from whoever holds this session.
    pub fn answer(&mut self, request: &Request, who: Option<PersonId>, now: Timestamp) -> Response {
        let who = who.filter(|_| !self.forgets_sessions);
        let answer = self.answer_or_problem(request, who, now);
        answer.unwrap_or_else(|code| {
            let problem = Problem::new(code, Lang::ZhCn);
            Response {
                status: problem.status,
                ..json(&problem)
            }
        })
    }

    /// A neighbour says something about the proposal that was handed in, on a phone far away.
    pub fn hear(&mut self, person: PersonId, text: &str) {
        let said = u128::from(self.seq);
        let say = Say {
            id: Uuid::from_u128(0x5A1D << 64 | said).into(),
            proposal: self.place.submitted,
            stance: Stance::Question,
            text: Prose::new(text).expect("prose"),
            answers: None,
        };
        let id = Uuid::from_u128(0xFA2 << 64 | said).into();
        let command = Command::Proposals(Proposals::Say(say));
        let outcome = self.decide(id, &command, person, self.place.now);
        assert!(matches!(outcome.verdict, Verdict::Done { .. }));
    }

    /// The author takes a proposal back, on a phone far away.
    pub fn withdraw(&mut self, proposal: ProposalId) {
        let town: &dyn Town = &self.town;
        let author = town.get::<Proposal>(proposal).expect("a proposal").author;
        let id = Uuid::from_u128(0xBAC << 64 | u128::from(self.seq)).into();
        let command = Command::Proposals(Proposals::Withdraw(Withdraw {
            proposal,
            reason: None,
        }));
        let outcome = self.decide(id, &command, author.person, self.place.now);
        assert!(matches!(outcome.verdict, Verdict::Done { .. }));
    }

    /// Something changes that no phone may see.
    pub fn stir(&mut self) {
        self.seq += 1;
    }

    /// The blobs it holds.
    pub fn has_blob(&self, hash: Digest) -> bool {
        self.blobs.contains_key(&hash)
    }

    fn answer_or_problem(
        &mut self,
        request: &Request,
        who: Option<PersonId>,
        now: Timestamp,
    ) -> Result<Response, ProblemCode> {
        let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
        let mut headers = request.headers.iter();
        let taken_for = headers.find(|(name, _)| *name == routes::PERSON_HEADER);
        let session = who.map_or_else(|| routes::GUEST.to_owned(), |who| who.to_string());
        if taken_for.is_some_and(|(_, person)| *person != session) {
            return Err(if who.is_some() {
                ProblemCode::Forbidden
            } else {
                ProblemCode::SignInFirst
            });
        }
        match (request.method, path) {
            (Method::Get, routes::SESSION) => self.session(who).map(|info| json(&info)),
            (Method::Post, routes::SESSION_ACTIVATE) => {
                let activate: Option<Activate> = serde_json::from_slice(&request.body).ok();
                let number = activate.and_then(|it| it.code.parse::<usize>().ok());
                let person = number.and_then(|number| self.place.people.get(number));
                let person = person.ok_or(ProblemCode::WrongCode)?;
                Ok(json(&self.info(*person)))
            }
            (Method::Delete, routes::SESSION) => Ok(Response {
                status: 204,
                ..Response::default()
            }),
            (Method::Get, routes::CHANGES) => {
                let after = changes::after(query).ok_or(ProblemCode::Malformed)?;
                if self.reads_no_cursors && !after.0.is_empty() {
                    return Err(ProblemCode::Malformed);
                }
                Ok(json(&self.changes(&after, changes::limit(query), who, now)))
            }
            (Method::Post, routes::COMMANDS) => {
                let who = who.ok_or(ProblemCode::SignInFirst)?;
                let push: Push =
                    serde_json::from_slice(&request.body).map_err(|_| ProblemCode::Malformed)?;
                self.push(push, who, now).map(|outcomes| json(&outcomes))
            }
            (_, path) => match path.strip_prefix(routes::BLOBS) {
                Some(hash) => {
                    self.asked_about_photos.push(now);
                    self.blob(request, hash.trim_start_matches('/'))
                }
                None => Err(ProblemCode::NotFound),
            },
        }
    }

    fn session(&self, who: Option<PersonId>) -> Result<SessionInfo, ProblemCode> {
        let person = who.ok_or(ProblemCode::SignInFirst)?;
        Ok(self.info(person))
    }

    /// A session of this person.
    pub fn info(&self, person: PersonId) -> SessionInfo {
        SessionInfo {
            person,
            name: person.to_string(),
            community: self.place.community,
            staff: self.place.people.first() == Some(&person),
            device: Uuid::from_u128(person.0.as_u128() ^ 1),
            pdf: false,
        }
    }

    fn push(&mut self, push: Push, who: PersonId, now: Timestamp) -> Result<Outcomes, ProblemCode> {
        if push.schema < self.schema {
            return Err(ProblemCode::SchemaTooOld);
        }
        if push.commands.iter().any(|it| self.poison.contains(&it.id)) {
            return Err(ProblemCode::Malformed);
        }
        if push.commands.iter().any(|it| self.broken.contains(&it.id)) {
            return Err(ProblemCode::Failed);
        }
        let mut outcomes = Vec::new();
        let mut shut = BTreeSet::new();
        for envelope in &push.commands {
            let hash = body_hash(envelope);
            let known = self.outcomes.get(&envelope.id).cloned();
            let outcome = match known {
                Some(it) if it.body_hash == hash && it.by == who => it.outcome,
                None if shut.contains(&Lane::of(envelope)) => {
                    refused(envelope.id, Refusal::HeldBack, now)
                }
                Some(_) => refused(envelope.id, Refusal::AnotherBody, now),
                None => {
                    let outcome = self.decide(envelope.id, &envelope.command, who, now);
                    let decided = Decided {
                        body_hash: hash,
                        by: who,
                        outcome,
                    };
                    self.outcomes.insert(envelope.id, decided.clone());
                    decided.outcome
                }
            };
            if let Verdict::Refused { .. } = outcome.verdict {
                shut.insert(Lane::of(envelope));
            }
            outcomes.push(outcome);
        }
        Ok(Outcomes { outcomes, now })
    }

    fn decide(
        &mut self,
        id: CommandId,
        command: &Command,
        who: PersonId,
        now: Timestamp,
    ) -> Outcome {
        let actor = Actor::of(who, now.day(), &self.town);
        match decide(command, &actor, now, &self.town) {
            Err(refusal) => refused(id, refusal, now),
            Ok(changes) => {
                for change in &changes {
                    self.town.apply(change);
                    self.log(change);
                }
                let verdict = Verdict::Done {
                    seq: self.seq,
                    receipt: Receipt::of(id),
                };
                Outcome {
                    id,
                    at: now,
                    verdict,
                }
            }
        }
    }

    fn log(&mut self, change: &Change) {
        self.seq += 1;
        let row = Row {
            seq: self.seq,
            audience: change.audience(),
            body: match change {
                Change::Put(record) => Some(Rc::from(record.body())),
                Change::Remove { .. } => None,
            },
        };
        if let Some(earlier) = self.rows.insert(change.key(), row) {
            self.order.remove(&earlier.seq);
        }
        self.order.insert(self.seq, change.key());
    }
}

fn refused(id: CommandId, refusal: Refusal, at: Timestamp) -> Outcome {
    let verdict = Verdict::Refused { refusal };
    Outcome { id, at, verdict }
}

fn json(body: &impl serde::Serialize) -> Response {
    Response {
        status: 200,
        body: serde_json::to_vec(body).expect("the contract is JSON"),
        ..Response::default()
    }
}

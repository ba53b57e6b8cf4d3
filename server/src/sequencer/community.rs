//! One community: its mirror, its queue, its news.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::members::Member;
use domain::{Actor, Audience, Command, CommunityId, Key, Kind, PersonId, Plain, Timestamp, Town};
use tokio::sync::{Mutex, mpsc, oneshot, watch};
use wire::{Cursors, Envelope, Outcome, ProblemCode, body_hash};

use super::By;
use super::decide::{Asked, Decided, group};
use super::mirror::{Mirror, Page};
use super::sweep::named;
use crate::Clock;
use crate::failure::Failure;
use crate::store::{Group, Row, Store, StoreFault};

/// How many pushes may wait before the server says that it is busy.
const MOST_WAITING: usize = 4096;

/// After so many commands a group is full.
const GROUP: usize = 64;

/// How often a group is tried again when another process wrote first.
const TRIES: u32 = 8;

/// One community (社区) in this process.
pub struct Community {
    /// Which.
    pub id: CommunityId,
    store: Store,
    clock: Clock,
    commit_delay: Duration,
    mirror: RwLock<Mirror>,
    news: watch::Sender<u64>,
    queue: mpsc::Sender<Waiting>,
    runs: AtomicBool,
}

struct Waiting {
    asked: Vec<Asked>,
    reply: oneshot::Sender<Result<Vec<Arc<str>>, Failure>>,
}

impl Community {
    pub(super) fn start(
        id: CommunityId,
        mirror: Mirror,
        store: Store,
        clock: Clock,
        commit_delay: Duration,
    ) -> Arc<Self> {
        let (queue, waiting) = mpsc::channel(MOST_WAITING);
        let community = Arc::new(Self {
            id,
            store,
            clock,
            commit_delay,
            news: watch::Sender::new(mirror.seq),
            mirror: RwLock::new(mirror),
            queue,
            runs: AtomicBool::new(true),
        });
        tokio::spawn(Arc::clone(&community).keep_sequencing(waiting));
        community
    }

    /// Whether its sequencer runs: not while it recovers from a panic.
    pub fn runs(&self) -> bool {
        self.runs.load(Ordering::SeqCst)
    }

    /// Decides commands in order, durably. One answer each: an [`Outcome`] as JSON, and for a
    /// repeated command the same bytes as before.
    ///
    /// # Errors
    /// `Unavailable` when nothing could be stored, or too many wait; then nothing changed.
    pub async fn submit(&self, envelopes: Vec<Envelope>, by: By) -> Result<Vec<Arc<str>>, Failure> {
        let asked = envelopes
            .into_iter()
            .map(|envelope| Asked {
                body_hash: body_hash(&envelope),
                envelope,
                by,
                push: 0,
            })
            .collect();
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(Waiting { asked, reply })
            .map_err(|_| Failure::new(ProblemCode::Unavailable).because("too many are waiting"))?;
        answer
            .await
            .map_err(|_| Failure::new(ProblemCode::Unavailable))?
    }

    /// Does one command under a new id, for the server itself.
    ///
    /// # Errors
    /// As [`Community::submit`], and `Refused` with the rule's answer.
    pub async fn act(&self, command: Command, by: By) -> Result<Outcome, Failure> {
        let envelope = Envelope {
            id: crate::chance::new_command_id(),
            made_at: self.clock.now(),
            command,
        };
        let answers = self.submit(vec![envelope], by).await?;
        let outcome = answers
            .first()
            .and_then(|text| serde_json::from_str(text).ok());
        let outcome: Outcome = outcome.ok_or(ProblemCode::Failed)?;
        match outcome.verdict {
            wire::Verdict::Refused { refusal } => Err(refusal.into()),
            wire::Verdict::Done { .. } => Ok(outcome),
        }
    }

    /// Where it is stored.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// What its clock says.
    pub(super) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Looks at the town as it is in this process; call [`Community::freshen`] before, where
    /// another process may have written.
    pub fn look<T>(&self, look: impl FnOnce(&Plain) -> T) -> T {
        let mirror = self.mirror.read().unwrap_or_else(PoisonError::into_inner);
        look(&mirror.town)
    }

    /// Who a viewer is now, and which audiences they read; `None` is a guest.
    pub fn viewer(&self, person: Option<PersonId>) -> (Actor, Vec<Audience>) {
        let today = self.clock.now().day();
        self.look(|town| {
            let actor = person.map_or(Actor::Guest, |person| Actor::of(person, today, town));
            let mut audiences = actor.audiences(self.id, today, town);
            // The rulebook never lists it; a second lock costs nothing.
            audiences.retain(|audience| *audience != Audience::Sealed);
            (actor, audiences)
        })
    }

    /// What some audiences read after their cursors.
    pub fn page(&self, audiences: &[Audience], after: &Cursors, most: usize) -> Page {
        let mirror = self.mirror.read().unwrap_or_else(PoisonError::into_inner);
        mirror.page(audiences, after, most)
    }

    /// The last sequence number this process knows.
    pub fn seq(&self) -> u64 {
        self.mirror
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .seq
    }

    /// Turns whenever there is something new to pull.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// How many wait for news.
    pub fn listeners(&self) -> usize {
        self.news.receiver_count()
    }

    /// Takes over what other processes wrote.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn freshen(&self) -> Result<(), StoreFault> {
        let known = self.seq();
        let latest = self.store.seq(self.id).await?.unwrap_or(known);
        if latest > known {
            let rows = self.store.rows_after(self.id, known).await?;
            self.take(rows);
        }
        Ok(())
    }

    fn take(&self, rows: Vec<Row>) {
        let seq = {
            let mut mirror = self.mirror.write().unwrap_or_else(PoisonError::into_inner);
            mirror.take(rows);
            mirror.seq
        };
        self.news.send_if_modified(|known| {
            let newer = seq > *known;
            *known = seq.max(*known);
            newer
        });
    }

    /// Sequences for as long as the process lives. A panic outside the rulebook, which is caught
    /// where it is asked, is a fault of this program: whoever waited hears that nothing is certain,
    /// the copy in memory, which may be half changed, is read anew, and the work goes on.
    async fn keep_sequencing(self: Arc<Self>, queue: mpsc::Receiver<Waiting>) {
        let queue = Arc::new(Mutex::new(queue));
        loop {
            let sequencer = Arc::clone(&self).sequence(Arc::clone(&queue));
            match tokio::spawn(sequencer).await {
                Err(ended) if ended.is_panic() => {}
                // The community is let go of, or the process ends.
                Ok(()) | Err(_) => return,
            }
            self.runs.store(false, Ordering::SeqCst);
            tracing::error!(community = %self.id, "the sequencer panicked; it starts again");
            metrics::counter!("linli_sequencer_panics_total").increment(1);
            while let Err(fault) = self.read_anew().await {
                tracing::error!(%fault, "the community cannot be read anew");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            self.runs.store(true, Ordering::SeqCst);
        }
    }

    /// Replaces the copy in memory by what is stored.
    async fn read_anew(&self) -> Result<(), StoreFault> {
        let history = self.store.history(self.id).await?;
        let history = history.ok_or_else(|| StoreFault::Corrupt("no community".to_owned()))?;
        let anew = Mirror::of(history, self.store.rows_after(self.id, 0).await?);
        let seq = anew.seq;
        *self.mirror.write().unwrap_or_else(PoisonError::into_inner) = anew;
        self.news.send_replace(seq);
        Ok(())
    }

    async fn sequence(self: Arc<Self>, queue: Arc<Mutex<mpsc::Receiver<Waiting>>>) {
        let mut queue = queue.lock().await;
        while let Some(first) = queue.recv().await {
            let mut commands = first.asked.len();
            let mut waiting = vec![first];
            // Requests that have arrived get their turn to queue up before the group closes; when
            // two turns bring none, nobody is made to wait for a fuller one.
            let mut quiet = 0;
            while commands < GROUP && quiet < 2 {
                tokio::task::yield_now().await;
                quiet += 1;
                while let Ok(next) = queue.try_recv() {
                    commands += next.asked.len();
                    waiting.push(next);
                    quiet = 0;
                }
            }
            self.settle(waiting).await;
        }
    }

    async fn settle(&self, waiting: Vec<Waiting>) {
        let numbered = |(push, it): (usize, &Waiting)| {
            let of_one = it.asked.clone().into_iter();
            of_one.map(move |asked| Asked { push, ..asked })
        };
        let asked: Vec<Asked> = waiting.iter().enumerate().flat_map(numbered).collect();
        match self.decide_durably(&asked).await {
            Ok(answers) => {
                let mut answers = answers.into_iter();
                for it in waiting {
                    let mine: Option<Vec<_>> = answers.by_ref().take(it.asked.len()).collect();
                    // Whoever asked may have gone; the answer waits under the command's id.
                    let _ = it.reply.send(mine.ok_or(ProblemCode::Failed.into()));
                }
            }
            Err(fault) => {
                tracing::error!(%fault, commands = asked.len(), "a group was not stored");
                metrics::counter!("linli_groups_failed_total").increment(1);
                for it in waiting {
                    let _ = it.reply.send(Err(ProblemCode::Unavailable.into()));
                }
            }
        }
    }

    async fn decide_durably(&self, asked: &[Asked]) -> Result<Vec<Option<Arc<str>>>, StoreFault> {
        let mut tries = 1;
        loop {
            match self.attempt(asked).await {
                Err(fault) if fault.is_contention() && tries < TRIES => {
                    tokio::time::sleep(Duration::from_millis(5 << tries)).await;
                    tries += 1;
                }
                result => return result,
            }
        }
    }

    async fn attempt(&self, asked: &[Asked]) -> Result<Vec<Option<Arc<str>>>, StoreFault> {
        let (mut tx, seq) = self.store.begin(self.id).await?;
        let known = self.seq();
        if known != seq {
            // Another process wrote since; under the lock nobody else can.
            self.take(tx.rows_after(self.id, known).await?);
        }
        let ids: Vec<_> = asked.iter().map(|it| it.envelope.id.0).collect();
        let claimed: HashMap<_, _> = tx
            .claimed(self.id, &ids)
            .await?
            .into_iter()
            .map(|claimed| (claimed.id, claimed))
            .collect();
        let at = self.clock.now();
        let decided = self.decide(seq, asked, &claimed, at);
        let Decided {
            answers,
            rows,
            commands,
            notes,
            seq: last,
        } = decided;
        tx.put(self.id, &rows).await?;
        tx.claim(self.id, &commands).await?;
        for note in &notes {
            tx.note(self.id, note).await?;
        }
        if last > seq {
            tx.advance(self.id, last).await?;
        }
        let erased = self.forget(&mut tx, &rows).await?;
        if !self.commit_delay.is_zero() {
            tokio::time::sleep(self.commit_delay).await;
        }
        tx.commit().await?;
        // Only what is durable is known and answered.
        self.take(rows);
        for person in erased {
            if let Err(fault) = self.store.leave_no_trace(person).await {
                tracing::warn!(%fault, "the files beside the database still hold what was erased");
            }
        }
        metrics::counter!("linli_groups_total").increment(1);
        metrics::counter!("linli_commands_total").increment(commands.len() as u64);
        Ok(answers)
    }

    /// Where somebody's record goes, so does what stands of them beside the records: their devices,
    /// and files that no record shows any more. Who that was.
    async fn forget(&self, tx: &mut Group, rows: &[Row]) -> Result<Vec<PersonId>, StoreFault> {
        let gone = |row: &&Row| row.key.kind == Kind::Member && row.record.is_none();
        let gone: Vec<PersonId> = rows
            .iter()
            .filter(gone)
            .map(|it| it.key.id.into())
            .collect();
        for &person in &gone {
            let files = tx.files_of(self.id, person).await?.into_iter().collect();
            let (phone, shown) = self.look(|town| {
                let member: Option<Member> = (town as &dyn Town).get(person);
                let changed = |key: Key| rows.iter().any(|row| row.key == key);
                let kept = town.iter().filter(|it| !changed(it.key()));
                let new = rows.iter().filter_map(|row| row.record.as_ref());
                (
                    member.and_then(|it| it.phone),
                    named(kept.chain(new), &files),
                )
            });
            let files: Vec<_> = files.difference(&shown).copied().collect();
            tx.forget(self.id, person, phone.as_ref(), &files).await?;
        }
        Ok(gone)
    }

    fn decide(
        &self,
        seq: u64,
        asked: &[Asked],
        claimed: &HashMap<uuid::Uuid, crate::store::Claimed>,
        at: Timestamp,
    ) -> Decided {
        self.look(|town| group(town, seq, asked, claimed, at))
    }
}

//! The sequencer: one per community. It collects the commands that wait, decides them in one
//! write transaction and answers only after the commit. One fsync serves the whole group.

mod calendar;
mod community;
mod decide;
mod mirror;
mod sweep;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use domain::{CommunityId, PersonId};
use tokio::sync::Mutex;
use wire::ProblemCode;

pub use calendar::keep_the_calendar;
pub use community::Community;
pub use mirror::Page;

use mirror::Mirror;

use crate::Clock;
use crate::failure::Failure;
use crate::store::Store;

/// Who sends a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A signed-in person.
    Person(PersonId),
    /// The server itself: installation, sign-in. Never a request from outside.
    System,
}

/// The communities this process serves, each opened when it is first asked for.
pub struct Communities {
    store: Store,
    clock: Clock,
    commit_delay: Duration,
    open: Mutex<HashMap<CommunityId, Arc<Community>>>,
}

impl Communities {
    /// The communities of a store.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            commit_delay: Duration::ZERO,
            open: Mutex::default(),
        }
    }

    /// The same with every commit made slower, as on a slower disk: for measuring only.
    pub fn slowed(self, commit_delay: Duration) -> Self {
        Self {
            commit_delay,
            ..self
        }
    }

    /// A community.
    ///
    /// # Errors
    /// `NotFound` when there is none of this id; `Unavailable` when the database does not answer.
    pub async fn get(&self, id: CommunityId) -> Result<Arc<Community>, Failure> {
        let mut open = self.open.lock().await;
        if let Some(community) = open.get(&id) {
            return Ok(Arc::clone(community));
        }
        let history = self.store.history(id).await?;
        let history = history.ok_or(ProblemCode::NotFound)?;
        let mirror = Mirror::of(history, self.store.rows_after(id, 0).await?);
        let community = Community::start(
            id,
            mirror,
            self.store.clone(),
            self.clock.clone(),
            self.commit_delay,
        );
        open.insert(id, Arc::clone(&community));
        Ok(community)
    }

    /// The community that guests see: the oldest, and usually the only one.
    ///
    /// # Errors
    /// `NotFound` when none was founded yet.
    pub async fn home(&self) -> Result<Arc<Community>, Failure> {
        // Usually it is open already, and the database need not be asked.
        if let [only] = self.opened().await.as_slice() {
            return Ok(Arc::clone(only));
        }
        let ids = self.store.communities().await?;
        self.get(*ids.first().ok_or(ProblemCode::NotFound)?).await
    }

    /// Makes room for a new community; a `SetUp` command then furnishes it.
    ///
    /// # Errors
    /// `Unavailable` when the database refuses.
    pub async fn found(&self, id: CommunityId) -> Result<Arc<Community>, Failure> {
        self.store.found(id, self.clock.now()).await?;
        self.get(id).await
    }

    /// Whether every sequencer that was started runs.
    pub async fn all_run(&self) -> bool {
        self.opened().await.iter().all(|it| it.runs())
    }

    /// Those that are open in this process.
    pub async fn opened(&self) -> Vec<Arc<Community>> {
        self.open.lock().await.values().cloned().collect()
    }
}

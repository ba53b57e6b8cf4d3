//! The replica: what views read and where acts go in.

mod heal;
mod inner;
mod office;
mod photos;
mod reread;
mod session;
mod submit;

use std::rc::Rc;
use std::sync::Arc;

use domain::{Actor, Entity, Key, PersonId, Record, Staged, Timestamp, Town};
use wire::SessionInfo;

pub(crate) use inner::Inner;
pub use office::Office;
pub(crate) use office::escaped;
pub use session::{Cleared, NotDone, SignIn, SignInStep, StillUnsent};

use crate::act::{Act, ActId, Unsaved};
use crate::acts;
use crate::driver;
use crate::http::Transport;
use crate::rim::Rim;
use crate::status::Status;
use crate::store::{Store, StoreFault};

/// How a replica is set up. `Config::default()` is right for a page served by its own server.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name its databases and locks begin with.
    pub name: String,
    /// Records asked for in one pull.
    pub page: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: "linli".to_owned(),
            page: 2_000,
        }
    }
}

/// What a replica stands on: in a browser its own, elsewhere a test's.
pub struct Ports {
    /// Time, chance, other tabs.
    pub rim: Rc<dyn Rim>,
    /// The network.
    pub transport: Rc<dyn Transport>,
    /// The storage.
    pub store: Store,
    /// Why the storage is not what was wanted, if it is not.
    pub fault: Option<StoreFault>,
}

#[cfg(target_arch = "wasm32")]
impl Ports {
    /// What a browser tab stands on.
    pub async fn of_browser(config: &Config) -> Self {
        crate::browser::ports(config).await
    }
}

/// The replica in this tab. Clones are the same replica.
#[derive(Clone)]
pub struct Replica {
    inner: Rc<Inner>,
}

impl Replica {
    /// Opens what this browser keeps, reads it into memory, and starts draining and pulling.
    #[cfg(target_arch = "wasm32")]
    pub async fn open(config: Config) -> Self {
        let ports = Ports::of_browser(&config).await;
        Self::open_on(config, ports).await
    }

    /// The same on other ground: a test's clock, network and storage.
    pub async fn open_on(config: Config, ports: Ports) -> Self {
        let inner = Rc::new(Inner::new(config, ports));
        inner.load().await;
        inner.watch_store();
        driver::start(&inner);
        Self { inner }
    }

    /// Reads the town as it is shown: confirmed records with the waiting acts folded over them.
    pub fn read<T>(&self, look: impl FnOnce(&dyn Town) -> T) -> T {
        let state = self.inner.state.borrow();
        look(&Staged {
            base: state.confirmed.town(),
            layer: &state.layer,
        })
    }

    /// All shown records of a type, in no order.
    pub fn all<E: Entity>(&self) -> Vec<E> {
        let state = self.inner.state.borrow();
        let layer = &state.layer;
        let key = |it: &E| Key {
            kind: E::KIND,
            id: it.id().into(),
        };
        let confirmed = state.confirmed.town().all::<E>();
        let confirmed = confirmed.filter(|it| !layer.touches(key(it))).cloned();
        let laid = layer
            .iter()
            .filter_map(|(_, record)| E::from_record(record?).cloned());
        confirmed.chain(laid).collect()
    }

    /// Every shown record, in no order.
    pub fn records(&self) -> Vec<Arc<Record>> {
        let state = self.inner.state.borrow();
        let layer = &state.layer;
        let confirmed = state.confirmed.town().iter();
        let confirmed = confirmed.filter(|record| !layer.touches(record.key()));
        let laid = layer.iter().filter_map(|(_, record)| record);
        confirmed.chain(laid).cloned().collect()
    }

    /// Calls back after anything that views read has changed, for as long as the tab lives.
    pub fn on_change(&self, call: Box<dyn Fn()>) {
        self.inner.listeners.borrow_mut().push(Rc::from(call));
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.inner.version.get()
    }

    /// Now: the phone's clock corrected by the server's last answer.
    pub fn now(&self) -> Timestamp {
        self.inner.now()
    }

    /// Takes an act on: tries it, keeps it strictly, then queues it. When this returns `Ok`, it
    /// is saved on this phone.
    ///
    /// # Errors
    /// A refusal this phone can be sure of, or a storage that did not take it. Nothing was saved.
    pub async fn submit(&self, command: domain::Command) -> Result<ActId, Unsaved> {
        submit::submit(&self.inner, command).await
    }

    /// Fetches the part of the program that takes acts on, so that the first act need not wait
    /// for it. Tells whether it is here.
    pub async fn fetch_acts(&self) -> bool {
        acts::arrive().await.is_some()
    }

    /// The acts of whoever is signed in, newest first.
    pub fn acts(&self) -> Vec<Act> {
        let state = self.inner.state.borrow();
        state.outbox.acts(self.inner.keeps())
    }

    /// Whether such an act waits for the server's answer.
    pub fn waits(&self, which: &dyn Fn(&domain::Command) -> bool) -> bool {
        let state = self.inner.state.borrow();
        let mut waiting = state.outbox.iter().filter(|item| item.waits());
        waiting.any(|item| item.command().is_some_and(which))
    }

    /// Lets go of a refused act that was read; its lane moves on.
    pub async fn dismiss(&self, act: ActId) {
        submit::dismiss(&self.inner, act).await;
    }

    /// How the replica is.
    pub fn status(&self) -> Status {
        let state = self.inner.state.borrow();
        Status {
            online: state.online && self.inner.rim.online(),
            lacks_a_part: state.unread_acts || state.confirmed.waits,
            paused_for_sign_in: state.paused,
            reload_needed: state.reload,
            storage: state.storage,
            waiting: state.outbox.waiting(),
            unsent: state.outbox.unsent(),
            last_pulled_at: state.meta.last_pulled_at,
            loaded: state.loaded,
        }
    }

    /// Keeps a text that is not sent yet; a failure shows in the status.
    pub async fn save_draft(&self, key: &str, text: &str) {
        let key = self.inner.draft_key(key);
        let store = self.inner.store();
        self.inner.note(store.save_draft(&key, text).await);
    }

    /// A text that was kept.
    pub async fn draft(&self, key: &str) -> Option<String> {
        let key = self.inner.draft_key(key);
        let store = self.inner.store();
        self.inner.note(store.draft(&key).await).flatten()
    }

    /// Lets go of a draft.
    pub async fn drop_draft(&self, key: &str) {
        let key = self.inner.draft_key(key);
        let store = self.inner.store();
        self.inner.note(store.drop_draft(&key).await);
    }

    /// Who is signed in on this phone.
    pub fn me(&self) -> Option<PersonId> {
        self.session().map(|session| session.person)
    }

    /// Whoever acts, as the rules see them now.
    pub fn actor(&self) -> Actor {
        let on = self.now().day();
        match self.me() {
            Some(person) => self.read(|town| Actor::of(person, on, town)),
            None => Actor::Guest,
        }
    }

    /// The session as this phone knows it.
    pub fn session(&self) -> Option<SessionInfo> {
        self.inner.state.borrow().meta.session.clone()
    }

    /// What only the office does.
    pub fn office(&self) -> Office {
        Office::new(Rc::clone(&self.inner))
    }
}

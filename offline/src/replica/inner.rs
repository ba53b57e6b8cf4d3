//! The state of a tab, and the few ways it changes.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use domain::{Digest, Layer, PersonId, Timestamp};
use wire::routes;

use super::{Config, Ports};
use crate::acts::acts;
use crate::bell::Bell;
use crate::http::{Request, Transport};
use crate::merge::Confirmed;
use crate::outbox::Outbox;
use crate::overlay;
use crate::rim::Rim;
use crate::status::Storage;
use crate::store::{Meta, Store, StoreFault};

pub(crate) struct Inner {
    pub config: Config,
    pub rim: Rc<dyn Rim>,
    pub transport: Rc<dyn Transport>,
    pub state: RefCell<State>,
    pub listeners: RefCell<Vec<Rc<dyn Fn()>>>,
    pub version: Cell<u64>,
    /// Rung when there is something to send or to pull.
    pub bell: Bell,
    /// Rung when a failure may be over: the network is back, the page is looked at.
    pub revived: Bell,
    pub urls: RefCell<BTreeMap<Digest, String>>,
    pub numbers: Cell<u64>,
    /// Whether someone is getting the storage back already.
    pub healing: Cell<bool>,
    /// Whether a sign-out is on its way.
    pub ending: Cell<bool>,
    /// How often the storage was replaced.
    pub stores: Cell<u64>,
    /// Whether this tab sends and pulls.
    pub drives: Cell<bool>,
    /// What it told the other tabs last.
    pub said: RefCell<String>,
    store: RefCell<Store>,
}

#[derive(Default)]
pub(crate) struct State {
    pub confirmed: Confirmed,
    pub layer: Layer,
    pub outbox: Outbox,
    pub meta: Meta,
    pub online: bool,
    pub paused: bool,
    pub reload: bool,
    pub storage: Storage,
    pub loaded: bool,
    /// Photos the server has, as far as this tab knows.
    pub uploaded: BTreeSet<Digest>,
    /// The vault holds acts, and the part of the program that reads them is out of reach yet.
    pub unread_acts: bool,
    /// Nothing was stored when this tab began.
    pub blank: bool,
    /// How many values of receipts are stored.
    pub receipt_values: usize,
    /// Grows whenever someone signs in or out, here or in another tab.
    pub turn: u64,
}

impl State {
    pub fn me(&self) -> Option<PersonId> {
        self.meta.session.as_ref().map(|session| session.person)
    }

    /// Folds everything again. Without the rules there is no act in the outbox either.
    pub fn refold(&mut self) {
        self.layer = match acts() {
            Some(acts) => overlay::folded(acts, self.confirmed.town(), &self.outbox),
            None => Layer::default(),
        };
    }
}

impl Inner {
    pub fn new(config: Config, ports: Ports) -> Self {
        let mut state = State::default();
        match ports.fault {
            Some(StoreFault::Newer) => state.reload = true,
            Some(StoreFault::Quota | StoreFault::Broken) => state.storage = Storage::Memory,
            None => {}
        }
        Self {
            config,
            rim: ports.rim,
            transport: ports.transport,
            state: RefCell::new(state),
            listeners: RefCell::default(),
            version: Cell::new(0),
            bell: Bell::default(),
            revived: Bell::default(),
            urls: RefCell::default(),
            numbers: Cell::new(0),
            healing: Cell::new(false),
            ending: Cell::new(false),
            stores: Cell::new(0),
            drives: Cell::new(false),
            said: RefCell::default(),
            store: RefCell::new(ports.store),
        }
    }

    pub fn now(&self) -> Timestamp {
        let ahead = self.state.borrow().meta.ahead_ms;
        self.rim.now().plus_ms(ahead)
    }

    pub fn replace_store(&self, store: Store) {
        *self.store.borrow_mut() = store;
        self.stores.set(self.stores.get() + 1);
    }

    pub fn store(&self) -> Store {
        self.store.borrow().clone()
    }

    /// Whether what is saved outlives this tab.
    pub fn keeps(&self) -> bool {
        self.state.borrow().storage.keeps()
    }

    /// Changes the state, and tells the views.
    pub fn change<T>(&self, how: impl FnOnce(&mut State) -> T) -> T {
        let out = how(&mut self.state.borrow_mut());
        self.changed();
        out
    }

    pub fn changed(&self) {
        self.version.set(self.version.get() + 1);
        let listeners = self.listeners.borrow().clone();
        listeners.iter().for_each(|call| call());
    }

    /// Takes note of how the storage did, and tells the views. [`Self::heal`] mends a dead one.
    pub fn note<T>(&self, kept: Result<T, StoreFault>) -> Option<T> {
        let fault = match kept {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        match fault {
            StoreFault::Quota => self.change(|state| state.storage = Storage::Quota),
            StoreFault::Newer => self.change(|state| state.reload = true),
            StoreFault::Broken => self.change(|state| state.storage = Storage::Broken),
        }
        None
    }

    /// Takes note that the storage has room again.
    pub fn has_room(&self) {
        if self.state.borrow().storage == Storage::Quota {
            self.change(|state| state.storage = Storage::Ok);
        }
    }

    /// Whose turn it is: an answer to a question of an earlier one is nobody's any more.
    pub fn turn(&self) -> u64 {
        self.state.borrow().turn
    }

    /// The request, with whom this tab takes the phone's session for.
    pub fn by_me(&self, request: Request) -> Request {
        let me = self.state.borrow().me();
        let me = me.map_or_else(|| routes::GUEST.to_owned(), |me| me.to_string());
        request.header(routes::PERSON_HEADER, me)
    }

    pub fn draft_key(&self, key: &str) -> String {
        match self.state.borrow().me() {
            Some(person) => format!("{person}/{key}"),
            None => format!("guest/{key}"),
        }
    }

    /// The place of the next act in the order of making.
    pub fn next_number(&self) -> u64 {
        let known = self.state.borrow().outbox.next_number();
        let number = known.max(self.numbers.get());
        self.numbers.set(number + 1);
        number
    }
}

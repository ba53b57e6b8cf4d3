//! A phone with tabs: one storage, one cookie, one lock, and a clock that may be wrong.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use domain::Timestamp;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use offline::store::{Memory, Store};
use offline::{Config, Ports, Replica, Rim, Wake};
use uuid::Uuid;

use crate::network::Line;
use crate::{Network, World};

/// A phone.
pub struct Phone {
    /// What its browser keeps.
    pub memory: Memory,
    /// Its network.
    pub network: Rc<Network>,
    world: Rc<World>,
    /// How far its clock is ahead; a clock may jump.
    pub ahead_ms: Cell<i64>,
    locks: Locks,
    lock: Rc<Lock>,
    tabs: RefCell<BTreeMap<u64, Tab>>,
    tabs_opened: Cell<u64>,
}

/// Whether a browser keeps all tabs but one from driving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locks {
    /// It knows locks.
    Known,
    /// It knows none: a lease decides.
    Unknown,
    /// It gives the same lock to everyone who asks: every tab drives.
    Broken,
}

/// What a tab does when something happens.
type Woken = Rc<RefCell<Option<Box<dyn Fn(Wake)>>>>;

/// What runs in a tab; nothing more once it is killed.
type Tasks = Rc<RefCell<Option<Vec<AbortHandle>>>>;

struct Tab {
    /// `None` while it is opening.
    replica: Option<Replica>,
    tasks: Tasks,
    wake: Woken,
    /// When the last thing said to it arrives: what is said keeps its order.
    hears_at: Cell<Timestamp>,
}

impl Phone {
    /// A phone whose clock is ahead by so much, with a browser that knows locks or does not.
    pub fn new(world: &Rc<World>, network: Rc<Network>, ahead_ms: i64, locks: Locks) -> Rc<Self> {
        Rc::new(Self {
            memory: Memory::default(),
            network,
            world: Rc::clone(world),
            ahead_ms: Cell::new(ahead_ms),
            locks,
            lock: Rc::default(),
            tabs: RefCell::default(),
            tabs_opened: Cell::new(0),
        })
    }

    /// Opens a tab.
    pub async fn open_tab(self: Rc<Self>) -> (u64, Replica) {
        let number = self.tabs_opened.get();
        self.tabs_opened.set(number + 1);
        let tasks: Tasks = Rc::new(RefCell::new(Some(Vec::new())));
        let wake: Woken = Rc::default();
        let rim = TabRim {
            phone: Rc::downgrade(&self),
            world: Rc::clone(&self.world),
            number,
            lock: match self.locks {
                Locks::Known => Some(Rc::clone(&self.lock)),
                Locks::Unknown => None,
                Locks::Broken => Some(Rc::default()),
            },
            tasks: Rc::clone(&tasks),
            wake: Rc::clone(&wake),
        };
        let ports = Ports {
            rim: Rc::new(rim),
            transport: Rc::new(Line(Rc::clone(&self.network))),
            store: Store::Memory(self.memory.connect()),
            fault: None,
        };
        let tab = Tab {
            replica: None,
            tasks,
            wake,
            hears_at: Cell::new(self.world.now()),
        };
        self.tabs.borrow_mut().insert(number, tab);
        let replica = Replica::open_on(Config::default(), ports).await;
        if let Some(tab) = self.tabs.borrow_mut().get_mut(&number) {
            tab.replica = Some(replica.clone());
        }
        (number, replica)
    }

    /// Kills a tab: nothing of it runs any more.
    pub fn kill_tab(&self, number: u64) {
        if let Some(tab) = self.tabs.borrow_mut().remove(&number) {
            let tasks = tab.tasks.take().unwrap_or_default();
            tasks.iter().for_each(AbortHandle::abort);
            tab.wake.replace(None);
        }
    }

    /// From now on its storage answers after a while, as a browser's does.
    pub fn slow_storage(&self, most_ms: u64) {
        let world = Rc::clone(&self.world);
        self.memory.answer_at(Rc::new(move || {
            let ms = world.chance.below(most_ms + 1);
            world.sleep(ms)
        }));
    }

    /// The tabs that live.
    pub fn tabs(&self) -> Vec<(u64, Replica)> {
        let tabs = self.tabs.borrow();
        tabs.iter()
            .filter_map(|(number, tab)| Some((*number, tab.replica.clone()?)))
            .collect()
    }

    /// Tells every tab that something happened.
    pub fn wake_all(&self, why: Wake) {
        self.wake_others(None, why);
    }

    fn wake_others(&self, but: Option<u64>, why: Wake) {
        let tabs = self.tabs.borrow();
        let others = tabs.iter().filter(|(number, _)| Some(**number) != but);
        for (_, tab) in others {
            let wake = Rc::clone(&tab.wake);
            let why = why.clone();
            let now = self.world.now();
            let at = now.plus_ms(self.world.chance.below(5) as i64);
            let at = at.max(tab.hears_at.get());
            tab.hears_at.set(at);
            let way = self.world.sleep((at.0 - now.0) as u64);
            self.world.spawn(async move {
                way.await;
                if let Some(wake) = wake.borrow().as_ref() {
                    wake(why);
                }
            });
        }
    }
}

struct TabRim {
    phone: Weak<Phone>,
    world: Rc<World>,
    number: u64,
    lock: Option<Rc<Lock>>,
    tasks: Tasks,
    wake: Woken,
}

impl Rim for TabRim {
    fn now(&self) -> Timestamp {
        let ahead_ms = self.phone.upgrade().map_or(0, |phone| phone.ahead_ms.get());
        self.world.now().plus_ms(ahead_ms)
    }

    fn new_id(&self) -> Uuid {
        self.world.chance.id(self.now().0)
    }

    fn random(&self) -> u64 {
        self.world.chance.number()
    }

    fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()> {
        self.world.sleep(ms)
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        if let Some(tasks) = self.tasks.borrow_mut().as_mut() {
            let (task, handle) = abortable(task);
            tasks.push(handle);
            self.world.spawn(task.map(drop));
        }
    }

    fn lead(&self) -> Option<LocalBoxFuture<'static, Box<dyn Any>>> {
        let lock = Rc::clone(self.lock.as_ref()?);
        let (grant, granted) = oneshot::channel();
        lock.waiting.borrow_mut().push_back(grant);
        lock.grant();
        Some(
            async move {
                // Whoever cannot be granted the lock any more waits for ever, like a closed tab.
                match granted.await {
                    Ok(held) => Box::new(held) as Box<dyn Any>,
                    Err(_) => futures::future::pending().await,
                }
            }
            .boxed_local(),
        )
    }

    fn tell(&self, word: &str) {
        if let Some(phone) = self.phone.upgrade() {
            phone.wake_others(Some(self.number), Wake::Told(word.to_owned()));
        }
    }

    fn on_wake(&self, wake: Box<dyn Fn(Wake)>) {
        self.wake.replace(Some(wake));
    }

    fn online(&self) -> bool {
        self.phone
            .upgrade()
            .is_some_and(|phone| !phone.network.cut.get())
    }

    fn object_url(&self, bytes: &[u8]) -> String {
        format!("blob:{}", domain::Digest::of(bytes))
    }

    fn drop_url(&self, _url: &str) {}
}

/// A lock as browsers have it: first come, first served, let go of when its holder dies.
#[derive(Default)]
struct Lock {
    held: Cell<bool>,
    waiting: RefCell<VecDeque<oneshot::Sender<Held>>>,
}

struct Held(Rc<Lock>);

impl Lock {
    fn grant(self: &Rc<Self>) {
        while !self.held.get() {
            let Some(next) = self.waiting.borrow_mut().pop_front() else {
                return;
            };
            self.held.set(true);
            if let Err(held) = next.send(Held(Rc::clone(self))) {
                // Dead by now; dropping it grants the next one.
                drop(held);
                return;
            }
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.held.set(false);
        self.0.grant();
    }
}

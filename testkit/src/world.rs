//! A world with its own time: tasks run until all of them wait, then time jumps to the next timer.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::Rc;

use domain::Timestamp;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::executor::{LocalPool, LocalSpawner};
use futures::future::LocalBoxFuture;
use futures::task::LocalSpawnExt;

use crate::{Chance, MockClock};

/// Time, chance and tasks.
pub struct World {
    /// Chance, from the seed.
    pub chance: Chance,
    clock: MockClock,
    pool: RefCell<LocalPool>,
    spawner: LocalSpawner,
    timers: RefCell<BTreeMap<(Timestamp, u64), oneshot::Sender<()>>>,
    timers_made: Cell<u64>,
}

impl World {
    /// A world that begins at an instant.
    pub fn new(seed: u64, begins_at: Timestamp) -> Rc<Self> {
        let pool = LocalPool::new();
        let spawner = pool.spawner();
        Rc::new(Self {
            chance: Chance::new(seed),
            clock: MockClock::at(begins_at),
            pool: RefCell::new(pool),
            spawner,
            timers: RefCell::default(),
            timers_made: Cell::new(0),
        })
    }

    /// The true time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Runs a task beside the others.
    pub fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        let spawned = self.spawner.spawn_local(task);
        spawned.expect("the world stands as long as anyone spawns in it");
    }

    /// Waits.
    pub fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()> {
        let (ring, rung) = oneshot::channel();
        let number = self.timers_made.get();
        self.timers_made.set(number + 1);
        let at = self.now().plus_ms(i64::try_from(ms).unwrap_or(i64::MAX));
        self.timers.borrow_mut().insert((at, number), ring);
        rung.map(|_| ()).boxed_local()
    }

    /// Lets time pass, in milliseconds.
    pub fn pass(&self, ms: i64) {
        let until = self.now().plus_ms(ms);
        loop {
            self.pool.borrow_mut().run_until_stalled();
            let Some((at, ring)) = self.next_timer(until) else {
                break;
            };
            self.clock.advance(at.0 - self.now().0);
            // Whoever slept may be gone by now.
            let _ = ring.send(());
        }
        self.clock.advance(until.0 - self.now().0);
    }

    /// Runs a task to its end, letting time pass as it must.
    pub fn finish<T: 'static>(&self, task: impl Future<Output = T> + 'static) -> T {
        let (send, mut done) = oneshot::channel();
        self.spawn(async move {
            // The receiver is held below until this is done.
            let _ = send.send(task.await);
        });
        loop {
            self.pool.borrow_mut().run_until_stalled();
            if let Ok(Some(value)) = done.try_recv() {
                return value;
            }
            let far = Timestamp(i64::MAX);
            let (at, ring) = self.next_timer(far).expect("a task waits for something");
            self.clock.advance(at.0 - self.now().0);
            let _ = ring.send(());
        }
    }

    fn next_timer(&self, until: Timestamp) -> Option<(Timestamp, oneshot::Sender<()>)> {
        let mut timers = self.timers.borrow_mut();
        let first = timers.first_entry()?;
        let at = first.key().0;
        (at <= until).then(|| (at, first.remove()))
    }
}

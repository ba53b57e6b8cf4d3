//! The simulator (S1): phones with tabs and wrong clocks act on a network that loses, doubles,
//! delays and cuts, before a server that crashes, forgets sessions and changes its schema. Then
//! the faults stop, and everything must have come out right. One seed is one history.

mod acts;
mod check;
mod faults;
mod sessions;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use domain::{CommandId, PersonId};
use offline::{ActState, Replica, SignIn};

use crate::{Locks, Network, Phone, Server, Weather, World, activate, neighbourhood};

/// How large a history is.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// What it is made from.
    pub seed: u64,
    /// How many phones.
    pub phones: usize,
    /// The most tabs in each.
    pub tabs: usize,
    /// How many things happen.
    pub events: u32,
}

impl Plan {
    /// The short form: small, so that thousands fit in a test run.
    pub fn short(seed: u64) -> Self {
        Self {
            seed,
            phones: 3,
            tabs: 3,
            events: 30,
        }
    }
}

/// What happened, to see that something did.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Acts saved on a phone.
    pub saved: usize,
    /// Acts the server did.
    pub done: usize,
    /// Acts the server refused.
    pub refused: usize,
    /// Times a phone's storage was cleared.
    pub wiped: usize,
}

/// Everything in one history.
struct History {
    plan: Plan,
    world: Rc<World>,
    server: Rc<RefCell<Server>>,
    down: Rc<Cell<bool>>,
    weather: Rc<Cell<Weather>>,
    phones: Vec<Rc<Phone>>,
    /// Acts that were said to be saved.
    saved: Acts,
    /// Acts that a resident or a browser has thrown away: some may have been sent before.
    dropped: Acts,
    /// How often each phone's storage was cleared.
    wipes: Rc<RefCell<Vec<usize>>>,
}

type Acts = Rc<RefCell<BTreeMap<CommandId, Saved>>>;

/// Where and by whom an act was saved.
#[derive(Clone, Copy)]
struct Saved {
    phone: usize,
    person: PersonId,
}

/// Lives a history.
///
/// # Errors
/// Says which promise was broken.
pub fn run(plan: &Plan) -> Result<Figures, String> {
    let mut history = History::new(*plan);
    for _ in 0..plan.events {
        history.happen();
    }
    history.heal();
    let figures = history.check()?;
    history.start_again_offline();
    history.check_what_is_stored()?;
    Ok(figures)
}

impl History {
    fn new(plan: Plan) -> Self {
        let place = neighbourhood();
        let world = World::new(plan.seed, place.now);
        let server = Rc::new(RefCell::new(Server::new(place)));
        let mut history = Self {
            plan,
            world,
            server,
            down: Rc::default(),
            weather: Rc::default(),
            phones: Vec::new(),
            saved: Rc::default(),
            dropped: Rc::default(),
            wipes: Rc::new(RefCell::new(vec![0; plan.phones])),
        };
        let ears = Rc::default();
        for number in 0..plan.phones {
            let (world, weather) = (&history.world, &history.weather);
            let network = Network::new(world, &history.server, &history.down, weather, &ears);
            let day_ms = 86_400_000;
            let ahead_ms = world.chance.below(4 * day_ms) as i64 - 2 * day_ms as i64;
            let locks = match world.chance.below(10) {
                0..6 => Locks::Known,
                6..9 => Locks::Unknown,
                _ => Locks::Broken,
            };
            let phone = Phone::new(world, network, ahead_ms, locks);
            if world.chance.percent(60) {
                phone.slow_storage(world.chance.below(120));
            }
            history.phones.push(phone);
            history.sign_in(number);
        }
        history.world.pass(3_000);
        history.weather.set(history.bad_weather());
        history
    }

    /// One thing happens, then some time passes.
    fn happen(&mut self) {
        match self.world.chance.below(100) {
            0..58 => self.act(),
            58..72 => self.some_tab(),
            72..80 => self.some_cut(),
            80..89 => self.some_trouble_with_the_server(),
            89..95 => self.some_session(),
            95..97 => self.some_jump_of_the_clock(),
            _ => self.some_loss_of_storage(),
        }
        let pause = self.world.chance.below(4_000);
        self.world.pass(pause as i64);
    }

    fn bad_weather(&self) -> Weather {
        let chance = &self.world.chance;
        Weather {
            lost: chance.below(25),
            unheard: chance.below(25),
            doubled: chance.below(20),
            slowest_ms: chance.below(3_000),
        }
    }

    fn sign_in(&self, number: usize) {
        let phone = Rc::clone(&self.phones[number]);
        let person = number % self.server.borrow().place.people.len();
        self.world.finish(async move {
            let (_, replica) = phone.open_tab().await;
            let signed_in = replica.sign_in(SignIn::Activate(activate(person))).await;
            signed_in.expect("the network is still good");
        });
    }

    /// The faults stop, and nobody touches a phone but to reload an old tab, to read a reason, and
    /// to come back for what they left unsent when another signed in.
    fn heal(&mut self) {
        self.weather.set(Weather {
            slowest_ms: 50,
            ..Weather::default()
        });
        self.down.set(false);
        self.server.borrow_mut().schema = wire::SCHEMA;
        self.server.borrow_mut().forgets_sessions = false;
        for phone in &self.phones {
            phone.network.cut.set(false);
        }
        self.world.pass(10_000);
        for _ in 0..3 {
            self.settle_down();
        }
        while self.someone_comes_back() {
            self.settle_down();
            self.settle_down();
        }
        // A lane whose acts are refused one after the other is read one reason at a time.
        while self.waits_behind_a_reason() {
            self.settle_down();
        }
    }

    fn waits_behind_a_reason(&self) -> bool {
        let tabs = self
            .phones
            .iter()
            .filter_map(|phone| phone.tabs().into_iter().next());
        let mut tabs = tabs.map(|(_, replica)| replica);
        tabs.any(|replica| replica.status().waiting > 0 && !unread(&replica).is_empty())
    }

    fn settle_down(&self) {
        self.reload_old_tabs();
        self.read_reasons();
        self.world.pass(130_000);
    }

    /// Every phone is started again where there is no network: what it shows is what it kept.
    fn start_again_offline(&self) {
        for phone in &self.phones {
            phone.network.cut.set(true);
            phone
                .tabs()
                .iter()
                .for_each(|(tab, _)| phone.kill_tab(*tab));
            self.world.finish(Rc::clone(phone).open_tab());
        }
    }

    fn reload_old_tabs(&self) {
        for phone in &self.phones {
            for (tab, replica) in phone.tabs() {
                if replica.status().reload_needed {
                    phone.kill_tab(tab);
                }
            }
            if phone.tabs().is_empty() {
                self.world.finish(Rc::clone(phone).open_tab());
            }
        }
    }

    fn read_reasons(&self) {
        for phone in &self.phones {
            let Some((_, replica)) = phone.tabs().into_iter().next() else {
                continue;
            };
            for act in unread(&replica) {
                let replica = replica.clone();
                self.world.finish(async move { replica.dismiss(act).await });
            }
        }
    }
}

fn unread(replica: &Replica) -> Vec<CommandId> {
    let acts = replica.acts().into_iter();
    let blocked =
        acts.filter(|act| matches!(act.state, ActState::Refused { .. } | ActState::Stuck { .. }));
    blocked.map(|act| act.id).collect()
}

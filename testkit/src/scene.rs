//! One phone with one tab, signed in, a neighbourhood behind it.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use domain::proposals::{Command as Proposals, Photo, Say, SetSupport, Stance, Submit};
use domain::{Command, CommandId, Digest, Line, ProposalId, Prose};
use offline::{ActState, Replica, SignIn, Unsaved};
use wire::Activate;

use crate::{Locks, Network, Phone, Server, Weather, World, neighbourhood};

/// One phone with one tab, signed in.
pub struct Scene {
    /// Time and chance.
    pub world: Rc<World>,
    /// The server.
    pub server: Rc<RefCell<Server>>,
    /// How bad the network is.
    pub weather: Rc<Cell<Weather>>,
    /// The phone.
    pub phone: Rc<Phone>,
    /// Its first tab.
    pub replica: Replica,
}

impl Scene {
    /// The neighbour with number 1, on a good network and with a true clock.
    pub fn new(seed: u64) -> Self {
        Self::with_clock(seed, 0)
    }

    /// The same with a phone whose clock is ahead.
    pub fn with_clock(seed: u64, ahead_ms: i64) -> Self {
        Self::with(seed, ahead_ms, Locks::Known)
    }

    /// The same in another browser.
    pub fn with(seed: u64, ahead_ms: i64, locks: Locks) -> Self {
        let place = neighbourhood();
        let world = World::new(seed, place.now);
        let server = Rc::new(RefCell::new(Server::new(place)));
        let weather = Rc::new(Cell::new(Weather {
            slowest_ms: 40,
            ..Weather::default()
        }));
        let network = Network::new(&world, &server, &Rc::default(), &weather, &Rc::default());
        let phone = Phone::new(&world, network, ahead_ms, locks);
        let (_, replica) = world.finish(Rc::clone(&phone).open_tab());
        let scene = Self {
            world,
            server,
            weather,
            phone,
            replica,
        };
        scene.sign_in(1);
        scene
    }

    /// Signs a neighbour in by their number.
    pub fn sign_in(&self, number: usize) {
        let signed_in = self.run(|replica| async move {
            let step = SignIn::Activate(activate(number));
            replica.sign_in(step).await
        });
        signed_in.expect("the network is good");
        self.world.pass(2_000);
    }

    /// From now on each way takes up to so many milliseconds.
    pub fn slow_network(&self, slowest_ms: u64) {
        self.weather.set(Weather {
            slowest_ms,
            ..Weather::default()
        });
    }

    /// Opens another tab.
    pub fn another_tab(&self) -> Replica {
        let (_, tab) = self.world.finish(Rc::clone(&self.phone).open_tab());
        tab
    }

    /// Runs something with the tab, letting time pass as it must.
    pub fn run<T: 'static, F>(&self, task: impl FnOnce(Replica) -> F) -> T
    where
        F: Future<Output = T> + 'static,
    {
        self.world.finish(task(self.replica.clone()))
    }

    /// Takes an act on.
    ///
    /// # Errors
    /// As [`Replica::submit`].
    pub fn submit(&self, command: Command) -> Result<CommandId, Unsaved> {
        self.run(|replica| async move { replica.submit(command).await })
    }

    /// Says something about the proposal that was handed in.
    ///
    /// # Errors
    /// As [`Replica::submit`].
    pub fn say(&self, text: &str) -> Result<CommandId, Unsaved> {
        let proposal = self.server.borrow().place.submitted;
        self.say_about(proposal, text)
    }

    /// Says something about a proposal.
    ///
    /// # Errors
    /// As [`Replica::submit`].
    pub fn say_about(&self, proposal: ProposalId, text: &str) -> Result<CommandId, Unsaved> {
        self.submit(Command::Proposals(Proposals::Say(Say {
            id: self.world.chance.id(0).into(),
            proposal,
            stance: Stance::For,
            text: Prose::new(text).expect("prose"),
            answers: None,
        })))
    }

    /// Supports the proposal that is voted on, or no longer.
    ///
    /// # Errors
    /// As [`Replica::submit`].
    pub fn support(&self, supports: bool) -> Result<CommandId, Unsaved> {
        let proposal = self.server.borrow().place.voted_on;
        let support = SetSupport { proposal, supports };
        self.submit(Command::Proposals(Proposals::Support(support)))
    }

    /// Proposes with a photo that goes up in three pieces.
    ///
    /// # Errors
    /// As [`Replica::submit`].
    pub fn propose(&self) -> Result<(CommandId, Digest), Unsaved> {
        let photo = vec![7; 150_000];
        let hash = Digest::of(&photo);
        self.run(|replica| async move { replica.keep_photo(photo).await })?;
        let submit = {
            let server = self.server.borrow();
            let mut details = server.place.details("车棚装灯");
            details.photos.push(Photo {
                hash,
                width: 800,
                height: 600,
                shows: None,
            });
            Submit {
                id: self.world.chance.id(0).into(),
                community: server.place.community,
                compound: server.place.compound,
                details,
                facts: None,
                behalf: None,
            }
        };
        let id = self.submit(Command::Proposals(Proposals::Submit(submit)))?;
        Ok((id, hash))
    }

    /// Where an act stands, as this tab says.
    pub fn state(&self, id: CommandId) -> Option<ActState> {
        let acts = self.replica.acts();
        acts.into_iter()
            .find(|act| act.id == id)
            .map(|act| act.state)
    }

    /// Whether an act was counted, as this tab says.
    pub fn is_counted(&self, id: CommandId) -> bool {
        matches!(self.state(id), Some(ActState::Counted { .. }))
    }
}

/// How a neighbour signs in, by their number.
pub fn activate(number: usize) -> Activate {
    Activate {
        code: number.to_string(),
        name: line("秦招娣"),
        claim: domain::members::Claim::Family,
        phone: None,
        otp: None,
        device: line("Android"),
    }
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

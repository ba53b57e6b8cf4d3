//! S2: the queue always drains.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use domain::proposals::{Command as Proposals, Photo, Say, SetSupport, Stance, Submit};
use domain::{Command, CommandId, Digest, Line, Prose};
use offline::{ActState, Replica, SignIn};
use testkit::{Network, Phone, Server, Weather, World, neighbourhood};
use wire::{Activate, ProblemCode};

/// One phone, one tab, signed in.
struct Scene {
    world: Rc<World>,
    server: Rc<RefCell<Server>>,
    phone: Rc<Phone>,
    replica: Replica,
}

fn scene(seed: u64) -> Scene {
    let place = neighbourhood();
    let world = World::new(seed, place.now);
    let server = Rc::new(RefCell::new(Server::new(place)));
    let weather = Rc::new(Cell::new(Weather {
        slowest_ms: 40,
        ..Weather::default()
    }));
    let network = Network::new(&world, &server, &Rc::default(), &weather, &Rc::default());
    let phone = Phone::new(&world, network, 0, true);
    let (_, replica) = world.finish(Rc::clone(&phone).open_tab());
    let activate = Activate {
        code: "1".to_owned(),
        name: Line::new("秦招娣").unwrap(),
        claim: domain::members::Claim::Family,
        phone: None,
        otp: None,
        device: Line::new("Android").unwrap(),
    };
    let signing = replica.clone();
    world
        .finish(async move { signing.sign_in(SignIn::Activate(activate)).await })
        .unwrap();
    world.pass(2_000);
    Scene {
        world,
        server,
        phone,
        replica,
    }
}

impl Scene {
    fn submit(&self, command: Command) -> CommandId {
        let replica = self.replica.clone();
        self.world
            .finish(async move { replica.submit(command).await })
            .unwrap()
    }

    fn say(&self, text: &str) -> CommandId {
        let proposal = self.server.borrow().place.submitted;
        self.submit(Command::Proposals(Proposals::Say(Say {
            id: self.world.chance.id(0).into(),
            proposal,
            stance: Stance::For,
            text: Prose::new(text).unwrap(),
            answers: None,
        })))
    }

    fn support(&self) -> CommandId {
        let proposal = self.server.borrow().place.voted_on;
        self.submit(Command::Proposals(Proposals::Support(SetSupport {
            proposal,
            supports: true,
        })))
    }

    /// Proposes with a photo that goes up in three pieces.
    fn propose(&self) -> (CommandId, Digest) {
        let photo = vec![7; 150_000];
        let hash = Digest::of(&photo);
        let replica = self.replica.clone();
        self.world
            .finish(async move { replica.keep_photo(photo).await })
            .unwrap();
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
            }
        };
        (
            self.submit(Command::Proposals(Proposals::Submit(submit))),
            hash,
        )
    }

    fn state(&self, id: CommandId) -> ActState {
        let acts = self.replica.acts();
        acts.into_iter().find(|act| act.id == id).unwrap().state
    }

    fn is_counted(&self, id: CommandId) -> bool {
        matches!(self.state(id), ActState::Counted { .. })
    }
}

#[test]
fn after_any_number_of_failed_uploads_the_queue_drains_untouched() {
    for failing in 1..=50 {
        let scene = scene(u64::from(failing));
        scene.phone.network.failing_uploads.set(failing);
        let (proposed, photo) = scene.propose();
        let said = scene.say("好。");
        while scene.phone.network.failing_uploads.get() > 0 {
            scene.world.pass(1_000);
        }
        scene.world.pass(30_000);
        assert!(scene.is_counted(proposed), "{failing} failures");
        assert!(scene.is_counted(said), "{failing} failures");
        assert!(scene.server.borrow().has_blob(photo));
    }
}

#[test]
fn an_act_whose_photo_is_not_up_holds_up_nobody_else() {
    let scene = scene(1);
    scene.phone.network.failing_uploads.set(u32::MAX);
    let (proposed, _) = scene.propose();
    let said = scene.say("好。");
    scene.world.pass(30_000);
    assert_eq!(scene.state(proposed), ActState::Saved);
    assert!(scene.is_counted(said));
}

#[test]
fn a_day_without_a_session_loses_nothing_and_ends_untouched() {
    let scene = scene(2);
    scene.server.borrow_mut().forgets_sessions = true;
    let acts = [scene.say("一"), scene.say("二"), scene.support()];
    scene.world.pass(24 * 3_600_000);
    let status = scene.replica.status();
    assert!(status.paused_for_sign_in && status.waiting == 3);
    assert!(scene.server.borrow().outcomes.is_empty());
    scene.server.borrow_mut().forgets_sessions = false;
    scene.world.pass(30_000);
    assert!(acts.iter().all(|id| scene.is_counted(*id)));
    assert!(!scene.replica.status().paused_for_sign_in);
}

#[test]
fn one_act_the_server_cannot_read_does_not_stop_the_others() {
    for place in 0..7 {
        let scene = scene(100 + place);
        scene.phone.network.cut.set(true);
        let mut acts = Vec::new();
        for number in 0..7 {
            let id = if number == place {
                let (proposed, _) = scene.propose();
                scene.server.borrow_mut().poison.insert(proposed);
                proposed
            } else {
                scene.say("好。")
            };
            acts.push(id);
        }
        scene.phone.network.cut.set(false);
        scene.world.pass(60_000);
        for (number, id) in acts.iter().enumerate() {
            if number as u64 == place {
                let stuck = matches!(
                    scene.state(*id),
                    ActState::Stuck {
                        problem: ProblemCode::Malformed,
                        ..
                    }
                );
                assert!(stuck, "{:?}", scene.state(*id));
            } else {
                assert!(scene.is_counted(*id), "act {number}, poison at {place}");
            }
        }
        assert_eq!(scene.replica.status().waiting, 0);
    }
}

#[test]
fn a_refused_act_blocks_its_own_lane_until_it_was_read() {
    let scene = scene(3);
    scene.phone.network.cut.set(true);
    let voted_on = scene.server.borrow().place.voted_on;
    let first = scene.support();
    let second = scene.submit(Command::Proposals(Proposals::Say(Say {
        id: scene.world.chance.id(0).into(),
        proposal: voted_on,
        stance: Stance::For,
        text: Prose::new("好。").unwrap(),
        answers: None,
    })));
    let elsewhere = scene.say("好。");
    scene.server.borrow_mut().poison.insert(first);
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert!(matches!(scene.state(first), ActState::Stuck { .. }));
    assert!(scene.is_counted(elsewhere));
    assert_eq!(scene.state(second), ActState::Saved);
    let replica = scene.replica.clone();
    scene
        .world
        .finish(async move { replica.dismiss(first).await });
    scene.world.pass(5_000);
    assert!(scene.is_counted(second));
}

#[test]
fn signing_out_asks_before_it_drops_what_is_not_sent() {
    let scene = scene(4);
    scene.phone.network.cut.set(true);
    scene.say("好。");
    let replica = scene.replica.clone();
    let asked = scene.world.finish(async move {
        let asked = replica.sign_out(false).await;
        replica.sign_out(true).await.unwrap();
        asked
    });
    assert_eq!(asked.unwrap_err().count, 1);
    assert!(scene.replica.me().is_none() && scene.replica.records().is_empty());
    // The server hears of it as soon as it can.
    scene.phone.network.cut.set(false);
    scene.world.pass(60_000);
    assert_eq!(scene.phone.network.session.get(), None);
    assert!(scene.server.borrow().outcomes.is_empty());
}

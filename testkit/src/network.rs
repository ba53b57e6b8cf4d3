//! A network that loses, doubles, delays and reorders, between phones and the model of the server.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use domain::{Lang, PersonId};
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::LocalBoxFuture;
use offline::{Listening, Method, Request, Response, Transport, Unreachable};

use wire::{Problem, ProblemCode, SessionInfo, routes};

use crate::{Server, World};

/// How bad the network is, each in a hundred.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weather {
    /// Requests that never arrive.
    pub lost: u64,
    /// Answers that never come back, although the server did it.
    pub unheard: u64,
    /// Requests that arrive twice.
    pub doubled: u64,
    /// The longest way in one direction, in milliseconds.
    pub slowest_ms: u64,
}

/// The network between one phone and the server.
pub struct Network {
    world: Rc<World>,
    server: Rc<RefCell<Server>>,
    down: Rc<Cell<bool>>,
    weather: Rc<Cell<Weather>>,
    /// No way through, in either direction.
    pub cut: Cell<bool>,
    /// How many more uploads of photos fail.
    pub failing_uploads: Cell<u32>,
    /// What somebody on the way answers to everything that is sent, in our server's own words.
    pub misled: Cell<Option<ProblemCode>>,
    /// The phone's cookie.
    pub session: Cell<Option<PersonId>>,
    ears: Ears,
}

/// Every stream that is open, of all phones.
pub type Ears = Rc<RefCell<Vec<Weak<dyn Fn()>>>>;

/// How long a browser waits for an answer that does not come.
const PATIENCE_MS: u64 = 30_000;

impl Network {
    /// A network to a server.
    pub fn new(
        world: &Rc<World>,
        server: &Rc<RefCell<Server>>,
        down: &Rc<Cell<bool>>,
        weather: &Rc<Cell<Weather>>,
        ears: &Ears,
    ) -> Rc<Self> {
        Rc::new(Self {
            world: Rc::clone(world),
            server: Rc::clone(server),
            down: Rc::clone(down),
            weather: Rc::clone(weather),
            cut: Cell::new(false),
            failing_uploads: Cell::new(0),
            misled: Cell::new(None),
            session: Cell::new(None),
            ears: Rc::clone(ears),
        })
    }

    fn way(&self) -> u64 {
        1 + self.world.chance.below(self.weather.get().slowest_ms + 1)
    }

    /// One arrival at the server, with the cookie that the request was sent with.
    fn arrive(&self, request: &Request, who: Option<PersonId>) -> Result<Response, Unreachable> {
        if self.cut.get() || self.down.get() {
            return Err(Unreachable);
        }
        if request.method == Method::Patch && self.failing_uploads.get() > 0 {
            self.failing_uploads.set(self.failing_uploads.get() - 1);
            return Err(Unreachable);
        }
        if let Some(code) = self.misled.get()
            && request.method == Method::Post
        {
            let problem = Problem::new(code, Lang::ZhCn);
            return Ok(Response {
                status: problem.status,
                body: serde_json::to_vec(&problem).expect("a problem is JSON"),
                ..Response::default()
            });
        }
        let now = self.world.now();
        let response = self.server.borrow_mut().answer(request, who, now);
        if request.method == Method::Post {
            self.call_ears();
        }
        Ok(response)
    }

    /// What an answer does to the phone's cookie.
    fn set_cookie(&self, request: &Request, response: &Response) {
        if request.method == Method::Delete && response.status < 300 {
            self.session.set(None);
        }
        if request.path == routes::SESSION_ACTIVATE
            && let Ok(info) = serde_json::from_slice::<SessionInfo>(&response.body)
        {
            self.session.set(Some(info.person));
        }
    }

    fn call_ears(&self) {
        let ears: Vec<Rc<dyn Fn()>> = self
            .ears
            .borrow()
            .iter()
            .filter_map(Weak::upgrade)
            .collect();
        for ear in ears {
            let way = self.world.sleep(self.way());
            // News may be lost like anything else.
            if !self.world.chance.percent(self.weather.get().lost) {
                self.world.spawn(async move {
                    way.await;
                    ear();
                });
            }
        }
    }
}

/// A phone's end of its network.
pub(crate) struct Line(pub Rc<Network>);

impl Transport for Line {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unreachable>> {
        let network = Rc::clone(&self.0);
        let (answer, answered) = oneshot::channel();
        let weather = network.weather.get();
        let chance = &network.world.chance;
        let lost = chance.percent(weather.lost);
        let unheard = chance.percent(weather.unheard);
        let doubled = chance.percent(weather.doubled);
        // A broken answer may still have brought its cookie.
        let half_heard = unheard && chance.percent(30);
        let cookie = network.session.get();
        let (there, back) = (network.way(), network.way());
        let late = network.way();
        let world = Rc::clone(&network.world);
        let on_its_way = {
            let network = Rc::clone(&network);
            async move {
                network.world.sleep(there).await;
                let response = if lost {
                    Err(Unreachable)
                } else {
                    network.arrive(&request, cookie)
                };
                if doubled && !lost {
                    network.world.sleep(late).await;
                    // The second arrival's answer has nobody to go to.
                    let _ = network.arrive(&request, cookie);
                }
                network.world.sleep(back).await;
                let heard = !unheard && !network.cut.get();
                if let Ok(response) = &response
                    && (heard || half_heard)
                {
                    network.set_cookie(&request, response);
                }
                // The tab that asked may be gone.
                let _ = answer.send(if heard { response } else { Err(Unreachable) });
            }
        };
        world.spawn(on_its_way);
        let patience = world.sleep(PATIENCE_MS);
        async move {
            match futures::future::select(answered, patience).await {
                futures::future::Either::Left((Ok(answer), _)) => answer,
                _ => Err(Unreachable),
            }
        }
        .boxed_local()
    }

    fn listen(&self, on_news: Box<dyn Fn()>) -> Box<dyn Listening> {
        let ear: Rc<dyn Fn()> = Rc::from(on_news);
        self.0.ears.borrow_mut().push(Rc::downgrade(&ear));
        Box::new(Ear { _ear: ear })
    }
}

struct Ear {
    _ear: Rc<dyn Fn()>,
}

impl Listening for Ear {}

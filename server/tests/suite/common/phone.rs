//! A phone in front of the real server: its replica, with a transport that hands each request to the
//! router, and a clock of its own that runs a thousand times as fast.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request as HttpRequest, header};
use domain::Timestamp;
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use server::Clock;
use testkit::Chance;
use testkit::offline::store::{Memory, Store};
use testkit::offline::{
    Config, Listening, Ports, Replica, Request, Response, Rim, Transport, Unreachable, Wake,
};
use tokio::sync::Notify;
use tokio::task::spawn_local;
use tower::ServiceExt as _;
use uuid::Uuid;
use wire::routes::{COMMANDS, GUARD_HEADER};

use super::Site;

/// A phone with one tab. It lives in a `LocalSet`.
pub struct Phone {
    pub replica: Replica,
    pub way: Rc<Way>,
    changed: Rc<Notify>,
}

/// The way to the server.
pub struct Way {
    app: Router,
    /// What it takes for its session, if anything.
    pub cookie: RefCell<Option<String>>,
    /// So many answers to a push are lost on the way back from now on.
    pub loses: Cell<u32>,
    /// Whether there is no network.
    pub cut: Cell<bool>,
    /// How many pushes have reached the server.
    pub pushes: Cell<u32>,
}

impl Phone {
    /// A new phone that nobody has signed in on.
    pub async fn new(site: &Site, seed: u64) -> Self {
        Self::with_cookie(site, seed, None).await
    }

    /// A new phone whose browser still has a cookie.
    pub async fn with_cookie(site: &Site, seed: u64, cookie: Option<String>) -> Self {
        Self::made(site, seed, cookie, 0).await
    }

    /// A new phone whose clock is ahead of the right one by so many milliseconds.
    pub async fn with_clock_off(site: &Site, seed: u64, off_ms: i64) -> Self {
        Self::made(site, seed, None, off_ms).await
    }

    async fn made(site: &Site, seed: u64, cookie: Option<String>, off_ms: i64) -> Self {
        let way = Rc::new(Way {
            app: site.app.clone(),
            cookie: RefCell::new(cookie),
            loses: Cell::new(0),
            cut: Cell::new(false),
            pushes: Cell::new(0),
        });
        let rim = TabRim {
            clock: site.clock.clone(),
            off_ms,
            chance: Chance::new(seed),
            wake: RefCell::default(),
        };
        let rim = Rc::new(rim);
        let ports = Ports {
            rim: rim.clone(),
            transport: Rc::new(Line(Rc::clone(&way))),
            store: Store::Memory(Memory::default()),
            fault: None,
        };
        let replica = Replica::open_on(Config::default(), ports).await;
        let changed = Rc::new(Notify::new());
        let ring = Rc::clone(&changed);
        replica.on_change(Box::new(move || ring.notify_one()));
        Self {
            replica,
            way,
            changed,
        }
    }

    /// Waits until something can be read in the replica.
    pub async fn until(&self, what: &str, mut holds: impl FnMut(&Replica) -> bool) {
        let held = async {
            while !holds(&self.replica) {
                self.changed.notified().await;
            }
        };
        let held = tokio::time::timeout(Duration::from_secs(60), held).await;
        let acts = || self.replica.acts();
        assert!(held.is_ok(), "never: {what}; acts: {:?}", acts());
    }
}

#[derive(Clone)]
struct Line(Rc<Way>);

impl Transport for Line {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unreachable>> {
        let way = Rc::clone(&self.0);
        let answer = spawn_local(async move { way.carry(request).await });
        answer
            .map(|answer| answer.unwrap_or(Err(Unreachable)))
            .boxed_local()
    }

    fn listen(&self, _on_news: Box<dyn Fn()>) -> Box<dyn Listening> {
        Box::new(NoNews)
    }
}

/// These tests look by themselves.
struct NoNews;

impl Listening for NoNews {}

impl Way {
    async fn carry(&self, request: Request) -> Result<Response, Unreachable> {
        if self.cut.get() {
            return Err(Unreachable);
        }
        let is_push = request.path == COMMANDS;
        let mut http = HttpRequest::builder()
            .method(request.method.as_str())
            .uri(&request.path)
            .header(GUARD_HEADER, "1");
        for (name, value) in &request.headers {
            http = http.header(*name, value);
        }
        if let Some(cookie) = self.cookie.borrow().as_ref() {
            http = http.header(header::COOKIE, cookie);
        }
        let http = http.body(Body::from(request.body)).unwrap();
        let response = self.app.clone().oneshot(http).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        if let Some(set) = parts.headers.get(header::SET_COOKIE) {
            let set = set.to_str().unwrap().split(';').next();
            self.cookie.replace(set.map(str::to_owned));
        }
        self.pushes.set(self.pushes.get() + u32::from(is_push));
        if is_push && self.loses.get() > 0 {
            self.loses.set(self.loses.get() - 1);
            return Err(Unreachable);
        }
        let number = |name: &str| {
            let text = parts.headers.get(name).and_then(|it| it.to_str().ok());
            text.and_then(|text| text.parse::<u64>().ok())
        };
        Ok(Response {
            status: parts.status.as_u16(),
            retry_after_ms: number("retry-after").map(|seconds| seconds * 1_000),
            upload_offset: number("upload-offset"),
            body,
        })
    }
}

/// What is called when the phone is woken.
type OnWake = Box<dyn Fn(Wake)>;

struct TabRim {
    clock: Clock,
    off_ms: i64,
    chance: Chance,
    wake: RefCell<Option<OnWake>>,
}

impl Rim for TabRim {
    fn now(&self) -> Timestamp {
        self.clock.now().plus_ms(self.off_ms)
    }

    fn new_id(&self) -> Uuid {
        self.chance.id(self.now().0)
    }

    fn random(&self) -> u64 {
        self.chance.number()
    }

    fn sleep(&self, ms: u64) -> LocalBoxFuture<'static, ()> {
        tokio::time::sleep(Duration::from_micros(ms)).boxed_local()
    }

    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }

    fn lead(&self) -> Option<LocalBoxFuture<'static, Box<dyn Any>>> {
        Some(async { Box::new(()) as Box<dyn Any> }.boxed_local())
    }

    fn tell(&self, _word: &str) {}

    fn on_wake(&self, wake: Box<dyn Fn(Wake)>) {
        self.wake.replace(Some(wake));
    }

    fn online(&self) -> bool {
        true
    }

    fn object_url(&self, bytes: &[u8]) -> String {
        format!("blob:{}", domain::Digest::of(bytes))
    }

    fn drop_url(&self, _url: &str) {}
}

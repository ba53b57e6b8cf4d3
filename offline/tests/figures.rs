//! Figures of the replica in a real browser, printed as JSON lines and held to nothing: a busy
//! machine is no fault of the code. To read them:
//! `cargo test --release -p offline --test figures --target wasm32-unknown-unknown -- --nocapture`.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::float_arithmetic,
    reason = "a browser's clock counts in floats"
)]

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use domain::proposals::{Author, Command as Proposals, Comment, Say, Stance};
use domain::{Command, CommandId, CommentId, PersonId, Prose, Timestamp};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};
use offline::{
    Config, Listening, Method, Ports, Replica, Request, Response, Transport, Unreachable,
};
use testkit::{Server, neighbourhood};
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use wire::{SCHEMA, routes};

wasm_bindgen_test_configure!(run_in_browser);

const RECORDS: u32 = 10_000;
const PER_PAGE: u32 = 2_000;
const ACTS: usize = 1_000;

#[wasm_bindgen(inline_js = r#"
export function now() { return performance.now(); }
export function address(text) { return URL.createObjectURL(new Blob([text])); }
// What most programs do: fetch, JSON.parse, one put for each record in one transaction.
export async function plain(addresses, name) {
  const start = performance.now();
  const database = await new Promise((done, fail) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("records", { keyPath: "id" });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const records = [];
  for (const address of addresses) {
    const page = JSON.parse(await (await fetch(address)).text());
    records.push(...page.changes.map((change) => change.body));
  }
  await new Promise((done, fail) => {
    const transaction = database.transaction("records", "readwrite");
    const store = transaction.objectStore("records");
    for (const record of records) store.put(record);
    transaction.oncomplete = done;
    transaction.onerror = () => fail(transaction.error);
  });
  return performance.now() - start;
}
// The n-th time a replica tells its other tabs is the time its n-th page is stored.
export async function told(name, times) {
  const channel = new BroadcastChannel(name);
  await new Promise((done) => {
    channel.onmessage = (told) => {
      if (told.data === "") times -= 1;
      if (times <= 0) done();
    };
  });
  channel.close();
}
export function pause(ms) { return new Promise((done) => setTimeout(done, ms)); }
"#)]
extern "C" {
    fn now() -> f64;
    fn address(text: &str) -> String;
    #[wasm_bindgen(catch)]
    async fn plain(addresses: Vec<String>, name: &str) -> Result<JsValue, JsValue>;
    async fn told(name: &str, times: u32);
    async fn pause(ms: u32);
}

/// The network of a benchmark: pages through the browser's own fetch, acts to the model server.
struct Served {
    fetch: Rc<dyn Transport>,
    pages: RefCell<VecDeque<String>>,
    server: Rc<RefCell<Server>>,
    person: PersonId,
    open: Rc<Cell<bool>>,
}

impl Transport for Served {
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, Unreachable>> {
        if request.path.starts_with(routes::CHANGES)
            && let Some(page) = self.pages.borrow_mut().pop_front()
        {
            return self.fetch.send(Request::new(Method::Get, page));
        }
        if request.method == Method::Post && !self.open.get() {
            return ready(Err(Unreachable)).boxed_local();
        }
        let mut server = self.server.borrow_mut();
        let at = server.place.now;
        ready(Ok(server.answer(&request, Some(self.person), at))).boxed_local()
    }

    fn listen(&self, _on_news: Box<dyn Fn()>) -> Box<dyn Listening> {
        Box::new(Quiet)
    }
}

struct Quiet;
impl Listening for Quiet {}

/// A comment of some five hundred bytes.
fn comment(number: u32, proposal: domain::ProposalId) -> Comment {
    Comment {
        id: CommentId(Uuid::from_u128(1 << 100 | u128::from(number))),
        proposal,
        stance: Stance::For,
        text: Prose::new(&"轮椅和婴儿车进不来，".repeat(6)).unwrap(),
        author: Author {
            person: PersonId(Uuid::from_u128(7)),
            shown: "7号楼 秦**".to_owned(),
            tenant: false,
        },
        official: false,
        at: Timestamp(1_795_276_800_000),
        answers: None,
    }
}

fn pages(proposal: domain::ProposalId) -> Vec<String> {
    let page = |first: u32| {
        let changes = (first..first + PER_PAGE).map(|number| {
            let comment = comment(number, proposal);
            let (id, seq) = (comment.id, 1_000 + number);
            let body = serde_json::to_string(&comment).unwrap();
            format!(r#"{{"seq":{seq},"kind":"comment","id":"{id}","body":{body}}}"#)
        });
        let changes: Vec<String> = changes.collect();
        format!(
            r#"{{"changes":[{}],"cursors":{{}},"more":true,"now":1795276800000,"schema":{SCHEMA}}}"#,
            changes.join(",")
        )
    };
    (0..RECORDS).step_by(PER_PAGE as usize).map(page).collect()
}

fn print(name: &str, ms: f64, aim: &str) {
    console_log!(r#"{{"name":"{name}","value":{ms:.0},"unit":"ms","aim":"{aim}"}}"#);
}

async fn ports(
    name: &str,
    scene: &(Rc<RefCell<Server>>, Rc<Cell<bool>>),
    pages: Vec<String>,
) -> Ports {
    let config = config(name);
    let mut ports = Ports::of_browser(&config).await;
    let person = scene.0.borrow().place.people[1];
    ports.transport = Rc::new(Served {
        fetch: ports.transport,
        pages: RefCell::new(pages.into()),
        server: Rc::clone(&scene.0),
        person,
        open: Rc::clone(&scene.1),
    });
    ports
}

fn config(name: &str) -> Config {
    Config {
        name: name.to_owned(),
        ..Config::default()
    }
}

#[wasm_bindgen_test]
async fn figures_of_a_large_replica() {
    let name = format!("figures-{}", offline::new_blind());
    let scene = (
        Rc::new(RefCell::new(Server::new(neighbourhood()))),
        Rc::new(Cell::new(true)),
    );
    let proposal = scene.0.borrow().place.submitted;
    let texts = pages(proposal);
    let bytes: usize = texts.iter().map(String::len).sum();
    console_log!("{RECORDS} records, {} bytes each", bytes / RECORDS as usize);
    let addresses: Vec<String> = texts.iter().map(|text| address(text)).collect();

    let baseline = plain(addresses.clone(), &format!("{name}-plain"))
        .await
        .unwrap();
    let baseline = baseline.as_f64().unwrap();
    print("plain_pull", baseline, "the measure");

    let many = addresses.len() as u32;
    let stored = told(&name, many + 1);
    let start = now();
    let ports_first = ports(&name, &scene, addresses).await;
    let replica = Replica::open_on(config(&name), ports_first).await;
    stored.await;
    print("initial_pull", now() - start, "half of plain_pull");
    assert_eq!(replica.all::<Comment>().len(), RECORDS as usize);

    pause(300).await;
    let start = now();
    let again = Replica::open_on(config(&name), ports(&name, &scene, Vec::new()).await).await;
    let shown = again.all::<Comment>().len();
    print(
        "start_from_storage",
        now() - start,
        "250, which is 1000 at a quarter of the speed",
    );
    assert_eq!(shown, RECORDS as usize);
    drop(again);

    scene.1.set(false);
    let start = now();
    for number in 0..ACTS {
        replica.submit(say(number, proposal)).await.unwrap();
    }
    print("a_thousand_strict_saves", now() - start, "100 each");
    assert_eq!(replica.status().waiting, ACTS);
    pause(1_500).await;
    scene.1.set(true);
    // The page is looked at again, as it is when a phone is taken out of a pocket.
    let event = web_sys::Event::new("online").unwrap();
    web_sys::window().unwrap().dispatch_event(&event).unwrap();
    let start = now();
    let mut first = None;
    while replica.status().waiting > 0 {
        pause(0).await;
        if first.is_none() && replica.status().waiting < ACTS {
            first = Some(now());
        }
    }
    let begun = first.unwrap_or(start);
    print("a_thousand_flushed", now() - begun, "500");
    let saved: Vec<CommandId> = replica.acts().iter().map(|act| act.id).collect();
    assert_eq!(saved.len(), ACTS);
}

fn say(number: usize, proposal: domain::ProposalId) -> Command {
    Command::Proposals(Proposals::Say(Say {
        id: CommentId(Uuid::from_u128(1 << 110 | number as u128)),
        proposal,
        stance: Stance::For,
        text: Prose::new("好。").unwrap(),
        answers: None,
    }))
}

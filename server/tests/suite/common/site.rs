//! A server without a network: requests go straight to its router.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use domain::{Command, CommandId, CommunityId, PersonId, Timestamp};
use serde_json::Value;
use server::http::cookie::Token;
use server::http::router;
use server::store::{NewSession, Session, Store};
use server::{AppState, Clock, Settings};
use sqlx::AssertSqlSafe;
use tower::ServiceExt as _;
use uuid::Uuid;
use wire::routes::{COMMANDS, GUARD_HEADER};
use wire::{Envelope, Outcomes, Push, SCHEMA};

/// The databases every test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Db {
    Sqlite,
    Postgres,
}

/// A fresh database and a server over it.
pub struct Site {
    pub state: AppState,
    pub app: Router,
    pub clock: Clock,
    /// What [`Store::open`] takes.
    pub address: String,
    folder: Option<PathBuf>,
    pub sms: PathBuf,
}

/// A signed-in device.
#[derive(Clone, Copy, Debug)]
pub struct Device {
    pub person: PersonId,
    pub token: Token,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// An address of a fresh, empty database; `None` where the tests are told to go without PostgreSQL.
///
/// # Panics
/// Where nobody said what to do about PostgreSQL: a test that quietly did half of what it says would
/// pass.
pub async fn fresh(db: Db) -> Option<(String, Option<PathBuf>)> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("linli_{}_{number}", std::process::id());
    match db {
        Db::Sqlite => {
            let folder = std::env::temp_dir().join(&name);
            std::fs::create_dir_all(&folder).unwrap();
            let file = folder.join("linli.db");
            Some((file.to_str().unwrap().to_owned(), Some(folder)))
        }
        Db::Postgres => {
            let url = std::env::var("LINLI_TEST_POSTGRES").expect(
                "LINLI_TEST_POSTGRES must name a PostgreSQL server; `cargo xtask test --only host` \
                 starts one, and `none` skips what needs it",
            );
            if url == "none" {
                skipped();
                return None;
            }
            let pool = sqlx::PgPool::connect(&url).await.unwrap();
            let sql = format!("CREATE DATABASE {name}");
            sqlx::query(AssertSqlSafe(sql))
                .execute(&pool)
                .await
                .unwrap();
            pool.close().await;
            let (server, _) = url.rsplit_once('/').unwrap();
            Some((format!("{server}/{name}"), None))
        }
    }
}

/// Says which test did not run, past the capture of a passing test's output: `xtask` counts it.
fn skipped() {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test");
    let line = format!("skipped on PostgreSQL: {test}\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

impl Site {
    /// A server over a fresh database; `None` where there is no PostgreSQL to test on.
    pub async fn open(db: Db, now: Timestamp) -> Option<Self> {
        let (address, folder) = fresh(db).await?;
        Some(Self::over(address, folder, now).await)
    }

    /// Another server process over the same database.
    pub async fn twin(&self) -> Self {
        Self::over(self.address.clone(), None, self.clock.now()).await
    }

    /// A server over a database that lies elsewhere.
    pub async fn at(address: String, now: Timestamp) -> Self {
        Self::over(address, None, now).await
    }

    async fn over(address: String, folder: Option<PathBuf>, now: Timestamp) -> Self {
        let store = Store::open(&address).await.unwrap();
        let clock = Clock::manual(now);
        let sms = std::env::temp_dir().join(format!("linli-sms-{}", server::chance::new_id()));
        let settings = Settings {
            sms_file: Some(sms.clone()),
            ..Settings::default()
        };
        let state = AppState::new(store, clock.clone(), settings);
        Self {
            app: router(state.clone()),
            state,
            clock,
            address,
            folder,
            sms,
        }
    }

    /// The code that was last sent to a telephone.
    pub fn code_sent_to(&self, phone: &str) -> Option<String> {
        let text = std::fs::read_to_string(&self.sms).unwrap_or_default();
        let lines = text.lines().rev();
        let mut read = lines.filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let last = read.find(|line| line["phone"] == phone)?;
        last["code"].as_str().map(str::to_owned)
    }

    /// Signs a person in without the ceremony.
    pub async fn sign_in(&self, community: CommunityId, person: PersonId, number: u64) -> Device {
        let mut secret = [0; 32];
        secret[..16].copy_from_slice(person.0.as_bytes());
        secret[16..24].copy_from_slice(&number.to_be_bytes());
        let token = Token { community, secret };
        let now = self.clock.now();
        let new = NewSession {
            token_hash: token.hash(),
            session: Session {
                id: Uuid::from_bytes(token.hash().0[..16].try_into().unwrap()),
                community,
                person,
                device: "Test".to_owned(),
                since: now,
                seen_at: now,
                ends_at: now.plus_days(365),
            },
        };
        self.state.store.add_session(&new).await.unwrap();
        Device { person, token }
    }

    /// A request as our app sends it.
    pub async fn send(
        &self,
        method: &str,
        path: &str,
        device: Option<&Device>,
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(GUARD_HEADER, "1")
            .header(header::ACCEPT_LANGUAGE, "en");
        if let Some(device) = device {
            request = request.header(header::COOKIE, cookie(&device.token));
        }
        self.request(request.body(Body::from(body.into())).unwrap())
            .await
    }

    /// Any request.
    pub async fn request(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// A page or record, read.
    pub async fn get(&self, path: &str, device: Option<&Device>) -> Answer {
        self.send("GET", path, device, "").await
    }

    /// Pushes commands and reads what became of them, waiting where it is told to, as a device does:
    /// some tests try more acts than one session may in a minute.
    pub async fn push(&self, device: &Device, envelopes: Vec<Envelope>) -> Outcomes {
        let body = push(envelopes);
        let mut answer = self
            .send("POST", COMMANDS, Some(device), body.clone())
            .await;
        for _ in 0..100 {
            if answer.status != StatusCode::TOO_MANY_REQUESTS {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            answer = self
                .send("POST", COMMANDS, Some(device), body.clone())
                .await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// One command under an id of this number.
    pub fn envelope(&self, number: u128, command: impl Into<Command>) -> Envelope {
        Envelope {
            id: CommandId(Uuid::from_u128(number)),
            made_at: self.clock.now(),
            command: command.into(),
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
        let _ = std::fs::remove_file(&self.sms);
    }
}

/// The body of a push.
pub fn push(commands: Vec<Envelope>) -> Vec<u8> {
    let schema = SCHEMA;
    serde_json::to_vec(&Push { schema, commands }).unwrap()
}

/// A request's cookie header.
pub fn cookie(token: &Token) -> String {
    let set = token.set();
    set.to_str().unwrap().split(';').next().unwrap().to_owned()
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    /// The stable code of a problem.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

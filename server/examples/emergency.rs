//! Measures how fast an emergency is on two thousand phones that are connected:
//! `cargo run --release -p server --example emergency` prints lines of JSON, one per figure, with its
//! aim. Every phone holds a stream open over loopback, and pulls when it hears that there is news;
//! the clock runs from the declaration until the last of them has the emergency in its hands. Both
//! ends of every connection are here: it needs some 8,000 open files (`ulimit -n 10000`).

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use domain::emergency::{Advice, Command as Emergencies, Covers, Declare, EmergencyKind, SavePlan};
use domain::members::{GrantRole, Office, Scope};
use domain::{Command, EmergencyId, EmergencyPlanId, Line, Prose, Record, RoleId};
use futures::future::try_join_all;
use serde_json::json;
use server::sequencer::{By, Communities};
use server::store::{Row, Store};
use server::{AppState, Clock, Settings};
use testkit::Neighbourhood;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Barrier;
use uuid::Uuid;
use wire::{Envelope, routes};

const PHONES: usize = 2_000;
const EVENT: EmergencyId = EmergencyId(Uuid::from_u128(901));

/// The whole of it ends before this, whatever hangs.
const LONGEST: Duration = Duration::from_secs(120);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let there = testkit::neighbourhood();
    let folder = std::env::temp_dir().join(format!("linli-emergency-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = tokio::time::timeout(LONGEST, measure(&there, &folder.join("linli.db"))).await;
    std::fs::remove_dir_all(&folder)?;
    let value = measured.context("it took too long")??;
    let name = "emergency_on_2000_phones";
    println!(
        "{}",
        json!({ "name": name, "value": value, "unit": "ms", "aim": "≤ 3000" })
    );
    Ok(())
}

/// Milliseconds until the last phone has it.
async fn measure(there: &Neighbourhood, file: &Path) -> anyhow::Result<u64> {
    let store = Store::open(file.to_str().context("an odd path")?).await?;
    store.found(there.community, there.now).await?;
    let (mut group, _) = store.begin(there.community).await?;
    let records = there.town.iter().map(|it| (**it).clone());
    let rows: Vec<Row> = records.zip(1..).map(row).collect();
    group.put(there.community, &rows).await?;
    group.advance(there.community, rows.len() as u64).await?;
    group.commit().await?;

    let clock = Clock::manual(there.now);
    let communities = Communities::new(store.clone(), clock.clone());
    let community = communities.get(there.community).await;
    let community = community.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let office = there.people[0];
    let grant = domain::members::Command::GrantRole(GrantRole {
        id: RoleId(Uuid::from_u128(1)),
        person: office,
        office: Office::Secretary,
        scope: Scope::Community(there.community),
        until: there.now.day().plus(300),
    });
    submit(&community, By::System, grant.into()).await?;
    let act = |it: Emergencies| Command::Emergency(it);
    submit(&community, By::Person(office), act(plan(there)?)).await?;

    let state = AppState::over(store.clone(), clock, communities, Settings::default());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let app = server::http::router(state);
    let serving = tokio::spawn(async move {
        let service = app.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await
    });

    let ready = Arc::new(Barrier::new(PHONES + 1));
    let after = community.seq();
    let phones = (0..PHONES).map(|_| tokio::spawn(phone(address, after, Arc::clone(&ready))));
    let phones: Vec<_> = phones.collect();
    ready.wait().await;
    #[expect(clippy::disallowed_methods, reason = "this program measures")]
    let started = Instant::now();
    submit(&community, By::Person(office), act(declare(there)?)).await?;
    for found in try_join_all(phones).await? {
        found?;
    }
    let took = started.elapsed();
    serving.abort();
    store.close().await;
    Ok(u64::try_from(took.as_millis())?)
}

/// A phone: hears the first event, waits for news, and pulls until it holds the emergency.
async fn phone(address: SocketAddr, after: u64, ready: Arc<Barrier>) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(address).await?;
    ask(&mut stream, routes::STREAM, "keep-alive").await?;
    let mut heard = Vec::new();
    hear(&mut stream, &mut heard, 1).await?;
    ready.wait().await;
    hear(&mut stream, &mut heard, 2).await?;
    let wanted = EVENT.to_string();
    let changes = format!("{}?after=public={after}", routes::CHANGES);
    loop {
        let mut pull = TcpStream::connect(address).await?;
        ask(&mut pull, &changes, "close").await?;
        let mut answer = Vec::new();
        pull.read_to_end(&mut answer).await?;
        if String::from_utf8_lossy(&answer).contains(&wanted) {
            return Ok(());
        }
    }
}

async fn ask(stream: &mut TcpStream, path: &str, connection: &str) -> anyhow::Result<()> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: {connection}\r\n\r\n");
    Ok(stream.write_all(request.as_bytes()).await?)
}

/// Reads until so many events have come.
async fn hear(stream: &mut TcpStream, heard: &mut Vec<u8>, events: usize) -> anyhow::Result<()> {
    let mut part = [0; 4096];
    while String::from_utf8_lossy(heard).matches("data:").count() < events {
        let read = stream.read(&mut part).await?;
        anyhow::ensure!(
            read > 0,
            "the stream ended: {}",
            String::from_utf8_lossy(heard)
        );
        heard.extend_from_slice(&part[..read]);
    }
    Ok(())
}

async fn submit(
    community: &server::sequencer::Community,
    by: By,
    command: Command,
) -> anyhow::Result<()> {
    let envelope = Envelope {
        id: server::chance::new_command_id(),
        made_at: community.look(|_| domain::Timestamp::default()),
        command,
    };
    let outcomes = community.submit(vec![envelope], by).await;
    let outcomes = outcomes.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let done = outcomes.iter().all(|it| it.contains("\"done\""));
    anyhow::ensure!(done, "{outcomes:?}");
    Ok(())
}

fn line(text: &str) -> anyhow::Result<Line> {
    Line::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

fn prose(text: &str) -> anyhow::Result<Prose> {
    Prose::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

fn advice() -> anyhow::Result<Advice> {
    Ok(Advice {
        steps: vec![line("关好门窗，不要下楼")?],
        calls: Vec::new(),
        shelters: Vec::new(),
    })
}

fn plan(there: &Neighbourhood) -> anyhow::Result<Emergencies> {
    let today = there.now.day();
    Ok(Emergencies::SavePlan(SavePlan {
        id: EmergencyPlanId(Uuid::from_u128(900)),
        community: there.community,
        kind: EmergencyKind::Typhoon,
        title: line("台风预案")?,
        approver: line("居委会")?,
        approved_on: today,
        review_on: today.plus(300),
        procedure: prose("挨户点名")?,
        limits: prose("橙色预警")?,
        advice: advice()?,
    }))
}

fn declare(there: &Neighbourhood) -> anyhow::Result<Emergencies> {
    Ok(Emergencies::Declare(Declare {
        id: EVENT,
        community: there.community,
        plan: EmergencyPlanId(Uuid::from_u128(900)),
        title: line("台风过境")?,
        covers: Covers::Community,
        advice: advice()?,
    }))
}

fn row((record, seq): (Record, u64)) -> Row {
    Row {
        key: record.key(),
        audience: record.audience(),
        seq,
        parent: record.parent(),
        record: Some(Arc::new(record)),
    }
}

//! Measures acknowledged ballots: 64 keep-alive clients, one ballot per request, every ballot by
//! another voter, each answered only after its fsync; the server alone on one core.
//!
//! Prints one line of JSON per figure. `serve` is what it starts itself as, in its own process.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::{Parser, Subcommand};
use domain::councils::{
    self, CastBallot, Choice, Denominator, Majority, Mode, Quorum, Roll, Turnout, Vote, VoteState,
};
use domain::members::{Community, Member, Standing, StandingKind, StandingState};
use domain::{
    BallotId, CommandId, CommunityId, Line, PersonId, Ratio, Record, RulePack, Timestamp,
    Town as _, VoteId,
};
use serde_json::json;
use server::cli::listen;
use server::http::cookie::Token;
use server::sequencer::Communities;
use server::store::{Row, Store};
use server::{AppState, Clock, Settings};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;
use wire::{Envelope, Push, SCHEMA};

const CLIENTS: usize = 64;
const COMMUNITY: CommunityId = CommunityId(Uuid::from_u128(1));
const VOTE: VoteId = VoteId(Uuid::from_u128(2));

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    role: Option<Role>,
    /// Ballots per run.
    #[arg(long, default_value_t = 40_000)]
    ballots: usize,
    /// Where the database is made; the disk under it is what is measured.
    #[arg(long, default_value = "target/bench-ballots")]
    folder: PathBuf,
}

#[derive(Subcommand)]
enum Role {
    /// Serves a database; started by the bench itself.
    Serve {
        database: String,
        /// Makes every commit so much slower, as on a slower disk.
        delay_ms: u64,
    },
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match cli.role {
            Some(Role::Serve { database, delay_ms }) => serve(&database, delay_ms).await,
            None => measure(&cli).await,
        }
    })
}

async fn serve(database: &str, delay_ms: u64) -> anyhow::Result<()> {
    let store = Store::open(database).await?;
    let communities = Communities::new(store.clone(), Clock::SYSTEM);
    let communities = communities.slowed(Duration::from_millis(delay_ms));
    let state = AppState::over(store, Clock::SYSTEM, communities, Settings::default());
    listen(state, "127.0.0.1:0".parse()?).await
}

async fn measure(cli: &Cli) -> anyhow::Result<()> {
    // The clients on the last core, the server on the first.
    let cores = std::thread::available_parallelism()?.get();
    if cores > 1 {
        let me = std::process::id().to_string();
        let core = (cores - 1).to_string();
        let pinned = Command::new("taskset").args(["-pc", &core, &me]).output();
        pinned.context("taskset is missing")?;
    }
    fast(cli).await?;
    slow(cli).await
}

/// On the disk as it is.
async fn fast(cli: &Cli) -> anyhow::Result<()> {
    let run = run(cli, cli.ballots, 0).await?;
    figure("ballots_per_second", run.per_second, "1/s", "≥ 12000");
    figure("ballot_p99", run.p99_us, "µs", "");
    // What one core could do were it not shared: a second of it, divided.
    figure("server_cpu_per_ballot", run.cpu_us, "µs", "≤ 83");
    figure("ballots_per_commit", run.group, "", "");
    figure("server_resident_idle", run.idle_kb, "KiB", "≤ 40960");
    Ok(())
}

/// On a disk that takes four milliseconds more.
async fn slow(cli: &Cli) -> anyhow::Result<()> {
    let run = run(cli, cli.ballots / 2, 4).await?;
    let aim = "≥ 3000";
    figure("ballots_per_second_4ms_fsync", run.per_second, "1/s", aim);
    figure("ballot_p99_4ms_fsync", run.p99_us, "µs", "≤ 100000");
    Ok(())
}

fn figure(name: &str, value: u64, unit: &str, aim: &str) {
    println!(
        "{}",
        json!({ "name": name, "value": value, "unit": unit, "aim": aim })
    );
}

struct Run {
    per_second: u64,
    p99_us: u64,
    cpu_us: u64,
    idle_kb: u64,
    group: u64,
}

struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn run(cli: &Cli, ballots: usize, delay_ms: u64) -> anyhow::Result<Run> {
    if cli.folder.exists() {
        std::fs::remove_dir_all(&cli.folder)?;
    }
    std::fs::create_dir_all(&cli.folder)?;
    let database = cli.folder.join("linli.db");
    prepare(&database, ballots).await?;
    let server = start(&database, delay_ms)?;
    let idle_kb = resident_kb(server.child.id())?;
    let requests = Arc::new(requests(ballots)?);
    let cpu_before = cpu_us(server.child.id())?;
    let next = Arc::new(AtomicUsize::new(0));
    let started = now();
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let stream = TcpStream::connect(&server.address).await?;
        stream.set_nodelay(true)?;
        clients.push(tokio::spawn(client(
            stream,
            Arc::clone(&requests),
            Arc::clone(&next),
        )));
    }
    let mut times = Vec::with_capacity(ballots);
    for client in clients {
        times.extend(client.await??);
    }
    let took = started.elapsed();
    let cpu = cpu_us(server.child.id())? - cpu_before;
    drop(server);
    let groups = check(&database, ballots).await?;
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    std::fs::remove_dir_all(&cli.folder)?;
    Ok(Run {
        per_second: (times.len() as u128 * 1_000_000 / took.as_micros()) as u64,
        p99_us: p99.as_micros() as u64,
        cpu_us: cpu / times.len() as u64,
        idle_kb,
        group: ballots as u64 / groups.max(1),
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "measuring is what this program is for"
)]
fn now() -> Instant {
    Instant::now()
}

/// One keep-alive client: a ballot, its answer, the next ballot.
async fn client(
    mut stream: TcpStream,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
) -> anyhow::Result<Vec<Duration>> {
    let mut times = Vec::new();
    let mut buffer = vec![0; 8192];
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let sent = now();
        stream.write_all(request).await?;
        let mut taken = 0;
        let body = loop {
            let read = stream.read(&mut buffer[taken..]).await?;
            ensure!(read > 0, "the server hung up");
            taken += read;
            if let Some(body) = complete(&buffer[..taken])? {
                break body;
            }
        };
        ensure!(
            body.windows(8).any(|window| window == b"{\"done\":"),
            "not counted: {}",
            String::from_utf8_lossy(body)
        );
        times.push(sent.elapsed());
    }
    Ok(times)
}

/// The body of an answer, once all of it is here.
fn complete(answer: &[u8]) -> anyhow::Result<Option<&[u8]>> {
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(None);
    };
    let text = std::str::from_utf8(&answer[..head])?;
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .context("no length")?;
    let length: usize = length.parse()?;
    let body = &answer[head + 4..];
    Ok((body.len() >= length).then_some(body))
}

fn start(database: &Path, delay_ms: u64) -> anyhow::Result<Server> {
    let program = std::env::current_exe()?;
    let mut child = Command::new("taskset")
        .args(["-c", "0"])
        .arg(program)
        .arg("serve")
        .arg(database)
        .arg(delay_ms.to_string())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let output = child.stdout.take().context("no output")?;
    BufReader::new(output).read_line(&mut line)?;
    let address = line.trim().rsplit("//").next().unwrap_or_default();
    let address = address.to_owned();
    Ok(Server { child, address })
}

fn resident_kb(process: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let text = line.context("no VmRSS")?.trim().trim_end_matches(" kB");
    Ok(text.parse()?)
}

/// Processor time a process has used, in its own code and in the kernel's.
fn cpu_us(process: u32) -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, rest) = stat.rsplit_once(") ").context("an odd stat")?;
    let ticks: Result<Vec<u64>, _> = rest.split(' ').skip(11).take(2).map(str::parse).collect();
    // A tick is a hundredth of a second on Linux.
    Ok(ticks?.iter().sum::<u64>() * 10_000)
}

fn voter(number: usize) -> PersonId {
    PersonId::derived("voter", &[&number.to_be_bytes()])
}

fn token(number: usize) -> Token {
    let mut secret = [7; 32];
    secret[..8].copy_from_slice(&number.to_be_bytes());
    Token {
        community: COMMUNITY,
        secret,
    }
}

/// An open vote with so many voters, each signed in on a phone.
async fn prepare(database: &Path, voters: usize) -> anyhow::Result<()> {
    let database = database.to_str().context("an odd path")?;
    let store = Store::open(database).await?;
    let at = Clock::SYSTEM.now();
    store.found(COMMUNITY, at).await?;
    let mut records = vec![
        community()?.into(),
        vote(voters, at)?.into(),
        roll(voters).into(),
    ];
    records.push(turnout(0).into());
    records.extend((0..voters).map(|number| Record::from(member(number, at))));
    let rows: Vec<Row> = records.into_iter().zip(1..).map(row).collect();
    let (mut group, _) = store.begin(COMMUNITY).await?;
    group.put(COMMUNITY, &rows).await?;
    group.advance(COMMUNITY, rows.len() as u64).await?;
    group.commit().await?;
    store.close().await;
    let pool = sqlx::SqlitePool::connect(database).await?;
    let mut tx = pool.begin().await?;
    for number in 0..voters {
        let sql = "INSERT INTO session \
                   (community, token_hash, id, person, device, since, seen_at, ends_at) \
                   VALUES ($1, $2, $3, $4, 'phone', $5, $5, $6)";
        sqlx::query(sql)
            .bind(COMMUNITY.0.as_bytes().to_vec())
            .bind(token(number).hash().0.to_vec())
            .bind(voter(number).0.as_bytes().to_vec())
            .bind(voter(number).0.as_bytes().to_vec())
            .bind(at.0)
            .bind(at.plus_days(30).0)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    pool.close().await;
    Ok(())
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

fn line(text: &str) -> anyhow::Result<Line> {
    Line::new(text).map_err(|fault| anyhow::anyhow!("{fault:?}"))
}

fn community() -> anyhow::Result<Community> {
    Ok(Community {
        id: COMMUNITY,
        name: line("临江社区")?,
        pack: "national".to_owned(),
        telephone: line("027 0000 2464")?,
    })
}

fn vote(voters: usize, at: Timestamp) -> anyhow::Result<Vote> {
    let pack = RulePack::built_in().first().context("no rule pack")?;
    let of = Denominator::OfPresent;
    Ok(Vote {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        council: Uuid::from_u128(4).into(),
        proposal: Uuid::from_u128(5).into(),
        mode: Mode::Secret,
        members: voters as u32,
        quorum: Quorum {
            share: Ratio::TWO_THIRDS,
        },
        majority: Majority {
            of,
            share: Ratio::OVER_HALF,
        },
        replaceable: true,
        publicity_days: 7,
        pack: pack.id.clone(),
        opens_at: at,
        closes_at: at.plus_days(1),
        tellers: [voter(0), voter(1)],
        replaced: Vec::new(),
        state: VoteState::Open,
    })
}

fn roll(voters: usize) -> Roll {
    let mut voters: Vec<PersonId> = (0..voters).map(voter).collect();
    voters.sort();
    Roll {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        council: Uuid::from_u128(4).into(),
        voters,
    }
}

fn turnout(cast: u32) -> Turnout {
    Turnout {
        id: VOTE,
        motion: Uuid::from_u128(3).into(),
        cast,
    }
}

fn member(number: usize, at: Timestamp) -> Member {
    let address = Line::new(&format!("7-2-{number}")).expect("a short text");
    Member {
        id: voter(number),
        community: COMMUNITY,
        name: Line::new("秦招娣").expect("a short text"),
        phone: None,
        standings: vec![Standing {
            home: Uuid::from_u128(6).into(),
            building: Uuid::from_u128(7).into(),
            compound: Uuid::from_u128(8).into(),
            address,
            kind: StandingKind::Owner,
            since: at,
            state: StandingState::Active,
        }],
        minor: None,
        joined_at: at,
    }
}

/// The requests, written before the clock starts.
fn requests(voters: usize) -> anyhow::Result<Vec<Vec<u8>>> {
    let made_at = Clock::SYSTEM.now();
    let request = |number: usize| {
        let ballot = CastBallot {
            vote: VOTE,
            choice: Choice::ALL[number % 3],
            blind: Uuid::from_u128(number as u128),
        };
        let envelope = Envelope {
            id: CommandId(server::chance::new_id()),
            made_at,
            command: councils::Command::CastBallot(ballot).into(),
        };
        let commands = vec![envelope];
        let schema = SCHEMA;
        let body = serde_json::to_string(&Push { schema, commands })?;
        let cookie = token(number).set();
        let cookie = cookie.to_str()?.split(';').next().unwrap_or_default();
        Ok(format!(
            "POST /api/v1/commands HTTP/1.1\r\nhost: 127.0.0.1\r\nx-linli: 1\r\n\
             content-type: application/json\r\ncookie: {cookie}\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes())
    };
    (0..voters).map(request).collect()
}

/// What was acknowledged is there, and counted once.
/// How many commits it took.
async fn check(database: &Path, ballots: usize) -> anyhow::Result<u64> {
    let store = Store::open(database.to_str().context("an odd path")?).await?;
    let communities = Communities::new(store.clone(), Clock::SYSTEM);
    let community = communities
        .get(COMMUNITY)
        .await
        .map_err(|it| anyhow::anyhow!("{it:?}"))?;
    let (counted, cast) = community.look(|town| {
        let there = (0..ballots)
            .filter(|number| {
                let id = BallotId::of(VOTE, voter(*number)).0;
                let kind = domain::Kind::Ballot;
                town.find(domain::Key { kind, id }).is_some()
            })
            .count();
        let turnout: Option<Turnout> = (town as &dyn domain::Town).get(VOTE);
        (there, turnout.map_or(0, |it| it.cast as usize))
    });
    store.close().await;
    let pool = sqlx::SqlitePool::connect(database.to_str().context("an odd path")?).await?;
    let sql = "SELECT COUNT(DISTINCT seq) FROM command";
    let (groups,): (i64,) = sqlx::query_as(sql).fetch_one(&pool).await?;
    pool.close().await;
    ensure!(
        counted == ballots && cast == ballots,
        "{ballots} acknowledged, {counted} there, {cast} counted"
    );
    Ok(groups as u64)
}

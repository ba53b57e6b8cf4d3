//! Measures acknowledged ballots: keep-alive clients, one ballot per request, each answered only
//! after its fsync; the server alone on one core. As fast as it goes, every ballot by another voter;
//! or with `--rate`, as many each second for as many minutes.
//!
//! Prints one line of JSON per figure. `serve` is what it starts itself as, in its own process.

mod check;
mod client;
mod load;
mod scene;
mod served;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use clap::{Parser, Subcommand};
use serde_json::json;
use server::cli::listen;
use server::sequencer::Communities;
use server::store::Store;
use server::{AppState, Clock, Settings};

use check::counted;
use client::{Connection, request};
use scene::prepare;
use served::{Server, cpu_us, resident_kb};

const CLIENTS: usize = 64;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    role: Option<Role>,
    /// Voters, and ballots per run.
    #[arg(long, default_value_t = 40_000)]
    ballots: usize,
    /// Ballots that come in each second; who has voted changes the ballot when it is their turn
    /// again.
    #[arg(long)]
    rate: Option<u64>,
    /// For how long they come in.
    #[arg(long, default_value_t = 10, requires = "rate")]
    minutes: u64,
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
    if let Some(rate) = cli.rate {
        return load::run(&cli.folder, cli.ballots, rate, cli.minutes).await;
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

async fn run(cli: &Cli, ballots: usize, delay_ms: u64) -> anyhow::Result<Run> {
    let database = fresh(&cli.folder)?;
    prepare(&database, ballots).await?;
    let server = Server::start(&database, delay_ms)?;
    let idle_kb = resident_kb(server.process())?;
    // Written before the clock starts.
    let requests: anyhow::Result<Vec<Vec<u8>>> =
        (0..ballots).map(|number| request(number, number)).collect();
    let requests = Arc::new(requests?);
    let cpu_before = cpu_us(server.process())?;
    let next = Arc::new(AtomicUsize::new(0));
    let started = now();
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let connection = Connection::open(&server.address).await?;
        let (requests, next) = (Arc::clone(&requests), Arc::clone(&next));
        clients.push(tokio::spawn(client::send_all(connection, requests, next)));
    }
    let mut times = Vec::with_capacity(ballots);
    for client in clients {
        times.extend(client.await??);
    }
    let took = started.elapsed();
    let cpu = cpu_us(server.process())? - cpu_before;
    drop(server);
    let found = counted(&database, ballots).await?;
    ensure!(
        found.ballots == ballots && found.turnout == ballots && found.casts == ballots as u64,
        "{ballots} acknowledged, {found:?}"
    );
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    std::fs::remove_dir_all(&cli.folder)?;
    Ok(Run {
        per_second: (times.len() as u128 * 1_000_000 / took.as_micros()) as u64,
        p99_us: p99.as_micros() as u64,
        cpu_us: cpu / times.len() as u64,
        idle_kb,
        group: ballots as u64 / found.commits.max(1),
    })
}

/// An empty folder, and the database to be made in it.
fn fresh(folder: &Path) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    Ok(folder.join("linli.db"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "measuring is what this program is for"
)]
fn now() -> Instant {
    Instant::now()
}

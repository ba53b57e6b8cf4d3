//! The hour before a deadline: ballots come in at a steady rate for some minutes. The clock of each
//! runs from the instant it is due, so that a server that falls behind cannot hide it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::ensure;

use super::check::counted;
use super::client::{Answer, Connection, request};
use super::scene::prepare;
use super::served::{Server, resident_kb};
use super::{figure, fresh, now};

/// As many may wait for an answer at the same time.
const CLIENTS: usize = 256;

/// Ballots that are due one after the other.
struct Schedule {
    started: Instant,
    rate: u64,
    voters: usize,
    all: usize,
    next: AtomicUsize,
}

/// How a client's ballots went.
#[derive(Default)]
struct Sent {
    /// From due to counted, in microseconds.
    times: Vec<u64>,
    /// Those the server had no time for.
    shed: u64,
}

/// Lets the ballots come in, ends the server as a power cut would, and counts what is there.
pub async fn run(folder: &Path, voters: usize, rate: u64, minutes: u64) -> anyhow::Result<()> {
    let database = fresh(folder)?;
    prepare(&database, voters).await?;
    let server = Server::start(&database, 0)?;
    let schedule = Arc::new(Schedule {
        started: now(),
        rate,
        voters,
        all: usize::try_from(rate * minutes * 60)?,
        next: AtomicUsize::new(0),
    });
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        let connection = Connection::open(&server.address).await?;
        clients.push(tokio::spawn(send(connection, Arc::clone(&schedule))));
    }
    let mut sent = Sent::default();
    for client in clients {
        let Sent { times, shed } = client.await??;
        sent.times.extend(times);
        sent.shed += shed;
    }
    let took = schedule.started.elapsed();
    let resident_kb = resident_kb(server.process())?;
    drop(server);
    let found = counted(&database, voters).await?;
    std::fs::remove_dir_all(folder)?;
    let counted = sent.times.len() as u64;
    ensure!(found.casts <= counted, "{counted} cast, {found:?}");
    ensure!(counted > 0, "nothing was counted");
    sent.times.sort_unstable();
    let p99_us = sent.times[sent.times.len() * 99 / 100];
    let per_second = u128::from(counted) * 1_000 / took.as_millis();
    let aim = format!("{rate} for {minutes} min");
    figure("load_ballots_per_second", per_second as u64, "1/s", &aim);
    figure("load_counted", counted, "", "");
    figure("load_lost", counted - found.casts, "", "= 0");
    figure("load_shed", sent.shed, "", "= 0");
    figure("load_p99", p99_us / 1_000, "ms", "≤ 500");
    figure("load_resident", resident_kb / 1_024, "MiB", "");
    Ok(())
}

async fn send(mut connection: Connection, schedule: Arc<Schedule>) -> anyhow::Result<Sent> {
    let mut sent = Sent::default();
    while let Some((number, due)) = schedule.take() {
        let request = request(number, number % schedule.voters)?;
        tokio::time::sleep_until(due.into()).await;
        match connection.cast(&request).await? {
            Answer::Counted => sent.times.push(due.elapsed().as_micros() as u64),
            Answer::Shed => sent.shed += 1,
        }
    }
    Ok(sent)
}

impl Schedule {
    /// The next ballot and when it is due.
    fn take(&self) -> Option<(usize, Instant)> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let after = Duration::from_micros(number as u64 * 1_000_000 / self.rate);
        (number < self.all).then(|| (number, self.started + after))
    }
}

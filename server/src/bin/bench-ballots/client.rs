//! Who casts: one keep-alive connection, one ballot per request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use domain::CommandId;
use domain::councils::{self, CastBallot, Choice};
use server::Clock;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;
use wire::{Envelope, Push, SCHEMA};

use super::now;
use super::scene::{VOTE, token};

/// A keep-alive connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// What the server answered to a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is counted, durably.
    Counted,
    /// The server has no time for it now; nothing changed.
    Shed,
}

impl Connection {
    pub async fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let buffer = vec![0; 8192];
        Ok(Self { stream, buffer })
    }

    /// Sends a ballot and waits for its answer.
    pub async fn cast(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        self.stream.write_all(request).await?;
        let mut taken = 0;
        loop {
            let read = self.stream.read(&mut self.buffer[taken..]).await?;
            ensure!(read > 0, "the server hung up");
            taken += read;
            let Some((status, body)) = complete(&self.buffer[..taken])? else {
                continue;
            };
            if status == "503" {
                return Ok(Answer::Shed);
            }
            ensure!(
                body.windows(8).any(|window| window == b"{\"done\":"),
                "not counted: {}",
                String::from_utf8_lossy(body)
            );
            return Ok(Answer::Counted);
        }
    }
}

/// Casts the next ballot as soon as the last one is answered; how long each took.
pub async fn send_all(
    mut connection: Connection,
    requests: Arc<Vec<Vec<u8>>>,
    next: Arc<AtomicUsize>,
) -> anyhow::Result<Vec<Duration>> {
    let mut times = Vec::new();
    while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
        let sent = now();
        let answer = connection.cast(request).await?;
        ensure!(answer == Answer::Counted, "the server has no time");
        times.push(sent.elapsed());
    }
    Ok(times)
}

/// The status and the body of an answer, once all of it is here.
fn complete(answer: &[u8]) -> anyhow::Result<Option<(&str, &[u8])>> {
    let Some(head) = answer.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Ok(None);
    };
    let text = std::str::from_utf8(&answer[..head])?;
    let status = text.split(' ').nth(1).context("no status")?;
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .context("no length")?;
    let length: usize = length.parse()?;
    let body = &answer[head + 4..];
    Ok((body.len() >= length).then_some((status, body)))
}

/// The request that casts the ballot of this number for a voter.
pub fn request(number: usize, voter: usize) -> anyhow::Result<Vec<u8>> {
    let ballot = CastBallot {
        vote: VOTE,
        choice: Choice::ALL[number % 3].into(),
        blind: Uuid::from_u128(number as u128),
    };
    let envelope = Envelope {
        id: CommandId(server::chance::new_id()),
        made_at: Clock::SYSTEM.now(),
        command: councils::Command::CastBallot(ballot).into(),
    };
    let commands = vec![envelope];
    let schema = SCHEMA;
    let body = serde_json::to_string(&Push { schema, commands })?;
    let cookie = token(voter).set();
    let cookie = cookie.to_str()?.split(';').next().unwrap_or_default();
    Ok(format!(
        "POST /api/v1/commands HTTP/1.1\r\nhost: 127.0.0.1\r\nx-linli: 1\r\n\
         content-type: application/json\r\ncookie: {cookie}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes())
}

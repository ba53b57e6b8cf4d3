//! Acknowledged means counted once (V2), through kill -9 of the real program and a network that
//! loses and repeats answers. The program and the network are those of other suites as well.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::councils::{Choice, Mode, Turnout, Voted};
use rstest::rstest;
use server::Clock;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::common::{Db, Device, Dice, Village, ballot, cookie, push, size};

const TIMES: usize = 8;

/// The program, killed and started again under everyone's hands.
pub struct Program {
    child: Child,
    pub address: Arc<Mutex<String>>,
    database: String,
}

impl Program {
    pub fn start(database: &str) -> Self {
        let address = Arc::new(Mutex::new(String::new()));
        let child = run(database, &address);
        Self {
            child,
            address,
            database: database.to_owned(),
        }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn crash(&mut self) {
        self.kill();
        self.child = run(&self.database, &self.address);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn run(database: &str, address: &Mutex<String>) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_linli"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
        .env("LINLI_LOG", "error")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.find_map(|line| {
        let line = line.ok()?;
        line.split_once("http://")
            .map(|(_, address)| address.to_owned())
    });
    *address.lock().unwrap() = line.expect("the program says where it listens");
    child
}

#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_ballots_are_counted_once_through_crashes(
    #[values(Db::Sqlite, Db::Postgres)] db: Db,
) {
    let (voters, kills) = (size("LINLI_VOTERS", 125), size("LINLI_KILLS", 20));
    // The program lives by the machine's clock, so the vote opens about now.
    let founded = Clock::SYSTEM.now().plus_days(-5).plus_minutes(-1);
    let Some(mut village) = Village::open_at(db, voters as u128, founded).await else {
        return;
    };
    let vote = village.open_vote(voters, Mode::Secret).await;
    let mut requests = Vec::new();
    for times in 0..TIMES {
        for (voter, device) in village.residents.clone().into_iter().enumerate() {
            let choice = Choice::ALL[(voter + times) % 3];
            let envelope = village.envelope(ballot(vote, choice, times as u128));
            requests.push((device, push(vec![envelope])));
        }
    }
    // The file is the program's alone from here on.
    village.site.state.store.close().await;
    let mut program = Program::start(&village.site.address);
    let requests = Arc::new(requests);
    let (next, done) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut phones = Vec::new();
    for phone in 0..16 {
        let (requests, address) = (Arc::clone(&requests), Arc::clone(&program.address));
        let (next, done) = (Arc::clone(&next), Arc::clone(&done));
        phones.push(tokio::spawn(async move {
            let mut dice = Dice::new(100 + phone);
            while let Some((device, body)) = requests.get(next.fetch_add(1, Ordering::SeqCst)) {
                let outcome = insist(device, body, &address, &mut dice).await;
                assert!(outcome.contains("\"done\""), "{outcome}");
                done.fetch_add(1, Ordering::SeqCst);
            }
        }));
    }
    let total = voters * TIMES;
    let mut dice = Dice::new(7);
    for kill in 1..=kills {
        // Spread over the whole run, at no particular moment of a request.
        while done.load(Ordering::SeqCst) < total * kill / (kills + 1) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_micros(dice.next() % 4_000)).await;
        program.crash();
    }
    for phone in phones {
        phone.await.unwrap();
    }
    program.kill();
    let site = village.site.twin().await;
    let community = site.state.communities.home().await.unwrap();
    let (turnout, times) = community.look(|town| {
        let turnout: u32 = town.all::<Turnout>().map(|it| it.cast).sum();
        let times: HashMap<_, _> = town.all::<Voted>().map(|it| (it.voter, it.times)).collect();
        (turnout as usize, times)
    });
    assert_eq!(turnout, voters);
    assert_eq!(times.len(), voters);
    for (voter, times) in times {
        assert_eq!(times as usize, TIMES, "of {voter}");
    }
}

/// Sends until an answer is read: one in five answers is lost, one request in ten goes out twice.
/// Whatever is answered more than once is answered the same.
pub async fn insist(
    device: &Device,
    body: &[u8],
    address: &Mutex<String>,
    dice: &mut Dice,
) -> String {
    let mut first: Option<String> = None;
    let mut wanted = if dice.percent(10) { 2 } else { 1 };
    loop {
        let address = address.lock().unwrap().clone();
        let lost = dice.percent(20);
        match send(device, body, &address, lost).await {
            Ok(Some(answer)) => {
                let outcome = answer.split("\"now\"").next().unwrap().to_owned();
                assert_eq!(first.get_or_insert_with(|| outcome.clone()), &outcome);
                wanted -= 1;
                if wanted == 0 {
                    return outcome;
                }
            }
            Ok(None) | Err(_) => tokio::time::sleep(Duration::from_millis(2)).await,
        }
    }
}

/// One request on a connection of its own; `None` where the answer was lost or said "later".
async fn send(
    device: &Device,
    body: &[u8],
    address: &str,
    lost: bool,
) -> std::io::Result<Option<String>> {
    let mut stream = TcpStream::connect(address).await?;
    let head = format!(
        "POST /api/v1/commands HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-linli: 1\r\n\
         cookie: {}\r\ncontent-length: {}\r\n\r\n",
        cookie(&device.token),
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    if lost {
        return Ok(None);
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let Some((head, text)) = answer.split_once("\r\n\r\n") else {
        return Ok(None);
    };
    if head.starts_with("HTTP/1.1 503") || head.starts_with("HTTP/1.1 429") {
        return Ok(None);
    }
    assert!(head.starts_with("HTTP/1.1 200"), "{answer}");
    // Cut short by a crash: no answer at all.
    Ok(text.ends_with('}').then(|| text.to_owned()))
}

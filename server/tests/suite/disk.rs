//! A full disk (V5): writes are refused cleanly, reading goes on, nothing acknowledged is lost, and
//! with room again everything goes on.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use axum::http::{StatusCode, header};
use domain::PersonId;
use domain::councils::{Choice, Mode, Turnout, Voted};
use server::verify::differences;
use wire::Envelope;
use wire::routes::{BLOBS, CHANGES, COMMANDS, RECORDS};

use crate::common::{Db, Device, Site, Village, ballot, push, size};

const VOTERS: usize = 20;
const NAME: &str = "disk::a_full_disk_refuses_cleanly_loses_nothing_and_goes_on";

/// How often each disk is filled.
const ROUNDS: usize = 4;

/// A small disk that is there for as long as this is held.
struct Disk(PathBuf);

impl Disk {
    /// `None` where this test may not mount anything.
    fn mount() -> Option<Self> {
        let name = format!("linli-disk-{}", server::chance::new_id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]);
        let done = mount.arg(&folder).output();
        if done.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        let _ = fs::remove_dir(&folder);
        None
    }

    /// Runs this test once more where an ordinary user may mount something, if there is such a
    /// place: in a namespace of its own.
    fn mount_elsewhere() {
        const THERE: &str = "LINLI_TEST_NAMESPACE";
        let unshared = |program: &std::ffi::OsStr, words: &[&str]| {
            let mut unshare = Command::new("unshare");
            unshare.args(["-U", "-r", "-m"]).arg(program).args(words);
            unshare.env(THERE, "1").status()
        };
        let may = unshared("true".as_ref(), &[]).is_ok_and(|done| done.success());
        if std::env::var_os(THERE).is_some() || !may {
            println!("skipped: nothing may be mounted here");
            return;
        }
        let this = std::env::current_exe().unwrap();
        let done = unshared(this.as_os_str(), &["--exact", NAME]).unwrap();
        assert!(done.success());
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut filler = OpenOptions::new();
        let mut filler = filler
            .create(true)
            .append(true)
            .open(self.filler())
            .unwrap();
        for size in [1 << 20, 4096, 1] {
            while filler.write_all(&vec![7; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    fn filler(&self) -> PathBuf {
        self.0.join("filler")
    }

    fn file(&self) -> &Path {
        &self.0
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        let _ = fs::remove_dir(&self.0);
    }
}

#[tokio::test]
async fn a_full_disk_refuses_cleanly_loses_nothing_and_goes_on() {
    for _ in 0..size("LINLI_DISKS", 1) {
        match Disk::mount() {
            Some(disk) => fill_and_make_room(&disk).await,
            None => return Disk::mount_elsewhere(),
        }
    }
}

async fn fill_and_make_room(disk: &Disk) {
    let mut village = Village::open(Db::Sqlite, VOTERS as u128).await.unwrap();
    let vote = village.open_vote(VOTERS, Mode::Recorded).await;
    let file = disk.file().join("linli.db");
    village.site.state.store.copy_to(&file).await.unwrap();
    let now = village.site.clock.now();
    village.site = Site::at(file.to_str().unwrap().to_owned(), now).await;
    let mut counted: HashMap<PersonId, u32> = HashMap::new();
    let mut refused_in_all = 0;
    for round in 0..ROUNDS {
        let mut waiting: Vec<(Device, Envelope)> = Vec::new();
        for attempt in 0..400 {
            if attempt == VOTERS {
                // In the middle of the vote.
                disk.fill();
                let device = village.residents[2 + round % 15];
                use_up(&village.site, &device, round).await;
            }
            let voter = village.residents[attempt % VOTERS];
            let choice = Choice::ALL[(attempt + round) % 3];
            let envelope = village.envelope(ballot(vote, choice, attempt as u128));
            if cast(&village.site, &voter, &envelope).await {
                *counted.entry(voter.person).or_default() += 1;
            } else {
                waiting.push((voter, envelope));
            }
            if waiting.len() == 12 {
                break;
            }
        }
        assert_eq!(waiting.len(), 12, "it was never full");
        refused_in_all += waiting.len();
        reads(&village.site, &village.residents[0]).await;
        assert!(
            photo(&village.site, &village.residents[1], (round, 0))
                .await
                .is_server_error()
        );
        disk.make_room();
        // The phones send the same again.
        for (voter, envelope) in waiting {
            assert!(
                cast(&village.site, &voter, &envelope).await,
                "there is room"
            );
            *counted.entry(voter.person).or_default() += 1;
        }
        assert_eq!(
            photo(&village.site, &village.residents[1], (round, 0)).await,
            StatusCode::CREATED
        );
    }
    assert_eq!(refused_in_all, 12 * ROUNDS);
    // As the next start finds it.
    village.site.state.store.close().await;
    let site = village.site.twin().await;
    let community = site.state.communities.home().await.unwrap();
    let (turnout, times) = community.look(|town| {
        let turnout: u32 = town.all::<Turnout>().map(|it| it.cast).sum();
        let times: HashMap<_, _> = town.all::<Voted>().map(|it| (it.voter, it.times)).collect();
        (turnout as usize, times)
    });
    assert_eq!((turnout, times), (VOTERS, counted));
    let differences = differences(&site.state.store, village.community).await;
    assert!(differences.unwrap().is_empty());
    site.state.store.close().await;
}

/// Whether the ballot was counted; if not, it was refused as a problem that names a time.
async fn cast(site: &Site, device: &Device, envelope: &Envelope) -> bool {
    let body = push(vec![envelope.clone()]);
    let answer = site.send("POST", COMMANDS, Some(device), body).await;
    if answer.status == StatusCode::OK {
        assert!(answer.text().contains("\"done\""), "{}", answer.text());
        return true;
    }
    assert_eq!(
        (answer.status.as_u16(), &*answer.code()),
        (503, "unavailable")
    );
    let kind = &answer.headers[header::CONTENT_TYPE];
    assert_eq!(kind, "application/problem+json");
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    false
}

async fn reads(site: &Site, device: &Device) {
    let votes = format!("{RECORDS}/vote");
    for path in [CHANGES, &*votes, "/api/v1/session", "/readyz"] {
        let answer = site.get(path, Some(device)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    }
}

/// Uses up what room the database has inside its own files.
async fn use_up(site: &Site, device: &Device, round: usize) {
    for number in 1..100 {
        let status = photo(site, device, (round, number)).await;
        if status != StatusCode::CREATED {
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
            return;
        }
    }
    panic!("it was never full");
}

/// Sends a photo, which needs room too.
async fn photo(site: &Site, device: &Device, (round, number): (usize, usize)) -> StatusCode {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 2];
    bytes.extend([round as u8, number as u8]);
    bytes.resize(300_000, 7);
    let path = format!("{BLOBS}/{}", domain::Digest::of(&bytes));
    site.send("PUT", &path, Some(device), bytes).await.status
}

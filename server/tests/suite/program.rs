//! The program at the command line.

use std::path::PathBuf;
use std::process::{Command, Output};

use domain::councils::{Choice, Mode};
use rstest::rstest;
use serde_json::Value;
use wire::routes::EXPORTS;

use crate::common::{Db, Site, Village, ballot, sabotage};

fn linli(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_linli"))
        .args(words)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let both = [&*output.stdout, b"\n", &*output.stderr].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// A village with a counted vote.
async fn voted(mode: Mode) -> (Village, String) {
    let mut village = Village::open(Db::Sqlite, 5).await.unwrap();
    let vote = village.open_vote(5, mode).await;
    for (index, device) in village.residents[..4].to_vec().iter().enumerate() {
        let choice = [Choice::Agree, Choice::Agree, Choice::Agree, Choice::Abstain][index];
        village.done(device, ballot(vote, choice, 1)).await;
    }
    village.close_vote(vote).await;
    let path = format!("{EXPORTS}/votes/{vote}.json");
    let export = village.site.get(&path, Some(&village.secretary)).await;
    (village, export.text())
}

struct Temporary(PathBuf);

impl Temporary {
    fn file(name: &str) -> Self {
        let name = format!("linli-{}-{name}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[rstest]
#[case(Mode::Recorded)]
#[case(Mode::Secret)]
#[tokio::test]
async fn an_exported_vote_recounts_and_a_changed_one_is_told(#[case] mode: Mode) {
    let (_village, export) = voted(mode).await;
    let file = Temporary::file(&format!("vote-{mode:?}.json"));
    std::fs::write(&file.0, &export).unwrap();
    let output = linli(&["recount", file.path()]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    for line in [
        "quorum:   4 of 5 members present, needed: at least 2/3",
        "ballots:  3 agree, 0 against, 1 abstain",
        "majority: 3 of 4 present agree, needed: more than 1/2",
        "recount:  agrees with the published result",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let mut forged: Value = serde_json::from_str(&export).unwrap();
    forged["published"]["tally"]["agree"] = 4.into();
    std::fs::write(&file.0, forged.to_string()).unwrap();
    let output = linli(&["recount", file.path()]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("recount:  DIFFERS"),
        "{}",
        said(&output)
    );
    let mut twice: Value = serde_json::from_str(&export).unwrap();
    let name = twice["roll"][0].clone();
    twice["roll"].as_array_mut().unwrap().push(name);
    for unreadable in ["{".to_owned(), twice.to_string()] {
        std::fs::write(&file.0, unreadable).unwrap();
        let output = linli(&["recount", file.path()]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert_eq!(linli(&["recount", "/nowhere"]).status.code(), Some(2));
}

#[tokio::test]
async fn a_backup_is_restored_and_verified_and_a_damaged_one_is_not() {
    let (village, _) = voted(Mode::Secret).await;
    let database = village.site.address.clone();
    let (copy, new) = (Temporary::file("copy.db"), Temporary::file("new.db"));
    // In use: the village's own server has it open.
    let output = linli(&["backup", "--database", &database, copy.path()]);
    assert!(output.status.success(), "{}", said(&output));
    let again = linli(&["backup", "--database", &database, copy.path()]);
    assert!(!again.status.success(), "a backup is never overwritten");
    let output = linli(&["restore", copy.path(), "--database", new.path()]);
    assert!(output.status.success(), "{}", said(&output));
    let store = server::store::Store::open(new.path()).await.unwrap();
    let theirs = store.bodies(village.community).await.unwrap();
    let ours = village
        .site
        .state
        .store
        .bodies(village.community)
        .await
        .unwrap();
    assert_eq!(theirs, ours);
    // What phones have read since the backup was taken may never have happened: they are told.
    let mut histories = Vec::new();
    for store in [&village.site.state.store, &store] {
        histories.push(store.history(village.community).await.unwrap().unwrap());
    }
    store.close().await;
    let output = linli(&["restored", "--database", new.path()]);
    assert!(output.status.success(), "{}", said(&output));
    let again = Site::at(new.path().to_owned(), village.site.clock.now()).await;
    let page = again.get(wire::routes::CHANGES, None).await.json();
    histories.push(page["history"].as_str().unwrap().parse().unwrap());
    histories.sort();
    histories.dedup();
    assert_eq!(histories.len(), 3, "each time another one");
    again.state.store.close().await;
    assert!(
        linli(&["verify", "--database", new.path()])
            .status
            .success()
    );
    let sql = "UPDATE record SET body = REPLACE(body, '\"cast\":4', '\"cast\":5')";
    sabotage(&village, sql).await;
    let output = linli(&["verify", "--database", &database]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("is not the sum of what it counts"));
    let (damaged, other) = (Temporary::file("damaged.db"), Temporary::file("other.db"));
    linli(&["backup", "--database", &database, damaged.path()]);
    let output = linli(&["restore", damaged.path(), "--database", other.path()]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(!other.0.exists(), "what is damaged is not left in place");
    // No database at all.
    std::fs::write(&damaged.0, "not a database").unwrap();
    let output = linli(&["restore", damaged.path(), "--database", other.path()]);
    assert!(!output.status.success(), "{}", said(&output));
    assert!(!other.0.exists(), "nor what is none");
}

#[test]
fn of_two_databases_none_is_guessed() {
    let (named, file) = (Temporary::file("named.db"), Temporary::file("address"));
    std::fs::write(&file.0, "elsewhere.db").unwrap();
    let verify = [
        "verify",
        "--database",
        named.path(),
        "--database-file",
        file.path(),
    ];
    let output = linli(&verify);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("two databases are named"),
        "{}",
        said(&output)
    );
    assert!(!named.0.exists());
}

#[tokio::test]
async fn a_whole_database_is_exported_and_imported() {
    let (village, _) = voted(Mode::Secret).await;
    let database = village.site.address.clone();
    let (file, new) = (Temporary::file("all.jsonl"), Temporary::file("moved.db"));
    let export = ["export-all", "--database", &database, file.path()];
    let output = linli(&export);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        !linli(&export).status.success(),
        "a file is never overwritten"
    );
    let import = ["import-all", file.path(), "--database", new.path()];
    let output = linli(&import);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("0 differ"), "{}", said(&output));
    let again = linli(&import);
    assert!(!again.status.success() && said(&again).contains("holds a community already"));
}

#[test]
fn settings_are_checked_before_they_are_used() {
    let database = Temporary::file("config.db");
    let check = |more: &[&str]| {
        let words = ["config", "check", "--database", database.path()];
        linli(&[&words, more].concat())
    };
    let output = check(&[]);
    assert!(output.status.success(), "{}", said(&output));
    for wrong in [
        ["--public-url", "linli.example"],
        ["--dist", "/nowhere"],
        ["--listen", "everywhere"],
    ] {
        assert!(!check(&wrong).status.success(), "{wrong:?}");
    }
    let secret = Temporary::file("address");
    std::fs::write(&secret.0, format!("{}\n", database.path())).unwrap();
    let output = linli(&["migrate", "--database-file", secret.path()]);
    assert!(said(&output).contains("of version"), "{}", said(&output));
}

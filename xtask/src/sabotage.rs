//! `sabotage`: takes the guard of a promise away, runs the test that must catch it, and puts it back. A
//! promise whose test does not fail then is no promise (`docs/guarantees.md`).
//!
//! It works on a copy of the sources with a target folder of its own: whatever ends it, the sources here
//! are untouched.

use crate::setup::{Need, ensure};
use crate::{process, project};
use anyhow::{Context, Result, ensure};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Which guards to take away.
#[derive(Args)]
pub struct Options {
    /// Only those of the promises whose name starts so: V1, S1 …
    #[arg(long)]
    only: Option<String>,
}

/// A guard, and the test that is there for it.
struct Saboteur {
    /// As `docs/guarantees.md` names it.
    promise: &'static str,
    /// Where the guard is.
    file: &'static str,
    /// The guard; it stands there once.
    guard: &'static str,
    /// What stands there without it.
    without: &'static str,
    /// The crate, its test program (or `lib`), and which of its tests.
    test: (&'static str, &'static str, &'static str),
}

const ALL: [Saboteur; 10] = [
    Saboteur {
        promise: "V1",
        file: "domain/src/councils/ballot.rs",
        guard: "    if earlier.is_none() {\n        let cast",
        without: "    {\n        let cast",
        test: (
            "server",
            "suite",
            "simultaneous_ballots_of_one_voter_count_once",
        ),
    },
    Saboteur {
        promise: "V2",
        file: "server/src/sequencer/decide.rs",
        guard: "if let Some(earlier) = claimed.get(&id) {",
        without: "if let Some(earlier) = claimed.get(&id).filter(|_| false) {",
        test: ("server", "suite", "a_repeated_command_gets_the_same_bytes"),
    },
    Saboteur {
        promise: "V10",
        file: "domain/src/core/ratio.rs",
        guard: "                left > right\n",
        without: "                left >= right\n",
        test: (
            "domain",
            "owners",
            "a_million_polls_are_decided_as_the_law_reads",
        ),
    },
    Saboteur {
        promise: "V11",
        file: "domain/src/councils/ballot.rs",
        guard: "        Audience::Sealed\n",
        without: "        Audience::Residents\n",
        test: ("server", "suite", "ballots_of_an_open_vote_reach_nobody"),
    },
    Saboteur {
        promise: "V12",
        file: "domain/src/points/booking.rs",
        guard: "    if bookings.iter().any(|it| it.id == id) || journal.get(EntryId::spent(id)).is_some() {",
        without: "    if false {",
        test: ("domain", "points", ""),
    },
    Saboteur {
        promise: "V13",
        file: "server/src/verify.rs",
        guard: "    for record in rebuilt(&town) {",
        without: "    for record in rebuilt(&town).into_iter().take(0) {",
        test: ("server", "suite", "what_was_tampered_with_is_found"),
    },
    Saboteur {
        promise: "W1",
        file: "domain/src/members/permission.rs",
        guard: "            if held { Ok(()) } else { Err(Refusal::NotYours) }",
        without: "            let _ = held;\n            Ok(())",
        test: (
            "server",
            "suite",
            "every_act_is_refused_to_every_role_it_is_not_for",
        ),
    },
    Saboteur {
        promise: "S1",
        file: "offline/src/outbox.rs",
        guard: "            } else if waits && !shut.contains(&item.lane()) {",
        without: "            } else if waits {",
        test: ("testkit", "simulation", ""),
    },
    Saboteur {
        promise: "S2",
        file: "offline/src/outbox.rs",
        guard: "            if item.blocks() || (waits && !ready(item)) {",
        without: "            if item.blocks() {",
        test: ("testkit", "queue", ""),
    },
    Saboteur {
        promise: "D1",
        file: "server/src/cli/database.rs",
        guard: "    if let Ok(true) = well {",
        without: "    if well.is_ok() {",
        test: (
            "server",
            "suite",
            "a_backup_is_restored_and_verified_and_a_damaged_one_is_not",
        ),
    },
];

/// A test that runs for longer than this is none that says something.
const EACH: Duration = Duration::from_secs(1800);

/// Takes them away one after the other. True when every one was noticed.
///
/// # Errors
/// When the copy cannot be made, or a guard is not where it is said to be.
pub fn run(options: &Options) -> Result<bool> {
    ensure(&[Need::Postgres])?;
    let cluster = crate::postgres::Cluster::start()?;
    let tree = project::target("sabotage/tree");
    copy_to(&tree)?;
    let mut all_noticed = true;
    let wanted = |it: &&Saboteur| {
        let only = options.only.as_ref();
        only.is_none_or(|only| it.promise.starts_with(&**only))
    };
    for it in ALL.iter().filter(wanted) {
        let path = tree.join(it.file);
        let whole = fs::read_to_string(&path)?;
        fs::write(&path, it.taken_away(&whole)?)?;
        let mut command = it.command(&tree);
        command.env("LINLI_TEST_POSTGRES", cluster.url());
        let outcome = process::run(&format!("sabotage-{}", it.promise), &mut command, EACH)?;
        fs::write(&path, whole)?;
        // One that does not compile has caught nothing.
        let noticed = !outcome.ok && outcome.text.contains("test result: FAILED");
        let word = if noticed { "noticed" } else { "NOT NOTICED" };
        println!("{:<4} {} without its guard: {word}", it.promise, it.file);
        if !noticed {
            println!("{}\n{}", outcome.tail(20), outcome.reason);
        }
        all_noticed &= noticed;
    }
    Ok(all_noticed)
}

impl Saboteur {
    /// The source without the guard.
    fn taken_away(&self, whole: &str) -> Result<String> {
        let times = whole.matches(self.guard).count();
        ensure!(
            times == 1,
            "{}: the guard of {} stands there {times} times",
            self.file,
            self.promise
        );
        Ok(whole.replacen(self.guard, self.without, 1))
    }

    fn command(&self, tree: &Path) -> Command {
        let (package, program, filter) = self.test;
        let mut command = project::cargo(&["test", "--package", package]);
        match program {
            "lib" => command.arg("--lib"),
            program => command.args(["--test", program]),
        };
        command.args(["--", filter]);
        command.current_dir(tree);
        command.env("CARGO_TARGET_DIR", project::target("sabotage/target"));
        command
    }
}

/// Copies what the repository keeps, as it stands here.
fn copy_to(tree: &Path) -> Result<()> {
    let mut list = project::command("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let listed = list.output().context("git lists no files")?;
    let listed = String::from_utf8(listed.stdout)?;
    for name in listed.lines() {
        let (from, to): (PathBuf, PathBuf) = (project::at(name), tree.join(name));
        if !from.is_file() {
            continue;
        }
        let bytes = fs::read(&from)?;
        // What stands as it was is not compiled again.
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(to, bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_guard_stands_where_it_is_said_to() {
        for it in ALL {
            let whole = fs::read_to_string(project::at(it.file)).unwrap();
            let without = it.taken_away(&whole).unwrap();
            assert_ne!(whole, without, "{}", it.promise);
        }
    }
}

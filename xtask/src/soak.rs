//! `soak`: the promises of `docs/guarantees.md` in their long form. The tests are those of `test`, made
//! larger by the environment; one table says how many held and how long each took.

use crate::count::Count;
use crate::postgres::Cluster;
use crate::setup::{Need, ensure};
use crate::{process, project};
use anyhow::Result;
use clap::Args;
use serde_json::json;
use std::fs;
use std::process::Command;
use std::time::Duration;

/// Which promises to try.
#[derive(Args)]
pub struct Options {
    /// Only the promises whose name starts so: V1, S1 …
    #[arg(long)]
    only: Option<String>,
}

/// One promise in its long form.
struct Long {
    /// As `docs/guarantees.md` names it.
    promise: &'static str,
    /// The crate's test program, and which of its tests.
    test: (&'static str, &'static str),
    /// How large.
    sizes: &'static [(&'static str, &'static str)],
}

const LONG: [Long; 6] = [
    Long {
        promise: "V1",
        test: ("suite", "simultaneous_ballots_of_one_voter_count_once"),
        sizes: &[("LINLI_VOTERS", "2000")],
    },
    Long {
        promise: "V2",
        test: ("suite", "crash::"),
        sizes: &[("LINLI_VOTERS", "1250"), ("LINLI_KILLS", "200")],
    },
    Long {
        promise: "V5",
        test: ("suite", "disk::"),
        sizes: &[("LINLI_DISKS", "13")],
    },
    Long {
        promise: "V12",
        test: ("suite", "points_crash::"),
        sizes: &[("LINLI_KILLS", "100")],
    },
    Long {
        promise: "D2",
        test: ("suite", "history::"),
        sizes: &[("LINLI_COMMANDS", "10000")],
    },
    Long {
        promise: "S1",
        test: ("simulation", ""),
        sizes: &[
            ("LINLI_SEEDS", "200"),
            ("LINLI_PHONES", "50"),
            ("LINLI_TABS", "3"),
        ],
    },
];

/// No promise is tried for longer than this.
const EACH: Duration = Duration::from_secs(3600);

/// Tries them one after the other. True when all held.
///
/// # Errors
/// When PostgreSQL does not start, or the table cannot be written.
pub fn run(options: &Options) -> Result<bool> {
    ensure(&[Need::Postgres])?;
    let cluster = Cluster::start()?;
    let wanted = |it: &&Long| {
        let only = options.only.as_ref();
        only.is_none_or(|only| it.promise.starts_with(&**only))
    };
    let (mut rows, mut whole) = (Vec::new(), true);
    for it in LONG.iter().filter(wanted) {
        println!("== {}", it.promise);
        let mut command = it.command();
        command.env("LINLI_TEST_POSTGRES", cluster.url());
        let name = format!("soak-{}", it.promise);
        let outcome = process::run(&name, &mut command, EACH)?;
        let mut count = Count::of_libtest(&outcome.text);
        // None that ran is none that held.
        if !outcome.ok || count.passed == 0 {
            count.failed = count.failed.max(1);
            println!("{}\n{}", outcome.tail(30), outcome.reason);
        }
        whole &= count.failed == 0;
        let seconds = outcome.took.as_secs();
        println!("== {}: {} ({seconds} s)", it.promise, count.line());
        let sizes = it.sizes.iter();
        let sizes: Vec<String> = sizes.map(|(name, size)| format!("{name}={size}")).collect();
        rows.push(json!({
            "promise": it.promise, "passed": count.passed, "failed": count.failed,
            "seconds": seconds, "sizes": sizes,
        }));
    }
    fs::write(
        project::target("soak.json"),
        serde_json::to_vec_pretty(&rows)?,
    )?;
    Ok(whole)
}

impl Long {
    fn command(&self) -> Command {
        let (program, filter) = self.test;
        let mut command = project::cargo(&["test", "--workspace", "--test", program, "--", filter]);
        command.envs(self.sizes.iter().copied());
        command
    }
}

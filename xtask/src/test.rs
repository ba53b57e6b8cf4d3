//! `test`: everything, in stages, with one count at the end.
//!
//! A stage that cannot run counts as failed, and so does one in which no test ran. The last line is
//! `N passed, N failed`, with `, N skipped` when tests were skipped and
//! `, N only at the second try` when stories wavered.

use crate::count::Count;
use crate::postgres::Cluster;
use crate::setup::{Need, ensure, ensure_lints};
use crate::{check, process, project, setup, size, tidy, web};
use anyhow::{Result, anyhow};
use clap::Args;
use serde_json::Value;
use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// Which stages to run.
#[derive(Args)]
pub struct Options {
    /// Only the stages whose name starts so: setup tidy web server host wasm fmt clippy size e2e.
    #[arg(long)]
    only: Option<String>,
}

/// The whole run ends before this, whatever hangs.
const WHOLE: Duration = Duration::from_secs(87 * 60);

/// The lints begin before this, or not at all.
const LINTS_BY: Duration = Duration::from_secs(60 * 60);

/// Runs the stages. True when nothing failed.
///
/// # Errors
/// Never: what goes wrong is counted and shown.
pub fn run(options: &Options) -> Result<bool> {
    let mut stages = Stages {
        only: options.only.clone(),
        started: Instant::now(),
        sum: Count::default(),
        failed: Vec::new(),
    };
    stages.all();
    for name in &stages.failed {
        println!("failed: {name}");
    }
    println!("{}", stages.sum.line());
    Ok(stages.sum.failed == 0)
}

struct Stages {
    only: Option<String>,
    started: Instant,
    sum: Count,
    failed: Vec<String>,
}

impl Stages {
    fn all(&mut self) {
        self.step("setup", |_| {
            ensure_lints()?;
            ensure(&[Need::Web, Need::Browser, Need::Postgres])?;
            Ok(true)
        });
        self.step("tidy", |_| tidy::run());
        if self.only.is_none() {
            self.step("compile", compile);
        }
        // The pages come before the server, which carries them.
        self.step("web", |_| web::build().map(|()| true));
        // With the tests, not alone: alone it would be compiled with other features, dependencies
        // and all, and so once more.
        self.step("server", |left| {
            web::ensure_folders()?;
            program("server", host_tests().arg("--no-run"), left).map(|text| text.is_some())
        });
        self.stage("host", host);
        self.stage("wasm", wasm);
        // The optimised page opens, and stays below the limit.
        self.step("size", |_| size::measure());
        self.stage("e2e", stories);
        self.lints();
    }

    /// Last, because they compile everything once more. What they would find, `check` finds too: on a
    /// machine that had to make everything first they are skipped, and counted so.
    fn lints(&mut self) {
        let late = self.only.is_none() && self.started.elapsed() > LINTS_BY;
        match check::commands() {
            Ok(commands) => {
                for (name, mut command) in commands {
                    self.stage(name, |left| {
                        if late && name != "fmt" {
                            println!("   skipped, it is late: `cargo xtask check` has it");
                            return Ok(Count {
                                skipped: 1,
                                ..Count::default()
                            });
                        }
                        Ok(Count::step(program(name, &mut command, left)?.is_some()))
                    });
                }
            }
            Err(error) => self.step("lints", |_| Err(error)),
        }
    }

    /// A stage that counts as one test.
    fn step(&mut self, name: &str, act: impl FnOnce(Duration) -> Result<bool>) {
        self.stage(name, |left| Ok(Count::step(act(left)?)));
    }

    fn stage(&mut self, name: &str, act: impl FnOnce(Duration) -> Result<Count>) {
        if self
            .only
            .as_ref()
            .is_some_and(|start| !name.starts_with(&**start))
        {
            return;
        }
        println!("== {name}");
        let started = Instant::now();
        let left = WHOLE.saturating_sub(self.started.elapsed());
        let count = act(left).unwrap_or_else(|error| {
            println!("{error:#}");
            Count::step(false)
        });
        println!(
            "== {name}: {} ({} s)",
            count.line(),
            started.elapsed().as_secs()
        );
        if count.failed > 0 {
            self.failed.push(name.to_owned());
        }
        self.sum += count;
    }
}

/// Runs a program to its end; None when it failed, with its tail shown.
fn program(name: &str, command: &mut Command, left: Duration) -> Result<Option<String>> {
    let outcome = process::run(name, command, left)?;
    if !outcome.ok {
        println!("{}\n{}", outcome.tail(60), outcome.reason);
    }
    Ok(outcome.ok.then_some(outcome.text))
}

/// Compiles the pages, and at the same time everything else: the last steps of a page keep one core
/// busy for minutes. What is compiled here, the stages after it find.
fn compile(left: Duration) -> Result<bool> {
    web::ensure_folders()?;
    thread::scope(|scope| {
        let tests = scope.spawn(|| {
            let host = program("compile-host", host_tests().arg("--no-run"), left)?.is_some();
            let wasm = program("compile-wasm", wasm_tests().arg("--no-run"), left)?.is_some();
            Ok::<_, anyhow::Error>(host && wasm)
        });
        let pages = web::build();
        let tests = tests
            .join()
            .map_err(|_| anyhow!("compiling the tests broke off"))??;
        pages.map(|()| tests)
    })
}

/// The tests of all crates that run on this machine, with both databases.
fn host(left: Duration) -> Result<Count> {
    let cluster = Cluster::start()?;
    let mut command = host_tests();
    command
        .arg("--no-fail-fast")
        .env("LINLI_TEST_POSTGRES", cluster.url());
    libtest("host", &mut command, left)
}

/// Compiles the tests of this machine and the server's program, and runs the tests.
fn host_tests() -> Command {
    project::cargo(&["test", "--workspace"])
}

/// The tests of the replica and of the components in a real browser.
fn wasm(left: Duration) -> Result<Count> {
    let mut command = wasm_tests();
    command
        .arg("--no-fail-fast")
        .env("CHROMEDRIVER", setup::chromedriver()?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "240");
    libtest("wasm", &mut command, left)
}

fn wasm_tests() -> Command {
    let mut command = project::cargo(&["test", "--target", "wasm32-unknown-unknown"]);
    for package in ["offline", "components"] {
        command.args(["--package", package]);
    }
    command
}

fn libtest(name: &str, command: &mut Command, left: Duration) -> Result<Count> {
    let outcome = process::run(name, command, left)?;
    let count = of_program(Count::of_libtest(&outcome.text), outcome.ok);
    for line in outcome.text.lines() {
        let line = line.trim();
        if line.starts_with("test ") && (line.ends_with("FAILED") || line.ends_with("FAIL")) {
            println!("{line}");
        }
    }
    if !outcome.ok {
        println!("{}\n{}", outcome.tail(60), outcome.reason);
    }
    Ok(count)
}

/// The stories in a real browser, at the sizes of a phone and of a desk.
fn stories(left: Duration) -> Result<Count> {
    let report = project::target("xtask/e2e.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut command = project::command("playwright");
    command
        .arg("test")
        .current_dir(project::at("e2e"))
        .env("LINLI_BIN", project::target("debug/linli"))
        .env("LINLI_CHROMIUM", setup::chromium()?)
        .env("LINLI_E2E_REPORT", &report);
    let outcome = process::run("e2e", &mut command, left)?;
    if !outcome.ok {
        println!("{}\n{}", outcome.tail(120), outcome.reason);
    }
    let counted = fs::read(&report)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok())
        .and_then(|report| Count::of_playwright(&report));
    Ok(of_program(counted.unwrap_or_default(), outcome.ok))
}

/// A program that failed without a failing test (it did not compile, it crashed) counts as one
/// failure, and so does one that ran no test at all.
fn of_program(mut count: Count, ok: bool) -> Count {
    let silent = count.passed + count.failed == 0;
    if count.failed == 0 && (!ok || silent) {
        count.failed = 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::of_program;
    use crate::count::Count;

    fn count(passed: u64, failed: u64) -> Count {
        Count {
            passed,
            failed,
            ..Count::default()
        }
    }

    #[test]
    fn crash_without_a_failing_test_counts_as_a_failure() {
        assert_eq!(of_program(count(3, 0), false), count(3, 1));
        assert_eq!(of_program(count(3, 2), false), count(3, 2));
    }

    #[test]
    fn stage_that_ran_no_test_counts_as_a_failure() {
        assert_eq!(of_program(count(0, 0), true), count(0, 1));
        assert_eq!(of_program(count(1, 0), true), count(1, 0));
    }
}

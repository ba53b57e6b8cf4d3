//! `check`: formatting, lints, the rules of the house, and the supply chain when asked.

use crate::{process, project, setup, tidy, web};
use anyhow::Result;
use clap::Args;
use std::process::Command;
use std::time::Duration;

/// What to check.
#[derive(Args)]
pub struct Options {
    /// Also check licences and advisories with cargo-deny, installing it if missing (some minutes;
    /// it reads the advisory database from the network, so the tests leave it out).
    #[arg(long)]
    deny: bool,
    /// Also compile the server with the feature `pdf` and run its tests (some minutes the first time:
    /// what sets the pages is large, so the tests leave it out). With --deny, what it brings is
    /// checked too.
    #[arg(long)]
    pdf: bool,
}

/// The crates that run in a browser.
const BROWSER: [&str; 8] = [
    "--package",
    "app",
    "--package",
    "console",
    "--package",
    "offline",
    "--package",
    "components",
];

/// Runs every check and reports all failures, not only the first.
///
/// # Errors
/// When a tool cannot be started or installed.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure_lints()?;
    setup::ensure(&[setup::Need::Web])?;
    let mut commands = commands()?;
    if options.pdf {
        setup::ensure(&[setup::Need::Fonts])?;
        commands.extend(of_pdf());
    }
    let mut all = true;
    for (name, mut command) in commands {
        let outcome = process::run(name, &mut command, Duration::from_secs(2400))?;
        println!(
            "{name}: {} ({} s)",
            if outcome.ok { "ok" } else { "FAILED" },
            outcome.took.as_secs()
        );
        if !outcome.ok {
            println!("{}\n{}", outcome.tail(60), outcome.reason);
        }
        all &= outcome.ok;
    }
    all &= tidy::run()?;
    if options.deny {
        all &= deny(options.pdf)?;
    }
    Ok(all)
}

/// The checks that are programs, by the name of their log.
///
/// # Errors
/// When `dist` cannot be made.
pub fn commands() -> Result<Vec<(&'static str, Command)>> {
    web::ensure_folders()?;
    let format = project::cargo(&["fmt", "--all", "--check"]);
    let mut host = project::cargo(&["clippy", "--workspace", "--exclude", "app", "--exclude"]);
    host.args(["console", "--all-targets", "--", "--deny", "warnings"]);
    let mut browser = project::cargo(&["clippy", "--target", "wasm32-unknown-unknown"]);
    browser
        .args(BROWSER)
        .args(["--all-targets", "--", "--deny", "warnings"]);
    Ok(vec![
        ("fmt", format),
        ("clippy-host", host),
        ("clippy-wasm", browser),
    ])
}

/// What only a program with the archive PDF has (ADR 60).
fn of_pdf() -> [(&'static str, Command); 2] {
    let of = |word| project::cargo(&[word, "--package", "server", "--features", "pdf"]);
    let (mut lints, mut tests) = (of("clippy"), of("test"));
    lints.args(["--all-targets", "--", "--deny", "warnings"]);
    tests.args(["--lib", "exports::pdf"]);
    [("clippy-pdf", lints), ("test-pdf", tests)]
}

fn deny(pdf: bool) -> Result<bool> {
    if process::answer("cargo-deny", &["--version"]).is_none() {
        println!("installing cargo-deny (some minutes)");
        let mut install = project::cargo(&["install", "cargo-deny", "--locked", "--root"]);
        install.arg(project::target("tools"));
        process::must("setup-cargo-deny", &mut install, Duration::from_secs(2400))?;
    }
    let told = part("licenses", pdf, &["licenses", "bans", "sources"])?;
    Ok(part("advisories", pdf, &["advisories"])? && told)
}

/// One run of cargo-deny. Advisories are a run of their own: their database is fetched from the
/// network, and what needs none is told without it.
fn part(name: &str, pdf: bool, which: &[&str]) -> Result<bool> {
    let mut command = project::cargo(&["deny"]);
    if pdf {
        command.args(["--features", "server/pdf"]);
    }
    command
        .args(["check", "--hide-inclusion-graph"])
        .args(which);
    let outcome = process::run(
        &format!("deny-{name}"),
        &mut command,
        Duration::from_secs(600),
    )?;
    let fetched = !outcome
        .tail(60)
        .contains("failed to fetch advisory database");
    let told = match (outcome.ok, fetched) {
        (true, _) => "ok",
        (false, true) => "FAILED",
        (false, false) => "NOT CHECKED: the advisory database could not be fetched",
    };
    println!("deny-{name}: {told}");
    if !outcome.ok {
        println!("{}\n{}", outcome.tail(60), outcome.reason);
    }
    Ok(outcome.ok)
}

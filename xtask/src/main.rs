//! `cargo xtask`: the one place that knows how to set a machine up, and how to run, test, check
//! and measure the product.
//!
//! Files are features. Whatever a child process prints goes to `target/xtask/<name>.log`; its tail
//! is shown when the child fails.
#![expect(
    clippy::disallowed_methods,
    reason = "the tools measure real time and wait for real processes; no rule depends on them"
)]

mod bench;
mod check;
mod count;
mod deb;
mod dist;
mod fingerprint;
mod parts;
mod pictures;
mod postgres;
mod process;
mod project;
mod quick;
mod run;
mod sabotage;
mod setup;
mod size;
mod soak;
mod test;
mod tidy;
mod web;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use std::process::ExitCode;

/// Runs, tests, checks and measures Linli; installs what is missing on Debian.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the demo neighbourhood.
    Run(run::Options),
    /// Run every test there is; the last line is `N passed, N failed`.
    Test(test::Options),
    /// Formatting, lints, the rules of the house, and (with --deny) the supply chain.
    Check(check::Options),
    /// Print the compressed bytes of everything the first screen loads; fail above the limit.
    Size,
    /// Run the benches, print one table and write target/bench.json.
    Bench(bench::Options),
    /// Try the promises in their long form, print one table and write target/soak.json.
    Soak(soak::Options),
    /// Take the guards of the promises away one by one, and see that a test notices.
    Sabotage(sabotage::Options),
    /// Build the Debian package: the program with its service, into target/deb.
    Deb,
    /// Put the pictures that the guides show into docs/pictures, from the last run of the stories.
    Pictures,
    /// The rules of the house alone: which crate may use which, lengths, forbidden words.
    Tidy,
    /// Build the residents' app and the office into dist/.
    Web(WebOptions),
}

/// Which pages, and how well.
#[derive(Args)]
struct WebOptions {
    /// Without optimisation, to look at a screen one works on: some ten seconds instead of minutes.
    #[arg(long)]
    quick: bool,
    /// With --quick: only this page, `app` or `console`.
    #[arg(requires = "quick")]
    page: Option<String>,
}

fn main() -> ExitCode {
    let done: Result<bool> = match Arguments::parse().task {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Check(options) => check::run(&options),
        Task::Size => size::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Soak(options) => soak::run(&options),
        Task::Sabotage(options) => sabotage::run(&options),
        Task::Deb => deb::run(),
        Task::Pictures => pictures::run(),
        Task::Tidy => tidy::run(),
        Task::Web(options) => setup::ensure(&[setup::Need::Web])
            .and_then(|()| {
                if options.quick {
                    quick::build(options.page.as_deref())
                } else {
                    web::build()
                }
            })
            .map(|()| true),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

//! What the program can be told to do. `--help` is the manual.

mod demo;
mod import_roster;
mod serve;
mod set_up;

use clap::{Parser, Subcommand};

pub use serve::{Serve, listen};

/// Linli (邻里): residents run their neighbourhood together.
#[derive(Parser)]
#[command(name = "linli", version, about)]
pub struct Cli {
    #[command(subcommand)]
    word: Word,
}

#[derive(Subcommand)]
enum Word {
    /// Serve the API and the apps.
    Serve(Serve),
    /// Serve a sample neighbourhood, planted on first start.
    Demo(demo::Demo),
    /// Create a community with its compound.
    SetUp(set_up::NewCommunity),
    /// Let a community worker sign in.
    Worker(set_up::NewWorker),
    /// Import a compound's roster, all or nothing.
    ImportRoster(import_roster::ImportRoster),
}

/// Does what the program was told.
///
/// # Errors
/// With a sentence for the operator.
pub async fn run(cli: Cli) -> anyhow::Result<std::process::ExitCode> {
    match cli.word {
        Word::Serve(it) => serve::run(it).await?,
        Word::Demo(it) => demo::run(it).await?,
        Word::SetUp(it) => set_up::set_up(it).await?,
        Word::Worker(it) => set_up::worker(it).await?,
        Word::ImportRoster(it) => return import_roster::run(it).await,
    }
    Ok(std::process::ExitCode::SUCCESS)
}

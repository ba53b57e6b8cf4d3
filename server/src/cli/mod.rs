//! What the program can be told to do. `--help` is the manual.

mod database;
mod demo;
mod import_roster;
mod recount;
mod serve;
mod set_up;
mod transfer;

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
    /// Make a key for notifications on phones: its line belongs into the file of `--push-key-file`.
    PushKey,
    /// Import a compound's roster, all or nothing.
    ImportRoster(import_roster::ImportRoster),
    /// Count a vote again from its export.
    Recount(recount::RecountFile),
    /// Check that everything shown is the sum of what is stored.
    Verify(serve::Database),
    /// Bring the database's tables up to date.
    Migrate(serve::Database),
    /// Write a copy of the database while it is in use.
    Backup(database::Backup),
    /// Put a copy where a new database is to be, after checking it.
    Restore(database::Restore),
    /// Write a whole database into a file, to move to another database.
    ExportAll(transfer::ExportAll),
    /// Take such a file into an empty database.
    ImportAll(transfer::ImportAll),
    /// Say that PostgreSQL's own tools brought the database back, so that phones read it again.
    Restored(serve::Database),
    /// Look at the settings.
    #[command(subcommand)]
    Config(Config),
}

#[derive(Subcommand)]
enum Config {
    /// Read every setting and open the database, without serving.
    Check(Serve),
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
        Word::PushKey => println!("{}", crate::push::new_key()?),
        Word::ImportRoster(it) => return import_roster::run(it).await,
        Word::Recount(it) => return Ok(recount::run(&it)),
        Word::Verify(it) => return database::verify(&it).await,
        Word::Migrate(it) => database::migrate(&it).await?,
        Word::Backup(it) => database::backup(&it).await?,
        Word::Restore(it) => return database::restore(&it).await,
        Word::ExportAll(it) => transfer::export(&it).await?,
        Word::ImportAll(it) => return transfer::import(&it).await,
        Word::Restored(it) => database::restored(&it).await?,
        Word::Config(Config::Check(it)) => serve::check(&it).await?,
    }
    Ok(std::process::ExitCode::SUCCESS)
}

//! What the program can be told to do. `--help` is the manual.

mod serve;

use clap::{Parser, Subcommand};

pub use serve::Serve;

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
}

/// Does what the program was told.
///
/// # Errors
/// With a sentence for the operator.
pub async fn run(cli: Cli) -> anyhow::Result<std::process::ExitCode> {
    match cli.word {
        Word::Serve(it) => serve::run(it).await?,
    }
    Ok(std::process::ExitCode::SUCCESS)
}

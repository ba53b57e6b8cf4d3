//! `export-all` and `import-all`: a whole database into a file, and into an empty database of either kind.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;

use super::database::{begin_history, is_well};
use super::serve::Database;

/// Write everything of a database into a file of JSON lines. Stop the server before: what it takes after
/// this moment is not in the file.
#[derive(Args, Clone, Debug)]
pub struct ExportAll {
    #[command(flatten)]
    database: Database,
    /// The new file; it must not be there yet.
    file: PathBuf,
}

/// Take such a file into an empty database, all or nothing, and check it.
#[derive(Args, Clone, Debug)]
pub struct ImportAll {
    /// The file.
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

pub(super) async fn export(it: &ExportAll) -> anyhow::Result<()> {
    let store = it.database.open().await?;
    let name = it.file.display();
    // Telephones and digests are in it: for nobody else to read.
    let file = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&it.file)
        .with_context(|| format!("cannot write {name}"))?;
    let written = store.write_out(&mut BufWriter::new(file)).await;
    store.close().await;
    if written.is_err() {
        std::fs::remove_file(&it.file)?;
    }
    println!("{} rows written to {name}", written?);
    Ok(())
}

pub(super) async fn import(it: &ImportAll) -> anyhow::Result<ExitCode> {
    let name = it.file.display();
    let file = File::open(&it.file).with_context(|| format!("cannot read {name}"))?;
    let store = it.database.open().await?;
    let taken = store.take_in(&mut BufReader::new(file)).await;
    let Ok(rows) = taken else {
        store.close().await;
        taken.with_context(|| format!("nothing was imported from {name}"))?;
        return Ok(ExitCode::FAILURE);
    };
    let well = is_well(&store).await?;
    begin_history(&store).await?;
    store.close().await;
    println!("{rows} rows imported; phones will read everything again");
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

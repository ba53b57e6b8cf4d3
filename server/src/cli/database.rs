//! `verify`, `migrate`, `backup`, `restore`, `restored`: looking after the database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use clap::Args;

use super::serve::Database;
use crate::store::Store;
use crate::verify::differences;

/// Write a copy of a SQLite database while it is in use. For PostgreSQL use `pg_dump`.
#[derive(Args, Clone, Debug)]
pub struct Backup {
    #[command(flatten)]
    database: Database,
    /// The new file; it must not be there yet.
    file: PathBuf,
}

/// Put a copy where a new SQLite database is to be, after checking it.
#[derive(Args, Clone, Debug)]
pub struct Restore {
    /// The copy.
    file: PathBuf,
    #[command(flatten)]
    database: Database,
}

/// Ends with 1 when something is not as it must be.
pub(super) async fn verify(it: &Database) -> anyhow::Result<ExitCode> {
    let store = it.open().await?;
    let well = is_well(&store).await?;
    store.close().await;
    Ok(if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

pub(super) async fn migrate(it: &Database) -> anyhow::Result<()> {
    let store = it.open().await?;
    println!("the tables are of version {}", store.version().await?);
    store.close().await;
    Ok(())
}

pub(super) async fn backup(it: &Backup) -> anyhow::Result<()> {
    let store = it.database.open().await?;
    let copied = store.copy_to(&it.file).await;
    store.close().await;
    copied.with_context(|| format!("cannot write {}", it.file.display()))?;
    println!("written to {}", it.file.display());
    Ok(())
}

pub(super) async fn restore(it: &Restore) -> anyhow::Result<ExitCode> {
    let to = it.database.address()?;
    ensure!(!to.starts_with("postgres"), "use pg_restore for PostgreSQL");
    let to = Path::new(&to);
    ensure!(!to.exists(), "{} is there already", to.display());
    std::fs::copy(&it.file, to).with_context(|| format!("cannot copy {}", it.file.display()))?;
    let well = looked_over(it).await;
    if let Ok(true) = well {
        println!("restored to {}", to.display());
        return Ok(ExitCode::SUCCESS);
    }
    // Nothing is left that could be taken for a database.
    std::fs::remove_file(to)?;
    println!("not restored: the copy is damaged");
    well.map(|_| ExitCode::FAILURE)
}

/// Whether the copy is whole; where it is, phones read everything again.
async fn looked_over(it: &Restore) -> anyhow::Result<bool> {
    let store = it.database.open().await?;
    let well = is_well(&store).await?;
    begin_history(&store).await?;
    store.close().await;
    Ok(well)
}

/// What `restore` does to the copy, for a database that its own tools brought back.
pub(super) async fn restored(it: &Database) -> anyhow::Result<()> {
    let store = it.open().await?;
    let told = begin_history(&store).await;
    store.close().await;
    told?;
    println!("phones will read everything again");
    Ok(())
}

pub(super) async fn begin_history(store: &Store) -> anyhow::Result<()> {
    for community in store.communities().await? {
        store.begin_history(community).await?;
    }
    Ok(())
}

/// Says what is stored, and what of it is not as it must be.
pub(super) async fn is_well(store: &Store) -> anyhow::Result<bool> {
    let mut well = true;
    for community in store.communities().await? {
        let found = differences(store, community).await?;
        for difference in &found {
            let key = difference.key;
            println!("{} {} {}", key.kind, key.id, difference.what);
        }
        let records = store.bodies(community).await?.len();
        println!(
            "community {community}: {records} records, {} differ",
            found.len()
        );
        well &= found.is_empty();
    }
    Ok(well)
}

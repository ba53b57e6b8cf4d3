//! `import-roster`: the same import as in the office, from the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use clap::Args;
use domain::{CompoundId, Digest};
use wire::{Columns, MOST_ROSTER_BYTES, RosterPreview};

use super::serve::Database;
use crate::sequencer::{By, Communities};
use crate::{Clock, Failure, imports};

/// Import a compound's roster, all or nothing: xlsx, or csv in UTF-8 or GB18030.
#[derive(Args, Clone, Debug)]
pub struct ImportRoster {
    /// The file.
    file: PathBuf,
    /// The compound's id; may be left out where there is only one.
    #[arg(long)]
    compound: Option<CompoundId>,
    /// Columns by field, counted from 0, such as {"building":0,"room":3}; guessed from the
    /// headings where they are not given.
    #[arg(long)]
    columns: Option<String>,
    /// Only show what would change.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    database: Database,
}

pub(super) async fn run(it: ImportRoster) -> anyhow::Result<ExitCode> {
    let bytes = std::fs::read(&it.file);
    let bytes = bytes.with_context(|| format!("cannot read {}", it.file.display()))?;
    if bytes.len() > MOST_ROSTER_BYTES {
        return Err(anyhow!("the file is larger than {MOST_ROSTER_BYTES} bytes"));
    }
    let columns = it.columns.as_deref().map(serde_json::from_str::<Columns>);
    let draft = imports::draft(&bytes, columns.transpose()?.as_ref())?;
    let clock = Clock::SYSTEM;
    let communities = Communities::new(it.database.open().await?, clock.clone());
    let community = communities.home().await.map_err(told)?;
    let compound = imports::compound(&community, it.compound).map_err(told)?;
    let shown = community
        .look(|town| imports::preview(&draft, compound, clock.now(), town))
        .map_err(|refusal| anyhow!("{}", refusal.sentence(domain::Lang::En)))?;
    show(&shown);
    if !shown.faults.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if !it.dry_run {
        let file = (Digest::of(&bytes), compound);
        imports::commit(&community, &draft, file, By::System)
            .await
            .map_err(told)?;
        println!("imported");
    }
    Ok(ExitCode::SUCCESS)
}

fn told(failure: Failure) -> anyhow::Error {
    let detail = failure.detail.unwrap_or_default();
    anyhow!("{} {detail}", failure.code.as_str())
}

fn show(shown: &RosterPreview) {
    for fault in &shown.faults {
        let code = serde_json::to_value(fault.code).unwrap_or_default();
        println!(
            "row {}, {}: {} {:?}",
            fault.row,
            fault.field.heading(),
            code.as_str().unwrap_or_default(),
            fault.cell
        );
    }
    if shown.faults.is_empty() {
        println!(
            "{} rows: {} homes that vote, {} parking spaces, {} heads, {} m²",
            shown.rows,
            shown.voting_homes,
            shown.parking,
            shown.heads,
            domain::Area(shown.area)
        );
        for holder in &shown.unsettled {
            println!("needs a ruling: {holder}");
        }
        let diff = &shown.diff;
        let (added, changed, removed) = (diff.added.len(), diff.changed.len(), diff.removed.len());
        println!("added {added}, changed {changed}, removed {removed}");
        for owner in &diff.leaving {
            println!("no longer an owner: {owner}");
        }
    } else {
        println!("{} faults; nothing was changed", shown.faults.len());
    }
}

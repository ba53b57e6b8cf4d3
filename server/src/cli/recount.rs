//! `recount`: counts a vote again from its export, and says whether it equals what was published.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use domain::councils::{Denominator, Recount, Tally, VoteExport, recount};
use domain::{Lang, Ratio, wording};

/// Count a vote again from its export. Ends with 0 when the file has no published result or the
/// count equals it, 1 when it differs, 2 when the file cannot be counted.
#[derive(Args, Clone, Debug)]
pub struct RecountFile {
    /// The export, such as vote-….json.
    file: PathBuf,
}

pub(super) fn run(it: &RecountFile) -> ExitCode {
    let path = it.file.display();
    let read = std::fs::read_to_string(&it.file).map_err(|error| error.to_string());
    let parsed = read.and_then(|text| {
        let parsed = serde_json::from_str::<VoteExport>(&text);
        parsed.map_err(|error| error.to_string())
    });
    let export = match parsed {
        Ok(export) => export,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    match recount(&export) {
        Ok(found) => {
            print!("{}", told(&export, &found));
            ExitCode::from(u8::from(found.agrees == Some(false)))
        }
        Err(fault) => {
            eprintln!("{path}: {fault}");
            ExitCode::from(2)
        }
    }
}

/// The count in words, a line for each thing.
fn told(export: &VoteExport, found: &Recount) -> String {
    let tally = &found.counted.tally;
    let (quorum, majority) = (export.rules.quorum.share, export.rules.majority);
    let (whole, of) = match majority.of {
        Denominator::OfVotesCast => (tally.agree + tally.against, "votes cast"),
        Denominator::OfPresent => (tally.present, "present"),
        Denominator::OfMembers => (tally.members, "members"),
        Denominator::OfParticipating => {
            (tally.agree + tally.against + tally.abstain, "who took part")
        }
    };
    let pack = export.rules.pack.as_ref();
    let pack = pack.map_or("none named".to_owned(), |pack| format!("pack {pack}"));
    let verdict = match found.agrees {
        Some(true) => "agrees with the published result",
        Some(false) => "DIFFERS from the published result",
        None => "no result was published with it",
    };
    let mut lines = vec![
        format!("motion:   {}", export.title),
        format!("rules:    {pack}"),
        format!(
            "quorum:   {} of {} members present, needed: {}",
            tally.present,
            tally.members,
            share(quorum)
        ),
        format!("ballots:  {}", ballots(tally)),
        format!(
            "majority: {} of {whole} {of} agree, needed: {}",
            tally.agree,
            share(majority.share)
        ),
        format!(
            "outcome:  {}",
            wording::outcome(found.counted.outcome, Lang::En)
        ),
        format!("recount:  {verdict}"),
    ];
    if let Some(published) = export.published.filter(|_| found.agrees == Some(false)) {
        lines.push(format!(
            "published: {} of {} present, {}: {}",
            published.tally.present,
            published.tally.members,
            ballots(&published.tally),
            wording::outcome(published.outcome, Lang::En)
        ));
    }
    lines.join("\n") + "\n"
}

fn ballots(tally: &Tally) -> String {
    let Tally {
        agree,
        against,
        abstain,
        ..
    } = tally;
    format!("{agree} agree, {against} against, {abstain} abstain")
}

fn share(share: Ratio) -> String {
    let least = if share.strict {
        "more than"
    } else {
        "at least"
    };
    format!("{least} {}/{}", share.over, share.under)
}

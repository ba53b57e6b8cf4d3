//! `recount`: counts a vote or the ledger of points again from its export, and says whether it
//! equals what was published.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use domain::councils::counting::Lot;
use domain::councils::{Denominator, Published, Recount, Slate, Tally, VoteExport, recount};
use domain::points::{Held, LedgerExport, recount_ledger};
use domain::{Lang, Ratio, wording};

/// Count a vote or the ledger of points again from its export. Ends with 0 when the file has no published result or the
/// count equals it, 1 when it differs, 2 when the file cannot be counted.
#[derive(Args, Clone, Debug)]
pub struct RecountFile {
    /// The export, such as vote-….json or points.json.
    file: PathBuf,
}

pub(super) fn run(it: &RecountFile) -> ExitCode {
    let path = it.file.display();
    let read = std::fs::read_to_string(&it.file).map_err(|error| error.to_string());
    if let Ok(text) = &read
        && let Ok(ledger) = serde_json::from_str::<LedgerExport>(text)
    {
        return points(&path, &ledger);
    }
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

/// A ledger of points: what everybody has by its entries alone.
fn points(path: &std::path::Display<'_>, ledger: &LedgerExport) -> ExitCode {
    let found = match recount_ledger(ledger) {
        Ok(found) => found,
        Err(fault) => {
            eprintln!("{path}: {fault}");
            return ExitCode::from(2);
        }
    };
    let sum = |of: fn(&Held) -> u64| found.held.iter().map(of).sum::<u64>();
    let verdict = if found.agrees() {
        "agrees with what was published"
    } else {
        "DIFFERS from what was published"
    };
    println!("entries:  {} of {} people", found.entries, found.held.len());
    println!(
        "points:   {} earned, {} spent, {} expired, {} to spend, {} short",
        sum(|it| it.honour),
        sum(|it| it.spent),
        sum(|it| it.expired),
        sum(|it| it.spendable),
        sum(|it| it.short)
    );
    println!("movements sum to {}", found.sum);
    if found.strange > 0 {
        println!("{} entries bear an id that is not theirs", found.strange);
    }
    for person in &found.differ {
        println!("differs:  {person}");
    }
    println!("recount:  {verdict}");
    ExitCode::from(u8::from(!found.agrees()))
}

/// The count in words, a line for each thing.
fn told(export: &VoteExport, found: &Recount) -> String {
    let tally = &found.counted.tally;
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
            share(export.rules.quorum.share)
        ),
    ];
    match picked(export, &found.counted) {
        Some(picked) => lines.extend(picked),
        None => lines.extend(agreed(export, tally)),
    }
    lines.push(format!(
        "outcome:  {}",
        wording::outcome(found.counted.outcome, Lang::En)
    ));
    lines.push(format!("recount:  {verdict}"));
    if let Some(published) = export
        .published
        .as_ref()
        .filter(|_| found.agrees == Some(false))
    {
        lines.push(was_published(export, published));
    }
    lines.join("\n") + "\n"
}

/// The way to vote, what each option got, and what is chosen, in a choice between options.
fn picked(export: &VoteExport, counted: &Published) -> Option<Vec<String>> {
    let slate = export.slate.as_ref()?;
    // An election has none.
    let none = Lot::as_published(slate.count());
    let lot = export.lot.as_ref().unwrap_or(&none);
    let (count, chosen) = (counted.count.as_ref()?, counted.chosen.as_ref()?);
    let told = wording::count(slate, lot, count, chosen, counted.tally.present, Lang::En);
    let way = wording::vote_kind(slate.rule.kind(), Lang::En);
    let mut lines = vec![format!("way:      {way}")];
    let bars = told
        .bars
        .iter()
        .map(|bar| format!("{}: {}", bar.name, bar.said));
    let said = told.lines.iter().cloned().chain(bars);
    lines.extend(said.map(|line| format!("          {line}")));
    lines.push(format!("chosen:   {}", names(slate, chosen)));
    Some(lines)
}

/// Options by name.
fn names(slate: &Slate, options: &[u16]) -> String {
    if options.is_empty() {
        return "nothing".to_owned();
    }
    let name = |option: &u16| match slate.options.get(usize::from(*option)) {
        Some(it) => it.title.to_string(),
        None => format!("option {option}"),
    };
    let names: Vec<String> = options.iter().map(name).collect();
    names.join(", ")
}

/// Ballots and majority of a vote on yes or no.
fn agreed(export: &VoteExport, tally: &Tally) -> Vec<String> {
    let mut lines = vec![format!("ballots:  {}", ballots(tally))];
    if let Some(majority) = export.rules.majority {
        let of = match majority.of {
            Denominator::OfVotesCast => "votes cast",
            Denominator::OfPresent => "present",
            Denominator::OfMembers => "members",
            Denominator::OfParticipating => "who took part",
        };
        lines.push(format!(
            "majority: {} of {} {of} agree, needed: {}",
            tally.agree,
            tally.denominator(majority.of),
            share(majority.share)
        ));
    }
    lines
}

/// What a file with another result says.
fn was_published(export: &VoteExport, published: &Published) -> String {
    let tally = &published.tally;
    let said = match (&export.slate, &published.chosen) {
        (Some(slate), Some(chosen)) => names(slate, chosen),
        (Some(_), None) => "nothing about what was chosen".to_owned(),
        (None, _) => ballots(tally),
    };
    format!(
        "published: {} of {} present, {said}: {}",
        tally.present,
        tally.members,
        wording::outcome(published.outcome, Lang::En)
    )
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

//! Who may vote in an exported vote, who was there, and whether its ballots are theirs.

use std::collections::BTreeSet;

use super::{ExportFault, VoteExport};
use crate::councils::Mode;

pub(super) fn roll(export: &VoteExport) -> Result<BTreeSet<&str>, ExportFault> {
    let mut roll = BTreeSet::new();
    for name in &export.roll {
        if !roll.insert(name.as_str()) {
            return Err(ExportFault::RollTwice(name.clone()));
        }
    }
    Ok(roll)
}

pub(super) fn present(export: &VoteExport, roll: &BTreeSet<&str>) -> Result<usize, ExportFault> {
    let listed = export.present.iter().flatten().map(String::as_str);
    let mut present: BTreeSet<&str> = listed.collect();
    let mut voted = BTreeSet::new();
    for (index, ballot) in export.ballots.iter().enumerate() {
        match (&ballot.voter, export.mode) {
            (None, Mode::Recorded) => return Err(ExportFault::Nameless(index + 1)),
            (Some(_), Mode::Secret) => return Err(ExportFault::Named(index + 1)),
            (None, Mode::Secret) => {}
            (Some(voter), Mode::Recorded) => {
                if !voted.insert(voter.as_str()) {
                    return Err(ExportFault::BallotTwice(voter.clone()));
                }
                present.insert(voter);
            }
        }
    }
    if let Some(stranger) = present.iter().find(|name| !roll.contains(*name)) {
        return Err(ExportFault::NotOnRoll((*stranger).to_owned()));
    }
    let ballots = export.ballots.len();
    let present = if export.present.is_some() {
        present.len()
    } else {
        ballots
    };
    if present > roll.len() {
        return Err(ExportFault::TooManyBallots {
            ballots,
            present: roll.len(),
        });
    }
    if ballots > present {
        return Err(ExportFault::TooManyBallots { ballots, present });
    }
    Ok(present)
}
